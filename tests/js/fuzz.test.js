// What `make fuzz` calls, tests/fuzz/run.js, played shortly: `FUZZ=100000` tries more inputs.

import assert from "node:assert/strict";
import test from "node:test";
import { Coverage, fault, search } from "../fuzz/search.js";
import { generator } from "./making.js";

const coverage = new Coverage();
const { PLANTED, TARGETS } = await import("../fuzz/targets.js");
const INPUTS = Number(process.env.FUZZ ?? 3000);
const SEED = 7;

for (const [name, target] of Object.entries(TARGETS)) {
  test(`${name}: ${INPUTS} inputs of seed ${SEED} after the seeds`, async () => {
    const { input, error, tried } = await search(target, {
      random: generator(SEED), until: (tried) => tried >= INPUTS,
    });
    assert.equal(error, undefined, `input ${tried} of seed ${SEED}, ${JSON.stringify(input)}: ${error}`);
  });
}

const planted = (options) => search(PLANTED, { random: generator(1), ...options });
const TRIES = 40_000;

test("a fault is found by what inputs reach, and hardly without", async () => {
  const found = await planted({ until: (tried) => tried > TRIES, coverage });
  assert.match(String(found.error), /the planted fault/);
  assert.equal(String(await fault(PLANTED, found.input)), String(found.error));
  assert.ok(found.kept > PLANTED.seeds.length);
  const blind = await planted({ until: (tried) => tried > 2 * TRIES });
  assert.equal(blind.error, undefined);
});

test("what takes too long is a fault", async () => {
  const spent = () => process.cpuUsage().user + process.cpuUsage().system;
  const run = (/** @type {string} */ text) => {
    const end = spent() + 1e5 * text.length;
    while (spent() < end);
  };
  assert.equal(await fault({ ...PLANTED, run }, "a", 0.4), undefined);
  assert.match(String(await fault({ ...PLANTED, run }, "aaaaaaaa", 0.4)), /it took 0\.[89] s/);
});
