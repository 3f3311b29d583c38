import assert from "node:assert/strict";
import test from "node:test";
import { gradientNorms, INITIALISATIONS } from "../../docs/assets/js/explore-gradient-depth/model.js";
import { sentence, verdict } from "../../docs/assets/js/explore-gradient-depth/words.js";
import { matrix, normal } from "../../docs/assets/js/shared/explore/random.js";

const close = (a, b) => assert.ok(Math.abs(a - b) < 1e-14, `${a} is not ${b}`);

test("two layers of one unit, by hand", () => {
  // h1 = relu(2 · 3) = 6, h2 = relu(0.5 · 6) = 3; the loss is h2.
  const norms = gradientNorms({ kernels: [[[2]], [[0.5]]], inputs: [[3]], scale: 1,
    activation: "relu" });
  assert.deepEqual(norms, [0.5, 1]);
  const residual = gradientNorms({ kernels: [[[2]], [[0.5]]], inputs: [[3]], scale: 1,
    activation: "relu", residual: true });
  assert.deepEqual(residual, [1.5, 1]);
});

test("a sigmoid passes on at most a quarter", () => {
  const [first] = gradientNorms({ kernels: [[[1]], [[1]]], inputs: [[-40]], scale: 1,
    activation: "sigmoid" });
  close(first, 0.25); // it is given 0 nearly exactly, where its slope is largest
});

/** The first layer's share, as the page has it. */
function share(activation, scale, residual = false) {
  const draw = normal(7);
  const inputs = matrix(draw, 32, 32);
  const kernels = Array.from({ length: 40 }, () => matrix(draw, 32, 32));
  const norms = gradientNorms({ kernels, inputs, scale: INITIALISATIONS[scale](32), activation,
    residual });
  return norms[0] / norms[39];
}

test("what the page teaches holds in forty layers", () => {
  for (const scale of Object.keys(INITIALISATIONS)) {
    assert.equal(verdict(share("sigmoid", scale)), "vanishes");
    assert.equal(verdict(share("sigmoid", scale, true)), "arrives");
  }
  assert.equal(verdict(share("tanh", "small")), "vanishes");
  assert.equal(verdict(share("relu", "xavier")), "vanishes");
  assert.equal(verdict(share("relu", "he")), "arrives");
  assert.equal(verdict(share("relu", "large")), "explodes");
  assert.equal(verdict(share("relu", "he", true)), "explodes");
});

test("the sentence says how much arrives, and what that means", () => {
  assert.equal(sentence([2e-9, 1e-4, 1], false), "The first of 3 layers gets 10⁻⁹ times the " +
    "gradient of the last. It vanishes on the way: the first layers hardly learn.");
  assert.match(sentence([0.5, 1], false), /^The first of 2 layers gets 0.5 times .* It arrives/);
  assert.match(sentence([1e6, 1], false), /It explodes on the way/);
  assert.match(sentence([1e6, 1], true), /need normalisation/);
});
