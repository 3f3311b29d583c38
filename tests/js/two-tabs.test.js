// Two tabs of one reader, against a list that is the truth: nothing is lost, nothing counts twice.
// `SEQUENCES=5000 node --test tests/js/two-tabs.test.js` plays more of them.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { Journal, TROUBLE } from "../../docs/assets/js/practice/journal.js";
import { exported, imported } from "../../docs/assets/js/practice/transfer.js";
import { generator, many } from "./making.js";
import { told } from "./model.js";

const SEQUENCES = Number(process.env.SEQUENCES ?? 300);
const SEED = Number(process.env.SEED ?? 0);
const STEPS = 14;
const SLUGS = ["gan", "rnn", "lstm"];
const START = Date.UTC(2026, 10, 24, 12);
const DAY = 86_400_000;

const real = IDBObjectStore.prototype.add;

/** Does something while the database refuses or breaks each write. */
async function whileAddIs(add, work) {
  IDBObjectStore.prototype.add = add;
  try {
    return await work();
  } finally {
    IDBObjectStore.prototype.add = real;
  }
}

class World {
  truth = [];
  files = [];
  /** What a tab could not save, and keeps until it is closed. @type {Map<Journal, object[]>} */
  unsaved = new Map();

  constructor(name, seed) {
    this.name = name;
    this.random = generator(seed);
    this.clock = START;
  }

