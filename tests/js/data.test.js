import assert from "node:assert/strict";
import test from "node:test";
import { PAUSE, UNSAFE, unsafe } from "../../docs/assets/js/practice/data.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { event, reviewed } from "./making.js";

const DAY = 20_700;
const answers = (count, day = DAY) =>
  Array.from({ length: count }, () => reviewed("gan", { day }));
const noted = (name, day = DAY) => event("setting", { name, value: day }, { day });

test("a backup is asked for when many answers are in none", () => {
  assert.equal(unsafe(after(answers(UNSAFE - 1)), DAY), false);
  assert.equal(unsafe(after(answers(UNSAFE)), DAY), true);
});

test("an export ends that, until there are as many new answers", () => {
  const given = [...answers(UNSAFE), noted("exported")];
  assert.equal(unsafe(after(given), DAY + 100), false);
  given.push(...answers(UNSAFE, DAY + 1));
  assert.equal(unsafe(after(given), DAY + 1), false, "not within days of an export");
  assert.equal(unsafe(after(given), DAY + PAUSE), true);
});

test("who said not now is left in peace for a while", () => {
  const given = [...answers(UNSAFE), noted("reminded")];
  assert.equal(unsafe(after(given), DAY + PAUSE - 1), false);
  assert.equal(unsafe(after(given), DAY + PAUSE), true);
});
