// How far a word is from another: letters left out, added, changed, or swapped with a neighbour.

/**
 * The distance of two words, or `most` + 1 where it is larger than `most`: the optimal string
 * alignment (Damerau 1964; Wagner and Fischer 1974).
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let found = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        found = Math.min(found, before[j - 2] + 1);
      }
      row.push(found);
      least = Math.min(least, found);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], most + 1);
}

/**
 * How many mistakes a word of this length may have. Short words are other words with one changed.
 * @param {string} word
 */
export function allowed(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
