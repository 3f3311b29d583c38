import assert from "node:assert/strict";
import test from "node:test";
import { amount, number } from "../../docs/assets/js/shared/explore/numbers.js";
import { scale } from "../../docs/assets/js/shared/explore/picture.js";
import { matrix, normal, random } from "../../docs/assets/js/shared/explore/random.js";

test("numbers have a real minus sign and two digits that count", () => {
  assert.equal(number(-0.1234), "−0.12");
  assert.equal(number(3), "3");
  assert.equal(number(12.345, 4), "12.35");
});

test("tiny and huge amounts are powers of ten", () => {
  assert.equal(amount(0), "0");
  assert.equal(amount(0.25), "0.25");
  assert.equal(amount(7.5e-13), "10⁻¹²");
  assert.equal(amount(2.1e19), "10¹⁹");
  assert.equal(amount(999), "1000");
});

test("a scale leads there and back", () => {
  const x = scale([-4, 4], [30, 110]);
  assert.equal(x(0), 70);
  assert.equal(x(4), 110);
  assert.equal(x.invert(x(2.5)), 2.5);
});

test("one seed gives one course, another seed another", () => {
  const first = random(1);
  const again = random(1);
  const other = random(2);
  const course = Array.from({ length: 20 }, first);
  assert.deepEqual(Array.from({ length: 20 }, again), course);
  assert.notDeepEqual(Array.from({ length: 20 }, other), course);
});

test("the generator is even from 0 to below 1, and the other one standard normal", () => {
  const draw = random(3);
  const bins = new Array(10).fill(0);
  for (let n = 0; n < 20000; n += 1) bins[Math.floor(10 * draw())] += 1;
  for (const bin of bins) assert.ok(Math.abs(bin - 2000) < 200, `${bin} of 2000`);

  const values = matrix(normal(3), 100, 200).flat();
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + each * each, 0) / values.length;
  const beyondTwo = values.filter((each) => Math.abs(each) > 2).length / values.length;
  assert.ok(Math.abs(mean) < 0.03, `mean ${mean}`);
  assert.ok(Math.abs(variance - 1) < 0.04, `variance ${variance}`);
  assert.ok(Math.abs(beyondTwo - 0.0455) < 0.006, `beyond two ${beyondTwo}`);
});
