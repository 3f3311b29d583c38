// Which question a day has, and how one travels between questions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, ofDay } from "../../docs/assets/js/home/day.js";
import { breaks } from "../../docs/assets/js/reading/lines.js";
import { arrives, at } from "../../docs/assets/js/reading/travel.js";

const list = (count) => Array.from({ length: count }, (_, index) => index);

for (const count of [1, 2, 36, 37, 74, 80, 366]) {
  test(`in ${count} days each of ${count} questions comes once`, () => {
    const shown = list(count).map((day) => ofDay(list(count), 20_000 + day));
    assert.deepEqual([...shown].sort((a, b) => a - b), list(count));
  });
}

test("no question is of the day where there is none", () => assert.equal(ofDay([], 5), undefined));

test("a day begins at the reader's own midnight", () => {
  const early = dayNumber(new Date(2026, 10, 28, 0, 0)), late = dayNumber(new Date(2026, 10, 28, 23, 59));
  assert.equal(early, late);
  assert.equal(dayNumber(new Date(2026, 10, 29, 0, 0)), late + 1);
});

for (const [tops, line, index] of [[[], 0, -1], [[10, 20], 5, -1], [[10, 20], 10, 0],
  [[10, 20], 15, 0], [[-50, -20], 0, 1]]) {
  test(`of ${JSON.stringify(tops)} the one read at ${line} is ${index}`, () =>
    assert.equal(at(tops, line), index));
}

for (const [here, step, within, next] of [
  [-1, 1, false, 0], [0, 1, false, 1], [2, 1, false, null], // the last of three
  [1, -1, false, 0], [1, -1, true, 1], [0, -1, false, null], [0, -1, true, 0], [-1, -1, false, null],
]) {
  test(`from ${here} by ${step}${within ? " from within" : ""} one arrives at ${next}`, () =>
    assert.equal(arrives(here, step, 3, within), next));
}

for (const [line, parts] of [
  ["    kernel_initializer=initializers.Constant(gain * start))",
    ["    kernel_initializer=", "initializers.", "Constant(", "gain * start))"]],
  ["x = np.ones((2, 3))  # short words stay whole", ["x = np.ones((2, 3))  # short words stay whole"]],
  ["  a_name_that_is_longer_than_any_line", ["  a_name_that_is_longer_than_any_line"]],
  ["short and a_name_at_the_end_of_the_line=", ["short and a_name_at_the_end_of_the_line="]],
]) {
  test(`a line may be broken as ${JSON.stringify(parts)}`, () => {
    const places = [...breaks(line).reverse(), line.length];
    assert.deepEqual(places.map((place, index) => line.slice(places[index - 1] ?? 0, place)), parts);
  });
}
