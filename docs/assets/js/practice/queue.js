// Which questions to ask, and in which order.

import { recall } from "./scheduler.js";

/** @typedef {import("./state.js").State} State */
/**
 * One question as the list of the site knows it.
 * @typedef {object} Listed
 * @property {string} slug
 * @property {number} number
 * @property {string} title plain text
 * @property {string} section title of its section
 * @property {string} page its Markdown file
 * @property {string} level `core` or `deep`
 * @property {string[]} tags
 * @property {string[]} requires slugs of what to know first
 * @property {number} points how many key points it has
 * @property {string[]} [formerly] slugs that it had before
 */

/**
 * Which questions are wanted; what is not given is not asked for.
 * @typedef {{section?: string, tag?: string, level?: string, mark?: string}} Filter
 */

/**
 * @param {readonly Listed[]} questions
 * @param {Filter} filter
 * @param {State} state
 */
export function filtered(questions, filter, state) {
  const { section, tag, level, mark } = filter;
  return questions.filter((question) =>
    (!section || question.section === section) &&
    (!tag || question.tags.includes(tag)) &&
    (!level || question.level === level) &&
    (!mark || state.marks.get(question.slug)?.has(mark)));
}

/**
 * Those of some questions whose answers can be had.
 * @param {readonly Listed[]} questions
 * @param {ReadonlySet<string> | null} reach their slugs; null where all can
 */
export function within(questions, reach) {
  return questions.filter(({ slug }) => !reach || reach.has(slug));
}

/**
 * Reviews that are due, the most forgotten first.
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} day
 */
export function due(questions, state, day) {
  return questions
    .filter(({ slug }) => (state.cards.get(slug)?.due ?? Infinity) <= day)
    .sort((a, b) => recall(state.cards.get(a.slug), day) - recall(state.cards.get(b.slug), day) ||
      a.number - b.number);
}

/**
 * What was never answered, so that each question comes after those it builds on.
 * @param {readonly Listed[]} questions
 * @param {State} state
 */
export function fresh(questions, state) {
  return inOrder(questions).filter(({ slug }) => !state.cards.has(slug));
}

/**
 * The questions, each after those it requires; else as they are given. Where questions require
 * each other in a circle, the first one given comes first.
 * @param {readonly Listed[]} questions
 * @returns {Listed[]}
 */
export function inOrder(questions) {
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  /** @type {Set<Listed>} */
  const ordered = new Set();
  /** @type {Set<Listed>} */
  const begun = new Set();
  for (const root of questions) {
    const path = [root];
    while (path.length) { // a path instead of a recursion: guides may be deep
      const question = path[path.length - 1];
      begun.add(question);
      const before = question.requires
        .map((slug) => bySlug.get(slug))
        .find((each) => each && !begun.has(each));
      if (before) path.push(before);
      else ordered.add(/** @type {Listed} */ (path.pop()));
    }
  }
  return [...ordered];
}

/** Below this predicted recall a question is a weak spot. */
export const WEAK = 0.8;
/** A question forgotten so often is one, too. */
const LAPSES = 2;

/**
 * What the reader knows badly: forgotten, marked "not sure", or answered with few key points.
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} day
 */
export function weak(questions, state, day) {
  const strength = (/** @type {Listed} */ { slug }) => {
    const card = state.cards.get(slug);
    if (!card) return state.marks.get(slug)?.has("unsure") ? 0 : Infinity;
    const share = card.of ? card.points.length / card.of : 1;
    const marked = state.marks.get(slug)?.has("unsure") || card.lapses >= LAPSES;
    const known = recall(card, day) * (0.5 + share / 2);
    return marked || known < WEAK ? known : Infinity;
  };
  return questions
    .map((question) => ({ question, known: strength(question) }))
    .filter(({ known }) => known < Infinity)
    .sort((a, b) => a.known - b.known || a.question.number - b.question.number)
    .map(({ question }) => question);
}

/**
 * The same questions so that neighbours are of different sections where that is possible.
 * Mixed practice is harder than practice in blocks, and more of it stays (Rohrer & Taylor, 2007).
 * @param {readonly Listed[]} questions
 * @returns {Listed[]}
 */
export function interleaved(questions) {
  /** @type {Map<string, Listed[]>} */
  const sections = new Map();
  for (const question of questions) {
    sections.set(question.section, [...(sections.get(question.section) ?? []), question]);
  }
  /** @type {Listed[]} */
  const mixed = [];
  while (mixed.length < questions.length) {
    const last = mixed.at(-1)?.section;
    const [next] = [...sections.values()]
      .filter((rest) => rest.length)
      .sort((a, b) => Number(a[0].section === last) - Number(b[0].section === last) ||
        b.length - a.length);
    mixed.push(/** @type {Listed} */ (next.shift()));
  }
  return mixed;
}

/**
 * What today asks for: all that is due, then new questions up to the day's number.
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} day
 * @param {number} newADay
 */
export function today(questions, state, day, newADay) {
  const begun = state.days.get(day)?.fresh ?? 0;
  const reviews = interleaved(due(questions, state, day));
  return [...reviews, ...fresh(questions, state).slice(0, Math.max(0, newADay - begun))];
}
