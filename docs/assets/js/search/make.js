// From the questions to what is searched: which words and names lead to which questions.

import { pack, packKeys } from "./codec.js";
import { WRITTEN, common, nameKey, once, words as wordsIn } from "./words.js";

/** @typedef {import("./words.js").Word} Word */

/**
 * A question as the converter lists it.
 * @typedef {{title: string, names: [string, number][], points: string, answer?: string}}
 *   Source
 *   `names` are other names of what it treats, each with 1 to 3: how much they mean this question
 */

/**
 * From a key to entries `4 * question + level`, in order. The level of a word says where it
 * stands, the level of a name how much it means the question.
 * @typedef {Map<string, number[]>} Lists
 */

/** @typedef {{words: Lists, names: Lists, points: Lists}} Tables sorted by their keys */

const MEANT = 3; // a name that means its question

/** Where a word stands. */
export const LEVELS = { points: 0, name: 1, title: 2, answer: 3 };

/** @param {Source[]} questions @returns {Tables} */
export function listed(questions) {
  /** @type {Lists[]} */
  const [words, names, points] = [new Map(), new Map(), new Map()];
  questions.forEach((question, number) => {
    const title = wordsIn(question.title);
    for (const word of foundBy(title)) note(words, word, number, LEVELS.title);
    // What it says besides "What is" and "Explain" is a name of its question as well.
    for (const key of keysOf(title)) note(names, key, number, MEANT);
    for (const [text, weight] of question.names) {
      const name = wordsIn(text);
      for (const word of foundBy(name)) note(words, word, number, LEVELS.name);
      for (const key of keysOf(name)) note(names, key, number, weight);
    }
    for (const word of foundBy(wordsIn(question.points))) {
      if (!isNoted(words.get(word), number)) note(points, word, number, LEVELS.points);
    }
  });
  return { words: sorted(words), names: sorted(names), points: sorted(points) };
}

/**
 * The words that stand in the answers only.
 * @param {Source[]} questions
 * @param {number} from the place of the first among all
 * @returns {Lists}
 */
function answersOf(questions, from) {
  /** @type {Lists} */
  const found = new Map();
  const foundByOne = once((written) => foundBy(wordsIn(written)));
  // Answers are long and repeat their words: each is looked at once.
  const wordsOfAll = (/** @type {string} */ text) => {
    const all = [...new Set(text.match(WRITTEN))].flatMap((written) => foundByOne(written));
    return new Set(all);
  };
  questions.forEach(({ title, names, points, answer = "" }, i) => {
    const entry = 4 * (from + i) + LEVELS.answer;
    const known = wordsOfAll([title, points, ...names.map(([name]) => name)].join(" "));
    for (const word of wordsOfAll(answer)) {
      if (known.has(word)) continue;
      const list = found.get(word);
      if (list) list.push(entry);
      else found.set(word, [entry]);
    }
  });
  return sorted(found);
}

/** All that words can be found by: names in whole and in their parts. @param {Word[]} words */
function foundBy(words) {
  const found = [];
  for (const { whole, parts } of words) {
    if (!common(whole)) found.push(whole);
    for (const part of parts) if (!common(part)) found.push(part);
  }
  return found;
}

/** The keys of a name: "EarlyStopping" is found as one word and as two. @param {Word[]} name */
function keysOf(name) {
  const whole = nameKey(name.map(({ whole }) => whole));
  if (!name.some(({ parts }) => parts.length)) return [whole];
  const apart = name.flatMap(({ whole, parts }) => (parts.length ? parts : [whole]));
  return [whole, nameKey(apart)];
}

/**
 * Questions come in order, so what is known of one stands at a list's end; of its levels the highest
 * counts.
 * @param {Lists} found
 * @param {string} key
 * @param {number} number
 * @param {number} level
 */
function note(found, key, number, level) {
  const entry = 4 * number + level;
  const list = found.get(key);
  if (!list) found.set(key, [entry]);
  else if (!isNoted(list, number)) list.push(entry);
  else if (list[list.length - 1] < entry) list[list.length - 1] = entry;
}

/** @param {number[] | undefined} list @param {number} number */
function isNoted(list, number) {
  return list !== undefined && list[list.length - 1] >> 2 === number;
}

/** @param {Lists} found @returns {Lists} */
function sorted(found) {
  return new Map([...found.keys()].sort().map((key) => [key, found.get(key) ?? []]));
}

