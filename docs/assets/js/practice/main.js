// The page of practice: <guide-practice data-root="../">.

import { browse } from "./browse.js";
import { keepSafe } from "./data.js";
import { dayOf } from "./days.js";
import { h } from "../shared/dom.js";
import { help } from "./help.js";
import { Journal, TROUBLE } from "./journal.js";
import { due } from "./queue.js";
import { withinReach } from "./reach.js";
import { Running } from "./running.js";
import { Session } from "./session.js";
import { start } from "./start.js";
import { equip } from "./topic.js";
import { markWriting } from "./writing.js";

/** @typedef {import("./queue.js").Listed} Listed */

/** @typedef {{minutes?: number, repeat?: boolean}} Options of a session */

/** What the views share; `reach` are the slugs of what can be asked, null where all can be, and
 * `look` finds them out. @typedef {{journal: Journal, questions: Listed[], root: string,
 *   reach: Set<string> | null, look: () => Promise<Set<string> | null>,
 *   practise: (questions: Listed[], options?: Options) => void,
 *   browse: (questions: Listed[]) => void, ended: () => void,
 *   home: () => void, renew: () => void, say: (text: string) => void}} Practice */

/**
 * The database's name: guides on one host, each below its own path, keep to themselves.
 * @param {string} root
 */
export function nameOf(root) {
  return `guide ${new URL(root).pathname}`;
}

/**
 * Equips a page of questions, once.
 * @param {string} root the site's address
 */
export async function topic(root) {
  if (document.documentElement.dataset.equipped !== undefined) return;
  document.documentElement.dataset.equipped = "";
  equip(document, await journalOf(root, (await listed(root)) ?? []));
}

/**
 * The slugs of the questions that are due for review now, for the search.
 * @param {string} root the site's address
 */
export async function dueNow(root) {
  const questions = (await listed(root)) ?? [];
  const journal = await journalOf(root, questions);
  return new Set(due(questions, journal.state, dayOf(Date.now())).map(({ slug }) => slug));
}

/**
 * Where the reader stands with each question, in their order: `due`, `known` where the next review
 * is still to come, or empty where it was never practised; and whether it is bookmarked.
 * @param {string} root the site's address
 */
export async function standings(root) {
  const questions = (await listed(root)) ?? [];
  const { state } = await journalOf(root, questions);
  const day = dayOf(Date.now());
  return questions.map(({ slug }) => {
    const due = state.cards.get(slug)?.due;
    const standing = due === undefined ? "" : due <= day ? "due" : "known";
    return { slug, standing, marked: state.marks.get(slug)?.has("bookmark") ?? false };
  });
}

/** All questions of the site, or null where they cannot be had. @param {string} root */
async function listed(root) {
  try {
    const response = await fetch(new URL("questions.json", root));
    return response.ok ? /** @type {Listed[]} */ (await response.json()) : null;
  } catch {
    return null;
  }
}

/** What the reader did on this site. @param {string} root @param {Listed[]} questions */
function journalOf(root, questions) {
  return Journal.open(nameOf(root), { renamed: renamed(questions) });
}

/** From former slugs to those of today. @param {Listed[]} questions */
function renamed(questions) {
  return new Map(questions.flatMap(({ slug, formerly = [] }) =>
    formerly.map((former) => /** @type {[string, string]} */ ([former, slug]))));
}

class GuidePractice extends HTMLElement {
  /** @type {Practice} */
  #practice = /** @type {any} */ (null);
  /** @type {Running | null} */
  #running = null;
  #browsing = false;
  #view = h("div", { class: "view" });
  #said = h("p", { role: "status", class: "said" });
  #trouble = h("p", { class: "trouble", role: "alert", hidden: true });

  async connectedCallback() {
    if (this.#practice) return;
    document.querySelector(".without-scripts")?.setAttribute("hidden", "");
    this.replaceChildren(this.#trouble, this.#view, this.#said);
    const root = new URL(this.dataset.root ?? "../", location.href).href;
    const questions = await listed(root);
    if (!questions) {
      this.#tell("The list of questions could not be loaded. Check your connection, then reload.");
      return;
    }
    const journal = await journalOf(root, questions);
    this.#practice = {
      journal,
      questions,
      root,
      reach: navigator.onLine ? null : await withinReach(root),
      look: async () => (this.#practice.reach = await withinReach(root)),
      practise: (chosen, options) => this.#practise(chosen, options),
      browse: (chosen) => this.#browse(chosen),
      ended: () => keepSafe(this.#practice),
      home: () => this.#home(),
      renew: () => this.#draw(start(this.#practice)),
      say: (text) => (this.#said.textContent = text),
    };
    journal.addEventListener("change", () => this.#changed());
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const change of ["online", "offline"]) addEventListener(change, () => this.#looked());
    this.#tell(journal.warning);
    this.#home();
  }

  /** @param {string} text */
  #tell(text) {
    this.#trouble.textContent = text;
    this.#trouble.hidden = text === TROUBLE.none;
  }

  #changed() {
    this.#tell(this.#practice.journal.warning);
    // While a question stands there, nothing moves under the reader's eyes.
    if (!this.#running && !this.#browsing) this.#draw(start(this.#practice));
  }

  /** The network has come or gone. */
  async #looked() {
    const before = this.#practice.reach;
    const now = await this.#practice.look();
    if (before?.size !== now?.size) this.#changed();
  }

  #home() {
    // Nothing tells that a network which led nowhere leads to the site again.
    if (this.#practice.reach) this.#looked();
    this.#running?.end();
    this.#running = null;
    this.#browsing = false;
    this.#said.textContent = "";
    this.#draw(start(this.#practice));
  }

  /** @param {HTMLElement} element */
  #draw(element) {
    this.#view.replaceChildren(element);
  }

  /** @param {Listed[]} questions @param {Options} [options] */
  #practise(questions, options) {
    this.#running = new Running(this.#practice, new Session(questions, options));
    this.#draw(this.#running.element);
    this.#running.focus();
  }

  /** @param {Listed[]} questions */
  #browse(questions) {
    this.#browsing = true;
    const list = browse(this.#practice, questions);
    this.#draw(list);
    /** @type {HTMLElement | null} */ (list.querySelector("h2"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (document.querySelector("dialog[open]")) return; // its keys are its own
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
    if (event.key === "?") help();
    else if (event.key === "Escape" && this.#browsing) this.#home();
    else if (!this.#running?.key(event)) return;
    event.preventDefault();
  }
}

customElements.define("guide-practice", GuidePractice);
markWriting();
