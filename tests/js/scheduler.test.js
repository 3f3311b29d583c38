import assert from "node:assert/strict";
import test from "node:test";
import { suggested } from "../../docs/assets/js/practice/grade.js";
import {
  AGAIN, EASY, GOOD, HARD, recall, review,
} from "../../docs/assets/js/practice/scheduler.js";

const first = review(null, GOOD, 100);

test("a better grade means a later review", () => {
  const due = [AGAIN, HARD, GOOD, EASY].map((grade) => review(first, grade, 103).due);
  assert.deepEqual([...due].sort((a, b) => a - b), due);
  assert.ok(due[3] > due[0]);
});

test("recall begins at one, is 0.9 after the stability, and falls", () => {
  assert.equal(recall(first, 100), 1);
  assert.equal(recall(null, 100), 0);
  const stable = { ...first, stability: 7 };
  assert.ok(Math.abs(recall(stable, 107) - 0.9) < 1e-6);
  assert.ok(recall(stable, 120) < recall(stable, 110));
});

test("whoever aims higher is asked earlier", () => {
  const known = review(first, EASY, 110);
  const aims = [0.7, 0.8, 0.9, 0.97].map((retention) =>
    review(known, GOOD, 130, { retention }).due);
  assert.deepEqual([...aims].sort((a, b) => b - a), aims);
});

test("a clock that was set back makes a review of the same day", () => {
  const before = review(first, GOOD, 90);
  assert.deepEqual(before, review(first, GOOD, 100));
  assert.equal(before.last, 100);
});

test("fuzz spreads, stays near, and is the same for the same seed", () => {
  const known = review(first, EASY, 110);
  const plain = review(known, GOOD, 140).due;
  const spread = Array.from({ length: 200 }, (_, index) =>
    review(known, GOOD, 140, { seed: `seed-${index}` }).due);
  assert.ok(new Set(spread).size > 3);
  for (const due of spread) assert.ok(Math.abs(due - plain) <= 0.15 * (plain - 140) + 1.5);
  assert.equal(review(known, GOOD, 140, { seed: "a" }).due,
    review(known, GOOD, 140, { seed: "a" }).due);
});

test("lapses are what was known and then forgotten", () => {
  const never = review(null, AGAIN, 100);
  assert.equal(never.lapses, 0);
  assert.equal(review(never, AGAIN, 101).lapses, 1);
  assert.equal(review(first, GOOD, 101).lapses, 0);
});

const suggestions = [
  // ticked, of, sure, grade
  [0, 5, null, AGAIN], [1, 5, 2, AGAIN], [2, 5, 2, HARD], [3, 5, null, HARD], [4, 5, null, GOOD],
  [5, 5, null, GOOD], [5, 5, 2, EASY], [5, 5, 1, GOOD], [5, 5, 0, HARD], [4, 5, 0, HARD],
  [4, 5, 2, GOOD], [0, 0, 2, AGAIN],
];
for (const [ticked, of, sure, grade] of suggestions) {
  test(`${ticked} of ${of} points, certainty ${sure}: grade ${grade}`, () => {
    assert.equal(suggested(ticked, of, sure), grade);
  });
}
