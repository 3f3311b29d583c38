// The kit for explorables, 4: randomness that is the same for everybody, by its seed.

/**
 * Numbers from 0 to below 1, by a 32-bit generator (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Numbers from the standard normal distribution (Box and Muller).
 * @param {number} seed
 * @returns {() => number}
 */
export function normal(seed) {
  const uniform = random(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * A matrix of standard normal numbers, row by row.
 * @param {() => number} draw
 * @param {number} rows
 * @param {number} columns
 */
export function matrix(draw, rows, columns) {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, draw));
}
