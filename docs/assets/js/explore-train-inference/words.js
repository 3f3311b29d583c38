// What one sees, in words.

import { number } from "../shared/explore/numbers.js";
import { NormRun, WATCHED } from "./run.js";

const fixed = (/** @type {number} */ value) => number(Number(value.toFixed(2)), 3);

/**
 * The conclusion at this step.
 * @param {import("./run.js").DropoutRun | NormRun} run
 * @param {boolean} training
 */
export function sentence(run, training) {
  if (!run.past.length) {
    return "Nothing has run yet. Press Play, or Step for one batch after the other.";
  }
  return run instanceof NormRun ? ofNorm(run, training) : ofDropout(run, training);
}

/** @param {import("./run.js").DropoutRun} run @param {boolean} training */
function ofDropout(run, training) {
  const { rate, scaled } = run.settings;
  if (!training) {
    return run.steps
      ? `Inference: no unit is dropped and none is scaled. The output is 1; in training it was ${fixed(run.level)} on average.`
      : "Inference: no unit is dropped and none is scaled. The output is 1 at every step.";
  }
  const dropped = run.mask.filter((kept) => !kept).length;
  const others = scaled ? `the others count ${fixed(1 / (1 - rate))} times` : "the others stay as they are";
  const goal = scaled ? "inference gives 1" : `inference gives 1, not ${fixed(1 - rate)}`;
  return `Step ${run.steps}: ${dropped} of ${run.units.length} units are dropped, ${others}. ` +
    `Training gives ${fixed(run.level)} on average, ${goal}.`;
}

/** @param {NormRun} run @param {boolean} training */
function ofNorm(run, training) {
  if (!training) {
    return `Inference: ${WATCHED} becomes ${fixed(run.level)} in any batch, by the running averages of ` +
      `${run.steps} training steps.`;
  }
  return `Step ${run.steps}: ${WATCHED} becomes ${fixed(run.past[run.past.length - 1].output)}, by the mean and ` +
    `deviation of its batch. Inference would give ${fixed(run.level)}, by the running averages.`;
}
