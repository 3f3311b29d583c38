// How many bytes a search of a large guide takes, as hosts send them, and how often it waits for one.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { made, withAnswers } from "../../benchmarks/search_guide.js";
import { find, isNear } from "../../docs/assets/js/search/find.js";
import { Source } from "../../docs/assets/js/search/source.js";

const GOAL = 250_000;
const SHOWN = 10; // results
const SAMPLES = 10;
const WAITS = 3; // of a key: for words and names, for more words, for titles
const MOSTLY = 1; // of 95 of 100 keys

const guide = made(5000);
/** @type {Map<string, string>} */
let index;
before(() => {
  index = withAnswers(guide.questions, guide.shown, guide.about);
});

/**
 * What one search takes in a browser that has loaded nothing, and the question that it finds first.
 * @param {string} text
 * @param {boolean} [inside]
 */
async function search(text, inside = false) {
  /** @type {Set<string>} */
  const asked = new Set();
  const get = async (/** @type {string} */ name) => {
    asked.add(name);
    return JSON.parse(/** @type {string} */ (index.get(name)));
  };
  const source = new Source(await get("index.json"), get);
  await source.complete;
  const { found, sure } = await find(inside ? await source.inside() : source.index, text);
  const shown = sure ? found : found.filter(isNear);
  await Promise.all(shown.slice(0, SHOWN).map(({ number }) => source.shown(number)));
  const sizes = [...asked].map((name) => gzipSync(/** @type {string} */ (index.get(name)), { level: 9 }).length);
  return { first: found[0]?.number + 1, bytes: sizes.reduce((sum, size) => sum + size, 0), asked };
}

for (const kind of /** @type {const} */ (["title", "name", "mistaken"])) {
  test(`a search of 5,000 questions by ${kind} takes ${GOAL} bytes at most`, async () => {
    const done = [];
    for (const each of guide.samples.slice(0, SAMPLES)) done.push([each, await search(each[kind])]);
    for (const [each, { first, bytes, asked }] of done) {
      assert.ok(bytes <= GOAL, `${each[kind]}: ${bytes}`);
      assert.ok(![...asked].some((name) => name.startsWith("answers")));
      if (kind !== "name") assert.equal(first, each.number);
    }
    if (kind === "mistaken") assert.ok(done.some(([, { asked }]) => asked.has("keys.json")));
  });
}

test("answers are searched in parts as well: a part of them is loaded", async () => {
  const { asked } = await search(guide.samples[0].title, true);
  const parts = [...index.keys()].filter((name) => /^answers-/.test(name));
  const loaded = [...asked].filter((name) => /^answers-/.test(name));
  assert.ok(loaded.length > 0 && loaded.length < parts.length / 4, `${loaded.length} of ${parts.length}`);
});

/** A host, and how often one has waited for it: what is asked for meanwhile comes together. */
function host() {
  /** @type {(() => void)[]} */
  let asked = [];
  const counted = { waits: 0 };
  const answer = () => {
    counted.waits++;
    const all = asked;
    asked = [];
    for (const each of all) each();
  };
  const get = (/** @type {string} */ name) =>
    new Promise((done) => {
      if (!asked.length) setImmediate(answer); // once nobody has anything left to ask for
      asked.push(() => done(JSON.parse(/** @type {string} */ (index.get(name)))));
    });
  return { get, counted };
}

test("a key waits for the host a few times, however many parts of the index it needs", async () => {
  const { get, counted } = host();
  const source = new Source(await get("index.json"), get);
  const waits = [];
  for (const { title } of guide.samples.slice(0, SAMPLES)) {
    for (let letters = 1; letters <= title.length; letters++) {
      counted.waits = 0;
      const { found } = await find(source.index, title.slice(0, letters));
      await Promise.all(found.slice(0, SHOWN).map(({ number }) => source.shown(number)));
      waits.push(counted.waits);
    }
  }
  waits.sort((a, b) => a - b);
  assert.ok(waits[waits.length - 1] <= WAITS, `${waits[waits.length - 1]}`);
  assert.ok(waits[Math.floor(0.95 * waits.length)] <= MOSTLY);
});
