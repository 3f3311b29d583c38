import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { openDB } from "idb";
import { Journal, TROUBLE } from "../../docs/assets/js/practice/journal.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { generator, many, reviewed } from "./making.js";

let made = 0;
const fresh = () => `guide-${(made += 1)}`;
const review = { kind: "review", slug: "gan", grade: 3, sure: 2, points: [0], of: 4, seconds: 9 };

async function opened(context, name, options) {
  const journal = await Journal.open(name, options);
  context.after(() => journal.close());
  return journal;
}

test("what is added is there after a reload", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  await journal.add(review);
  await journal.add({ kind: "note", slug: "gan", text: "two players" });
  assert.equal(journal.trouble, TROUBLE.none);
  const again = await opened(context, name);
  assert.deepEqual(again.state, journal.state);
  assert.equal(again.state.notes.get("gan"), "two players");
});

test("a field that is impossible is refused before anything is saved", async (context) => {
  const journal = await opened(context, fresh());
  await assert.rejects(journal.add({ ...review, grade: 9 }), /impossible "grade"/);
  assert.deepEqual(await journal.all(), []);
});

test("two tabs know what the other one adds, and what it deletes", async (context) => {
  const name = fresh();
  const [a, b] = [await opened(context, name), await opened(context, name)];
  const told = (journal) => new Promise((done) => {
    journal.addEventListener("change", done, { once: true });
  });
  let change = told(b);
  await a.add(review);
  await change;
  assert.deepEqual(b.state, a.state);
  await Promise.all([a.add(review), b.add({ ...review, slug: "rnn" }), a.add(review)]);
  await Promise.all([a.refresh(), b.refresh()]);
  assert.deepEqual(b.state, a.state);
  assert.equal(a.state.count, 4);
  change = told(b);
  await a.clear();
  await change;
  assert.equal(b.state.count, 0);
  await b.add(review);
  await a.refresh();
  assert.equal(a.state.count, 1);
});

test("merging twice is merging once, and agrees with counting anew", async (context) => {
  const journal = await opened(context, fresh());
  const given = many(700, generator(5));
  assert.equal(await journal.merge(given.slice(300)), 400);
  assert.equal(await journal.merge(given), 300);
  assert.equal(await journal.merge(given), 0);
  assert.deepEqual(journal.state, after(given));
});

test("opening from a snapshot is the same as counting anew", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  const given = many(1200, generator(6));
  await journal.merge(given);
  const database = await openDB(name);
  context.after(() => database.close());
  assert.equal((await database.get("snapshots", "state")).state.count, 1200);
  assert.deepEqual((await opened(context, name)).state, after(given));
  const renamed = new Map([["gan", "adversarial"]]);
  assert.deepEqual((await opened(context, name, { renamed })).state, after(given, { renamed }));
});

test("an entry that cannot be read is left alone and counted", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  await journal.add(review);
  const database = await openDB(name);
  context.after(() => database.close());
  await database.add("events", { id: "damaged-entry", kind: "review" });
  const again = await opened(context, name);
  assert.equal(again.unreadable, 1);
  assert.equal(again.state.count, 1);
  assert.equal((await database.getAll("events")).length, 2);
});

test("where storage is blocked the reader is told, and can go on and export", async (context) => {
  const real = indexedDB.open;
  context.after(() => (indexedDB.open = real));
  indexedDB.open = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const journal = await opened(context, fresh());
  assert.equal(journal.trouble, TROUBLE.blocked);
  await journal.add(review);
  await journal.add({ ...review, slug: "rnn" });
  assert.equal(journal.state.cards.size, 2);
  assert.equal((await journal.all()).length, 2);
});

test("where storage is full nothing is lost, and the export has all", async (context) => {
  const journal = await opened(context, fresh());
  await journal.add(review);
  const real = IDBObjectStore.prototype.add;
  context.after(() => (IDBObjectStore.prototype.add = real));
  IDBObjectStore.prototype.add = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  await journal.add({ ...review, slug: "rnn" });
  assert.equal(journal.trouble, TROUBLE.full);
  assert.equal(journal.state.cards.size, 2);
  assert.equal((await journal.all()).length, 2);
});

test("what cannot be saved is merged once as well, and changes nothing that is there", async (context) => {
  const real = indexedDB.open;
  context.after(() => (indexedDB.open = real));
  indexedDB.open = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const journal = await opened(context, fresh());
  const given = many(40, generator(7));
  assert.equal(await journal.merge(given), 40);
  const foreign = given.map((event) => ({ ...event, at: event.at + 86_400_000 * 400 }));
  assert.equal(await journal.merge(foreign), 0);
  assert.deepEqual((await Promise.all([journal.merge(given), journal.merge(given)])), [0, 0]);
  assert.deepEqual(await journal.all(), given);
  assert.deepEqual(journal.state, after(given));
});

test("several events are saved together or not at all", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  const real = IDBObjectStore.prototype.add;
  let calls = 0;
  IDBObjectStore.prototype.add = function add(...given) {
    calls += 1;
    if (calls === 3) throw new DOMException("full", "QuotaExceededError");
    return real.apply(this, given);
  };
  await journal.merge([reviewed("gan"), reviewed("rnn"), reviewed("lstm")]);
  IDBObjectStore.prototype.add = real;
  assert.equal((await opened(context, name)).state.count, 0);
  assert.equal(journal.state.count, 3, "shown, though not saved");
});

test("a database of a newer site is left as it is", async (context) => {
  const name = fresh();
  const newer = await openDB(name, 99);
  newer.close();
  const journal = await opened(context, name);
  assert.equal(journal.trouble, TROUBLE.newer);
  assert.deepEqual(await journal.all(), []);
});

test("an older tab lets go of the database when a newer one comes", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  const newer = await openDB(name, 99);
  newer.close();
  assert.equal(journal.trouble, TROUBLE.newer);
});

test("a clock that is set back loses nothing", async (context) => {
  let now = Date.UTC(2026, 10, 24, 12);
  const journal = await opened(context, fresh(), { now: () => now });
  await journal.add(review);
  now -= 40 * 86_400_000;
  await journal.add(review);
  assert.equal(journal.state.cards.get("gan").reviews, 2);
  assert.equal(journal.state.count, 2);
});
