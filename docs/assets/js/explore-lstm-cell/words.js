// What one sees, in words.

import { LENGTH, sigmoid } from "./model.js";

/** @typedef {import("./model.js").Step} Step */
/** @typedef {{ steps: Step[], clean: Step[], sequence: string, biases: { f: number, i: number, o: number } }} Seen */

/** @param {number} value */
const two = (value) => value.toFixed(2);

/** A share, exact where it is small. @param {number} share */
export function percent(share) {
  const value = 100 * share;
  return `${value >= 10 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(1) : "less than 0.1"} %`;
}

/** The conclusion. `clean` are the steps over the same sequence without its noise. @param {Seen} seen */
export function sentence(seen) {
  const kind = { once, noise, thrice }[seen.sequence] ?? once;
  return [kind(seen), shown(seen)].filter(Boolean).join(" ");
}

/** @param {Seen} seen */
function once({ steps, biases }) {
  const f = sigmoid(biases.f);
  const { left } = steps[LENGTH - 1];
  const gone = steps.findIndex((each) => each.left < 0.01);
  const fate = gone > 0 ? `after ${gone} steps less than a hundredth is left` : `${percent(left)} is left after 20 steps`;
  const verdict = left > 0.85 ? "almost all of it: the cell remembers."
    : gone > 0 ? "the cell has forgotten, and the gradient vanishes at the same rate."
      : "and so it is with the gradient along the cell.";
  return `The forget gate is at ${f.toFixed(3)}, so of what the first step wrote ${fate}, ${verdict}`;
}

/** @param {Seen} seen */
function noise({ steps, clean, biases }) {
  const end = steps[LENGTH - 1].c;
  const wanted = clean[LENGTH - 1].c;
  const off = Math.abs(end - wanted);
  const verdict = off < 0.25 ? "the input gate opens for the signal and keeps most of the noise out."
    : "the input gate stands open too far, and noise is added to what was kept.";
  const faint = wanted < 0.1 && sigmoid(biases.f) < 0.9 ? " Of the signal itself nothing is left." : "";
  return `At the end the cell holds ${two(end)}; without the noise it would hold ${two(wanted)}: ` +
    `${verdict}${faint}`;
}

/** @param {Seen} seen */
function thrice({ steps, biases }) {
  const written = steps[0].c;
  const end = steps[LENGTH - 1].c;
  const signals = `the three signals wrote ${two(written)} each, and the cell ends at ${two(end)}`;
  if (written > 0.5 && end > 2.7 * written) return `It counts: ${signals}, since hardly anything is forgotten.`;
  return sigmoid(biases.f) < 0.6 ? `It keeps none: ${signals}.`
    : `The latest counts most: ${signals}, since the earlier ones fade.`;
}

/** @param {Seen} seen */
function shown({ steps }) {
  const { o, c, h } = steps[LENGTH - 1];
  return o < 0.2 && Math.abs(c) > 0.2
    ? `The output gate is nearly shut, so the cell shows only ${two(h)} of it.` : "";
}
