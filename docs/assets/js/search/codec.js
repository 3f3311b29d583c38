// A sorted list of keys with their lists of entries, as text that compresses well.

/**
 * Keys, and for each the places and the levels of its entries.
 * @typedef {{keys: string, places: string, levels: string}} Packed
 */
/** @typedef {{keys: string[], lists: number[][]}} Part */

const BASE = 36;
// Digits that JSON leaves as they are: the first half ends a number, the second goes on.
const DIGITS = Array.from({ length: 93 }, (_, i) => String.fromCharCode(33 + i))
  .filter((digit) => !'"\\ '.includes(digit))
  .slice(0, 90);
const HALF = DIGITS.length / 2;
const VALUE = new Map(DIGITS.map((digit, value) => [digit, value]));

/**
 * Each key as the count of letters that it shares with the one before, and the rest.
 * @param {string[]} keys sorted, without blanks
 */
export function packKeys(keys) {
  let before = "";
  return keys
    .map((key) => {
      let same = 0;
      while (same < BASE - 1 && same < key.length && key[same] === before[same]) same++;
      before = key;
      return same.toString(BASE) + key.slice(same);
    })
    .join(" ");
}

/** @param {string} packed */
export function unpackKeys(packed) {
  let before = "";
  return packed
    .split(" ")
    .filter(Boolean)
    .map((each) => (before = before.slice(0, parseInt(each[0], BASE)) + each.slice(1)));
}

/**
 * @param {[string, number[]][]} entries sorted by key; lists of `4 * place + level`, rising
 * @returns {Packed}
 */
export function pack(entries) {
  const lists = entries.map(([, list]) => list);
  return {
    keys: packKeys(entries.map(([key]) => key)),
    places: lists.map((list) => packRising(list.map((entry) => entry >> 2))).join(" "),
    levels: lists.flat().map((entry) => entry & 3).join(""),
  };
}

/** @param {Packed} packed @returns {Part} */
export function unpack({ keys, places, levels }) {
  let at = 0;
  const lists = places
    .split(" ")
    .filter(Boolean)
    .map((each) => unpackRising(each).map((place) => 4 * place + Number(levels[at++])));
  return { keys: unpackKeys(keys), lists };
}

/** Rising numbers as their steps. @param {number[]} places */
function packRising(places) {
  return places.map((place, i) => packNumber(place - (i ? places[i - 1] : 0))).join("");
}

/** @param {number} number @returns {string} */
function packNumber(number) {
  const rest = Math.floor(number / HALF);
  return (rest ? packMore(rest) : "") + DIGITS[number % HALF];
}

/** @param {number} number @returns {string} */
function packMore(number) {
  const rest = Math.floor(number / HALF);
  return (rest ? packMore(rest) : "") + DIGITS[HALF + (number % HALF)];
}

/** @param {string} packed */
function unpackRising(packed) {
  const found = [];
  let [place, step] = [0, 0];
  for (const digit of packed) {
    const value = VALUE.get(digit) ?? 0;
    step = step * HALF + (value % HALF);
    if (value >= HALF) continue;
    place += step;
    step = 0;
    found.push(place);
  }
  return found;
}
