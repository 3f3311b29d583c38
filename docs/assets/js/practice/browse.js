// Reading without being asked: the chosen questions, everything closed until it is opened.

import { closed, load, pageOf } from "./content.js";
import { button, counted, h } from "../shared/dom.js";
import { enliven } from "./tasks.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./queue.js").Listed} Listed */

/** @param {Practice} practice @param {readonly Listed[]} questions */
export function browse(practice, questions) {
  const sections = new Set(questions.map(({ section }) => section));
  return h("section", { class: "browse", "aria-label": "Browse" },
    h("p", { class: "buttons quiet bar" }, button("Back to practice", practice.home)),
    h("h2", { tabindex: "-1" }, counted(questions.length, "question")),
    ...[...sections].flatMap((title) => [
      h("h3", {}, title),
      ...questions.filter(({ section }) => section === title)
        .map((question) => row(question, practice)),
    ]),
    // Keeps the reader's choice of a framework, as on every page.
    h("guide-controls", { hidden: true }, h("span")));
}

/** @param {Listed} question @param {Practice} practice */
function row(question, { root, journal }) {
  const body = h("div", { class: "card-body" });
  const summary = h("summary", {}, `${question.number}. ${question.title}`);
  const details = /** @type {HTMLDetailsElement} */ (h("details", {
    class: "more",
    ontoggle: () => {
      if (details.open && !body.childElementCount) show();
    },
  }, summary, body));
  const show = async () => {
    body.replaceChildren(h("p", {}, "Loading …"));
    try {
      const parts = await load(question, root);
      body.replaceChildren(
        ...(parts.get("answer")?.content ?? []),
        ...[...parts].filter(([name]) => name !== "answer")
          .map(([name, part]) => closed(name, part, question)),
        h("p", { class: "source" }, h("a", { href: `${pageOf(question.page, root)}#${question.slug}` },
          "This question on its page")));
      enliven(body, (item, right) =>
        journal.add({ kind: "item", slug: question.slug, item, right }));
      body.dispatchEvent(new Event("guide-shown", { bubbles: true }));
    } catch (error) {
      body.replaceChildren(
        h("p", { class: "trouble", role: "alert" }, /** @type {Error} */ (error).message),
        h("p", { class: "buttons" }, button("Try again", show)));
    }
  };
  return details;
}
