// From what is typed to the questions that it means, the best first.

import { common, formsOfShort, nameKey, stem, words } from "./words.js";

/** @typedef {import("./table.js").Table} Table */
/**
 * `points` is null until they are loaded; `words` and `names` alone give the first results.
 * `answers` are the words of answers, in blocks; none unless the reader searches there.
 * @typedef {{count: number, words: Table, names: Table, points: Table | null,
 *   answers: Table[]}} Index
 */
/**
 * Why a question was found: names in what was typed that it goes by, and its words, each with
 * where it stands, see make.js.
 * `begun` has what the reader has typed of those words of which that is the beginning alone.
 * @typedef {{names: Set<string>, words: Map<string, number>, begun: Map<string, string>}} Because
 */
/** @typedef {{number: number, score: number, share: number, because: Because}} Found */
/**
 * `sure` is false where no question fits what was typed; `corrected` is what was searched for
 * where some of it was taken for mistaken, and empty elsewhere.
 * @typedef {{found: Found[], sure: boolean, corrected: string}} Answer
 */
/**
 * `exactly`: words that stand nowhere are left as they are. `typing`: the last word is not finished,
 * so what only a finished one needs is not loaded for it: points, and words for mistakes.
 * @typedef {{exactly?: boolean, typing?: boolean}} How
 */
/**
 * A word that was typed, and the words it may stand for, each with how well.
 * `forms` of them are what was typed, in this or another form; others begin with it.
 * @typedef {{typed: string, meant: string, keys: [string, number][], forms: Set<string>}} Term
 */

const LONGEST_NAME = 6; // words
const WORD = [0.8, 1.5, 2, 0.3]; // what a word weighs by its level, see make.js
const NAME = [0, 0.5, 1.2, 2]; // and a name
const FORM = 0.9; // another form of the word
const BEGUN = 0.6; // a word of which only the beginning is typed
const WRONG = 2; // times the share of a word's letters that are mistaken, is what it loses
const CORRECTED = 0.8; // a name with a corrected word
const SURE = [0.5, 0.95, 1, 0.5]; // how much a word says about its question, by level
const ENOUGH = 0.5; // the share of what was typed that an answer must treat
const PLENTY = 5; // or so much of it: a long question has words that no answer has
const NEAR = 0.15; // the share of what was typed that is worth showing where nothing fits
const BEGINS = 3; // letters of a name that is being typed
const SHORT = 3; // letters of a stem with which more words begin than are forms of it
const MOST = { forms: 400, begun: 20 };

/**
 * @param {Index} index
 * @param {string} text
 * @param {How} [how]
 * @returns {Promise<Answer>}
 */
export async function find(index, text, { exactly = false, typing = false } = {}) {
  const typed = await split(index, text);
  expectNames(index, typed);
  const last = typed.length - 1;
  const quick = { ...index, points: null, answers: [] };
  const at = (/** @type {number} */ i) => (typing && i === last ? quick : index);
  const terms = await Promise.all(
    typed.map((whole, i) => termOf(at(i), whole, i === last, exactly || at(i) === quick)),
  );
  const [weighed, names] = await Promise.all([
    Promise.all(terms.map((term, i) => weigh(at(i), term))),
    named(index, terms),
  ]);
  const found = new Gathered(weighed.map(({ weight }) => weight));
  weighed.forEach(({ places }, i) => found.word(i, places, terms[i]));
  for (const name of names) found.name(name);
  const wrong = terms.some(({ typed, meant }) => typed !== meant);
  return { ...found.ranked(), corrected: wrong ? terms.map(({ meant }) => meant).join(" ") : "" };
}

/** Whether something that does not fit is worth showing. @param {Found} found */
export function isNear({ share, because }) {
  return share > NEAR || because.names.size > 0;
}

/**
 * What was typed as words; a name that is not known as a whole falls into its parts.
 * @param {Index} index
 * @param {string} text
 */
async function split(index, text) {
  const all = await Promise.all(
    words(text).map(async ({ whole, parts }) =>
      !mostly(parts, whole) || (await known(index, whole)) ? [whole] : parts),
  );
  const found = all.flat();
  const telling = found.filter((whole) => !common(whole));
  return telling.length ? telling : found;
}

/**
 * Whether the parts that say something make up most of a name: of "k-means" only "k" does, which
 * stands for other things.
 * @param {string[]} parts
 * @param {string} whole
 */
