// How many bytes a search of a large guide takes, as hosts send them, and how often it waits for one.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { made, withAnswers } from "../../benchmarks/search_guide.js";
import { files as makeFiles } from "../../docs/assets/js/search/make.js";
import { find, isNear } from "../../docs/assets/js/search/find.js";
import { once } from "../../docs/assets/js/search/words.js";
import { Source } from "../../docs/assets/js/search/source.js";

const GOALS = new Map([[5000, 250_000], [50_000, 400_000]]);
const SHOWN = 10; // results
const SAMPLES = 10;
const WAITS = 3; // of a key: for words and names, for more words, for titles
const MOSTLY = 2; // of 95 of 100 keys: words, then titles

const guide = made(5000);
/** @type {Map<string, string>} */
let index;
before(() => {
  index = withAnswers(guide.questions, guide.shown, guide.about);
});

/** How a text comes into the box. @typedef {"whole" | "in one go" | "with a pause at each letter"} Typed */
/** @type {Typed[]} */
const TYPED = ["whole", "in one go", "with a pause at each letter"];

/**
 * What is searched for one after the other until a text stands there, as main.js does.
 * @param {string} text
 * @param {Typed} typed
 * @returns {[string, import("../../docs/assets/js/search/find.js").How][]}
 */
function steps(text, typed) {
  const from = typed === "whole" ? text.length : 1;
  const typing = typed === "in one go";
  const all = Array.from({ length: text.length + 1 - from }, (_, i) => text.slice(0, from + i));
  return [...all.map((each) => /** @type {[string, object]} */ ([each, { typing: typing && !each.endsWith(" ") }])), [text, {}]];
}

/**
 * What one search takes in a browser that has loaded nothing, and the question that it finds first.
 * @param {string} text
 * @param {{inside?: boolean, typed?: Typed, files?: Map<string, string>}} [how]
 */
async function search(text, { inside = false, typed = "whole", files = index } = {}) {
  /** @type {Set<string>} */
  const asked = new Set();
  const source = await sourceOf(files, asked);
  let first = 0;
  for (const [letters, how] of steps(text, typed)) {
    const { found, sure } = await find(inside ? await source.inside() : source.index, letters, how);
    const shown = sure ? found : found.filter(isNear);
    await Promise.all(shown.slice(0, SHOWN).map(({ number }) => source.shown(number)));
    first = found[0]?.number + 1;
  }
  return { first, bytes: bytesOf(asked, files), asked };
}

/** @param {Map<string, string>} files @param {Set<string>} asked notes what is loaded of them */
async function sourceOf(files, asked) {
  const get = async (/** @type {string} */ name) => {
    asked.add(name);
    return JSON.parse(/** @type {string} */ (files.get(name)));
  };
  const source = new Source(await get("index.json"), get);
  await source.complete;
  return source;
}

const gzipped = once((text) => gzipSync(text, { level: 9 }).length);

/** As a host sends them. @param {Set<string>} asked @param {Map<string, string>} files */
function bytesOf(asked, files) {
  const sizes = [...asked].map((name) => gzipped(/** @type {string} */ (files.get(name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

for (const [size, goal] of GOALS) {
  test(`a search of ${size} questions takes ${goal} bytes at most, however it is typed`, async (t) => {
    const some = size === 5000 ? guide : made(size);
    const files = size === 5000 ? index : makeFiles(some.questions, some.shown, some.about);
    for (const typed of TYPED) {
      for (const kind of /** @type {const} */ (["title", "name", "mistaken"])) {
        const done = [];
        for (const each of some.samples.slice(0, size === 5000 ? SAMPLES : 4)) {
          done.push({ each, ...(await search(each[kind], { typed, files })) });
        }
        t.diagnostic(`${kind}, ${typed}: ${Math.max(...done.map(({ bytes }) => bytes))}`);
        for (const { each, first, bytes, asked } of done) {
          assert.ok(bytes <= goal, `${each[kind]}, ${typed}: ${bytes}`);
          assert.ok(![...asked].some((name) => name.startsWith("answers")));
          if (kind !== "name") assert.equal(first, each.number);
        }
        if (kind === "mistaken") assert.ok(done.some(({ asked }) => asked.has("keys.json")));
      }
    }
  });
}

test("ten words with a mistake take no more, typed in one go", async (t) => {
  const [goal] = GOALS.values();
  for (let i = 0; i < SAMPLES; i++) {
    const [one, two, three] = [0, 7, 19].map((far) => guide.samples[i + far]);
    const { bytes } = await search(`${one.title} ${two.name} ${three.mistaken}`, { typed: "in one go" });
    t.diagnostic(`${bytes}`);
    assert.ok(bytes <= goal, `${bytes}`);
  }
});

test("while a word is typed, no mistake is looked for in it and no point; then they are", async () => {
  /** @type {Set<string>} */
  const asked = new Set();
  const source = await sourceOf(index, asked);
  await find(source.index, "xqzvwxq", { typing: true });
  assert.deepEqual([...asked].filter((name) => /^(keys|points)/.test(name)), []);
  await find(source.index, "xqzvwxq");
  assert.ok(asked.has("keys.json") && [...asked].some((name) => name.startsWith("points")));
});

test("answers are searched in parts as well: a part of them is loaded", async () => {
  const { asked } = await search(guide.samples[0].title, { inside: true });
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