const WHOLE = 120_000; // characters of an index that is one file
// About so many characters has a part of a larger one: who types a word letter by letter loads the
// part where each of its beginnings stands.
const PART = 2000;
const PART_OF_BLOCK = 4000; // and of a block of answers, since a search takes some of each block
const LONGEST = 2000; // entries of a word in a larger one: the best places first
const CHUNK = 16; // questions of one file, of which ten results need ten
const MOST_KEYS = 400_000; // characters of all words, beyond which typing mistakes find nothing

/**
 * The files of an index, by name: of a small one what is needed first and the points, parts of a
 * larger one.
 * @param {Source[]} questions
 * @param {unknown[]} shown what a result shows of each
 * @param {object} about whatever else the first file is to hold
 * @returns {Map<string, string>}
 */
export function files(questions, shown, about) {
  const { words, names, points } = listed(questions);
  const whole = { words: pack([...words]), names: pack([...names]), questions: shown };
  const first = {
    words: firsts([[...words]]), names: firsts([[...names]]), points: firsts([[...points]]),
  };
  const one = JSON.stringify({ ...about, count: shown.length, chunk: shown.length, first, whole });
  if (one.length > WHOLE) return apart({ words, names, points }, shown, about);
  return new Map([["index.json", one], ["points-0.json", JSON.stringify(pack([...points]))]]);
}

/**
 * The words of the answers of some questions, for readers who search there: where each
 * part begins, and the files of the parts by name. A large guide's are in several blocks, so that an edit
 * of an answer changes one of them.
 * @param {Source[]} questions
 * @param {number} from the place of the first among all
 * @param {number} block its number
 * @returns {{first: string[], parts: Map<string, string>}}
 */
export function answerBlock(questions, from, block) {
  const parts = cut(answersOf(questions, from), PART_OF_BLOCK);
  return {
    first: firsts(parts),
    parts: new Map(parts.map((part, i) => [`answers-${block}-${i}.json`, JSON.stringify(pack(part))])),
  };
}

/**
 * @param {Tables} tables
 * @param {unknown[]} shown
 * @param {object} about
 */
function apart(tables, shown, about) {
  const parts = { words: cut(tables.words), names: cut(tables.names), points: cut(tables.points) };
  const first = {
    words: firsts(parts.words), names: firsts(parts.names), points: firsts(parts.points),
  };
  const keys = packKeys([...tables.words.keys()]);
  const typos = keys.length <= MOST_KEYS;
  const files = new Map([
    ["index.json", JSON.stringify({ ...about, count: shown.length, chunk: CHUNK, first, typos })],
  ]);
  for (const [name, some] of Object.entries(parts)) {
    some.forEach((part, i) => files.set(`${name}-${i}.json`, JSON.stringify(pack(part))));
  }
  for (let i = 0; i * CHUNK < shown.length; i++) {
    const some = shown.slice(i * CHUNK, (i + 1) * CHUNK);
    files.set(`questions-${i}.json`, JSON.stringify(some));
  }
  if (typos) files.set("keys.json", JSON.stringify(keys));
  return files;
}

/**
 * Where parts begin, in as few letters as tell the first key of one from the last key before it.
 * @param {[string, number[]][][]} parts
 */
function firsts(parts) {
  return parts.filter((part) => part.length).map(([[key]], i) => {
    const before = i ? parts[i - 1][parts[i - 1].length - 1][0] : "";
    let same = 0;
    while (same < before.length && key[same] === before[same]) same++;
    return key.slice(0, same + 1);
  });
}

/**
 * The lists in parts of about the same size.
 * @param {Lists} lists
 * @param {number} [part] its size
 */
function cut(lists, part = PART) {
  /** @type {[string, number[]][][]} */
  const parts = [];
  let size = Infinity;
  for (const [key, list] of lists) {
    if (size >= part) {
      parts.push([]);
      size = 0;
    }
    const best = list.length > LONGEST ? shortened(list) : list;
    parts[parts.length - 1].push([key, best]);
    size += key.length + 3 * best.length;
  }
  return parts;
}

/** The best places of a word that stands nearly everywhere. @param {number[]} list */
function shortened(list) {
  const best = [...list].sort((a, b) => (b & 3) - (a & 3) || a - b).slice(0, LONGEST);
  return best.sort((a, b) => a - b);
}
