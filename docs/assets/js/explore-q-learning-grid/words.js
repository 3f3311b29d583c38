// What one sees, in words.

import { ACTIONS, LAKE, SIDE, best, outcomes } from "./model.js";

/** @typedef {import("./model.js").Agent} Agent */
/** @typedef {import("./model.js").Settings} Settings */
/**
 * `settled` is the episode since which the greedy policy is about as good as it is now.
 * @typedef {{ agent: Agent, settings: Settings, greedy: number, possible: number, settled: number }} Seen
 */

/** @param {number} share */
export const percent = (share) => `${Math.round(100 * share)} %`;

/** How many of the last fifty episodes were won; those that are not yet count as lost. @param {readonly boolean[]} won */
export function lately(won) {
  return won.slice(-50).filter(Boolean).length / 50;
}

/**
 * The cells that the greedy policy passes where nothing slips, or null if it does not arrive.
 * @param {import("./model.js").Table} q
 */
export function way(q) {
  const passed = [0];
  while (passed.length <= LAKE.length) {
    const here = passed[passed.length - 1];
    if (LAKE[here] === "G") return passed;
    const [action, ...others] = best(q[here]);
    if (others.length || LAKE[here] === "H") return null;
    passed.push(outcomes(here, action, 0)[1].state);
  }
  return null;
}

/** The conclusion. @param {Seen} seen */
export function sentence({ agent, settings, greedy, possible, settled }) {
  const episodes = agent.won.length;
  const after = `After ${episodes} ${episodes === 1 ? "episode" : "episodes"}`;
  if (!episodes) {
    return "Nothing is known yet: every value is 0, so the agent can only wander until luck leads it " +
      "to the goal.";
  }
  if (!agent.won.includes(true)) {
    return `${after} the goal has not been reached yet, so every value is still 0 and the agent can only wander.`;
  }
  return `${after} ${settings.slip > 0 ? slippery(greedy, possible) : firm(agent, greedy, settings)}` +
    exploring(agent, settings, greedy, settled);
}

/** @param {Agent} agent @param {number} greedy @param {Settings} settings */
function firm({ q }, greedy, { gamma }) {
  const passed = way(q);
  if (!passed) {
    return `the greedy policy reaches the goal in ${percent(greedy)} of its episodes: the reward ` +
      "spreads backwards from the goal, one cell at a visit.";
  }
  const moves = passed.length - 1;
  return `the arrows lead to the goal in ${moves} moves${moves === 6 ? ", the fewest there are" : ""}. ` +
    `The start is worth ${Math.max(...q[0]).toFixed(2)}; γ to the power ${moves - 1} is ` +
    `${(gamma ** (moves - 1)).toFixed(2)}.`;
}

/** @param {number} greedy @param {number} possible */
function slippery(greedy, possible) {
  const odd = greedy > 0.8 * possible
    ? " Some arrows point at the shore or away from the goal: beside a hole that is the safest." : "";
  return `the greedy policy reaches the goal in ${percent(greedy)} of its episodes; on this ice the ` +
    `best that can be done is ${percent(possible)}.${odd}`;
}

/** @param {Agent} agent @param {Settings} settings @param {number} greedy @param {number} settled */
function exploring({ won }, { epsilon }, greedy, settled) {
  if (epsilon === 0) return " With ε at 0 it looks for nothing better than what it has found.";
  return greedy - lately(won) > 0.25 && won.length - settled >= 50
    ? ` While it explores it wins only ${percent(lately(won))}: random moves are counted in.` : "";
}

/**
 * One update in numbers.
 * @param {ReturnType<typeof import("./model.js").act>} step
 * @param {Settings} settings
 */
export function update({ state, action, reward, was, future, error }, { alpha, gamma }) {
  const two = (/** @type {number} */ value) => value.toFixed(2);
  const old = two(was);
  return `Row ${Math.floor(state / SIDE) + 1}, column ${state % SIDE + 1}, ${ACTIONS[action]}: ` +
    `Q = ${old} + ${two(alpha)} · (${reward} + ${two(gamma)} · ${two(future)} − ${old}) ` +
    `= ${two(was + alpha * error)}.`;
}
