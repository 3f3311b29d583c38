import assert from "node:assert/strict";
import test from "node:test";
import { dropout } from "../../docs/assets/js/explore-train-inference/model.js";
import { DropoutRun, NormRun, UNITS } from "../../docs/assets/js/explore-train-inference/run.js";
import { sentence } from "../../docs/assets/js/explore-train-inference/words.js";

function ran(run, steps, training = true) {
  for (let step = 0; step < steps; step += 1) run.step(training);
  return run;
}

test("the units that are kept make up for those that are dropped", () => {
  const given = { values: [1, 2, 3], mask: [1, 0, 1], rate: 0.75 };
  assert.deepEqual(dropout({ ...given, scaled: true }), [4, 0, 12]);
  assert.deepEqual(dropout({ ...given, scaled: false }), [1, 0, 3]);
});

test("on average training gives what inference gives, if what is kept is scaled", () => {
  for (const rate of [0.1, 0.5, 0.8]) {
    const { level } = ran(new DropoutRun({ rate, scaled: true }), 4000);
    assert.ok(Math.abs(level - 1) < 0.05, `rate ${rate}: ${level}`);
    const { level: without } = ran(new DropoutRun({ rate, scaled: false }), 4000);
    assert.ok(Math.abs(without - (1 - rate)) < 0.05, `rate ${rate}: ${without}`);
  }
});

test("inference drops nothing, and is no part of training's average", () => {
  const run = ran(new DropoutRun({ rate: 0.5, scaled: true }), 10);
  const { level } = run;
  ran(run, 5, false);
  assert.deepEqual(run.units, UNITS);
  assert.equal(run.level, level);
  assert.equal(run.steps, 10);
  for (const { output } of run.past.slice(10)) assert.ok(Math.abs(output - 1) < 1e-12);
});

test("batch norm: the batch decides in training, nothing does in inference", () => {
  const run = ran(new NormRun({ size: 8 }), 50);
  const outputs = (past) => new Set(past.map(({ output }) => output)).size;
  assert.equal(outputs(run.past), 50);
  const { running } = run;
  ran(run, 5, false);
  assert.equal(outputs(run.past.slice(50)), 1);
  assert.equal(run.running, running);
});

test("batch norm: running averages begin far off and come near what all examples have", () => {
  const run = ran(new NormRun({ size: 64 }), 1);
  assert.ok(run.level > 3);
  ran(run, 99);
  assert.ok(Math.abs(run.level - 1) < 0.15, `${run.level}`);
});

test("a small batch makes noise", () => {
  const spread = (size) => {
    const { past } = ran(new NormRun({ size }), 200);
    const mean = past.reduce((sum, { output }) => sum + output, 0) / past.length;
    return past.reduce((sum, { output }) => sum + (output - mean) ** 2, 0) / past.length;
  };
  assert.ok(spread(4) > 4 * spread(64));
});

test("a course is the same for everybody", () => {
  const one = ran(new DropoutRun({ rate: 0.3, scaled: true }), 20);
  const other = ran(new DropoutRun({ rate: 0.3, scaled: true }), 20);
  assert.deepEqual(one.past, other.past);
});

test("the sentence says what is done, and what comes of it", () => {
  const run = new DropoutRun({ rate: 0.5, scaled: true });
  assert.match(sentence(run, true), /^Nothing has run yet/);
  ran(run, 1);
  const dropped = run.mask.filter((kept) => !kept).length;
  assert.match(sentence(run, true), new RegExp(`^Step 1: ${dropped} of 8 units are dropped, the ` +
    "others count 2 times. Training gives .* on average, inference gives 1.$"));
  assert.match(sentence(run, false), /^Inference: no unit is dropped/);
  const norm = ran(new NormRun({ size: 8 }), 3);
  assert.match(sentence(norm, true), /^Step 3: 5 becomes .*, by the mean and deviation of its batch/);
  assert.match(sentence(norm, false), /in any batch, by the running averages of 3 training steps/);
});
