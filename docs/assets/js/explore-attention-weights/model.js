// Scaled dot-product attention of one head over one sentence: arithmetic alone, no page.

import { matrix } from "../shared/explore/random.js";

/** The sentence. Its queries and keys follow in the same order. */
export const WORDS = ["The", "cup", "fell", "because", "the", "robot", "let", "it", "go"];

/**
 * What the hand-made vectors speak of. A key says what a word offers, a query what it looks for.
 * Nothing was learned: someone wrote these numbers down so that the weights can be followed.
 */
export const FEATURES = [
  "thing", "can act", "can be moved", "event", "movement", "article", "joins clauses", "pronoun",
];

/** @typedef {number[][]} Matrix rows of numbers */

/** @type {Readonly<Record<string, { offers: number[], seeks: number[] }>>} */
const BY_HAND = {
  the: { offers: [0, 0, 0, 0, 0, 2, 0, 0], seeks: [2, 0, 0, 0, 0, 0, 0, 0] },
  cup: { offers: [2, 0, 2, 0, 0, 0, 0, 0], seeks: [0, 0, 0, 1, 2, 0, 0, 0] },
  fell: { offers: [0, 0, 0, 2, 2, 0, 0, 0], seeks: [0, 0, 2, 0, 0, 0, 2, 0] },
  because: { offers: [0, 0, 0, 0, 0, 0, 2, 0], seeks: [0, 0, 0, 2, 0, 0, 0, 0] },
  robot: { offers: [2, 2, 0, 0, 0, 0, 0, 0], seeks: [0, 0, 0, 2, 0, 1, 0, 0] },
  let: { offers: [0, 0, 0, 2, 0, 0, 0, 0], seeks: [0, 3, 0, 0, 0, 0, 0, 1] },
  it: { offers: [1, 0, 1, 0, 0, 0, 0, 2], seeks: [2, 0, 2, 0, 0, 0, 0, 0] },
  go: { offers: [0, 0, 0, 1, 2, 0, 0, 0], seeks: [0, 0, 1, 0, 0, 0, 0, 2] },
};

/** The hand-made queries and keys of the sentence, eight numbers wide. */
export function byHand() {
  const rows = WORDS.map((word) => BY_HAND[word.toLowerCase()]);
  return { queries: rows.map(({ seeks }) => seeks), keys: rows.map(({ offers }) => offers) };
}

/**
 * Queries and keys of independent normal numbers of variance 1, as in a layer before training.
 * @param {number} width how many numbers each has, d_k
 * @param {() => number} draw gives normal numbers
 */
export function atRandom(width, draw) {
  return { queries: matrix(draw, WORDS.length, width), keys: matrix(draw, WORDS.length, width) };
}

/**
 * Softmax of one row; a score of -Infinity gets the weight 0. The largest score is taken off
 * first: the weights stay the same and nothing overflows.
 * @param {readonly number[]} scores not all -Infinity
 */
export function softmax(scores) {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The weights softmax(QKᵀ/√d), and the scores they come from. Row i is what word i looks at.
 * @param {{ queries: Matrix, keys: Matrix }} vectors
 * @param {{ scaled?: boolean, causal?: boolean }} [options] whether scores are divided by √d, and
 *     whether a word sees only itself and the words before it
 */
export function attention({ queries, keys }, { scaled = true, causal = false } = {}) {
  const divisor = scaled ? Math.sqrt(keys[0].length) : 1;
  const products = queries.map((query) => keys.map((key) => dot(query, key)));
  const scores = products.map((row, i) =>
    row.map((product, j) => (causal && j > i ? -Infinity : product / divisor)));
  return { products, scores, weights: scores.map(softmax) };
}

/** @param {readonly number[]} a @param {readonly number[]} b */
function dot(a, b) {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

/**
 * How steeply the weights of a row still answer to their scores: the largest w(1 - w), which is
 * the derivative of a weight by its own score. 0.25 at most; near 0 the softmax is saturated.
 * @param {readonly number[]} weights
 */
export function steepness(weights) {
  return Math.max(...weights.map((weight) => weight * (1 - weight)));
}
