// Study days. A day begins at four in the morning, as in Anki, so that an evening that runs past
// midnight is one day. Days are whole numbers, which makes time zones and summer time harmless.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The hour at which a study day begins. */
export const DAY_BEGINS = 4;

/** No moment before 2020 or after 2120 is taken for true. */
export const FIRST = Date.UTC(2020), LAST = Date.UTC(2120);

/**
 * A moment that can be true: a clock whose battery is empty says 1970.
 * @param {number} at
 */
export function possible(at) {
  return Math.min(Math.max(at, FIRST), LAST - DAY);
}

/**
 * The number of the study day at a moment: days since 1970-01-01 of the reader's own calendar.
 * @param {number} at milliseconds since 1970, UTC
 */
export function dayOf(at) {
  const moment = new Date(at - DAY_BEGINS * HOUR);
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / DAY;
}

/**
 * The calendar date of a study day, as in `2026-11-27`.
 * @param {number} day
 */
export function dateOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * The study day of a date, or NaN where the text is no date.
 * @param {string} date as in `2026-11-27`
 */
export function dayOfDate(date) {
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // Engines read the 30th of February as a day in March.
  return dateOf(time / DAY || 0) === date ? time / DAY : NaN;
}
