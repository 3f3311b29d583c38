// A sorted list of keys, each with the questions that it leads to, loaded in parts as needed.

import { unpack, unpackKeys } from "./codec.js";
import { allowed, distance } from "./near.js";

/** @typedef {import("./codec.js").Packed} Packed */
/** @typedef {import("./codec.js").Part} Part */
/**
 * How a table is kept: the first key of each part, how to get a part, and how to get the keys
 * of several parts at once, which is empty where they are too many.
 * @typedef {{first: string[], part: (i: number) => Promise<Packed>, keys: () => Promise<string>}}
 *   Kept
 */

// Keys that a part has as a rule: so many parts are loaded at once as may be needed, since one after
// the other each would be a wait for the host.
const USUAL = 100;

/** What the searcher asks of such a list. */
export class Table {
  #kept;
  /** @type {Map<number, Promise<Part>>} */
  #parts = new Map();
  /** @type {Promise<string[]> | undefined} */
  #keys;

  /** @param {Kept} kept */
  constructor(kept) {
    this.#kept = kept;
  }

  /** @param {string} key */
  async has(key) {
    const { keys } = await this.#partOf(key);
    return keys[at(keys, key)] === key;
  }

  /**
   * The entries of a key, `4 * question + level` in order.
   * @param {string} key
   * @returns {Promise<number[]>}
   */
  async list(key) {
    const { keys, lists } = await this.#partOf(key);
    const i = at(keys, key);
    return keys[i] === key ? lists[i] : [];
  }

  /**
   * The first keys that begin with this.
   * @param {string} prefix
   * @param {number} most
   */
  async startingWith(prefix, most) {
    const from = this.#holding(prefix);
    let to = from + 1;
    while (this.#kept.first[to]?.startsWith(prefix)) to++;
    const found = [];
    const atOnce = 1 + Math.ceil(most / USUAL);
    for (let p = from; p < to; p += atOnce) {
      const parts = Array.from({ length: Math.min(atOnce, to - p) }, (_, i) => this.#part(p + i));
      for (const { keys } of await Promise.all(parts)) {
        for (let i = at(keys, prefix); keys[i]?.startsWith(prefix); i++) {
          if (found.length === most) return found;
          found.push(keys[i]);
        }
      }
    }
    return found;
  }

  /**
   * The keys nearest to a word that is not among them, and how many mistakes they are away.
   * @param {string} word
   * @returns {Promise<[string, number][]>}
   */
  async near(word) {
    let most = allowed(word);
    /** @type {[string, number][]} */
    let found = [];
    if (!most) return found;
    this.#keys ??= this.#all();
    for (const key of await this.#keys) {
      const away = distance(word, key, most);
      if (away > most) continue;
      if (away < most) found = [];
      most = away;
      found.push([key, away]);
    }
    return found;
  }

  /** All keys, or none where they are too many. */
  async #all() {
    if (this.#kept.first.length === 1) return (await this.#part(0)).keys;
    return unpackKeys(await this.#kept.keys());
  }

  /** The part in which a key stands, if anywhere. @param {string} key */
  #holding(key) {
    const i = at(this.#kept.first, key);
    return this.#kept.first[i] === key ? i : Math.max(0, i - 1);
  }

  /** @param {string} key */
  #partOf(key) {
    return this.#part(this.#holding(key));
  }

  /** @param {number} i @returns {Promise<Part>} */
  #part(i) {
    let part = this.#parts.get(i);
    if (!part) {
      part = this.#kept.first.length
        ? this.#kept.part(i).then(unpack)
        : Promise.resolve({ keys: [], lists: [] });
      this.#parts.set(i, part);
      // What could not be loaded is asked for again the next time.
      part.catch(() => this.#parts.delete(i));
    }
    return part;
  }
}

/** Where a key stands among sorted ones, or would. @param {string[]} keys @param {string} key */
function at(keys, key) {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
