// On a page of questions: where the reader stands with each, and a place to grade, mark and note.

import { dayOf } from "./days.js";
import { button, counted, h } from "../shared/dom.js";
import { NOTE_LENGTH } from "./events.js";
import { checklist, grades, marks, save } from "./grading.js";
import { Session } from "./session.js";
import { enliven } from "./tasks.js";

/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./queue.js").Listed} Listed */

/**
 * Equips every question of a page: what an answer needs when it is opened, since to equip all ten
 * at once holds a phone up for as long as it takes to open a few.
 * @param {ParentNode} page
 * @param {Journal} journal
 */
export function equip(page, journal) {
  const answers = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    page.querySelectorAll("details.answer"));
  const known = [...answers].flatMap((answer) => questionOf(answer) ?? []);
  for (const { question, heading, answer } of known) {
    // Its place is kept on the page, so that nothing moves when it is known.
    const status = heading.nextElementSibling?.querySelector(".standing") ?? h("span", {});
    const ready = () => tools(question, answer, journal);
    if (answer.open) ready();
    else answer.addEventListener("toggle", ready, { once: true });
    const draw = () => {
      status.textContent = standing(question.slug, journal);
      for (const link of linksTo(question.slug)) {
        link.dataset.standing = stateOf(question.slug, journal);
      }
    };
    journal.addEventListener("change", draw);
    draw();
  }
}

/** @param {HTMLDetailsElement} answer */
function questionOf(answer) {
  let heading = answer.previousElementSibling;
  while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
  if (!heading?.id) return null;
  const slug = heading.id;
  const points = answer.querySelectorAll(`[id="${slug}--key-points"] + ul > li`).length;
  const question = /** @type {Listed} */ ({
    slug, number: 0, title: "", section: "", page: "", level: "", tags: [], requires: [], points,
  });
  return { question, heading, answer };
}

/** What lists questions beside the page leads to them; the states stand there as small marks. */
function linksTo(/** @type {string} */ slug) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(`nav a[href="#${slug}"], .on-this-page a[href="#${slug}"]`));
  return [...links].filter((link) => !link.matches(".headerlink"));
}

/** The same as one word: `due`, `known`, `marked`. */
function stateOf(/** @type {string} */ slug, /** @type {Journal} */ { state }) {
  const due = state.cards.get(slug)?.due;
  if (due !== undefined) return due <= dayOf(Date.now()) ? "due" : "known";
  return state.marks.has(slug) ? "marked" : "";
}

/** Where the reader stands with a question; empty where it was never practised. */
function standing(/** @type {string} */ slug, /** @type {Journal} */ { state }) {
  const card = state.cards.get(slug);
  const marked = state.marks.get(slug);
  const said = [];
  if (card) {
    const days = card.due - dayOf(Date.now());
    said.push(days <= 0 ? "Due for review" : `Next review in ${counted(days, "day")}`);
  }
  if (marked?.has("bookmark")) said.push("bookmarked");
  if (marked?.has("unsure")) said.push("not sure");
  if (state.notes.has(slug)) said.push("with a note");
  return said.join(" · ");
}

/**
 * @param {Listed} question
 * @param {Element} answer
 * @param {Journal} journal
 */
function tools(question, answer, journal) {
  const { slug } = question;
  enliven(answer, (item, right) => journal.add({ kind: "item", slug, item, right }));
  let session = new Session([question], { repeat: false });
  const row = h("div", { class: "grades", role: "group", "aria-label": "Your grade" });
  const said = h("p", { role: "status", class: "verdict" });
  const draw = () => row.replaceChildren(...grades(session, journal, take));
  const take = async (/** @type {number} */ grade) => {
    session.reveal();
    await save(session.answer(grade), journal);
    session = new Session([question], { repeat: false });
    for (const field of answer.querySelectorAll(".points input")) {
      /** @type {HTMLInputElement} */ (field).checked = false;
    }
    said.textContent = done(journal, `Saved. ${standing(slug, journal)}.`);
    draw();
  };
  const list = answer.querySelector(`[id="${slug}--key-points"] + ul`);
  if (list) {
    // The list is made when the session is known; a graded one makes a new session.
    const fields = checklist([list], /** @type {any} */ ({
      tick: (/** @type {number} */ point, /** @type {boolean} */ on) => session.tick(point, on),
    }), draw);
    list.replaceWith(fields);
    fields.after(row, said);
  } else answer.append(row, said);
  draw();
  answer.append(own(slug, journal));
}

/** What the reader is told who did something. @param {Journal} journal @param {string} text */
function done(journal, text) {
  return journal.trouble ? `Not saved. ${journal.trouble}` : text;
}

/** Marks and a note of one's own. @param {string} slug @param {Journal} journal */
function own(slug, journal) {
  const field = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { rows: 2, maxlength: NOTE_LENGTH }));
  field.value = journal.state.notes.get(slug) ?? "";
  const said = h("span", { role: "status" });
  return h("div", { class: "own" },
    h("h3", {}, "Yours"),
    marks(slug, journal),
    h("label", { class: "typed" }, "A note, kept in this browser", field),
    h("p", { class: "buttons" }, button("Keep the note", async () => {
      await journal.add({ kind: "note", slug, text: field.value.trim() });
      said.textContent = done(journal, "Kept.");
    }), said));
}
