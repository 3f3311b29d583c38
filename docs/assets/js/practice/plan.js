// The days before an interview: what to learn and what to review today, so that as much as
// possible is known on the day itself.
//
// FSRS keeps recall high without end, at the least cost; an interview wants it high once. So the days
// that are left are played through for a family of policies, and the best one says what to do
// today. Tomorrow they are played anew from what really happened (model-predictive control). A
// policy has two numbers. Before its *turn* it reviews what has fallen below its *floor* of
// predicted recall, and learns new questions in the time that is left. From its turn on it takes,
// each day, what raises the predicted recall on the interview's day most for each minute.

import { fresh } from "./queue.js";
import { AGAIN, GOOD, recall, review } from "./scheduler.js";

/** @typedef {import("./queue.js").Listed} Listed */
/** @typedef {import("./scheduler.js").Memory} Memory */
/** @typedef {import("./state.js").State} State */

/** Minutes to learn a question and to review one, until the reader's own are known. */
export const PACE = Object.freeze({ learn: 5, review: 1.5 });
/** So many answers of one's own weigh as much as what is assumed. */
const PRIOR = 10;

/** A plan is made so many days before the interview; earlier, FSRS keeps what was learned. */
export const HORIZON = 60;

/** Predicted recalls below which a policy reviews before its turn; with 0 it does not. */
const FLOORS = [0, 0.5, 0.65, 0.8, 0.9];
/** So many turns are tried, over so many of the last days. */
const TURNS = 8, TURNING = 14;
/** Every policy is played so often, the best ones once more with so many other games. */
const GAMES = 2, FINALISTS = 6, FINALS = 12;
/** The weakest of what was learned, and the next of what was not: the rest is out of reach. */
const CONSIDERED = 200;

/** @typedef {{turn: number, floor: number}} Policy `turn` counts days from today */
/** @typedef {{learn: number, review: number}} Pace minutes */

/**
 * @typedef {object} Situation
 * @property {readonly Listed[]} questions of the guide
 * @property {State} state
 * @property {number} today study day
 * @property {number} interview study day, not before today
 * @property {number} minutes that the reader has each day
 * @property {number} [spent] minutes of today that are gone
 * @property {Pace} [pace]
 *
 * @typedef {object} Plan
 * @property {Listed[]} list what to do today, as far as the minutes reach
 * @property {number} expected mean predicted recall of all questions on the day if one follows it
 * @property {number} idle the same if one does nothing more
 * @property {number} reached how many questions will have been learned
 * @property {number} enough minutes a day in which all could be learned and reviewed once more
 */

/**
 * A question on its way through the days: `seed` chooses its luck, `asked` counts the answers.
 * @typedef {{slug: string, memory: Memory | null, seed: number, asked: number}} Item
 */

/** @param {Situation} situation @returns {Plan} */
export function plan(situation) {
  const planning = steps(situation);
  for (;;) {
    const { done, value } = planning.next();
    if (done) return value;
  }
}

/**
 * The same, bit by bit, so that a page stays alive meanwhile.
 * @param {Situation} situation
 * @returns {Generator<undefined, Plan, undefined>}
 */
export function* steps(situation) {
  const { questions, state, interview } = situation;
  const items = itemsOf(situation);
  let found = policies(situation).map((policy) => ({ policy, known: 0, reached: 0 }));
  for (const each of found) {
    Object.assign(each, games(items, each.policy, situation, 0, GAMES));
    yield;
  }
  found = found.sort((a, b) => b.known - a.known).slice(0, FINALISTS);
  for (const each of found) {
    Object.assign(each, games(items, each.policy, situation, GAMES, FINALS));
    yield;
  }
  const best = found.reduce((a, b) => (b.known > a.known ? b : a));
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  const list = day(items, best.policy, situation, 0)
    .map(({ slug }) => /** @type {Listed} */ (bySlug.get(slug)));
  const sum = (/** @type {string[]} */ slugs) =>
    slugs.reduce((total, slug) => total + recall(state.cards.get(slug), interview), 0);
  const idle = sum(questions.map(({ slug }) => slug));
  const rest = idle - sum(items.map(({ slug }) => slug)); // of what was not considered
  return {
    list,
    expected: (best.known + rest) / questions.length,
    idle: idle / questions.length,
    reached: Math.round(best.reached),
    enough: enough(situation),
  };
}

/** @param {Situation} situation @returns {Policy[]} */
function policies(situation) {
  const days = length(situation);
  const first = Math.max(0, days - TURNING);
  const turns = new Set(Array.from({ length: TURNS }, (_, n) =>
    Math.round(first + ((days - first) * n) / (TURNS - 1))));
  return [...turns].flatMap((turn) => FLOORS.map((floor) => ({ turn, floor })));
}

/** How many days one can still practise on. @param {Situation} situation */
function length({ today, interview }) {
  return Math.max(1, interview - today);
}

/** @param {Situation} situation */
function enough({ questions, state, today, interview, pace = PACE }) {
  const unknown = questions.filter(({ slug }) => !state.cards.has(slug)).length;
  const minutes = unknown * pace.learn + questions.length * pace.review;
  return Math.ceil(minutes / Math.max(1, interview - today));
}

