// Looks for inputs at which the scripts of practice do what they may not: `make fuzz`.
//
// node tests/fuzz/run.js --seconds 600          all targets, which share the time
// node tests/fuzz/run.js --seconds 60 file      some of them
// node tests/fuzz/run.js file --again FILE      one input once more, with its error
// node tests/fuzz/run.js --seed 7               the same inputs again, as long as time allows

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { generator } from "../js/making.js";
import { Coverage, fault, search } from "./search.js";

const FOUND = new URL("../../.cache/fuzz/js/", import.meta.url);
/** So many inputs lead to the planted fault, from this seed. */
const PLANTED_TRIES = 40_000, PLANTED_SEED = 1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" }, again: { type: "string" }, seed: { type: "string" },
  },
});
const coverage = new Coverage();
const { PLANTED, TARGETS } = await import("./targets.js"); // what V8 is to watch
const names = positionals.length ? positionals : Object.keys(TARGETS);
const unknown = names.filter((name) => !Object.hasOwn(TARGETS, name));
if (unknown.length) {
  console.error(`no target ${unknown.join(", ")}; there are ${Object.keys(TARGETS).join(", ")}`);
  process.exit(2);
}
const seed = Number(values.seed ?? Date.now() % 2 ** 32);

/** @param {import("./targets.js").Target} target @param {number} seconds */
function searched(target, seconds) {
  const end = Date.now() + seconds * 1000;
  return search(target, { random: generator(seed), until: () => Date.now() > end, coverage });
}

/** @param {string} name @param {{input?: string, error?: unknown}} result */
function report(name, { input = "", error }) {
  const path = new URL(`${name}-${seed}.txt`, FOUND);
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(path, input, "utf8");
  console.error(`FOUND in ${name}: ${path.pathname} (seed ${seed}); see it again by`);
  console.error(`  ${process.execPath} ${process.argv[1]} ${name} --again ${path.pathname}`);
  console.error(`in base64: ${Buffer.from(input, "utf8").toString("base64")}`);
  console.error(error);
}

if (values.again) {
  for (const name of names) {
    const error = await fault(TARGETS[name], readFileSync(values.again, "utf8"));
    if (error !== undefined) throw error;
  }
} else {
  rmSync(FOUND, { recursive: true, force: true });
  const planted = await search(PLANTED, {
    random: generator(PLANTED_SEED), until: (tried) => tried > PLANTED_TRIES, coverage,
  });
  console.log(`planted: ${planted.tried} inputs tried, ${Number("error" in planted)} found`);
  if (!("error" in planted)) {
    console.error("the planted fault was not found: the search is blind");
    process.exitCode = 1;
  } else {
    for (const name of names) {
      const result = await searched(TARGETS[name], Math.max(1, Number(values.seconds) / names.length));
      const found = "error" in result;
      console.log(`${name}: ${result.tried} inputs tried, ${result.kept} kept, ${Number(found)} found`);
      if (found) report(name, result);
      if (found) process.exitCode = 1;
    }
  }
}
