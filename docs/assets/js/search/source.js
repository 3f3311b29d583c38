// The index as the site keeps it: one file of a small guide, parts of a large one.

import { Table } from "./table.js";

/** @typedef {import("./codec.js").Packed} Packed */
/**
 * What a result shows: number, slug, title and page of a question.
 * @typedef {[number, string, string, number]} Shown
 */
/**
 * The first file. `sections` are titles with the place of their first question; `marks` holds a
 * letter for each question, see `markOf`.
 * @typedef {{count: number, chunk: number, sections: [string, number][], pages: string[],
 *   frameworks: string[], marks: string, typos?: boolean, terms?: boolean,
 *   first: {words: string[], names: string[], points: string[]},
 *   whole?: {words: Packed, names: Packed, questions: Shown[]}}} First
 */
/** @typedef {{section: string, deep: boolean, frameworks: number}} Marks */

const FIRST_LETTER = 48;

/** The questions of a site, and how to find them. */
export class Source {
  #first;
  #get;
  /** @type {Map<number, Promise<Shown[]>>} */
  #chunks = new Map();
  /** @type {Promise<Table[]> | undefined} */
  #answers;

  /** @param {First} first @param {(name: string) => Promise<any>} get a file of the index */
  constructor(first, get) {
    this.#first = first;
    this.#get = get;
    /** @type {import("./find.js").Index} */
    this.index = {
      count: first.count, words: this.#table("words"), names: this.#table("names"), points: null,
      answers: [],
    };
    /** Settles once the points are searched as well; until then names and titles are. */
    this.complete = this.#complete();
  }

  /** What is here at once is unpacked before the first key; parts are loaded as they are needed. */
  async #complete() {
    const points = this.#table("points");
    if (this.#first.whole) {
      const tables = [this.index.words, this.index.names, points];
      await Promise.all(tables.map((table) => table.startingWith("", 1)));
    }
    this.index.points = points;
  }

  /** @param {string} root the site's address @returns {Promise<Source>} */
  static async open(root) {
    const get = async (/** @type {string} */ name) => {
      // A copy that is read from a folder cannot fetch; there the index is in the script.
      const inside = /** @type {any} */ (globalThis).guideFiles?.[`find/${name}`];
      if (inside) return inside;
      const response = await fetch(new URL(`find/${name}`, root));
      if (!response.ok) throw new Error(`find/${name}: ${response.status}`);
      return response.json();
    };
    return new Source(await get("index.json"), get);
  }

  /** The index with the words of answers, which are loaded from now on. */
  async inside() {
    this.#answers ??= this.#get("answers.json").then((/** @type {string[][]} */ blocks) =>
      blocks.map((first, block) => new Table({
        first, part: (i) => this.#get(`answers-${block}-${i}.json`), keys: async () => "",
      })));
    this.#answers.catch(() => (this.#answers = undefined)); // asked for again the next time
    return { ...this.index, answers: await this.#answers };
  }

  /** Whether what a word needs is loaded when it is typed. */
  get parted() {
    return !this.#first.whole;
  }

  /** Whether the site has a page of terms. */
  get terms() {
    return this.#first.terms ?? false;
  }

  get sections() {
    return this.#first.sections.map(([title]) => title);
  }

  get frameworks() {
    return this.#first.frameworks;
  }

  /** What a question is filtered by. @param {number} number its place in the guide @returns {Marks} */
  marks(number) {
    const bits = this.#first.marks.charCodeAt(number) - FIRST_LETTER;
    const { sections } = this.#first;
    const [section] = sections[sections.findLastIndex(([, from]) => from <= number)];
    return { section, deep: Boolean(bits & 1), frameworks: bits >> 1 };
  }

  /** What a result shows of a question. @param {number} number its place @returns {Promise<Shown>} */
  async shown(number) {
    const { chunk, whole } = this.#first;
    const i = Math.floor(number / chunk);
    let some = this.#chunks.get(i);
    if (!some) {
      some = whole ? Promise.resolve(whole.questions) : this.#get(`questions-${i}.json`);
      this.#chunks.set(i, some);
      some.catch(() => this.#chunks.delete(i));
    }
    return (await some)[number % chunk];
  }

  /** The file of the page that a question stands on. @param {Shown} shown */
  page(shown) {
    return this.#first.pages[shown[3]];
  }

  /** @param {"words" | "names" | "points"} name */
  #table(name) {
    const { first, whole, typos } = this.#first;
    return new Table({
      first: first[name],
      part: async (i) => (name !== "points" && whole?.[name]) || this.#get(`${name}-${i}.json`),
      keys: async () => (name === "words" && typos ? this.#get("keys.json") : ""),
    });
  }
}
