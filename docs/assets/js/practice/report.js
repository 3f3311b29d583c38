// What a mock interview showed, to read and to print.

import { dateOf, dayOf } from "./days.js";
import { pageOf } from "./content.js";
import { button, counted, h } from "../shared/dom.js";
import { clock, summary } from "./mock.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./session.js").Session} Session */

const CERTAINTIES = ["guess", "half sure", "sure"];
const GRADES = ["", "Again", "Hard", "Good", "Easy"];

/** @param {Session} session @param {Practice} practice */
export function interviewReport(session, { root, home }) {
  const { answers, minutes } = session;
  const found = summary(answers);
  const seconds = answers.reduce((sum, answer) => sum + answer.seconds, 0);
  const stated = found.sure.map(({ n, known }, sure) => ({ n, known, said: CERTAINTIES[sure] }))
    .filter(({ n }) => n);
  return h("div", { class: "report" },
    h("h2", { tabindex: "-1" }, "Your interview"),
    h("p", {}, `${dateOf(dayOf(Date.now()))}, ${minutes} minutes; ` +
      `${counted(answers.length, "question")} in ${clock(seconds)}. You had ${found.points} of ` +
      `${counted(found.ofPoints, "key point")}, and could answer ${found.followUps} of ` +
      `${counted(found.ofFollowUps, "follow-up")}.`),
    answers.length ? table("Answers", ["Question", "key points", "follow-ups", "time", "grade"],
      answers.map(({ question, points, followUps, seconds: time, grade }) => [
        link(question, root), `${points.length} of ${question.points}`,
        `${followUps.had} of ${followUps.of}`, clock(time), GRADES[grade]])) : null,
    stated.length ? table("How sure you were", ["You said", "answers", "known"],
      stated.map(({ said, n, known }) => [said, String(n), String(known)])) : null,
    found.read.length ? h("div", {}, h("h3", {}, "To read"),
      h("ul", {}, ...found.read.map((question) => h("li", {}, link(question, root))))) : null,
    h("p", { class: "buttons" }, button("Back to practice", home, { class: "primary" }),
      button("Print", () => print())));
}

/** @param {import("./queue.js").Listed} question @param {string} root */
function link(question, root) {
  return h("a", { href: `${pageOf(question.page, root)}?open=${question.slug}` }, question.title);
}

/** @param {string} caption @param {string[]} head @param {(string | Node)[][]} rows */
export function table(caption, head, rows) {
  return h("table", { class: "figures" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...rows.map(([first, ...others]) =>
      h("tr", {}, h("th", { scope: "row" }, first), ...others.map((cell) => h("td", {}, cell))))));
}
