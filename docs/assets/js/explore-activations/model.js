// Activation functions and their derivatives.

const LEAK = 0.1; // the slope of leaky ReLU below zero

const sigmoid = (/** @type {number} */ x) => 1 / (1 + Math.exp(-x));

/**
 * The error function, by its series without alternating signs (all terms are added, none cancel).
 * @param {number} x
 */
export function erf(x) {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x); // closer to 1 than numbers can say
  let term = size;
  let sum = size;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= (2 * size * size) / (2 * n + 1);
    sum += term;
  }
  return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-size * size) * sum;
}

const density = (/** @type {number} */ x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const distribution = (/** @type {number} */ x) => (1 + erf(x / Math.SQRT2)) / 2;

/**
 * Each function by its name: its values and its slopes. At the kink of ReLU and its leaky form the
 * slope is the one from below, as the frameworks have it.
 * @type {Record<string, { value: (x: number) => number, slope: (x: number) => number }>}
 */
export const FUNCTIONS = {
  sigmoid: { value: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)) },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  ReLU: { value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
  "leaky ReLU": { value: (x) => Math.max(x, LEAK * x), slope: (x) => (x > 0 ? 1 : LEAK) },
  GELU: { value: (x) => x * distribution(x), slope: (x) => distribution(x) + x * density(x) },
  SiLU: { value: (x) => x * sigmoid(x), slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))) },
};

/**
 * Value and slope at each place.
 * @param {string} name
 * @param {number[]} places
 */
export function curve(name, places) {
  const { value, slope } = FUNCTIONS[name];
  return places.map((x) => ({ x, value: value(x), slope: slope(x) }));
}
