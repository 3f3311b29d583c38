import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { openDB } from "idb";
import { Journal, TROUBLE } from "../../docs/assets/js/practice/journal.js";
import { after, VERSION } from "../../docs/assets/js/practice/state.js";
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

/** A way for the disk to be full while something is done. */
async function whileFull(work) {
  const real = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    return await work();
  } finally {
    IDBObjectStore.prototype.add = real;
  }
}

test("what could not be saved stays shown, whatever the other tab adds", async (context) => {
  const name = fresh();
  let now = Date.UTC(2026, 10, 24, 12);
  const [a, b] = [await opened(context, name, { now: () => now }), await opened(context, name)];
  await whileFull(() => a.add({ ...review, slug: "rnn" }));
  now += 1000;
  await b.merge([reviewed("lstm")]); // earlier: all is counted anew
  await a.refresh();
  assert.deepEqual([...a.state.cards.keys()].sort(), ["lstm", "rnn"]);
});

test("what could not be saved, and then comes back as a file, counts once", async (context) => {
  const name = fresh();
  const [a, b] = [await opened(context, name), await opened(context, name)];
  await whileFull(() => a.add(review));
  await b.merge(await a.all());
  await a.refresh();
  assert.equal((await a.all()).length, 1);
  assert.deepEqual([a.state.count, b.state.count], [1, 1]);
});

test("no snapshot counts what could not be saved", async (context) => {
  const name = fresh();
  const [a, b] = [await opened(context, name), await opened(context, name)];
  await whileFull(() => a.add({ ...review, slug: "rnn" }));
  const given = many(600, generator(8));
  await b.merge(given);
  await a.refresh();
  assert.equal(a.state.count, 601);
  assert.equal((await opened(context, name)).state.count, 600);
});

test("deleting everything deletes what another tab could not save", async (context) => {
  const name = fresh();
  const [a, b] = [await opened(context, name), await opened(context, name)];
  await whileFull(() => b.add(review));
  const told = new Promise((done) => b.addEventListener("change", done, { once: true }));
  await a.clear();
  await told;
  assert.equal(b.state.count, 0);
  assert.deepEqual(await b.all(), []);
});

test("what another tab deletes does not come back by a snapshot", async (context) => {
  const name = fresh();
  const [a, b] = [await opened(context, name), await opened(context, name)];
  let deleting;
  a.addEventListener("change", () => { // it has read everything, and is about to keep a snapshot
    deleting ??= b.clear();
  });
  await a.merge(many(600, generator(9)));
  await deleting;
  assert.equal((await opened(context, name)).state.count, 0);
});

test("a database that cannot be read is told of, left, and can be deleted", async (context) => {
  const name = fresh();
  const broken = await openDB(name, 1, {
    upgrade: (database) => database.createObjectStore("something else"),
  });
  broken.close();
  const journal = await opened(context, name);
  assert.equal(journal.trouble, TROUBLE.damaged);
  await journal.add(review);
  assert.equal(journal.state.count, 1, "practice goes on");
  assert.equal((await journal.all()).length, 1);
  const left = await openDB(name);
  assert.deepEqual([...left.objectStoreNames], ["something else"]);
  left.close();
  await journal.clear();
  assert.equal(journal.trouble, TROUBLE.none);
  await journal.add(review);
  assert.equal((await opened(context, name)).state.count, 1);
});

test("a database that does not open for what is wrong in it is called damaged", async (context) => {
  const real = indexedDB.open;
  context.after(() => (indexedDB.open = real));
  indexedDB.open = () => {
    throw new DOMException("Internal error opening backing store", "UnknownError");
  };
  assert.equal((await opened(context, fresh())).trouble, TROUBLE.damaged);
});

test("a snapshot of no known form is not used", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  await journal.add(review);
  const database = await openDB(name);
  context.after(() => database.close());
  const saved = { version: VERSION, renamed: "[]", seen: 1 };
  for (const state of [undefined, "nothing", {}, { ...journal.state, cards: { gan: 3 } }]) {
    await database.put("snapshots", { ...saved, state }, "state");
    assert.deepEqual((await opened(context, name)).state, journal.state);
  }
});

test("entries that cannot be read are told of, once each", async (context) => {
  const name = fresh();
  const journal = await opened(context, name);
  assert.equal(journal.warning, "");
  await journal.merge(many(600, generator(10)));
  const database = await openDB(name);
  context.after(() => database.close());
  await database.add("events", { id: "damaged-entry", kind: "review" });
  await journal.refresh();
  await journal.all();
  assert.equal(journal.unreadable, 1);
  assert.match(journal.warning, /^One saved entry cannot be read/);
  await journal.merge(many(600, generator(11)));
  const again = await opened(context, name); // from a snapshot
  assert.equal(again.unreadable, 1);
});

test("a clock that says 1970, or 2200, loses nothing", async (context) => {
  const name = fresh();
  let now = 0;
  const journal = await opened(context, name, { now: () => now });
  await journal.add(review);
  await journal.add(review);
  now = Date.UTC(2200);
  await journal.add(review);
  now = Date.UTC(2026, 10, 24, 12);
  await journal.add(review);
  assert.equal(journal.trouble, TROUBLE.none);
  assert.equal(journal.state.cards.get("gan").reviews, 4);
  assert.deepEqual((await opened(context, name)).state, journal.state);
});
