// What one says of a question, in practice and on the question's own page: which key points one
// had, a grade, marks.

import { dayOf } from "./days.js";
import { button, counted, h } from "../shared/dom.js";
import { AGAIN, EASY, GOOD, HARD, RETENTION, review } from "./scheduler.js";
import { setting } from "./state.js";

/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Answer} Answer */

const GRADES = [["Again", AGAIN], ["Hard", HARD], ["Good", GOOD], ["Easy", EASY]];

/**
 * The key points, to be ticked.
 * @param {Iterable<Element>} content holds the list; its items move
 * @param {Session} session
 * @param {() => void} changed
 */
export function checklist(content, session, changed) {
  const items = [...content].flatMap((element) => [...element.querySelectorAll(":scope > li")]);
  const rows = items.map((item, index) => {
    const field = h("input", { type: "checkbox", onchange: (/** @type {Event} */ { target }) => {
      session.tick(index, /** @type {HTMLInputElement} */ (target).checked);
      changed();
    } });
    return h("label", {}, field, h("span", {}, ...item.childNodes));
  });
  return h("fieldset", { class: "points" },
    h("legend", {}, "Which key points did you have?"), ...rows);
}

/**
 * The four grades, each with when the question comes again.
 * @param {Session} session
 * @param {Journal} journal
 * @param {(grade: number) => void} take
 */
export function grades(session, journal, take) {
  const suggestion = session.suggestion;
  return GRADES.map(([text, number]) => {
    const grade = Number(number);
    const chosen = grade === suggestion;
    const when = due(session, journal, grade);
    return h("button", {
      type: "button",
      class: chosen ? "primary" : false,
      "aria-keyshortcuts": chosen ? `${grade} Enter` : String(grade),
      onclick: () => take(grade),
    }, h("b", {}, String(text)), h("small", {}, when),
    chosen ? h("span", { class: "heard" }, "(suggested)") : null);
  });
}

/** @param {Session} session @param {Journal} journal @param {number} grade */
function due(session, { state }, grade) {
  if (grade === AGAIN && session.repeat) return "soon";
  const today = dayOf(Date.now());
  const card = state.cards.get(session.question?.slug ?? "") ?? null;
  const retention = setting(state, "retention") ?? RETENTION;
  const after = review(card, grade, today, { retention });
  return `in ${counted(after.due - today, "day")}`;
}

/** Saves an answer. @param {Answer} answer @param {Journal} journal */
export function save({ question, grade, sure, points, seconds }, journal) {
  const { slug, points: of } = question;
  return journal.add({ kind: "review", slug, grade, sure, points, of, seconds });
}

/** Buttons for the marks of a question. @param {string} slug @param {Journal} journal */
export function marks(slug, journal) {
  const toggle = (/** @type {string} */ mark, /** @type {string} */ text) => {
    const on = () => Boolean(journal.state.marks.get(slug)?.has(mark));
    const made = button(text, async () => {
      await journal.add({ kind: "mark", slug, mark, on: !on() });
      made.setAttribute("aria-pressed", String(on()));
    }, { "aria-pressed": String(on()), class: "toggle" });
    return made;
  };
  return h("p", { class: "buttons quiet" },
    toggle("bookmark", "Bookmark"), toggle("unsure", "Not sure"));
}
