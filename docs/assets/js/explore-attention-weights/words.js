// What one sees, in words.

import { FEATURES, WORDS, steepness } from "./model.js";

/** @typedef {import("./model.js").Matrix} Matrix */
/**
 * @typedef {object} Seen
 * @property {{ queries: Matrix, keys: Matrix }} vectors
 * @property {Matrix} products
 * @property {Matrix} scores
 * @property {Matrix} weights
 * @property {number} asks which word asks
 * @property {boolean} scaled
 * @property {boolean} causal
 * @property {boolean} byHand
 */

/** @param {number} value */
const two = (value) => value.toFixed(2);
/** @param {number} index */
const quoted = (index) => `“${WORDS[index]}”`;
/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The words with the largest weight of a row: several where they are equal. @param {readonly number[]} row */
export function favourites(row) {
  const most = Math.max(...row);
  return row.flatMap((weight, index) => (weight > most - 1e-9 ? [index] : []));
}

/** The conclusion. @param {Seen} seen */
export function sentence(seen) {
  return [first(seen), ...(seen.byHand ? [hand(seen)] : [drawn(seen)])].filter(Boolean).join(" ");
}

/** @param {Seen} seen */
function first({ weights, asks, causal }) {
  const row = weights[asks];
  if (causal && asks === 0) return `Behind the mask ${quoted(0)} sees itself alone: its weight is 1.`;
  const found = favourites(row);
  const weight = two(row[found[0]]);
  const all = causal ? asks + 1 : WORDS.length;
  if (found.length === all) return `${quoted(asks)} finds nothing that it looks for: ${weight} for each.`;
  const most = `${quoted(asks)} gives most weight, ${weight}${found.length > 1 ? " each" : ""}, to ` +
    found.map(quoted).join(" and ");
  const rest = row.map((each, index) => (found.includes(index) ? 0 : each));
  const next = favourites(rest);
  return next.length <= 2 && rest[next[0]] > 0.1
    ? `${most}; next ${next.length > 1 ? "come" : "comes"} ${next.map(quoted).join(" and ")} with ` +
      `${two(rest[next[0]])}${next.length > 1 ? " each" : ""}.`
    : `${most}.`;
}

/** @param {Seen} seen */
function hand({ weights, asks, scaled, causal }) {
  const slope = steepness(weights[asks]);
  const article = WORDS[asks].toLowerCase() === "the";
  if (!scaled && slope < 0.1) {
    return `Undivided, the softmax is almost one-hot: a weight answers to its score with a slope of ` +
      `at most ${two(slope)} (0.25 is the most there is), so little would be learned through it.`;
  }
  if (article && !causal) {
    return "Both articles ask alike, so they look at the same words: without positions attention " +
      "knows no order.";
  }
  if (causal && asks > 0 && asks < WORDS.length - 1) {
    return "What comes later is masked: its score is −∞ and its weight 0, and the rest still sums to 1.";
  }
  return scaled ? "" : "Undivided, the larger scores win by more.";
}

/** @param {Seen} seen */
function drawn({ products, scores, weights, scaled, causal, vectors }) {
  const visible = scores.flatMap((row, i) => row.filter((_, j) => !causal || j <= i));
  const spread = Math.sqrt(mean(visible.map((score) => score ** 2)));
  const largest = mean((causal ? weights.slice(4) : weights).map((row) => Math.max(...row)));
  const width = vectors.keys[0].length;
  const share = `the largest weight of a row is ${two(largest)} on average`;
  if (scaled) {
    const raw = Math.sqrt(mean(products.flat().map((product) => product ** 2)));
    return `Drawn at random, ${width} numbers give products of about ±${raw.toFixed(0)}; divided by ` +
      `√${width}, scores of about ±${spread.toFixed(1)}. So ${share}, at any width.`;
  }
  return `Drawn at random, the scores are about ±${spread.toFixed(0)}, near √${width}. So ${share}` +
    (largest > 0.8 ? ", and the softmax is saturated before anything was learned." : ".");
}

/** Where one weight comes from. @param {Seen} seen */
export function derivation({ vectors, products, scores, weights, asks, scaled, byHand }) {
  const [found] = favourites(weights[asks]);
  const width = vectors.keys[0].length;
  const product = products[asks][found];
  const raw = byHand ? product : product.toFixed(1);
  const numbers = `q·k = ${raw}${scaled ? `; ${raw} / √${width} = ${two(scores[asks][found])}` : ""}` +
    `; weight ${two(weights[asks][found])}.`;
  if (!byHand) return `${quoted(asks)} and ${quoted(found)}: ${numbers}`;
  return `${quoted(asks)} seeks ${listed(vectors.queries[asks])}. ${quoted(found)} offers ` +
    `${listed(vectors.keys[found])}. ${numbers}`;
}

/** @param {readonly number[]} vector */
function listed(vector) {
  return FEATURES.flatMap((name, index) => (vector[index] ? [`${name} ${vector[index]}`] : []))
    .join(", ");
}
