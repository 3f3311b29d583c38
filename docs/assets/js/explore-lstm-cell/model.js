// One LSTM cell with one unit that reads one number at a time: arithmetic alone, no page.

/**
 * @typedef {object} Gate what a gate, or the candidate, makes its number of
 * @property {number} w weight of the input
 * @property {number} u weight of the cell's last output
 * @property {number} b bias
 */
/** @typedef {{ f: Gate, i: Gate, g: Gate, o: Gate }} Weights */
/**
 * @typedef {object} Step all numbers of one step
 * @property {number} x input
 * @property {number} f forget gate
 * @property {number} i input gate
 * @property {number} g candidate
 * @property {number} o output gate
 * @property {number} c cell state after the step
 * @property {number} h output
 * @property {number} left ∂c/∂c₁ along the cell alone: the product of the forget gates since step 1
 */

/**
 * Weights set by hand: the input gate opens for an input far above 0, the candidate takes
 * over its sign, the forget gate listens to its bias alone.
 */
export const WEIGHTS = {
  f: { w: 0, u: 0, b: 3 },
  i: { w: 8, u: 0, b: -5 },
  g: { w: 2, u: 0, b: 0 },
  o: { w: 0, u: 0.5, b: 2 },
};

/** How many steps a sequence has. */
export const LENGTH = 21;

/** What the cell may read. @type {Readonly<Record<string, readonly number[]>>} */
export const SEQUENCES = {
  once: sequence({ 0: 1 }),
  noise: sequence({
    0: 1, 2: 0.3, 3: -0.3, 5: 0.2, 6: -0.1, 8: 0.3, 9: -0.2, 11: -0.3, 12: 0.2, 14: 0.3, 15: -0.2,
    17: 0.1, 18: -0.3, 20: 0.3,
  }),
  thrice: sequence({ 0: 1, 7: 1, 14: 1 }),
};

/** Zeros but for the steps named. @param {Record<number, number>} values */
function sequence(values) {
  return Array.from({ length: LENGTH }, (_, step) => values[step] ?? 0);
}

/** @param {number} z */
export const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/**
 * The cell's step.
 * @param {Weights} weights
 * @param {number} x
 * @param {{ c: number, h: number, left?: number } | null} before the step before, null at the first
 * @returns {Step}
 */
export function step(weights, x, before) {
  const { c, h } = before ?? { c: 0, h: 0 };
  /** @param {Gate} gate */
  const sum = ({ w, u, b }) => w * x + u * h + b;
  const f = sigmoid(sum(weights.f));
  const i = sigmoid(sum(weights.i));
  const o = sigmoid(sum(weights.o));
  const g = Math.tanh(sum(weights.g));
  const next = f * c + i * g;
  return {
    x, f, i, g, o, c: next, h: o * Math.tanh(next), left: before ? (before.left ?? 1) * f : 1,
  };
}

/**
 * All steps over a sequence.
 * @param {Weights} weights
 * @param {readonly number[]} inputs
 */
export function run(weights, inputs) {
  /** @type {Step[]} */
  const steps = [];
  for (const x of inputs) steps.push(step(weights, x, steps.at(-1) ?? null));
  return steps;
}

/**
 * The weights with other biases.
 * @param {Weights} weights
 * @param {Partial<Record<keyof Weights, number>>} biases
 * @returns {Weights}
 */
export function withBiases(weights, biases) {
  const gates = /** @type {(keyof Weights)[]} */ (Object.keys(weights));
  return /** @type {Weights} */ (Object.fromEntries(
    gates.map((gate) => [gate, { ...weights[gate], b: biases[gate] ?? weights[gate].b }])));
}
