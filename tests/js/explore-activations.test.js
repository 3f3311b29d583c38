import assert from "node:assert/strict";
import test from "node:test";
import { curve, erf, FUNCTIONS } from "../../docs/assets/js/explore-activations/model.js";
import { decimals, left, sentence } from "../../docs/assets/js/explore-activations/words.js";

const PLACES = Array.from({ length: 81 }, (_, index) => index / 10 - 4 + 0.013);

test("every slope is the slope of its function", () => {
  for (const [name, { value, slope }] of Object.entries(FUNCTIONS)) {
    for (const x of PLACES) {
      const measured = (value(x + 1e-5) - value(x - 1e-5)) / 2e-5;
      assert.ok(Math.abs(measured - slope(x)) < 1e-8, `${name} at ${x}: ${measured}, ${slope(x)}`);
    }
  }
});

test("the error function is odd, and one far out", () => {
  assert.equal(erf(0), 0);
  assert.equal(erf(-0.7), -erf(0.7));
  assert.equal(erf(9), 1);
  assert.ok(Math.abs(erf(5.99) - erf(6.01)) < 1e-15);
});

test("a curve has value and slope at each place", () => {
  assert.deepEqual(curve("ReLU", [-1, 0, 2]), [
    { x: -1, value: 0, slope: 0 }, { x: 0, value: 0, slope: 0 }, { x: 2, value: 2, slope: 1 },
  ]);
});

test("numbers are said to three places", () => {
  assert.equal(decimals(-0.04), "−0.04");
  assert.equal(decimals(-0.0001), "0");
  assert.equal(decimals(1.1289), "1.129");
});

test("what is left after ten layers", () => {
  assert.equal(left(1), "all");
  assert.equal(left(0), "nothing");
  assert.equal(left(0.25), "10⁻⁶");
  assert.equal(left(-0.9), "0.35");
  assert.match(sentence(0, [{ name: "sigmoid", slope: 0.25 }]),
    /^At 0, sigmoid has the slope 0.25: ten such layers pass on 10⁻⁶ of the gradient.$/);
});
