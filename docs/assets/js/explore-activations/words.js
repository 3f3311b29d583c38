// What one sees, in words.

import { amount, number } from "../shared/explore/numbers.js";

const LAYERS = 10;

/** A value or a slope, to three places. */
export function decimals(/** @type {number} */ value) {
  const shown = Number(value.toFixed(3));
  return number(shown, 4).replace(/^−?0$/, "0");
}

/** What is left of a gradient after ten layers of this slope. */
export function left(/** @type {number} */ slope) {
  const share = Math.abs(slope) ** LAYERS;
  if (share === 0) return "nothing";
  return share === 1 ? "all" : `${amount(share)}`;
}

/**
 * The conclusion at one place.
 * @param {number} x
 * @param {readonly { name: string, slope: number }[]} shown
 */
export function sentence(x, shown) {
  const each = shown.map(({ name, slope }) =>
    `${name} has the slope ${decimals(slope)}: ten such layers pass on ${left(slope)} of the gradient.`);
  return `At ${decimals(x)}, ${each.join(" ")}`;
}
