// How text becomes words: the same for what is searched and for what is typed.

import { stemmer } from "stemmer";

/**
 * A word as it is written, in one spelling. `whole` has no signs left: "state_dict" is
 * "statedict"; `parts` are the words that a name is made of, none where it is one word.
 * @typedef {{text: string, whole: string, parts: string[]}} Word
 */

// A run of letters and digits, held together by the signs that names are written with.
export const WRITTEN = /[\p{L}\p{N}]+(?:[._'’‑-]+[\p{L}\p{N}]+)*/gu;
const SIGNS = /[._'’‑-]+/u;
// Between "Batch" and "Norm", but not within "ReLU" or "LoRA".
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/u;
const POSSESSIVE = /['’]s$/u;
const MARKS = /\p{M}+/gu;

/** British endings and the American ones that stand for both. @type {[RegExp, string][]} */
const SPELLINGS = [
  [/(?<=[a-z]{3})is(e[dr]?s?|ing|ations?|able)$/, "iz$1"],
  [/(?<=[a-z]{2})ys(e[drs]?|ing)$/, "yz$1"],
  [/(?<=(?:behavi|fav|col|neighb|lab|hum|flav))our/, "or"],
  [/^(cent|met|fib)re(s?)$/, "$1er$2"],
  [/(?<=(?:mode|labe|cance|signa|trave|chann?e|tunne))ll(ed|ing|er)$/, "l$1"],
  [/ogue(s?)$/, "og$1"],
];

const COMMON = new Set(
  ("a about after all am an and any are as at be because been before but by can could did " +
    "do does doing for from get gets getting go has have having how i if in into is it its " +
    "just like make makes many me mean means meant much my of on one or our should so some " +
    "than that the their them then there these they thing this to use used using vs versus " +
    "want was we what when where which while who why will with work works would you your " +
    "between difference explain describe tell concept purpose role definition meaning")
    .split(" "),
);

/**
 * One spelling of a word: small letters, no accents, American.
 * @param {string} text
 */
export function spelled(text) {
  let found = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  for (const [british, american] of SPELLINGS) found = found.replace(british, american);
  return found;
}

/**
 * A function of a word that keeps what it found: guides and readers repeat their words.
 * @template T
 * @param {(text: string) => T} found
 * @returns {(text: string) => T}
 */
export function once(found) {
  /** @type {Map<string, T>} */
  const kept = new Map();
  return (text) => {
    let known = kept.get(text);
    if (known === undefined) kept.set(text, (known = found(text)));
    return known;
  };
}

/**
 * The words of a text.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  return [...text.matchAll(WRITTEN)].map(([written]) => word(written.replace(POSSESSIVE, "")));
}

/** @param {string} text @returns {Word} */
const word = once((text) => {
  const parts = text.split(SIGNS).flatMap((part) => part.split(HUMP)).map(spelled);
  const whole = spelled(text.split(SIGNS).join(""));
  return { text, whole, parts: parts.length > 1 ? parts : [] };
});

/**
 * The part that a word's forms share (Porter 1980); a final i stands for y as well, so that
 * "earlystop" is "early" and "stop" put together.
 * @param {string} whole
 */
export const stem = once((/** @type {string} */ whole) => stemmer(whole).replace(/i$/, "y"));

const ENDINGS = ["", "e", "s", "es", "ed", "ing", "ings"];

/**
 * What may be the forms of a word with a short stem: too many words begin with it to look at all.
 * @param {string} typed
 */
export function formsOfShort(typed) {
  const root = stem(typed);
  // "log" and "logging", "try" and "tries", "negative" and "negatives".
  const bases = [root, root + root.at(-1), root.replace(/y$/, "i"), typed, typed.replace(/s$/, "")];
  const forms = new Set(bases.flatMap((base) => ENDINGS.map((ending) => base + ending)));
  return [...forms].filter((form) => stem(form) === root);
}

/**
 * The key by which a name is found, however it is spaced, hyphenated or inflected.
 * @param {string[]} wholes of its words
 */
export function nameKey(wholes) {
  const telling = wholes.filter((whole) => !COMMON.has(whole));
  return (telling.length ? telling : wholes).map(stem).join("");
}

/**
 * Whether a word says nothing by itself.
 * @param {string} whole
 */
export function common(whole) {
  return COMMON.has(whole);
}
