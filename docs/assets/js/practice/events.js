// What a reader did, as a list that only grows. Everything shown is computed from it, so that two
// devices (or two tabs) that know the same events show the same, in whatever order they came.

import { FIRST, LAST } from "./days.js";

/** Version of the events' form, in the database and in exported files. */
export const VERSION = 1;

/** A note of one's own has at most so many characters. */
export const NOTE_LENGTH = 10_000;

const MOST_POINTS = 32;
const MOST_SECONDS = 86_400;

/**
 * @typedef {object} Common
 * @property {string} id unique over all devices
 * @property {number} at milliseconds since 1970, UTC, by the reader's clock
 * @property {number} day study day by the reader's calendar (see days.js)
 *
 * @typedef {Common & {kind: "review", slug: string, grade: number, sure: number | null,
 *   points: number[], of: number, seconds: number}} ReviewEvent
 *   one answer: `points` are the key points that the reader had, of `of`
 * @typedef {Common & {kind: "item", slug: string, item: string, right: boolean}} ItemEvent
 *   one task of Check yourself
 * @typedef {Common & {kind: "mark", slug: string, mark: string, on: boolean}} MarkEvent
 * @typedef {Common & {kind: "note", slug: string, text: string}} NoteEvent
 * @typedef {Common & {kind: "setting", name: string, value: number | null}} SettingEvent
 * @typedef {Common & {kind: "undo", of: string}} UndoEvent takes back the event with this id
 * @typedef {ReviewEvent | ItemEvent | MarkEvent | NoteEvent | SettingEvent | UndoEvent} Event
 */

/** Marks that a reader can put on a question. */
export const MARKS = Object.freeze(["bookmark", "unsure"]);

/** Settings and their bounds. */
export const SETTINGS = Object.freeze({
  retention: { least: 0.7, most: 0.97 },
  new: { least: 0, most: 200 },
  minutes: { least: 5, most: 600 },
  interview: { least: 18_000, most: 55_000 },
  exported: { least: 18_000, most: 55_000 }, // day of the last export
  reminded: { least: 18_000, most: 55_000 }, // day on which a backup was last asked for
});

/** @param {unknown} value @param {number} least @param {number} most */
const whole = (value, least, most) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
/** @param {unknown} value */
const slug = (value) => typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) &&
  value.length <= 100;
/** @param {unknown} value */
const id = (value) => typeof value === "string" && /^[\w-]{8,64}$/.test(value);
/** @param {unknown} value @param {number} most */
const text = (value, most) => typeof value === "string" && value.length <= most;
/** @param {unknown} value */
const truth = (value) => typeof value === "boolean";

/** @type {Record<string, (value: any, event: any) => boolean>} */
const COMMON = {
  id,
  at: (value) => whole(value, FIRST, LAST),
  day: (value) => whole(value, SETTINGS.interview.least, SETTINGS.interview.most),
  kind: () => true,
};

/**
 * What each kind of event holds, and which values are possible.
 * @type {Record<string, Record<string, (value: any, event: any) => boolean>>}
 */
const FIELDS = {
  review: {
    slug,
    grade: (value) => whole(value, 1, 4),
    sure: (value) => value === null || whole(value, 0, 2),
    of: (value) => whole(value, 0, MOST_POINTS),
    points: (value, event) => Array.isArray(value) && new Set(value).size === value.length &&
      value.length <= MOST_POINTS && value.every((point) => whole(point, 0, event.of - 1)),
    seconds: (value) => whole(value, 0, MOST_SECONDS),
  },
  item: { slug, item: (value) => text(value, 100), right: truth },
  mark: { slug, mark: (value) => MARKS.includes(value), on: truth },
  note: { slug, text: (value) => text(value, NOTE_LENGTH) },
  setting: {
    name: (value) => typeof value === "string" && Object.hasOwn(SETTINGS, value),
    value: (value, { name }) => {
      const bounds = SETTINGS[/** @type {keyof typeof SETTINGS} */ (name)];
      return value === null || (bounds !== undefined && Number.isFinite(value) &&
        value >= bounds.least && value <= bounds.most);
    },
  },
  undo: { of: id },
};

/**
 * A value for a message. A list may be so deep that nothing can write it.
 * @param {unknown} value
 */
function shown(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)?.slice(0, 40);
  return Array.isArray(value) ? "a list" : "an object";
}

/** A value as a file can hold it, which knows no other zero than 0. @param {unknown} value */
const kept = (value) => (value === 0 ? 0 : value);

/**
 * The event that a value describes, with the fields of its kind and no others, or what is wrong
 * with it. Nothing of a hostile value but checked strings, numbers and truths is kept.
 * @param {unknown} value
 * @returns {{event: Event} | {wrong: string}}
 */
export function read(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { wrong: "is no event" };
  }
  const given = /** @type {Record<string, unknown>} */ (value);
  const kind = given.kind;
  if (typeof kind !== "string" || !Object.hasOwn(FIELDS, kind)) {
    return { wrong: `is of an unknown kind (${shown(kind)})` };
  }
  /** @type {Record<string, unknown>} */
  const event = {};
  for (const [name, possible] of Object.entries({ ...COMMON, ...FIELDS[kind] })) {
    const found = Object.hasOwn(given, name) ? given[name] : undefined;
    if (found === undefined) return { wrong: `lacks "${name}"` };
    if (!possible(found, given)) {
      return { wrong: `has an impossible "${name}" (${shown(found)})` };
    }
    event[name] = Array.isArray(found) ? found.map(kept).sort((a, b) => Number(a) - Number(b)) : kept(found);
  }
  return { event: /** @type {Event} */ (/** @type {unknown} */ (event)) };
}

/**
 * The order in which events count: by time, and by id where two are of the same time.
 * @param {Common} a
 * @param {Common} b
 */
export function compare(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
