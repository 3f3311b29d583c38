// When to ask a question again: FSRS-6 with its default parameters, by ts-fsrs.
//
// Time is counted in study days (see days.js). Two reviews on one study day are zero days apart,
// and FSRS then uses its formula for short terms. There are no learning steps: what was not known
// comes again within the session, and counts as a review of the same day.

import { FSRSAlgorithm, default_w } from "ts-fsrs";

/** The four grades, as FSRS numbers them. */
export const AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;

/** Recall that is aimed at where the reader has chosen nothing. */
export const RETENTION = 0.9;

/** Bounds of the recall that one can aim at; beyond them FSRS' intervals make no sense. */
export const RETENTIONS = Object.freeze({ least: 0.7, most: 0.97 });

/**
 * What is assumed of a reader's memory of one question.
 * @typedef {object} Memory
 * @property {number} stability days until recall has fallen to 0.9
 * @property {number} difficulty 1 to 10
 * @property {number} last study day of the last review
 * @property {number} due study day from which it is asked again
 * @property {number} reviews how often it was reviewed
 * @property {number} lapses how often it was forgotten after it had been known
 */

/** @type {Map<string, FSRSAlgorithm>} */
const algorithms = new Map();

/**
 * @param {number} retention
 * @param {boolean} fuzz
 */
function algorithm(retention, fuzz) {
  const key = `${retention} ${fuzz}`;
  let found = algorithms.get(key);
  if (!found) {
    found = new FSRSAlgorithm({
      request_retention: retention,
      enable_fuzz: fuzz,
      enable_short_term: true,
      w: [...default_w],
    });
    algorithms.set(key, found);
  }
  return found;
}

/**
 * The memory after a review. Pure: the same arguments give the same memory.
 *
 * A review that is dated before the last one (the clock was set back) counts as one of the same
 * day.
 * @param {Memory | null} memory null before the first review
 * @param {number} grade AGAIN to EASY
 * @param {number} day study day of the review
 * @param {{retention?: number, seed?: string}} [options] `seed` chooses the fuzz, which spreads
 *   what was learned together over some days as Anki does; without it there is none
 * @returns {Memory}
 */
export function review(memory, grade, day, { retention = RETENTION, seed } = {}) {
  const fsrs = algorithm(retention, seed !== undefined);
  const elapsed = memory ? Math.max(0, day - memory.last) : 0;
  const { stability, difficulty } = fsrs.next_state(memory, elapsed, grade);
  if (seed !== undefined) fsrs.seed = seed;
  const last = memory ? Math.max(day, memory.last) : day;
  return {
    stability,
    difficulty,
    last,
    due: last + fsrs.next_interval(stability, elapsed),
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (memory && grade === AGAIN ? 1 : 0),
  };
}

/**
 * The predicted probability that a question is answered on a day; 0 where it was never learned.
 * @param {Memory | null | undefined} memory
 * @param {number} day
 */
export function recall(memory, day) {
  if (!memory) return 0;
  const elapsed = Math.max(0, day - memory.last);
  return algorithm(RETENTION, false).forgetting_curve(elapsed, memory.stability);
}
