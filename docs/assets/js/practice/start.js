// What practice begins with: what is due, ways to practise, progress, and the reader's data.

import { data, reminder } from "./data.js";
import { dateOf, dayOf } from "./days.js";
import { button, counted, h } from "../shared/dom.js";
import { dates, daysLeft, planned } from "./interview.js";
import { LENGTHS, drawn } from "./mock.js";
import * as queue from "./queue.js";
import { progress } from "./progress.js";
import { NEW_A_DAY, setting } from "./state.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./queue.js").Listed} Listed */

/** A session that the reader chooses has at most so many questions. */
const LONGEST = 20;

/** What the reader chose to narrow down to; kept while the page is open. @type {queue.Filter} */
const chosen = {};

/** @param {Practice} practice */
export function start(practice) {
  const days = daysLeft(practice);
  return h("div", { class: "start-practice" },
    h("div", {}, unreached(practice), days === null ? today(practice) : planned(practice, days), reminder(practice),
      ways(practice), interview(practice)),
    h("div", {}, dates(practice), progress(practice)), data(practice));
}

/** Says where only some of the questions can be asked. @param {Practice} practice */
function unreached({ questions, reach, root }) {
  if (!reach) return null;
  return h("p", { class: "trouble", role: "status" },
    h("strong", {}, "The site cannot be reached. "),
    `You can practise ${queue.within(questions, reach).length} of ${counted(questions.length, "question")}: ` +
    "those whose pages are kept in this browser. To have all of them with you, keep the whole " +
    "guide while you are online: ", h("a", { href: new URL("offline/", root) }, "Take it along"), ".");
}

/** @param {Practice} practice */
function today(practice) {
  const { journal: { state }, reach } = practice;
  const day = dayOf(Date.now());
  const ofToday = (/** @type {Listed[]} */ questions) =>
    queue.today(questions, state, day, setting(state, "new") ?? NEW_A_DAY);
  const questions = queue.within(practice.questions, reach);
  const due = queue.due(questions, state, day).length;
  const list = ofToday(questions);
  const fresh = list.length - due;
  const said = list.length
    ? `${counted(due, "review")} due, ${counted(fresh, "new question")}.`
    : ofToday(practice.questions).length ? "Nothing of today is kept in this browser."
      : "Nothing is left for today.";
  const next = Math.min(...[...state.cards.values()].map((card) => card.due).filter((d) => d > day));
  return h("section", { class: "today" },
    h("h2", {}, "Today"),
    h("p", { class: "lead" }, said,
      !list.length && next < Infinity ? ` The next review is due on ${dateOf(next)}.` : ""),
    list.length ? h("p", { class: "buttons" }, button("Practise now", () => practice.practise(list),
      { class: "primary" })) : null);
}

/** @param {Practice} practice */
function ways(practice) {
  const { journal: { state }, questions, reach } = practice;
  const day = dayOf(Date.now());
  const left = queue.within(queue.filtered(questions, chosen, state), reach);
  const some = (/** @type {Listed[]} */ list) => list.slice(0, LONGEST);
  const way = (/** @type {string} */ text, /** @type {string} */ about,
    /** @type {Listed[]} */ list) =>
    h("li", {}, button(text, () => practice.practise(some(list)),
      { disabled: !list.length }), h("span", {}, `${about} `, h("small", {}, `(${list.length})`)));
  return h("section", { class: "ways-to-practise" },
    h("h2", {}, "Choose"),
    filters(practice),
    h("ul", { class: "modes" },
      way("Due", "what you are about to forget", queue.due(left, state, day)),
      way("New", "each after what it builds on", queue.fresh(left, state)),
      way("Weak spots", "forgotten, marked, or with few key points", queue.weak(left, state, day)),
      way("All, mixed", "neighbours from different sections",
        queue.interleaved(left)),
      h("li", {}, button("Browse", () => practice.browse(left), { disabled: !left.length }),
        h("span", {}, "read, with everything closed ", h("small", {}, `(${left.length})`)))));
}

/** @param {Practice} practice */
function interview(practice) {
  const { journal: { state }, questions, reach } = practice;
  const left = queue.within(queue.filtered(questions, chosen, state), reach);
  const length = /** @type {HTMLSelectElement} */ (h("select", {}, ...LENGTHS.map((minutes) =>
    h("option", { value: minutes, selected: minutes === 30 }, `${minutes} minutes`))));
  return h("section", { class: "interview" },
    h("h2", {}, "Mock interview"),
    h("p", {}, "Mixed questions of the choice above, against the clock, with the follow-ups that an ",
      "interviewer asks, and a report at the end."),
    h("p", { class: "buttons" }, h("label", {}, h("span", { class: "heard" }, "Length"), length),
      button("Begin", () => {
        const minutes = Number(length.value);
        practice.practise(drawn(left, minutes, Math.random), { minutes });
      }, { disabled: !left.length })));
}

/** @param {Practice} practice */
function filters(practice) {
  const { questions, renew } = practice;
  const select = (/** @type {keyof queue.Filter} */ name, /** @type {string} */ label,
    /** @type {string[][]} */ options) => {
    const all = [["", "all"], ...options];
    return h("label", {}, label, h("select", { onchange: (/** @type {Event} */ { target }) => {
      chosen[name] = /** @type {HTMLSelectElement} */ (target).value || undefined;
      renew();
      /** @type {HTMLElement | null} */ (document.querySelector(`[data-filter=${name}]`))?.focus();
    }, "data-filter": name }, ...all.map(([value, text]) =>
      h("option", { value, selected: (chosen[name] ?? "") === value }, text))));
  };
  const unique = (/** @type {string[]} */ words) => [...new Set(words)];
  const tags = unique(questions.flatMap((question) => question.tags)).sort();
  return h("div", { class: "filters", role: "group", "aria-label": "Which questions" },
    select("section", "Section", unique(questions.map((each) => each.section)).map((s) => [s, s])),
    select("tag", "Topic or role", tags.map((tag) => [tag, tag.replaceAll("-", " ")])),
    select("level", "Level", [["core", "core"], ["deep", "deep"]]),
    select("mark", "Marked", [["bookmark", "bookmarked"], ["unsure", "not sure"]]));
}
