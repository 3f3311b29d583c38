// Q-learning on a frozen lake of sixteen cells: arithmetic alone, no page.

/** The lake, row by row: start, frozen, hole, goal. */
export const LAKE = "SFFFFHFHFFFHHFFG";
export const SIDE = 4;
export const ACTIONS = ["left", "down", "right", "up"];
/** After so many steps an episode is cut off, though nothing has ended. */
export const LIMIT = 100;
const MOVES = [[0, -1], [1, 0], [0, 1], [-1, 0]];

/** @typedef {number[][]} Table four values for each cell */
/** @typedef {{ chance: number, state: number, reward: number, ended: boolean }} Outcome */
/**
 * @typedef {object} Settings
 * @property {number} epsilon share of the moves that are drawn at random
 * @property {number} alpha learning rate
 * @property {number} gamma discount
 * @property {number} slip chance to go astray, half of it to either side
 */
/**
 * @typedef {object} Agent the table and where the agent stands
 * @property {Table} q
 * @property {number} state
 * @property {number} steps steps made in this episode
 * @property {boolean[]} won how the episodes so far have ended
 */

/** @param {number} state */
export const isEnd = (state) => LAKE[state] === "H" || LAKE[state] === "G";

/** @returns {Table} */
export const emptyTable = () => Array.from(LAKE, () => [0, 0, 0, 0]);

/** @returns {Agent} */
export const newAgent = () => ({ q: emptyTable(), state: 0, steps: 0, won: [] });

/** Where a move leads; the shore stops it. @param {number} state @param {number} action */
function moved(state, action) {
  const [down, right] = MOVES[action];
  const row = Math.floor(state / SIDE) + down;
  const column = (state % SIDE) + right;
  const off = row < 0 || row >= SIDE || column < 0 || column >= SIDE;
  return off ? state : row * SIDE + column;
}

/**
 * What may come of an action: to one side, as meant, to the other side.
 * @param {number} state no end
 * @param {number} action
 * @param {number} slip
 * @returns {Outcome[]}
 */
export function outcomes(state, action, slip) {
  return [[3, slip / 2], [0, 1 - slip], [1, slip / 2]].map(([turn, chance]) => {
    const after = moved(state, (action + turn) % 4);
    return { chance, state: after, reward: LAKE[after] === "G" ? 1 : 0, ended: isEnd(after) };
  });
}

/** The actions with the highest value: all of them where they are equal. @param {readonly number[]} values */
export function best(values) {
  const most = Math.max(...values);
  return values.flatMap((value, action) => (value === most ? [action] : []));
}

/** @template T @param {readonly T[]} things @param {() => number} uniform */
const pick = (things, uniform) => things[Math.floor(uniform() * things.length)];

/**
 * Mostly the best action of the table, equals drawn by lot, sometimes any.
 * @param {readonly number[]} values
 * @param {number} epsilon
 * @param {() => number} uniform
 */
export function choose(values, epsilon, uniform) {
  return pick(uniform() < epsilon ? [0, 1, 2, 3] : best(values), uniform);
}

/**
 * The update: moves Q(s, a) a part of the way towards r + γ max Q(s', ·), without the second
 * term if the episode has ended. Changes the table; returns what the value was, the second term's
 * maximum and the temporal-difference error (the bracket).
 * @param {Table} q
 * @param {{ state: number, action: number, reward: number, after: number, ended: boolean }} seen
 * @param {Pick<Settings, "alpha" | "gamma">} settings
 */
export function learn(q, { state, action, reward, after, ended }, { alpha, gamma }) {
  const was = q[state][action];
  const future = ended ? 0 : Math.max(...q[after]);
  const error = reward + gamma * future - was;
  q[state][action] += alpha * error;
  return { was, future, error };
}

/**
 * One step of the agent, who learns from it. Changes the agent; where the episode is over
 * he stands at the start again.
 * @param {Agent} agent
 * @param {Settings} settings
 * @param {() => number} uniform gives numbers from 0 to 1
 */
export function act(agent, settings, uniform) {
  const { q, state } = agent;
  const action = choose(q[state], settings.epsilon, uniform);
  const { state: after, reward, ended } = drawn(outcomes(state, action, settings.slip), uniform());
  const learned = learn(q, { state, action, reward, after, ended }, settings);
  agent.steps += 1;
  const over = ended || agent.steps >= LIMIT;
  agent.state = after;
  if (over) {
    agent.won.push(reward > 0);
    agent.state = 0;
    agent.steps = 0;
  }
  return { state, action, after, reward, ended, over, ...learned };
}

/** @param {readonly Outcome[]} all @param {number} lot from 0 to 1 */
function drawn(all, lot) {
  let sum = 0;
  return all.find(({ chance }) => lot < (sum += chance)) ?? all[all.length - 1];
}

/**
 * How surely the greedy policy reaches the goal from the start within an episode's limit:
 * computed, not tried. Equal actions are taken equally often.
 * @param {Table} q
 * @param {number} slip
 */
export function success(q, slip) {
  return reach((values, row) => {
    const choices = best(q[row]);
    return choices.reduce((sum, action) => sum + values[action], 0) / choices.length;
  }, slip);
}

/** The same of the best that anybody could do who knew the lake. @param {number} slip */
export function possible(slip) {
  return reach((values) => Math.max(...values), slip);
}

/**
 * The chance to reach the goal in LIMIT steps, counted from the last step back.
 * @param {(values: number[], state: number) => number} worth of the four actions' chances
 * @param {number} slip
 */
function reach(worth, slip) {
  /** @type {number[]} */
  let chances = Array.from(LAKE, (cell) => (cell === "G" ? 1 : 0));
  for (let left = 0; left < LIMIT; left += 1) {
    const later = chances;
    chances = later.map((chance, state) => {
      if (isEnd(state)) return chance;
      const values = ACTIONS.map((_, action) => outcomes(state, action, slip)
        .reduce((sum, outcome) => sum + outcome.chance * later[outcome.state], 0));
      return worth(values, state);
    });
  }
  return chances[0];
}
