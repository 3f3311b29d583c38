// One question before the reader: asked, then answered, then graded.

import { closed, load, pageOf } from "./content.js";
import { button, counted, h } from "../shared/dom.js";
import { GUESS, HALF, SURE } from "./grade.js";
import { checklist, grades, marks, save } from "./grading.js";
import { enliven } from "./tasks.js";

/** @typedef {import("./content.js").Parts} Parts */
/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./queue.js").Listed} Listed */
/** @typedef {import("./session.js").Session} Session */

const CERTAINTIES = [["Guess", GUESS], ["Half sure", HALF], ["Sure", SURE]];
/** Parts that stand open below the answer; the others are closed. */
const OPEN = new Set(["key-points"]);

/** What the card tells whoever shows it: `lost` that its answer cannot be had. @typedef {{
 *   answered: () => void, lost: () => void, skip: () => void, undo: () => void}} Ways */

export class Card {
  /** @type {HTMLElement} */
  element;
  #session;
  #journal;
  #root;
  #ways;
  #question;
  /** @type {Promise<Parts>} */
  #parts;
  /** @type {HTMLElement | null} */
  #grades = null;
  #body = h("div", { class: "card-body" });
  #written = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 3 }));

  /**
   * @param {Session} session
   * @param {Journal} journal
   * @param {string} root
   * @param {Ways} ways
   */
  constructor(session, journal, root, ways) {
    this.#session = session;
    this.#journal = journal;
    this.#root = root;
    this.#ways = ways;
    this.#question = /** @type {Listed} */ (session.question);
    this.#parts = load(this.#question, root);
    this.#parts.catch(() => {}); // told when the answer is asked for
    this.element = h("article", { class: "card", "data-level": this.#question.level },
      this.#head(), this.#body);
    this.#ask();
  }

  #head() {
    const { section, level, title, number } = this.#question;
    return h("header", {},
      h("p", { class: "card-meta" },
        `${section} · question ${number} · ${level} · ${this.#left()}`),
      h("h2", { tabindex: "-1", id: "card-title" }, title),
      marks(this.#question.slug, this.#journal));
  }

  #left() {
    const { length } = this.#session.queue;
    return length > 1 ? `${counted(length - 1, "more question")} after this one` : "the last one";
  }

  #ask() {
    const certain = CERTAINTIES.map(([text, sure], index) =>
      button(String(text), () => this.reveal(Number(sure)), {
        "aria-keyshortcuts": String(index + 1),
      }));
    this.#body.replaceChildren(
      h("label", { class: "typed" }, "Say your answer aloud, or write it (it is not kept)",
        this.#written),
      h("div", { class: "buttons certainty", role: "group", "aria-label": "How sure are you?" },
        h("span", { class: "ask" }, "How sure are you?"), ...certain),
      h("p", { class: "buttons" },
        button("Show the answer", () => this.reveal(), {
          class: "primary", "aria-keyshortcuts": "Space",
        }),
        button("Skip", this.#ways.skip, { "aria-keyshortcuts": "ArrowRight" })),
    );
  }

  /** Shows the answer. @param {number | null} [sure] how certain the reader is */
  async reveal(sure = null) {
    if (this.#session.revealed) return;
    this.#session.reveal(sure);
    try {
      this.#show(await this.#parts);
    } catch (error) {
      this.#body.replaceChildren(
        h("p", { class: "trouble", role: "alert" }, /** @type {Error} */ (error).message),
        h("p", { class: "buttons" },
          button("Go on with the next", this.#ways.lost, { class: "primary" }),
          button("Try again", () => {
            this.#session.revealed = false;
            this.#parts = load(this.#question, this.#root);
            this.#parts.catch(() => {});
            this.reveal(sure);
          })));
    }
  }

  /** @param {Parts} parts */
  #show(parts) {
    const points = parts.get("key-points");
    const written = this.#written.value.trim();
    const answer = h("div", { class: "card-answer" },
      h("h3", { tabindex: "-1" }, "In short"), ...(parts.get("answer")?.content ?? []));
    const list = points ? checklist(points.content, this.#session, () => this.#drawGrades()) : null;
    const asked = this.#session.minutes ? this.#followUps(parts.get("asked-next")?.content) : null;
    const rest = [...parts]
      .filter(([name]) => name !== "answer" && !OPEN.has(name) && !(asked && name === "asked-next"))
      .map(([name, part]) => closed(name, part, this.#question));
    this.#grades = h("div", { class: "grades", role: "group", "aria-label": "Your grade" });
    this.#body.replaceChildren(
      ...(written ? [h("div", { class: "written" }, h("h3", {}, "Yours"), h("p", {}, written))] : []),
      answer,
      ...(list ? [list] : []),
      ...(asked ? [asked] : []),
      ...rest,
      h("p", { class: "source" }, h("a", { href: this.#address() }, "This question on its page")),
      // Keeps the reader's choice of a framework, as on every page.
      h("guide-controls", { hidden: true }, h("span")),
      this.#grades,
    );
    enliven(this.#body, (item, right) => {
      this.#journal.add({ kind: "item", slug: this.#question.slug, item, right });
    });
    this.#drawGrades();
    this.#body.dispatchEvent(new Event("guide-shown", { bubbles: true }));
    /** @type {HTMLElement | null} */ (answer.querySelector("h3"))?.focus({ preventScroll: true });
  }

  #address() {
    return `${pageOf(this.#question.page, this.#root)}#${this.#question.slug}`;
  }

  /**
   * The follow-ups of an interviewer, each to be answered aloud before one opens it.
   * @param {Element[]} [content]
   */
  #followUps(content = []) {
    const details = content.filter((element) => element.matches("details"));
    if (!details.length) return null;
    this.#session.followUps.of = details.length;
    const rows = details.map((each) => {
      const field = h("input", { type: "checkbox", onchange: (/** @type {Event} */ { target }) => {
        const on = /** @type {HTMLInputElement} */ (target).checked;
        this.#session.followUps.had += on ? 1 : -1;
      } });
      return h("div", { class: "asked" }, each, h("label", {}, field, "I could answer this"));
    });
    return h("div", { class: "follow-ups" }, h("h3", {}, "The interviewer asks on"), ...rows);
  }

  #drawGrades() {
    this.#grades?.replaceChildren(
      ...grades(this.#session, this.#journal, (grade) => this.grade(grade)));
  }

  /** Takes a grade; without one, the suggestion, where there is one. @param {number | null} [grade] */
  async grade(grade = this.#session.suggestion) {
    if (!this.#session.revealed || !this.#grades || grade === null) return;
    this.#grades = null; // a second key press is not a second answer
    const event = await save(this.#session.answer(grade), this.#journal);
    lastEvents.push(event.id);
    this.#ways.answered();
  }
}

/** The reviews of this visit, so that the last one can be taken back. @type {string[]} */
export const lastEvents = [];
