// What the pages' elements are made with.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "../../docs/assets/js/shared/dom.js";

test("what is counted has its number, in groups of three, and its form", () => {
  for (const [count, said] of /** @type {[number, string][]} */ ([
    [0, "0 questions"], [1, "1 question"], [999, "999 questions"], [1000, "1,000 questions"],
    [50_000, "50,000 questions"], [1_234_567, "1,234,567 questions"],
  ])) assert.equal(counted(count, "question"), said);
  assert.equal(counted(2, "entry", "entries"), "2 entries");
});
