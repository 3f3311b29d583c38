// Which grade the ticked key points suggest.

import { AGAIN, EASY, GOOD, HARD } from "./scheduler.js";

/** Shares of the key points from which an answer counts as good, and as hard. */
export const ENOUGH = 0.7, SOME = 0.4;

/** How certain the reader was before the answer was shown. */
export const SURE = 2, HALF = 1, GUESS = 0;

/**
 * The grade for an answer; the reader may choose another.
 *
 * All points, stated with certainty, are easy; a guess is never better than hard, since next time
 * it may go the other way.
 * @param {number} ticked how many key points the reader had
 * @param {number} of how many there are
 * @param {number | null} [sure] SURE, HALF, GUESS, or null where nothing was stated
 */
export function suggested(ticked, of, sure = null) {
  const share = of ? ticked / of : 0;
  if (share < SOME) return AGAIN;
  if (share < ENOUGH || sure === GUESS) return HARD;
  return share === 1 && sure === SURE ? EASY : GOOD;
}
