// A sorted list of keys with their lists of numbers, as text that compresses well.

/** @typedef {{keys: string, lists: string}} Packed */
/** @typedef {{keys: string[], lists: number[][]}} Part */

const BASE = 36;

/** Each key as the count of letters that it shares with the one before, and the rest. */
/** @param {string[]} keys sorted, without blanks */
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

/** @param {[string, number[]][]} entries sorted by key; each list rising @returns {Packed} */
export function pack(entries) {
  return {
    keys: packKeys(entries.map(([key]) => key)),
    lists: entries.map(([, list]) => packList(list)).join(" "),
  };
}

/** @param {Packed} packed @returns {Part} */
export function unpack({ keys, lists }) {
  return { keys: unpackKeys(keys), lists: lists.split(" ").filter(Boolean).map(unpackList) };
}

/** @param {number[]} list */
function packList(list) {
  return list.map((each, i) => (each - (i ? list[i - 1] : 0)).toString(BASE)).join(",");
}

/** @param {string} packed */
function unpackList(packed) {
  let last = 0;
  return packed.split(",").map((each) => (last += parseInt(each, BASE)));
}
