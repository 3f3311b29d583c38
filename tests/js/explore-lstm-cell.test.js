import assert from "node:assert/strict";
import test from "node:test";
import {
  LENGTH, SEQUENCES, WEIGHTS, run, sigmoid, step, withBiases,
} from "../../docs/assets/js/explore-lstm-cell/model.js";
import { sentence } from "../../docs/assets/js/explore-lstm-cell/words.js";

const close = (a, b, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const still = { w: 0, u: 0, b: 0 };
const logit = (p) => Math.log(p / (1 - p));

test("a step by hand: nine tenths of the old cell, a tenth of the candidate", () => {
  const gate = (p) => ({ ...still, b: logit(p) });
  const weights = { f: gate(0.9), i: gate(0.1), o: gate(0.5), g: { ...still, w: 100 } };
  const { f, i, g, o, c, h } = step(weights, 1, { c: 5, h: 0 });
  close(f, 0.9);
  close(i, 0.1);
  close(o, 0.5);
  close(g, 1);
  close(c, 4.6);
  close(h, 0.5 * Math.tanh(4.6));
});

test("the sequences are as long as the chart", () => {
  for (const inputs of Object.values(SEQUENCES)) assert.equal(inputs.length, LENGTH);
});

test("with the forget gate near 1 the cell survives twenty steps, at a half it does not", () => {
  const kept = (b) => {
    const steps = run(withBiases(WEIGHTS, { f: b }), SEQUENCES.once);
    return steps[LENGTH - 1].c / steps[0].c;
  };
  assert.ok(kept(6) > 0.9);
  assert.ok(kept(0) < 0.01);
});

test("what is left of the gradient is the product of the forget gates", () => {
  const steps = run(WEIGHTS, SEQUENCES.noise);
  let product = 1;
  steps.slice(1).forEach(({ f, left }) => close(left, (product *= f)));
  close(steps[20].left, sigmoid(WEIGHTS.f.b) ** 20);
});

test("along the cell alone that product is the derivative of the last cell by the first", () => {
  const weights = { ...WEIGHTS, f: { ...WEIGHTS.f, w: 1 } };
  const [first, ...inputs] = SEQUENCES.noise;
  // The outputs are held fast, so that nothing goes through the gates.
  const steps = run(weights, [first, ...inputs]);
  const last = (nudge) => inputs.reduce((c, x, t) =>
    step(weights, x, { c, h: steps[t].h }).c, steps[0].c + nudge);
  close((last(1e-4) - last(-1e-4)) / 2e-4, steps[inputs.length].left, 1e-9);
});

test("an input gate that opens for the signal alone keeps noise out", () => {
  const end = (inputs, b) => run(withBiases(WEIGHTS, { f: 6, i: b }), inputs)[LENGTH - 1].c;
  const changed = (b) => Math.abs(end(SEQUENCES.noise, b) / end(SEQUENCES.once, b) - 1);
  assert.ok(changed(WEIGHTS.i.b) < 0.25);
  assert.ok(changed(0) > 1);
});

test("a cell that forgets nothing counts signals", () => {
  const steps = run(withBiases(WEIGHTS, { f: 6 }), SEQUENCES.thrice);
  close(steps[6].c * 2, steps[13].c, 0.1);
  close(steps[6].c * 3, steps[20].c, 0.2);
});

test("a closed output gate hides what the cell holds", () => {
  const { c, h } = run(withBiases(WEIGHTS, { o: -6 }), SEQUENCES.once)[3];
  assert.ok(Math.abs(c) > 0.5);
  assert.ok(Math.abs(h) < 0.01);
});

test("biases are changed in a copy", () => {
  const changed = withBiases(WEIGHTS, { f: -1 });
  assert.equal(changed.f.b, -1);
  assert.equal(changed.i.b, WEIGHTS.i.b);
  assert.notEqual(WEIGHTS.f.b, -1);
});

const said = (sequence, biases) => {
  const weights = withBiases(WEIGHTS, biases);
  return sentence({
    sequence, biases, steps: run(weights, SEQUENCES[sequence]), clean: run(weights, SEQUENCES.once),
  });
};
const usual = { f: 3, i: -5, o: 2 };

test("the words follow the biases", () => {
  assert.match(said("once", usual), /0\.953.* 38 % is left after 20 steps/);
  assert.match(said("once", { ...usual, f: 6 }), /95 % is left.*remembers/);
  assert.match(said("once", { ...usual, f: 0 }), /after 7 steps less than a hundredth.*forgotten/);
  assert.match(said("noise", { ...usual, f: 6 }), /keeps most of the noise out/);
  assert.match(said("noise", { ...usual, f: 6, i: 0 }), /open too far/);
  assert.match(said("thrice", { ...usual, f: 6 }), /^It counts/);
  assert.match(said("thrice", usual), /earlier ones fade/);
  assert.match(said("thrice", { ...usual, f: -2 }), /^It keeps none/);
  assert.match(said("once", { ...usual, f: 6, o: -4 }), /output gate is nearly shut.*0\.0/);
});
