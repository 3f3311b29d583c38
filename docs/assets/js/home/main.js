// The first page: another question every day, and where the reader stands.

import { COPY, ROOT, script } from "../guide/root.js";
import { hasPractised } from "../shared/practised.js";
import { dayNumber, ofDay, shortAnswer } from "./day.js";

/** @typedef {import("./day.js").Choice} Choice */

/** Stands on the card of the day, which as written holds the first question with its answer. */
class GuideDay extends HTMLElement {
  connectedCallback() {
    if (COPY) return; // which cannot fetch another answer than the one that stands here
    const card = this.closest(".day-card");
    const choices = /** @type {Choice[]} */ (
      JSON.parse(card?.querySelector("script")?.textContent ?? "[]"));
    const choice = ofDay(choices, dayNumber(new Date()));
    const link = card?.querySelector("a");
    const details = card?.querySelector("details");
    const said = card?.querySelector(".said");
    if (!link || !details || !said || !choice || choice === choices[0]) return;
    const [slug, page, title] = choice;
    link.href = new URL(`${page}#${slug}`, ROOT).href;
    link.textContent = title;
    const summary = details.querySelector("summary");
    summary?.setAttribute("aria-label", `${summary.textContent}: ${title}`);
    said.replaceChildren();
    details.addEventListener("toggle", () => this.#load(choice, said), { once: true });
  }

  /** @param {Choice} choice @param {Element} said */
  async #load([slug, page], said) {
    said.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(new URL(`q/${slug}/question.html`, ROOT));
      if (!response.ok) throw new Error(String(response.status));
      const base = new URL(page, ROOT).href;
      said.replaceChildren(...shortAnswer(await response.text(), slug, base));
    } catch {
      said.textContent = "The answer could not be loaded. Follow the question to its page.";
    }
    said.removeAttribute("aria-busy");
  }
}

/** The sections with a mark for each question, which shows where the reader stands with it. */
class GuideLayers extends HTMLElement {
  async connectedCallback() {
    if (!(await hasPractised(ROOT))) return;
    const practice = await script("practice");
    const standings = /** @type {{standing: string}[]} */ (await practice.standings(ROOT));
    const nodes = this.querySelectorAll("i");
    standings.forEach(({ standing }, at) => {
      if (standing && nodes[at]) nodes[at].dataset.standing = standing;
    });
    for (const layer of this.children) told(layer);
    const due = standings.filter(({ standing }) => standing === "due").length;
    const today = document.querySelector(".start .today");
    if (due && today) {
      today.textContent = due === 1 ? "One review is due." : `${due} reviews are due.`;
      today.toggleAttribute("data-due", true);
    }
  }
}

/** Says in words what the marks of a section show. @param {Element} layer */
function told(layer) {
  const count = (/** @type {string} */ states) => layer.querySelectorAll(states).length;
  const begun = count("[data-standing]");
  const due = count('[data-standing="due"]');
  const said = layer.querySelector(".range");
  const of = layer.querySelectorAll("i").length;
  if (said && begun) said.textContent = `${begun} of ${of} begun${due ? `, ${due} due` : ""}`;
}

customElements.define("guide-day", GuideDay);
customElements.define("guide-layers", GuideLayers);
