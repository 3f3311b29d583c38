// What is fuzzed in JavaScript: what each target is given, and what must hold of what it makes of it.
// A target takes a text. It returns where all is as it should be; whatever it throws is a finding.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { right, rightOutput } from "../../docs/assets/js/practice/compare.js";
import * as events from "../../docs/assets/js/practice/events.js";
import { Journal } from "../../docs/assets/js/practice/journal.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { exported, imported, ImportError } from "../../docs/assets/js/practice/transfer.js";
import { event, generator, many, reviewed } from "../js/making.js";
import { mutated, mutatedFile } from "./mutate.js";

const TODAY = "2026-11-28";
/** What a reader has before he imports anything; inputs hold parts of it, changed or not. */
const KNOWN = many(24, generator(1));
let opened = 0;

/**
 * Any file is refused with a message for the reader, or is as good as one that we export. Either
 * way, nothing that was there is lost or changed.
 * @param {string} text
 */
async function file(text) {
  let given;
  try {
    given = imported(text);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    assert.ok(error.message);
    return;
  }
  const state = after(given);
  assertFinite(state);
  const again = imported(exported(given, TODAY));
  assert.deepEqual(again, [...given].sort(events.compare), "another list after an export");
  assert.deepEqual(after(again), state, "another state after an export");
  await mergesInto(new Journal("unsaved"), given); // never opened, so that nothing is saved
  if (text.length % 4) return; // a database takes long, and does the same for most
  const name = `fuzz-${(opened += 1)}`;
  const journal = await Journal.open(name);
  try {
    await mergesInto(journal, given);
  } finally {
    journal.close();
    indexedDB.deleteDatabase(name);
  }
}

/** @param {Journal} journal @param {events.Event[]} given */
async function mergesInto(journal, given) {
  await journal.merge(KNOWN);
  const added = await journal.merge(given);
  const all = await journal.all();
  assert.deepEqual(all.slice(0, KNOWN.length), KNOWN, "what was there is changed");
  assert.equal(all.length, KNOWN.length + added, "another number of events than was said");
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length, "an event is there twice");
  assert.deepEqual(journal.state, after(all), "the state is not that of the events");
  assert.equal(await journal.merge(given), 0, "known events are new again");
  assert.deepEqual(imported(exported(all, TODAY)), [...all].sort(events.compare));
}

/** No sum, date or interval has become a number that is none. @param {unknown} value */
function assertFinite(value) {
  if (typeof value === "number") assert.ok(Number.isFinite(value), `the state holds ${value}`);
  if (value instanceof Map || value instanceof Set) for (const part of value) assertFinite(part);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach(assertFinite);
}

/**
 * A line that was typed, and below it the lines that a program prints or that are accepted.
 * @param {string} text
 */
function answer(text) {
  const [typed, ...accepted] = text.split("\n");
  const found = accepted.map((one) => right(typed, [one]));
  assert.equal(right(typed, accepted), found.includes(true), "not right as one of several");
  if (typed.length > 900) return;
  assert.equal(right(typed, [typed]), typed.trim() !== "", "not the same as itself");
  const loud = /^[\0-\x7f]*$/.test(typed) ? typed.toUpperCase() : typed;
  for (const [index, one] of accepted.entries()) {
    assert.ok(!found[index] || right(typed, [one], 1), "not right within more");
    for (const dressed of [` ${typed}  `, loud, ...(typed.trim() ? [`"${typed}"`] : [])]) {
      // What holds nothing but signs that do not count is compared as it is.
      if (/[\p{L}\p{N}]/u.test(typed)) assert.equal(right(dressed, [one]), found[index], dressed);
    }
  }
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const short = lines.every((line) => line.length <= 1000);
  assert.equal(rightOutput(text, `${text}\n`), lines.length > 0 && short, "not its own output");
}

/** A fault that chance does not find in years, and guidance in seconds. @param {string} text */
function planted(text) {
  if (text[0] === "7") {
    if (text[1] === "(") {
      if (text[2] === "%") assert.notEqual(text[3], "x", "the planted fault");
    }
  }
}

const published = new URL("../js/published/progress-1.json", import.meta.url);
const foreign = [
  reviewed("gan", { points: [1, 0], of: 3, sure: 2 }), event("item", { slug: "gan", item: "fill-1", right: true }),
  event("mark", { slug: "gan", mark: "unsure", on: true }), event("note", { slug: "gan", text: "two" }),
  event("setting", { name: "interview", value: 20_800 }), event("undo", { of: KNOWN[0].id }),
];
const words = ['"kind":', '"undo"', "[", "{", '"toString":', "-0", "1e999", "\\ud800", "null", '""'];

/**
 * @typedef {object} Target
 * @property {(text: string) => void | Promise<void>} run takes an input; throws where it should not
 * @property {readonly string[]} seeds what inputs are made of at first
 * @property {(text: string, given: Parameters<typeof mutated>[1]) => string} mutate
 */

/** @type {Record<string, Target>} */
export const TARGETS = {
  file: {
    run: file,
    seeds: [
      exported([], TODAY), exported(foreign, TODAY), exported(KNOWN, TODAY), exported(many(9, generator(2)), TODAY),
      exported([...KNOWN.slice(5, 8), ...foreign], TODAY), readFileSync(published, "utf8"), "", "{}", "[]",
    ],
    mutate: (text, given) => (given.random() < 0.8 && mutatedFile(text, given)) ||
      mutated(text, { ...given, words }),
  },
  answer: {
    run: answer,
    seeds: [
      "3\n3.0", "1,000\n1000\n1e3", "50 %\n0.5\n1/2", "(2, 3)\n[2,3]\n2 x 3\n2×3", "−2\n-2", "`model.eval()`\nmodel.eval( )",
      "batch  norm\nBatch norm.", "x = 3\nx=3", "“yes”\nyes", "1e999\n3", "$1/4$\n0.25", "''\n.",
    ],
    mutate: (text, given) => mutated(text, {
      ...given, words: [", ", " x ", "e999", "%", " / ", "''", "1,000", "   ", "\n", "()", "[", "½", "İ", "٣"],
    }),
  },
};

/** Shows that what looks for faults finds one. @type {Target} */
export const PLANTED = {
  run: planted, seeds: ["", "xxxxxxx"], mutate: (text, given) => mutated(text, { ...given, words: ["y"] }),
};
