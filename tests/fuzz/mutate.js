// Inputs made of other inputs. All chance comes from the generator that is passed in.

/** @typedef {() => number} Random numbers from 0 to below 1 */

/** Values that no event has, and some that it may have. */
export const VALUES = [
  null, true, false, 0, -1, 1, 0.5, 1e308, 2 ** 53, 20_700, "", "gan", "<b>", "event-00000001", "\ud800",
  "__proto__", "constructor", "toString", "retention", "interview", "bookmark", [], {}, [[]], [0],
  ["gan"], { toString: 1, valueOf: 1 }, { length: 3 }, Date.UTC(2026, 8, 1, 12), Date.UTC(2119, 1),
];
const SIGNS = [...'0123456789.-+eE,:;%/×x()[]{}"\'`$−“” \n\t\\aA\u00a0\u0130\ufdfa\ud83d'];
export const LONGEST = 20_000;

/** @param {Random} random @param {number} count */
export const below = (random, count) => Math.floor(random() * count);
/** @template T @param {Random} random @param {readonly T[]} list @returns {T} */
export const pick = (random, list) => list[below(random, list.length)];

/**
 * Each way takes a text and two places in it, the first before the second.
 * @type {((text: string, a: number, b: number, given: {random: Random, others: readonly string[],
 *   words: readonly string[]}) => string)[]}
 */
const WAYS = [
  (text, a, b) => text.slice(0, a) + text.slice(b),
  (text, a, b) => text.slice(0, b) + text.slice(a),
  (text, a, _, { random }) => text.slice(0, a) + pick(random, SIGNS) + text.slice(a),
  (text, a, _, { random }) => text.slice(0, a) + pick(random, SIGNS) + text.slice(a + 1),
  (text, a, b, { random, words }) => text.slice(0, a) + pick(random, words) + text.slice(b),
  (text, a, _, { random, words }) => text.slice(0, a) + pick(random, words) + text.slice(a),
  (text, a, _, { random, others }) => {
    const other = pick(random, others);
    return text.slice(0, a) + other.slice(below(random, other.length + 1));
  },
  (text, a, b, { random }) =>
    text.slice(0, a) + text.slice(a, Math.min(b, a + 9)).repeat(2 ** below(random, 11)) + text.slice(b),
];

/**
 * A text made of another one by a few small changes.
 * @param {string} text
 * @param {{random: Random, others: readonly string[], words: readonly string[]}} given
 */
export function mutated(text, given) {
  let made = text;
  for (let left = 1 + below(given.random, 4); left > 0; left -= 1) {
    const a = below(given.random, made.length + 1);
    const near = given.random() < 0.7 ? Math.min(8, made.length - a) : made.length - a;
    made = pick(given.random, WAYS)(made, a, a + below(given.random, near + 1), given);
  }
  return made.slice(0, LONGEST);
}

/**
 * A file of progress made of another one: still JSON, and mostly still complete.
 * @param {string} text
 * @param {{random: Random}} given
 * @returns {string | null} null where the text is no such file
 */
export function mutatedFile(text, { random }) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(file?.events) || !file.events.length) return null;
  for (let left = 1 + below(random, 3); left > 0; left -= 1) change(file, random);
  if (random() < 0.9) file.count = file.events?.length ?? 0;
  const made = JSON.stringify(file);
  return made.length > LONGEST ? null : random() < 0.1 ? made.replace(/\b0\b/, "-0") : made;
}

/** @param {any} file @param {Random} random */
function change(file, random) {
  const chance = random();
  const { events } = file;
  if (chance < 0.05) file[pick(random, Object.keys(file))] = pick(random, VALUES);
  if (chance < 0.1 || !Array.isArray(events) || !events.length) return;
  const at = below(random, events.length);
  const event = events[at];
  if (chance < 0.2) events.splice(below(random, events.length), 0, structuredClone(event));
  else if (chance < 0.3) events.splice(at, 1);
  else if (chance < 0.35) events[at] = pick(random, VALUES);
  else if (typeof event !== "object" || event === null) return;
  else {
    const name = pick(random, [...Object.keys(event), "id", "of", "value"]);
    if (chance < 0.4) delete event[name];
    else if (chance < 0.5) event[name] = [event[name]];
    else if (chance < 0.7) event[name] = pick(random, VALUES);
    else event[name] = pick(random, events)?.[name] ?? event[name]; // of another event
  }
}
