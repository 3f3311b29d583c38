// What is made to be slow takes four times as long where it is four times as large, as in
// tests/hostile/test_linear.py.

import assert from "node:assert/strict";
import test from "node:test";
import { right, rightOutput } from "../../docs/assets/js/practice/compare.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { exported, imported, ImportError } from "../../docs/assets/js/practice/transfer.js";
import { generator, many } from "./making.js";

/** More than four by what a busy machine adds, less than the sixteen of what grows by the square. */
const FACTOR = 9;
/** Microseconds that are too short to be compared. */
const SMALL = 4000;

/** The processor's time, which other programs hardly lengthen. */
function time(work, input) {
  const began = process.cpuUsage();
  work(input);
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

/** Whether time grows by more than the size does, however often one looks. */
function isSlow(work, made) {
  return [1, 2, 3].every(() =>
    time(work, made(4000)) > FACTOR * Math.max(time(work, made(1000)), SMALL));
}

const PATTERNS = [
  " ", "\n", "\r", "\u00a0", "(", "( ", ")", "[", "1", "1,", "1,000", "1 000", "1'", "1.", "1/", "%", " %", "x ", " x",
  "×", ",", " ,", "-", "+", "e1", "a", ".", "\ufdfa", "İ", "'", "$ ",
];

/** Each pattern by itself, behind the sign of a list, and before a sign that nothing expects. */
function shapes(pattern) {
  const many = (/** @type {number} */ count) => pattern.repeat(count);
  return [many, (count) => `(${many(count)}`, (count) => `a${many(count)}b(`, (count) => `(${many(count)}a(`];
}

const ANSWERS = {
  "an answer": (text) => right("1", [text]),
  "a line of an output": (text) => rightOutput("1", text),
  "an output that was typed": (text) => rightOutput(text, text),
};
for (const [name, work] of Object.entries(ANSWERS)) {
  test(`the time for ${name} grows with its size`, () => {
    const slow = PATTERNS.filter((pattern) => shapes(pattern).some((made) => isSlow(work, made)));
    assert.deepEqual(slow, []);
  });
}

/** A file with so many of an event, or of what is none. */
const file = (events) => JSON.stringify({
  format: "hidden-layers-progress", version: 1, count: events.length, events,
});
const [, ...events] = many(4001, generator(3));
const undone = (count) => events.slice(0, count).map((event, index) =>
  index % 2 ? { id: event.id, at: event.at, day: event.day, kind: "undo", of: events[index - 1].id } : event);
const FILES = {
  "different entries": (count) => file(events.slice(0, count)),
  "an entry again and again": (count) => file(Array(count).fill(events[0])),
  "entries from the last to the first": (count) => file(events.slice(0, count).reverse()),
  "entries that take back": (count) => file(undone(count)),
  "long notes": (count) => file(events.slice(0, count / 50).map((event) =>
    ({ ...event, kind: "note", slug: "gan", text: "\ud800".repeat(5000) }))),
  "a deep list": (count) => file([]).replace("[]", "[".repeat(count * 50) + "]".repeat(count * 50)),
  "a deep field": (count) => file([{ ...events[0], kind: "undo", of: null }])
    .replace("null", "[".repeat(count * 50) + "]".repeat(count * 50)),
  "a long kind": (count) => file([{ ...events[0], kind: "x".repeat(count * 100) }]),
};
for (const [name, made] of Object.entries(FILES)) {
  test(`the time for a file with ${name} grows with its size`, () => {
    const work = (/** @type {string} */ text) => {
      try {
        const found = imported(text);
        after(found);
        exported(found, "2026-11-28");
      } catch (error) {
        assert.ok(error instanceof ImportError, String(error));
      }
    };
    assert.equal(isSlow(work, made), false);
  });
}
