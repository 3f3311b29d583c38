// What one sees, in words.

import { amount } from "../shared/explore/numbers.js";

/** @typedef {"vanishes" | "arrives" | "explodes"} Verdict */

/**
 * What became of a gradient that is so many times the last layer's: within a factor of ten it
 * arrives.
 * @param {number} ratio
 * @returns {Verdict}
 */
export function verdict(ratio) {
  if (ratio < 0.1) return "vanishes";
  return ratio > 10 ? "explodes" : "arrives";
}

/** @type {Record<Verdict, string>} */
const SAYS = {
  vanishes: "It vanishes on the way: the first layers hardly learn.",
  arrives: "It arrives: all layers can learn at one pace.",
  explodes: "It explodes on the way: no size of step suits all layers.",
};
const ADDED_UP = "What the shortcuts add up explodes: such networks need normalisation as well.";

/**
 * The conclusion, from the layers' gradients as shares of the last one's.
 * @param {number[]} ratios
 * @param {boolean} residual
 */
export function sentence(ratios, residual) {
  const found = verdict(ratios[0]);
  const says = residual && found === "explodes" ? ADDED_UP : SAYS[found];
  return `The first of ${ratios.length} layers gets ${amount(ratios[0])} times the gradient of ` +
    `the last. ${says}`;
}
