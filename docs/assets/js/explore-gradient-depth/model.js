// The gradient in a deep network of random layers, by a forward and a backward pass.

/** @typedef {number[][]} Matrix row by row */
/** @typedef {"sigmoid" | "tanh" | "relu"} Activation */

/** @type {Record<Activation, { value: (z: number) => number, slope: (z: number) => number }>} */
const ACTIVATIONS = {
  sigmoid: {
    value: (z) => 1 / (1 + Math.exp(-z)),
    slope: (z) => {
      const s = 1 / (1 + Math.exp(-z));
      return s * (1 - s);
    },
  },
  tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
};

/**
 * The standard deviation of a layer's weights by what the initialisation is called.
 * @type {Record<string, (fanIn: number) => number>}
 */
export const INITIALISATIONS = {
  small: (fanIn) => 0.5 / Math.sqrt(fanIn),
  xavier: (fanIn) => 1 / Math.sqrt(fanIn),
  he: (fanIn) => Math.sqrt(2 / fanIn),
  large: (fanIn) => 3 / Math.sqrt(fanIn),
};

/**
 * The norm of the loss's gradient with respect to what each layer gives, the first layer's first.
 * The layers are h ← φ(h W), with residual connections h ← h + φ(h W); the loss is the mean of what
 * the last one gives.
 * @param {object} given
 * @param {Matrix[]} given.kernels the weights of each layer, before `scale`
 * @param {Matrix} given.inputs a row for each example
 * @param {number} given.scale what the weights are multiplied by
 * @param {Activation} given.activation
 * @param {boolean} [given.residual]
 * @returns {number[]}
 */
export function gradientNorms({ kernels, inputs, scale, activation, residual = false }) {
  const { value, slope } = ACTIVATIONS[activation];
  const sums = [];
  let h = inputs;
  for (const kernel of kernels) {
    const z = times(h, kernel, scale);
    sums.push(z);
    const out = map(z, value);
    h = residual ? plus(h, out) : out;
  }
  let gradient = map(h, () => 1 / (h.length * h[0].length));
  const norms = [norm(gradient)];
  for (let layer = kernels.length - 1; layer > 0; layer -= 1) {
    const atSums = sums[layer].map((row, i) => row.map((z, j) => gradient[i][j] * slope(z)));
    const before = times(atSums, transposed(kernels[layer]), scale);
    gradient = residual ? plus(gradient, before) : before;
    norms.unshift(norm(gradient));
  }
  return norms;
}

/** @param {Matrix} a @param {Matrix} b @param {number} factor @returns {Matrix} */
function times(a, b, factor) {
  return a.map((row) => {
    const sums = new Array(b[0].length).fill(0);
    for (let k = 0; k < b.length; k += 1) {
      const left = row[k] * factor;
      for (let j = 0; j < sums.length; j += 1) sums[j] += left * b[k][j];
    }
    return sums;
  });
}

/** @param {Matrix} a @param {Matrix} b @returns {Matrix} */
const plus = (a, b) => a.map((row, i) => row.map((each, j) => each + b[i][j]));

/** @param {Matrix} a @param {(value: number) => number} f @returns {Matrix} */
const map = (a, f) => a.map((row) => row.map((each) => f(each)));

/** @param {Matrix} a @returns {Matrix} */
const transposed = (a) => a[0].map((_, j) => a.map((row) => row[j]));

/** @param {Matrix} a */
const norm = (a) => Math.sqrt(a.flat().reduce((sum, each) => sum + each * each, 0));