function mostly(parts, whole) {
  return 2 * parts.filter((part) => !common(part)).join("").length >= whole.length && parts.length > 0;
}

/** Whether a title or a name has this word. @param {Index} index @param {string} whole */
async function known({ words, names }, whole) {
  return (await words.has(whole)) || names.has(nameKey([whole]));
}

/**
 * Has the names in what was typed loaded with the words, not after them: each wait for a part of a
 * large guide is as long as the way to its host and back.
 * @param {Index} index
 * @param {string[]} typed
 */
function expectNames({ names }, typed) {
  for (const { from, to } of spansOf(typed.length)) {
    const key = nameKey(typed.slice(from, to));
    const begins = to === typed.length && key.length >= BEGINS;
    const asked = begins ? names.startingWith(key, MOST.begun) : names.has(key);
    asked.catch(() => {}); // who needs it, asks and fails
  }
}

/**
 * The forms of a word, wherever they stand.
 * @param {Index} index
 * @param {string} typed
 */
async function formsOf(index, typed) {
  const root = stem(typed);
  if (root.length > SHORT) {
    // "hoping" is a form of "hope" and begins with "hop".
    const alike = await beginning(index, root.slice(0, -1), MOST.forms);
    return alike.filter((key) => stem(key) === root);
  }
  const forms = formsOfShort(typed);
  const stand = await Promise.all(forms.map((key) => stands(index, key)));
  return forms.filter((_, i) => stand[i]);
}

/** Whether any table has a word. @param {Index} index @param {string} key */
async function stands({ words, points, answers }, key) {
  const found = await Promise.all([words, points, ...answers].map((table) => table?.has(key)));
  return found.some(Boolean);
}

/**
 * Words that begin so, wherever they stand.
 * @param {Index} index
 * @param {string} prefix
 * @param {number} most
 */
async function beginning({ words, points, answers }, prefix, most) {
  const tables = [words, points, ...answers];
  const found = await Promise.all(tables.map((table) => table?.startingWith(prefix, most)));
  return [...new Set(found.flatMap((some) => some ?? []))];
}

/**
 * Its own forms; else, of the last word, those that begin with it; else the most alike.
 * @param {Index} index
 * @param {string} typed
 * @param {boolean} last
 * @param {boolean} exactly
 * @returns {Promise<Term>}
 */
async function termOf(index, typed, last, exactly) {
  const begins = last && typed.length > 1;
  const [forms, begun] = await Promise.all([
    formsOf(index, typed),
    begins ? beginning(index, typed, MOST.begun) : [],
  ]);
  const keys = new Map(forms.map((key) => [key, key === typed ? 1 : FORM]));
  for (const key of begun) {
    if (!keys.has(key)) keys.set(key, (BEGUN * typed.length) / key.length);
  }
  if (keys.size || exactly || (await index.names.has(nameKey([typed])))) {
    return { typed, meant: typed, keys: [...keys], forms: new Set(forms) };
  }
  const tables = [index.words, index.points];
  const [some, others] = await Promise.all(tables.map((table) => table?.near(typed) ?? []));
  const similar = some.length ? some : others;
  return {
    typed,
    meant: similar[0]?.[0] ?? typed,
    keys: similar.map(([key, away]) => [key, 1 - (WRONG * away) / typed.length]),
    forms: new Set(similar.map(([key]) => key)),
  };
}

/**
 * How rare a term is (as in BM25; Robertson and Zaragoza 2009), and where it stands best.
 * @param {Index} index
 * @param {Term} term
 */
async function weigh(index, { keys }) {
  /** @type {Map<number, {quality: number, level: number, key: string}>} */
  const places = new Map();
  const tables = [index.words, index.points, ...index.answers];
  const lists = await Promise.all(
    keys.map(([key]) => Promise.all(tables.map((table) => table?.list(key) ?? []))),
  );
  for (const [i, [key, quality]] of keys.entries()) {
    for (const entry of lists[i].flat()) {
      const level = entry & 3;
      const before = places.get(entry >> 2);
      if (before && quality * WORD[level] <= before.quality * WORD[before.level]) continue;
      places.set(entry >> 2, { quality, level, key });
    }
  }
  const weight = Math.log(1 + (index.count - places.size + 0.5) / (places.size + 0.5));
  return { weight, places };
}