/**
 * What was learned, the weakest first; then what was not, each after what it builds on and what
 * everyone is asked before what specialists are.
 * @param {Situation} situation
 * @returns {Item[]}
 */
function itemsOf({ questions, state, interview }) {
  const then = (/** @type {Listed} */ { slug }) => recall(state.cards.get(slug), interview);
  const learned = questions.filter(({ slug }) => state.cards.has(slug));
  const core = [...questions].sort((a, b) => Number(b.level === "core") - Number(a.level === "core"));
  return [
    ...learned.sort((a, b) => then(a) - then(b)).slice(0, CONSIDERED),
    ...fresh(core, state).slice(0, CONSIDERED),
  ].map(({ slug, number }) =>
    ({ slug, memory: state.cards.get(slug) ?? null, seed: number, asked: 0 }));
}

/**
 * The mean outcome of some games: how many of the items are known on the day, and were learned.
 * @param {readonly Item[]} items
 * @param {Policy} policy
 * @param {Situation} situation
 * @param {number} first number of the first game
 * @param {number} count
 */
function games(items, policy, situation, first, count) {
  let known = 0, reached = 0;
  for (let game = first; game < first + count; game += 1) {
    const now = items.map((item) => ({ ...item }));
    for (let ahead = 0; ahead < length(situation); ahead += 1) {
      for (const item of day(now, policy, situation, ahead)) {
        answer(item, situation.today + ahead, game);
      }
    }
    for (const { memory } of now) {
      known += recall(memory, situation.interview) / count;
      reached += Number(memory !== null) / count;
    }
  }
  return { known, reached };
}

/**
 * What a policy does on a day, as far as the minutes reach.
 * @param {readonly Item[]} items
 * @param {Policy} policy
 * @param {Situation} situation
 * @param {number} ahead days from today
 */
function day(items, policy, situation, ahead) {
  const { today, interview, minutes, spent = 0, pace = PACE } = situation;
  const now = today + ahead;
  const possible = items.filter(({ memory }) => !memory || memory.last < now);
  const wanted = ahead < policy.turn
    ? keeping(possible, policy.floor, now) : gaining(possible, now, interview, pace);
  let left = ahead ? minutes : minutes - spent;
  const taken = [];
  for (const item of wanted) {
    const cost = item.memory ? pace.review : pace.learn;
    if (cost <= left) {
      left -= cost;
      taken.push(item);
    } else if (left < pace.review) break;
  }
  return taken;
}

/**
 * What is below the floor, the weakest first; then what is new.
 * @param {readonly Item[]} items
 * @param {number} floor
 * @param {number} now
 */
function keeping(items, floor, now) {
  const low = items
    .map((item) => ({ item, known: item.memory ? recall(item.memory, now) : 1 }))
    .filter(({ known }) => known < floor)
    .sort((a, b) => a.known - b.known);
  return [...low.map(({ item }) => item), ...items.filter(({ memory }) => !memory)];
}

/**
 * What raises recall on the day most for each minute.
 * @param {readonly Item[]} items
 * @param {number} now
 * @param {number} interview
 * @param {Pace} pace
 */
function gaining(items, now, interview, pace) {
  return items
    .map((item) => ({
      item, gain: gain(item.memory, now, interview) / (item.memory ? pace.review : pace.learn),
    }))
    .filter((each) => each.gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .map(({ item }) => item);
}

/**
 * By how much an answer now is expected to raise the recall later.
 * @param {Memory | null} memory
 * @param {number} now
 * @param {number} later
 */
function gain(memory, now, later) {
  const known = recall(memory, now);
  const after = (/** @type {number} */ grade) => recall(review(memory, grade, now), later);
  return known * after(GOOD) + (1 - known) * after(AGAIN) - recall(memory, later);
}

/**
 * What FSRS expects of an answer: it is right with the predicted probability, and never where the
 * question is new.
 * @param {Item} item changed in place
 * @param {number} now
 * @param {number} game
 */
function answer(item, now, game) {
  const known = chance(item.seed, item.asked, game) < recall(item.memory, now);
  item.memory = review(item.memory, known ? GOOD : AGAIN, now);
  item.asked += 1;
}

/**
 * From 0 to 1, and the same for the same numbers, so that policies are compared with equal luck.
 * The constants mix bits, as in the finaliser of MurmurHash3.
 * @param {number} seed
 * @param {number} asked
 * @param {number} game
 */
function chance(seed, asked, game) {
  let mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(asked + 1, 0x85ebca6b) ^
    Math.imul(game + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * The reader's own minutes, as far as they are known.
 * @param {State} state
 * @returns {Pace}
 */
export function paceOf({ pace }) {
  const own = (/** @type {{n: number, seconds: number}} */ { n, seconds }, /** @type {number} */ usual) =>
    (seconds / 60 + PRIOR * usual) / (n + PRIOR);
  return { learn: own(pace.first, PACE.learn), review: own(pace.later, PACE.review) };
}
