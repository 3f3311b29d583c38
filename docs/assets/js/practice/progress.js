// How far the reader is, in tables; a bar in each row says the same to the eye.

import { dayOf } from "./days.js";
import { counted, h } from "../shared/dom.js";
import { table } from "./report.js";
import { recall } from "./scheduler.js";
import { setting } from "./state.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./queue.js").Listed} Listed */

const AHEAD = 7;
const CERTAINTIES = ["guess", "half sure", "sure"];

/**
 * A section's questions: how many were learned, and the mean predicted recall of all on a day;
 * what was never learned counts as not known.
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} day
 */
export function sections(questions, state, day) {
  /** @type {Map<string, {of: number, learned: number, recall: number}>} */
  const found = new Map();
  for (const { section, slug } of questions) {
    const row = found.get(section) ?? { of: 0, learned: 0, recall: 0 };
    const card = state.cards.get(slug);
    row.of += 1;
    row.learned += Number(Boolean(card));
    row.recall += recall(card, day);
    found.set(section, row);
  }
  return [...found].map(([section, { of, learned, recall: sum }]) =>
    ({ section, of, learned, ready: sum / of }));
}

/**
 * How many reviews fall due on each of the next days; what is overdue counts today.
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} day
 */
export function forecast(questions, state, day) {
  const counts = Array.from({ length: AHEAD }, () => 0);
  for (const { slug } of questions) {
    const card = state.cards.get(slug);
    const ahead = card ? Math.max(0, card.due - day) : Infinity;
    if (ahead < AHEAD) counts[ahead] += 1;
  }
  return counts;
}

/**
 * Days in a row on which something was answered, up to today or yesterday.
 * @param {State} state
 * @param {number} day
 */
export function streak(state, day) {
  let last = state.days.has(day) ? day : day - 1;
  let length = 0;
  for (; state.days.has(last); last -= 1) length += 1;
  return length;
}

/** @param {Practice} practice */
export function progress({ journal: { state }, questions }) {
  if (!state.cards.size) return h("section", { hidden: true });
  const today = dayOf(Date.now());
  const interview = setting(state, "interview");
  const day = interview !== undefined && interview >= today ? interview : today;
  const when = day === today ? "today" : "on the day of the interview";
  const rows = sections(questions, state, day);
  const ready = rows.reduce((sum, row) => sum + row.ready * row.of, 0) / questions.length;
  const days = streak(state, today);
  return h("section", { class: "progress" },
    h("h2", {}, "Progress"),
    h("p", {}, `You have begun ${counted(state.cards.size, "question")} of ${questions.length}. `,
      `If you were asked one at random ${when}, you would know it with a probability of `,
      h("b", {}, percent(ready)), ` (predicted).`,
      days > 1 ? ` You have practised on ${days} days in a row.` : ""),
    table(`Sections: predicted recall ${when}`, ["Section", "begun", "recall"],
      rows.map(({ section, of, learned, ready: share }) =>
        [section, `${learned} of ${of}`, bar(share, percent(share))])),
    table("Reviews due", ["Day", "reviews"], due(questions, state, today)),
    ...calibration(state));
}

/**
 * @param {readonly Listed[]} questions
 * @param {State} state
 * @param {number} today
 */
function due(questions, state, today) {
  const counts = forecast(questions, state, today);
  const most = Math.max(1, ...counts);
  const name = (/** @type {number} */ ahead) => ahead === 0 ? "today"
    : ahead === 1 ? "tomorrow" : `in ${ahead} days`;
  return counts.map((count, ahead) => [name(ahead), bar(count / most, String(count))]);
}

/** @param {State} state */
function calibration(state) {
  const stated = state.stated
    .map(({ n, known }, sure) => ({ n, known, sure })).filter(({ n }) => n);
  const predicted = state.predicted.filter(({ n }) => n);
  const tables = [];
  if (stated.length) {
    tables.push(table("How sure you were, and how often you knew it",
      ["You said", "answers", "known"], stated.map(({ n, known, sure }) =>
        [CERTAINTIES[sure], String(n), bar(known / n, percent(known / n))])));
  }
  if (predicted.length) {
    tables.push(table("Predicted recall, and what came", ["predicted", "reviews", "known"],
      predicted.map(({ n, sum, known }) =>
        [percent(sum / n), String(n), bar(known / n, percent(known / n))])));
  }
  return tables;
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** @param {number} share from 0 to 1 @param {string} text */
function bar(share, text) {
  const drawn = h("span", { class: "bar", "aria-hidden": "true" });
  drawn.style.setProperty("--share", String(share));
  return h("span", { class: "with-bar" }, drawn, text);
}
