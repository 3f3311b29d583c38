import assert from "node:assert/strict";
import test from "node:test";
import { dateOf, dayOf, dayOfDate } from "../../docs/assets/js/practice/days.js";

const at = (text) => new Date(text).getTime(); // of the machine's own time zone

test("a day begins at four", () => {
  const evening = dayOf(at("2026-11-27T23:00"));
  assert.equal(dayOf(at("2026-11-28T03:59")), evening);
  assert.equal(dayOf(at("2026-11-28T04:00")), evening + 1);
});

test("the days around a change of the clock are one apart", () => {
  for (const month of ["03", "10"]) {
    const days = Array.from({ length: 31 }, (_, index) =>
      dayOf(at(`2026-${month}-${String(index + 1).padStart(2, "0")}T12:00`)));
    days.slice(1).forEach((day, index) => assert.equal(day, days[index] + 1));
  }
});

test("dates and days lead to each other", () => {
  assert.equal(dateOf(dayOf(at("2026-11-27T12:00"))), "2026-11-27");
  assert.equal(dayOfDate("1970-01-02"), 1);
  for (const wrong of ["", "2026-02-30", "27.11.2026", "2026-13-01", "soon"]) {
    assert.ok(Number.isNaN(dayOfDate(wrong)), wrong);
  }
});
