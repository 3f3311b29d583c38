// What earlier versions of the site left in browsers and files is read by this one. A new version of
// the events or of the database adds its file and its form here; nothing is ever removed.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openDB } from "idb";
import * as events from "../../docs/assets/js/practice/events.js";
import { DATABASE_VERSION, Journal, TROUBLE } from "../../docs/assets/js/practice/journal.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { imported } from "../../docs/assets/js/practice/transfer.js";

const text = (version) =>
  readFileSync(new URL(`published/progress-${version}.json`, import.meta.url), "utf8");

/** What the file of a version says: counted by hand from the file, not by our code. */
const FILES = {
  1: { count: 9, reviews: { gan: 2, "vanishing-gradient": 1 }, notes: { gan: "two players" },
    marks: { gan: ["bookmark"] }, retention: 0.85 },
};

/** How a database of each version was made. */
const DATABASES = {
  1: (database) => {
    const log = database.createObjectStore("events", { autoIncrement: true });
    log.createIndex("id", "id", { unique: true });
    database.createObjectStore("snapshots");
  },
};

test("each version has its file and its database here", () => {
  assert.deepEqual(Object.keys(FILES).map(Number),
    Array.from({ length: events.VERSION }, (_, n) => n + 1));
  assert.deepEqual(Object.keys(DATABASES).map(Number),
    Array.from({ length: DATABASE_VERSION }, (_, n) => n + 1));
});

for (const [version, expected] of Object.entries(FILES)) {
  test(`a file of version ${version} is imported whole`, () => {
    const given = imported(text(version));
    assert.equal(given.length, expected.count);
    const state = after(given);
    const reviews = Object.fromEntries([...state.cards].map(([slug, card]) => [slug, card.reviews]));
    assert.deepEqual(reviews, expected.reviews);
    assert.deepEqual(Object.fromEntries(state.notes), expected.notes);
    assert.deepEqual([...state.marks].map(([slug, marks]) => [slug, [...marks]]),
      Object.entries(expected.marks));
    assert.equal(state.settings.get("retention"), expected.retention);
  });
}

for (const [version, make] of Object.entries(DATABASES)) {
  test(`a database of version ${version} is opened with all that it holds`, async (context) => {
    const name = `published-${version}`;
    const given = JSON.parse(text(Math.min(Number(version), events.VERSION))).events;
    const old = await openDB(name, Number(version), { upgrade: make });
    for (const event of given) await old.add("events", event);
    await old.put("snapshots", { version: 0, state: "of another form", seen: 3 }, "state");
    old.close();
    const journal = await Journal.open(name);
    context.after(() => journal.close());
    assert.equal(journal.trouble, TROUBLE.none);
    assert.deepEqual(journal.state, after(given));
    assert.equal((await journal.all()).length, given.length);
  });
}