  async open() {
    return Journal.open(this.name, { now: () => Math.round(this.clock) });
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  which() {
    return Math.floor(this.random() * this.tabs.length);
  }

  async begin() {
    this.tabs = [await this.open(), await this.open()];
  }

  /** Where what this tab is given ends up: saved, or in the tab alone. */
  kept(tab) {
    return this.unsaved.get(tab) ?? this.truth;
  }

  async add(fields, tab = this.pick(this.tabs)) {
    this.kept(tab).push(await tab.add(fields));
  }

  async merge(given, tab = this.pick(this.tabs)) {
    this.kept(tab).push(...given);
    await tab.merge(given);
  }

  answer = () => ({
    kind: "review", slug: this.pick(SLUGS), grade: 1 + Math.floor(this.random() * 4),
    sure: this.pick([null, 0, 1, 2]), points: this.pick([[], [1], [0, 2]]), of: 3,
    seconds: Math.floor(this.random() * 2000),
  });

  file(given) {
    return exported(given, "2026-11-24");
  }

  ways = {
    review: () => this.add(this.answer()),
    both: () => Promise.all([this.ways.review(), this.ways.review(), this.ways.review()]),
    mark: () => this.add({
      kind: "mark", slug: this.pick(SLUGS), mark: "bookmark", on: this.random() < 0.5 }),
    task: () => this.add({
      kind: "item", slug: this.pick(SLUGS), item: "choice-1", right: this.random() < 0.5 }),
    setting: () => this.add({ kind: "setting", ...this.pick([
      { name: "retention", value: 0.8 }, { name: "retention", value: null },
      { name: "exported", value: 20_781 }]) }),
    undo: () => this.truth.length ? this.add({ kind: "undo", of: this.pick(this.truth).id }) : null,
    note: () => this.add({ kind: "note", slug: this.pick(SLUGS), text: this.pick(["", `${this.random()}`]) }),
    export: async () => {
      this.files.push(this.file(await this.pick(this.tabs).all()));
    },
    import: async () => {
      if (this.files.length) await this.merge(imported(this.pick(this.files)));
    },
    foreign: async () => { // another device's file, known in part
      const given = many(6, this.random);
      const tab = this.pick(this.tabs);
      await this.merge(given.slice(0, 4), tab);
      await this.merge(given, tab);
    },
    both_import: async () => { // the same file in both tabs at once
      const given = imported(this.file(many(6, this.random)));
      await Promise.all(this.tabs.map((tab) => this.merge(given, tab)));
    },
    reload: () => this.reopen(this.which()),
    killed: async () => { // a tab goes while it writes: what it said to have saved is there
      const which = this.which();
      const doomed = this.tabs[which];
      const kept = this.kept(doomed);
      const writing = doomed.add({ kind: "note", slug: "gan", text: `${this.random()}` });
      doomed.close();
      kept.push(await writing);
      await this.reopen(which);
    },
    cut: async () => { // a tab goes in the middle of an import: nothing of it is there
      const which = this.which();
      const at = Math.floor(this.random() * 6);
      let count = 0;
      const add = function (...given) {
        if (count === at) this.transaction.abort();
        count += 1;
        return real.apply(this, given);
      };
      await whileAddIs(add, () => this.tabs[which].merge(many(6, this.random)));
      await this.reopen(which, { warned: false });
    },
    full: async () => { // the reader exports, reloads when there is space, and imports
      const which = this.which();
      const tab = this.tabs[which];
      if (!this.unsaved.has(tab)) this.unsaved.set(tab, []);
      const add = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      await whileAddIs(add, () => this.add(this.answer(), tab));
      assert.equal(tab.trouble, TROUBLE.full);
    },
    clear: async () => {
      const [one, other] = this.random() < 0.5 ? this.tabs : this.tabs.toReversed();
      const told = new Promise((done) => {
        other.addEventListener("change", () => other.state.count || done());
      });
      await one.clear();
      await told;
      this.truth = [];
      this.unsaved.delete(one); // it saves again
      if (this.unsaved.has(other)) this.unsaved.set(other, []);
    },
    clock: () => {
      const to = [this.clock + (this.random() - 0.3) * 3 * DAY, this.clock - 400 * DAY, 0, START];
      this.clock = Math.max(0, this.pick(to));
    },
  };

  /** Closes a tab and opens it again. A reader who was warned exports first, and imports then. */
  async reopen(which, { warned = true } = {}) {
    const tab = this.tabs[which];
    const unsaved = this.unsaved.get(tab);
    const file = unsaved && warned ? this.file(await tab.all()) : null;
    tab.close();
    this.unsaved.delete(tab);
    this.tabs[which] = await this.open();
    if (!file) return;
    this.truth.push(...unsaved);
    await this.tabs[which].merge(imported(file));
  }

  /** What is saved, and what is not: each event once, and no other. */
  async checkEvents() {
    for (const tab of this.tabs) {
      const unsaved = this.unsaved.get(tab);
      assert.equal(tab.trouble, unsaved ? TROUBLE.full : TROUBLE.none);
      assert.equal(tab.unreadable, 0);
      const ids = (await tab.all()).map(({ id }) => id).sort();
      const wanted = new Set([...this.truth, ...unsaved ?? []].map(({ id }) => id));
      assert.deepEqual(ids, [...wanted].sort());
    }
  }

  /** What each tab shows, once it has looked. */
  async checkStates() {
    await Promise.all(this.tabs.map((tab) => tab.refresh()));
    for (const tab of this.tabs) {
      assert.deepEqual(tab.state, told([...this.truth, ...this.unsaved.get(tab) ?? []]));
    }
  }

  end() {
    for (const tab of this.tabs) tab.close();
  }
}

test(`${SEQUENCES} random sequences in two tabs`, async () => {
  for (let seed = SEED * SEQUENCES; seed < (SEED + 1) * SEQUENCES; seed += 1) {
    const world = new World(`two-tabs-${seed}`, seed);
    await world.begin();
    const played = [];
    try {
      for (let step = 0; step < STEPS; step += 1) {
        world.clock += 1000 + world.random() * DAY * (step % 3);
        const name = world.pick(Object.keys(world.ways));
        played.push(name);
        await world.ways[name]();
        await world.checkEvents();
        // To look at a tab makes it catch up; in every other sequence tabs lag as long as they do.
        if (seed % 2 || step === STEPS - 1) await world.checkStates();
      }
    } catch (error) {
      const again = `again by SEED=${seed} SEQUENCES=1`;
      throw new Error(`${again}: ${played.join(" ")}`, { cause: error });
    } finally {
      world.end();
    }
  }
});