/** @typedef {{from: number, to: number, text: string, quality: number, list: number[]}} Name */

/**
 * The names in what was typed, the longest first, no word in two of them; and those that the
 * end of it begins.
 * @param {Index} index
 * @param {Term[]} terms
 */
async function named(index, terms) {
  const spans = spansOf(terms.length);
  // All at once: the names of a large guide are in parts that have to be loaded.
  const all = await Promise.all(
    spans.map(({ from, to }) => namesOf(index, terms.slice(from, to), to === terms.length)),
  );
  /** @type {Name[]} */
  const found = [];
  const free = terms.map(() => true);
  for (const [i, { from, to }] of spans.entries()) {
    if (!free.slice(from, to).every(Boolean)) continue;
    found.push(...all[i].map((name) => ({ ...name, from, to })));
    if (all[i].some(({ whole }) => whole)) free.fill(false, from, to);
  }
  return found;
}

/** What of so many words may be a name, the longest first. @param {number} count */
function spansOf(count) {
  const spans = [];
  for (let length = Math.min(LONGEST_NAME, count); length > 0; length--) {
    for (let from = 0; from + length <= count; from++) spans.push({ from, to: from + length });
  }
  return spans;
}

/** @param {Index} index @param {Term[]} some @param {boolean} last */
async function namesOf(index, some, last) {
  const text = some.map(({ meant }) => meant).join(" ");
  const key = nameKey(some.map(({ meant }) => meant));
  let list = await index.names.list(key);
  // "drop out", where the guide has "dropout".
  if (!list.length && some.length === 2) list = await index.words.list(some[0].meant + some[1].meant);
  const quality = some.every(({ typed, meant }) => typed === meant) ? 1 : CORRECTED;
  if (list.length) return [{ text, quality, list, whole: true }];
  if (!last || key.length < BEGINS) return [];
  const begun = await index.names.startingWith(key, MOST.begun);
  return Promise.all(
    begun.map(async (each) => ({
      text: "",
      quality: (quality * BEGUN * key.length) / each.length,
      list: await index.names.list(each),
      whole: false,
    })),
  );
}

/** What speaks for each question. */
class Gathered {
  #weights;
  /** @type {Map<number, {score: number, treated: number[], because: Because}>} */
  #questions = new Map();

  /** @param {number[]} weights of the terms */
  constructor(weights) {
    this.#weights = weights;
  }

  /**
   * @param {number} i of the term
   * @param {Map<number, {quality: number, level: number, key: string}>} places
   * @param {Term} term
   */
  word(i, places, { typed, forms }) {
    for (const [number, { quality, level, key }] of places) {
      const question = this.#of(number);
      question.score += this.#weights[i] * quality * WORD[level];
      question.treated[i] = quality * SURE[level];
      question.because.words.set(key, level);
      if (!forms.has(key)) question.because.begun.set(key, typed);
    }
  }

  /** @param {Name} name */
  name({ from, to, text, quality, list }) {
    const weight = this.#weights.slice(from, to).reduce((sum, each) => sum + each, 0);
    for (const entry of list) {
      const question = this.#of(entry >> 2);
      question.score += weight * quality * NAME[entry & 3];
      for (let i = from; i < to; i++) {
        question.treated[i] = Math.max(question.treated[i], quality);
      }
      if (text) question.because.names.add(text);
    }
  }

  ranked() {
    const all = this.#weights.reduce((sum, each) => sum + each, 0);
    const found = [...this.#questions].map(([number, { score, treated, because }]) => {
      const mass = treated.reduce((sum, each, i) => sum + each * this.#weights[i], 0);
      const share = mass / all;
      return { number, score: score * (0.3 + 0.7 * share), share, mass, because };
    });
    found.sort((a, b) => b.score - a.score || a.number - b.number);
    const sure = found.slice(0, 5).some(({ share, mass }) => share >= ENOUGH || mass >= PLENTY);
    return { found, sure };
  }

  /** @param {number} number */
  #of(number) {
    let question = this.#questions.get(number);
    if (!question) {
      const because = { names: new Set(), words: new Map(), begun: new Map() };
      question = { score: 0, treated: this.#weights.map(() => 0), because };
      this.#questions.set(number, question);
    }
    return question;
  }
}
