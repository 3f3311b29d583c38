// Dropout and batch normalisation, in training and in inference.

export const EPSILON = 1e-5;

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;

/**
 * Dropout in training: units whose mask is 0 are dropped, the others divided by the share that is
 * kept, unless `scaled` is false.
 * @param {{ values: number[], mask: number[], rate: number, scaled: boolean }} given
 */
export function dropout({ values, mask, rate, scaled }) {
  const factor = scaled ? 1 / (1 - rate) : 1;
  return values.map((value, index) => value * mask[index] * factor);
}

/** @typedef {{ mean: number, variance: number }} Statistics */

/** What running averages begin with. @type {Statistics} */
export const AT_FIRST = { mean: 0, variance: 1 };

/**
 * Mean and variance of a batch; the variance divides by the number of examples.
 * @param {number[]} batch
 * @returns {Statistics}
 */
export function statistics(batch) {
  const middle = mean(batch);
  return { mean: middle, variance: mean(batch.map((each) => (each - middle) ** 2)) };
}

/**
 * One feature, normalised; scale and shift are left at 1 and 0.
 * @param {number} value
 * @param {Statistics} by those of the batch in training, the running averages in inference
 */
export function normalised(value, by) {
  return (value - by.mean) / Math.sqrt(by.variance + EPSILON);
}

/**
 * The running averages after a training step.
 * @param {Statistics} running
 * @param {Statistics} batch
 * @param {number} kept the share of the old (what Keras calls momentum)
 * @returns {Statistics}
 */
export function followed(running, batch, kept) {
  const next = (/** @type {number} */ old, /** @type {number} */ now) => kept * old + (1 - kept) * now;
  return {
    mean: next(running.mean, batch.mean),
    variance: next(running.variance, batch.variance),
  };
}
