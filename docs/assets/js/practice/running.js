// A session on the page: one card after the other, then how it went.

import { Card, lastEvents } from "./card.js";
import { load, pageOf } from "./content.js";
import { button, counted, h } from "../shared/dom.js";
import { help } from "./help.js";
import { clock } from "./mock.js";
import { interviewReport } from "./report.js";
import { AGAIN } from "./scheduler.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./session.js").Session} Session */

export class Running {
  element = h("section", { class: "running", "aria-label": "Practice" });
  #practice;
  #session;
  /** @type {Card | null} */
  #card = null;
  #begun;
  #clock = h("span", { class: "clock", role: "timer" });
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {Practice} practice @param {Session} session */
  constructor(practice, session) {
    this.#practice = practice;
    this.#session = session;
    this.#begun = lastEvents.length;
    if (session.minutes) {
      this.#tick();
      this.#ticking = setInterval(() => this.#tick(), 1000);
    }
    this.#draw();
  }

  /** Stops the clock, and shows again what leads elsewhere. */
  end() {
    clearInterval(this.#ticking);
    delete document.body.dataset.asks;
  }

  /** When the time is over, the question that stands there is still answered, as in a real one. */
  #tick() {
    const { left } = this.#session;
    this.#clock.textContent = left > 0 ? `${clock(left)} left` : "Time is over: finish this answer";
  }

  focus() {
    const heading = /** @type {HTMLElement | null} */ (this.element.querySelector("h2"));
    heading?.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #draw() {
    const { journal, root, home } = this.#practice;
    const [timed, over] = [this.#session.minutes > 0, this.#over];
    const undo = button("Undo", () => this.undo(), { disabled: !this.#undoable });
    const bar = h("p", { class: "buttons quiet bar", "data-timed": timed && !over },
      ...(over ? [undo] : [button("End", home), undo, button("Keys", help), timed && this.#clock]));
    if (over) {
      this.#card = null;
      this.end();
      const report = timed
        ? interviewReport(this.#session, this.#practice) : this.#report();
      this.element.replaceChildren(report, bar);
      if (this.#session.answers.length) this.#practice.ended();
      return;
    }
    // On the body, since a style that asks what a page holds slows down each change of it.
    document.body.dataset.asks = "";
    const ways = {
      answered: () => this.#next(), lost: () => this.#lost(), undo: () => this.undo(),
      skip: () => this.#skip(),
    };
    this.#card = new Card(this.#session, journal, root, ways);
    this.element.replaceChildren(bar, this.#card.element);
    const [, following] = this.#session.queue;
    if (following) load(following, root).catch(() => {});
  }

  #next() {
    this.#draw();
    this.focus();
  }

  #skip() {
    this.#session.skip();
    this.#next();
  }

  /** An answer cannot be had: goes on with what can. */
  async #lost() {
    this.#session.skip();
    const before = this.#session.queue.length;
    this.#session.keepTo(await this.#practice.look());
    const left = before - this.#session.queue.length;
    this.#practice.say(left ? `${counted(left, "more question")} left out, whose answers are not ` +
      "kept in this browser." : "");
    this.#next();
  }

  get #over() {
    return this.#session.done || (this.#session.minutes > 0 && this.#session.left <= 0);
  }

  get #undoable() {
    return lastEvents.length > this.#begun;
  }

  /** Takes the last answer of this session back. */
  async undo() {
    if (!this.#undoable) return;
    const of = lastEvents.pop();
    await this.#practice.journal.add({ kind: "undo", of });
    this.#session.undo();
    this.#next();
  }

  #report() {
    const { answers } = this.#session;
    const ticked = answers.reduce((sum, { points }) => sum + points.length, 0);
    const of = answers.reduce((sum, { question }) => sum + question.points, 0);
    const weak = [...new Set(answers.filter(({ grade }) => grade === AGAIN)
      .map(({ question }) => question))];
    return h("div", { class: "report" },
      h("h2", { tabindex: "-1" }, answers.length ? "Done." : "Nothing was answered."),
      answers.length ? h("p", {}, `${counted(answers.length, "answer")}; you had ` +
        `${ticked} of ${counted(of, "key point")}.`) : null,
      weak.length ? h("div", {}, h("h3", {}, "To read again"), h("ul", {}, ...weak.map((question) =>
        h("li", {}, h("a", {
          href: `${pageOf(question.page, this.#practice.root)}?open=${question.slug}`,
        }, question.title))))) : null,
      h("p", { class: "buttons" }, button("Back to practice", this.#practice.home, {
        class: "primary",
      })));
  }

  /**
   * What a key does here; false where it does nothing.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const { key } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (key === "u" || key === "U") this.undo();
    else if (key === "Escape") this.#practice.home();
    else if (!this.#card) return false;
    else if (key === "ArrowRight" && !target.matches("input, label")) {
      this.#skip();
    } else if (!this.#session.revealed) return this.#asking(key, target);
    else return this.#answering(key, target);
    return true;
  }

  /** @param {string} key @param {HTMLElement} target */
  #asking(key, target) {
    if (["1", "2", "3"].includes(key)) this.#card?.reveal(Number(key) - 1);
    else if ((key === " " || key === "Enter") && !pressable(target)) this.#card?.reveal();
    else return false;
    return true;
  }

  /** @param {string} key @param {HTMLElement} target */
  #answering(key, target) {
    const inTask = target.closest("form");
    if (["1", "2", "3", "4"].includes(key) && !inTask) this.#card?.grade(Number(key));
    else if (key === "Enter" && !inTask && (!pressable(target) || target.closest(".points"))) {
      this.#card?.grade();
    } else if ((key === "ArrowDown" || key === "ArrowUp") && this.#point(key, target)) return true;
    else return false;
    return true;
  }

  /** Goes to the next key point or the one before. @param {string} key @param {Element} target */
  #point(key, target) {
    const fields = [...this.element.querySelectorAll(".points input")];
    const here = fields.indexOf(target);
    const inAnswer = target.closest(".card-answer, .points") || target === document.body;
    if (!fields.length || !inAnswer) return false;
    const next = here < 0 ? 0 : here + (key === "ArrowDown" ? 1 : -1);
    const field = /** @type {HTMLElement | undefined} */ (fields[next]);
    if (!field) return false;
    field.focus();
    return true;
  }
}

/** Whether Space or Enter do something of their own on an element. @param {Element} target */
function pressable(target) {
  return target.matches("button, a, summary, input, label");
}
