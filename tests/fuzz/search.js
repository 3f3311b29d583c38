// Looks for inputs at which a target throws: inputs that reach new code are kept, and changed further.
// What was reached V8 says itself, block by block.

import { Session } from "node:inspector";
import { pick } from "./mutate.js";

/** @typedef {import("./targets.js").Target} Target */

/** An input may take so many seconds; those of our size take a hundredth of it. */
const SLOW = 5;
/** So many inputs are tried before one asks what they reached, which takes as long. */
const BATCH = 16;
const OURS = /\/docs\/assets\/js\/|\/tests\/fuzz\/targets\.js$/;

/** What was executed of our scripts. Begin before they are imported. */
export class Coverage {
  #session = new Session();
  /** Of each script: 1 for each of its characters that was executed. @type {Map<string, Uint8Array>} */
  #reached = new Map();

  constructor() {
    this.#session.connect();
    this.#ask("Profiler.enable");
    this.#ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  /** @param {string} what @param {object} [given] @returns {any} */
  #ask(what, given) {
    let answer;
    this.#session.post(/** @type {any} */ (what), given, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }

  /**
   * Whether something was executed, since one last asked, that was not before.
   * @param {boolean} [note] whether it counts as reached from now on
   */
  grew(note = true) {
    let grew = false;
    for (const { url, functions } of this.#ask("Profiler.takePreciseCoverage").result) {
      if (!OURS.test(url)) continue;
      const ends = functions.flatMap((/** @type {any} */ { ranges }) =>
        ranges.map((/** @type {any} */ range) => range.endOffset));
      const now = new Uint8Array(Math.max(...ends));
      // A range stands before those within it, which are more exact.
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          now.fill(Number(count > 0), startOffset, endOffset);
        }
      }
      grew = this.#compared(url, now, note) || grew;
    }
    return grew;
  }

  /** @param {string} url @param {Uint8Array} now @param {boolean} note */
  #compared(url, now, note) {
    let known = this.#reached.get(url) ?? new Uint8Array(0);
    if (known.length < now.length) {
      const longer = new Uint8Array(now.length);
      longer.set(known);
      known = longer;
    }
    const grew = now.some((value, index) => value && !known[index]);
    if (note) this.#reached.set(url, known.map((value, index) => value | (now[index] ?? 0)));
    return grew;
  }
}

/**
 * Searches until something is found or the time is over.
 * @param {Target} target
 * @param {{random: () => number, until: (tried: number) => boolean, coverage?: Coverage}} options
 *   without `coverage`, nothing leads from one input to the next
 * @returns {Promise<{tried: number, kept: number, input?: string, error?: unknown}>}
 */
export async function search(target, { random, until, coverage }) {
  const kept = [...target.seeds];
  let tried = 0;
  const next = () => tried < target.seeds.length ? target.seeds[tried]
    : target.mutate(pick(random, kept), { random, others: kept, words: [] });
  while (!until(tried)) {
    const batch = [];
    while (batch.length < BATCH) {
      const input = next();
      tried += 1;
      const error = await fault(target, input);
      if (error !== undefined) return { tried, kept: kept.length, input, error };
      batch.push(input);
    }
    if (!coverage?.grew(false)) continue;
    for (const input of batch) {
      await fault(target, input);
      if (coverage.grew()) kept.push(input);
    }
  }
  return { tried, kept: kept.length };
}

/**
 * What is wrong with an input, or undefined.
 * @param {Target} target
 * @param {string} input
 * @param {number} [slow] seconds that it may take
 */
export async function fault(target, input, slow = SLOW) {
  const began = process.cpuUsage();
  try {
    await target.run(input);
  } catch (error) {
    return error ?? new Error("something empty was thrown");
  }
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  return seconds > slow ? new Error(`it took ${seconds.toFixed(1)} s`) : undefined;
}
