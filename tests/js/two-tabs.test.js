// Two tabs of one reader, against a list that is the truth: nothing is lost, nothing counts twice.
// `SEQUENCES=5000 node --test tests/js/two-tabs.test.js` plays more of them.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { Journal, TROUBLE } from "../../docs/assets/js/practice/journal.js";
import { after } from "../../docs/assets/js/practice/state.js";
import { exported, imported } from "../../docs/assets/js/practice/transfer.js";
import { generator, many } from "./making.js";

const SEQUENCES = Number(process.env.SEQUENCES ?? 300);
const STEPS = 14;
const SLUGS = ["gan", "rnn", "lstm"];
const START = Date.UTC(2026, 10, 24, 12);

class World {
  truth = [];
  files = [];

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

  async begin() {
    this.tabs = [await this.open(), await this.open()];
  }

  async add(fields) {
    this.truth.push(await this.pick(this.tabs).add(fields));
  }

  ways = {
    review: () => this.add({
      kind: "review", slug: this.pick(SLUGS), grade: 1 + Math.floor(this.random() * 4), sure: null,
      points: [], of: 3, seconds: 5,
    }),
    both: () => Promise.all([this.ways.review(), this.ways.review(), this.ways.review()]),
    undo: () => this.truth.length ? this.add({ kind: "undo", of: this.pick(this.truth).id }) : null,
    note: () => this.add({ kind: "note", slug: this.pick(SLUGS), text: `${this.random()}` }),
    export: async () => {
      this.files.push(exported(await this.pick(this.tabs).all(), "2026-11-24"));
    },
    import: async () => {
      if (this.files.length) await this.pick(this.tabs).merge(imported(this.pick(this.files)));
    },
    foreign: async () => { // another device's file, known in part
      const given = many(6, this.random);
      this.truth.push(...given);
      await this.pick(this.tabs).merge(given.slice(0, 4));
      await this.pick(this.tabs).merge(given);
    },
    reload: async () => {
      const which = Math.floor(this.random() * this.tabs.length);
      this.tabs[which].close();
      this.tabs[which] = await this.open();
    },
    killed: async () => { // a tab goes while it writes: what it said to have saved is there
      const which = Math.floor(this.random() * this.tabs.length);
      const doomed = this.tabs[which];
      const writing = doomed.add({ kind: "note", slug: "gan", text: `${this.random()}` });
      doomed.close();
      this.tabs[which] = await this.open();
      this.truth.push(await writing);
    },
    clock: () => {
      this.clock += (this.random() - 0.3) * 3 * 86_400_000;
    },
  };

  async check() {
    await Promise.all(this.tabs.map((tab) => tab.refresh()));
    const expected = after(this.truth);
    for (const tab of this.tabs) {
      assert.equal(tab.trouble, TROUBLE.none);
      assert.deepEqual(tab.state, expected);
      const all = await tab.all();
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length, "an event is there twice");
    }
  }

  end() {
    for (const tab of this.tabs) tab.close();
  }
}

test(`${SEQUENCES} random sequences in two tabs`, async () => {
  for (let seed = 0; seed < SEQUENCES; seed += 1) {
    const world = new World(`two-tabs-${seed}`, seed);
    await world.begin();
    const played = [];
    try {
      for (let step = 0; step < STEPS; step += 1) {
        world.clock += 1000 + world.random() * 86_400_000 * (step % 3);
        const name = world.pick(Object.keys(world.ways));
        played.push(name);
        await world.ways[name]();
      }
      await world.check();
    } catch (error) {
      error.message = `seed ${seed}, ${played.join(" ")}: ${error.message}`;
      throw error;
    } finally {
      world.end();
    }
  }
});
