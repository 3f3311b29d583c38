// What follows from the events: the memory of each question, marks, notes, settings, counts.

import * as events from "./events.js";
import { AGAIN, RETENTION, recall, review } from "./scheduler.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./events.js").ReviewEvent} ReviewEvent */

/** Changes whenever the same events lead to another state, so that no old snapshot is used. */
export const VERSION = 2;

/** New questions a day where the reader has chosen nothing. */
export const NEW_A_DAY = 5;
/** Minutes a day before an interview where the reader has chosen nothing. */
export const MINUTES = 20;
/** An answer that took longer counts as one of so many seconds: the reader was elsewhere. */
const LONGEST = 900;
/** Predicted recall is counted in so many bins. */
export const BINS = 10;

/**
 * @typedef {import("./scheduler.js").Memory & {grade: number, points: number[], of: number}} Card
 *   the memory of one question, and the last answer
 * @typedef {{reviews: number, again: number, fresh: number, seconds: number}} Day
 * @typedef {{n: number, sum: number, known: number}} Bin answers, sum of the predicted recall, known
 * @typedef {{n: number, seconds: number}} Time answers, and how long they took together
 * @typedef {object} State
 * @property {Map<string, Card>} cards by slug
 * @property {Map<string, Set<string>>} marks by slug
 * @property {Map<string, string>} notes by slug
 * @property {Map<string, number | null>} settings by name
 * @property {Map<string, {right: number, wrong: number, last: boolean}>} items by `slug item`
 * @property {Map<number, Day>} days by study day
 * @property {Bin[]} predicted reviews of known questions by their predicted recall
 * @property {Bin[]} stated answers by stated certainty: guess, half, sure; `sum` is unused
 * @property {{first: Time, later: Time}} pace first answers to a question, and all later ones
 * @property {number} unsafe answers since the last export
 * @property {{at: number, id: string} | null} latest the last event that was counted
 * @property {number} count how many were
 */

/** @returns {State} */
export function empty() {
  const bin = () => ({ n: 0, sum: 0, known: 0 });
  return {
    cards: new Map(),
    marks: new Map(),
    notes: new Map(),
    settings: new Map(),
    items: new Map(),
    days: new Map(),
    predicted: Array.from({ length: BINS }, bin),
    stated: Array.from({ length: 3 }, bin),
    pace: { first: { n: 0, seconds: 0 }, later: { n: 0, seconds: 0 } },
    unsafe: 0,
    latest: null,
    count: 0,
  };
}

/**
 * The state after events in any order, some perhaps twice.
 *
 * Pass `onto` to go on from an earlier state; that works only if all that is new is later than
 * what was counted and takes back nothing of it. Else the answer is null, and one begins anew.
 * @param {Iterable<Event>} given
 * @param {{renamed?: ReadonlyMap<string, string>, onto?: State}} [options] `renamed` leads from
 *   former slugs to those of today
 * @returns {State | null}
 */
export function after(given, { renamed = new Map(), onto } = {}) {
  const unique = new Map([...given].map((event) => [event.id, event]));
  const undone = new Set();
  for (const event of unique.values()) if (event.kind === "undo") undone.add(event.of);
  const ordered = [...unique.values()].sort(events.compare);
  if (onto?.latest && ordered.length) {
    const late = events.compare(/** @type {any} */ (ordered[0]), /** @type {any} */ (onto.latest)) > 0;
    if (!late || [...undone].some((id) => !unique.has(id))) return null;
  }
  const state = onto ?? empty();
  for (const event of ordered) {
    if (!undone.has(event.id)) count(state, event, renamed);
    state.latest = { at: event.at, id: event.id };
    state.count += 1;
  }
  return state;
}

/**
 * @param {State} state changed in place
 * @param {Event} event
 * @param {ReadonlyMap<string, string>} renamed
 */
function count(state, event, renamed) {
  const slug = "slug" in event ? renamed.get(event.slug) ?? event.slug : "";
  switch (event.kind) {
    case "review":
      return countReview(state, slug, event);
    case "item": {
      const key = `${slug} ${event.item}`;
      const { right, wrong } = state.items.get(key) ?? { right: 0, wrong: 0 };
      state.items.set(key, {
        right: right + Number(event.right), wrong: wrong + Number(!event.right), last: event.right,
      });
      return;
    }
    case "mark": {
      const marks = new Set(state.marks.get(slug));
      if (event.on) marks.add(event.mark);
      else marks.delete(event.mark);
      if (marks.size) state.marks.set(slug, marks);
      else state.marks.delete(slug);
      return;
    }
    case "note":
      if (event.text) state.notes.set(slug, event.text);
      else state.notes.delete(slug);
      return;
    case "setting":
      state.settings.set(event.name, event.value);
      if (event.name === "exported") state.unsafe = 0;
      return;
    default:
  }
}

/**
 * @param {State} state
 * @param {string} slug
 * @param {ReviewEvent} event
 */
function countReview(state, slug, event) {
  const card = state.cards.get(slug) ?? null;
  const { grade, points, of, day, seconds } = event;
  const known = grade > AGAIN;
  if (card && day > card.last) add(state.predicted, recall(card, day), known);
  if (event.sure !== null) {
    const bin = state.stated[event.sure];
    bin.n += 1;
    bin.known += Number(known);
  }
  const retention = setting(state, "retention") ?? RETENTION;
  state.cards.set(slug, {
    ...review(card, grade, day, { retention, seed: event.id }), grade, points, of,
  });
  const time = card ? state.pace.later : state.pace.first;
  time.n += 1;
  time.seconds += Math.min(seconds, LONGEST);
  state.unsafe += 1;
  const counts = state.days.get(day) ?? { reviews: 0, again: 0, fresh: 0, seconds: 0 };
  state.days.set(day, {
    reviews: counts.reviews + 1,
    again: counts.again + Number(!known),
    fresh: counts.fresh + Number(!card),
    seconds: counts.seconds + seconds,
  });
}

/**
 * @param {Bin[]} bins
 * @param {number} predicted
 * @param {boolean} known
 */
function add(bins, predicted, known) {
  const bin = bins[Math.min(bins.length - 1, Math.floor(predicted * bins.length))];
  bin.n += 1;
  bin.sum += predicted;
  bin.known += Number(known);
}

/**
 * What the reader chose, or undefined.
 * @param {State} state
 * @param {keyof typeof events.SETTINGS} name
 */
export function setting(state, name) {
  return state.settings.get(name) ?? undefined;
}
