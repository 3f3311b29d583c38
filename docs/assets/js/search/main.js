// The search box of every page: <guide-finder>, see guide/finder.js, which loads this when it is used.

import { pageOf } from "../practice/content.js";
import { button, counted, h } from "../shared/dom.js";
import { find, isNear } from "./find.js";
import { forget, recent, remember } from "./recent.js";
import { excerpt } from "./excerpt.js";
import { option } from "./results.js";
import { Source } from "./source.js";

/** @typedef {import("./find.js").Found} Found */
/** @typedef {{section: string, framework: string, level: string, due: boolean, inside: boolean}} Chosen */

const MOST = 10; // results
const PAUSE = 600; // milliseconds without a key after which the number of results is announced
const FINISHED = 250; // milliseconds without a key after which the last word is taken for finished
const HINT = "A term, its abbreviation, an API name, an error, a question";
const EXAMPLES = ["vanishing gradient", "BN", "zero_grad", "loss is nan", "dropout vs batchnorm"];

/**
 * Equips the box.
 * @param {HTMLElement} finder with an input and a panel
 * @param {string} root the site's address
 * @param {() => Promise<Set<string>>} due the slugs that are due for review
 * @throws {Error} the index could not be loaded
 */
export async function equip(finder, root, due) {
  const source = await Source.open(root);
  return new Box(finder, root, source, due);
}

/** What is typed, what is found, and what of it is chosen. */
class Box {
  #finder;
  #root;
  #source;
  #due;
  #input;
  #status = h("p", { class: "finder-status" });
  #said = h("p", { class: "finder-said", role: "status" });
  #list = h("div", { role: "listbox", id: "finder-found", "aria-label": "Questions" });
  #empty = h("div", { class: "finder-empty" });
  #filters;
  /** @type {HTMLElement | null} */
  #active = null;
  #asked = 0;
  #text = ""; // what was searched for last
  #exactly = ""; // the text in which the reader wants no word corrected
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #finished;

  /**
   * @param {HTMLElement} finder
   * @param {string} root
   * @param {Source} source
   * @param {() => Promise<Set<string>>} due
   */
  constructor(finder, root, source, due) {
    this.#finder = finder;
    this.#root = root;
    this.#source = source;
    this.#due = due;
    this.#input = /** @type {HTMLInputElement} */ (finder.querySelector("input"));
    this.#filters = filters(source, root.startsWith("file:"), () => this.search());
    const panel = /** @type {HTMLElement} */ (finder.querySelector(".finder-panel"));
    panel.replaceChildren(this.#filters, this.#status, this.#list, this.#empty, this.#said);
    this.#input.setAttribute("aria-controls", this.#list.id); // which was not there before
    this.#input.addEventListener("input", (event) => this.#typed(/** @type {InputEvent} */ (event)));
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("click", () => remember(this.#input.value.trim()));
    this.search();
    const again = () => void (this.#input.value && this.search());
    source.complete.then(again, () => {}); // without the points, names and titles are searched
  }

  /** In a large guide a letter loads little: what the finished word needs comes after a pause. */
  #typed(/** @type {InputEvent} */ { inputType, data }) {
    const typing = this.#source.parted && inputType === "insertText" && /^\S$/u.test(data ?? "");
    this.search(typing);
    if (typing) this.#finished = setTimeout(() => this.search(), FINISHED);
  }

  /** Shows what fits the text of the box. @param {boolean} [typing] whether its last word is unfinished */
  async search(typing = false) {
    clearTimeout(this.#finished);
    this.#finished = undefined;
    const asked = ++this.#asked;
    const text = this.#input.value.trim();
    this.#finder.dispatchEvent(new CustomEvent("finder-search", { detail: text }));
    if (text !== this.#text) this.#choose(null);
    this.#text = text;
    if (!text) return this.#rest();
    try {
      const chosen = read(this.#filters);
      const index = chosen.inside ? await this.#source.inside() : this.#source.index;
      const answer = await find(index, text, { exactly: text === this.#exactly, typing });
      const allowed = this.#allowed(chosen);
      const near = answer.sure ? answer.found : answer.found.filter(isNear);
      const few = near.filter(({ number }) => allowed(number));
      const { shown, count } = await this.#fit(few, chosen);
      if (asked !== this.#asked) return; // something else was typed meanwhile
      this.#show(text, answer, shown, count, near.length > 0);
      if (typing && !shown.length) this.#say(`Looking for “${text}” …`);
      if (chosen.inside) this.#inside(shown);
    } catch {
      if (asked === this.#asked) this.#say("The index could not be loaded. Check your connection.");
    }
  }

  /** @param {Chosen} chosen @returns {(number: number) => boolean} */
  #allowed({ section, framework, level }) {
    const bit = framework ? 1 << this.#source.frameworks.indexOf(framework) : 0;
    return (number) => {
      const marks = this.#source.marks(number);
      return (
        (!section || marks.section === section) &&
        (!level || marks.deep === (level === "deep")) &&
        (marks.frameworks & bit) === bit
      );
    };
  }

  /** The first results, as options, and how many there are. @param {Found[]} near @param {Chosen} chosen */
  async #fit(near, chosen) {
    const due = chosen.due ? await this.#due() : null;
    const candidates = due ? near : near.slice(0, MOST);
    const shown = await Promise.all(candidates.map(({ number }) => this.#source.shown(number)));
    const fitting = candidates
      .map((each, i) => ({ found: each, shown: shown[i] }))
      .filter(({ shown: [, slug] }) => !due || due.has(slug));
    return {
      count: due ? fitting.length : near.length,
      shown: fitting.slice(0, MOST).map(({ found: each, shown: one }) => ({
        element: option(this.#source, this.#root, each, one), found: each,
      })),
    };
  }

  /**
   * @param {string} text
   * @param {import("./find.js").Answer} answer
   * @param {{element: HTMLElement}[]} options
   * @param {number} all
   * @param {boolean} some whether there are results that filters may hide
   */
  #show(text, { sure, corrected }, options, all, some) {
    this.#empty.hidden = true;
    this.#list.hidden = !options.length;
    this.#list.replaceChildren(...options.map(({ element }) => element));
    // What comes later for the same text does not take away what the reader chose.
    this.#choose(options.find(({ element }) => element.id === this.#active?.id)?.element ?? null);
    this.#input.setAttribute("aria-expanded", String(options.length > 0 && this.#seen()));
    const count = all > options.length ? `The best ${options.length} of ${all}.` : `${counted(all, "question")}.`;
    if (!options.length && some) {
      this.#say(`Filters hide all questions about “${text}”.`, button("Remove filters", () => this.#unfilter()));
    } else if (!options.length) this.#say(`No question about “${text}”.`, ...this.#ways());
    else if (!corrected) this.#say(sure ? count : `No question is quite about “${text}”. The nearest:`);
    else {
      const said = sure ? count : `No question is quite about “${text}”.`;
      this.#say(`${said} Shown for “${corrected}”.`, button(`Search for “${text}” instead`, () => {
        this.#exactly = text;
        this.#input.focus();
        this.search();
      }));
    }
  }

  /** What else a reader may do who has found nothing. */
  #ways() {
    const inside = /** @type {HTMLInputElement | null} */ (this.#filters.querySelector("[name=inside]"));
    const terms = h("a", { href: pageOf("terms/index.md", this.#root) }, "All terms");
    return [
      ...(inside && !inside.checked ? [button("Search inside answers", () => inside.click())] : []),
      ...(this.#source.terms ? [terms] : []),
    ];
  }

  #unfilter() {
    for (const select of this.#filters.querySelectorAll("select")) select.value = "";
    const due = /** @type {HTMLInputElement | null} */ (this.#filters.querySelector("[name=due]"));
    if (due) due.checked = false;
    this.#input.focus();
    this.search();
  }

  /** Nothing is typed: what one may do. */
  #rest() {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute("aria-expanded", "false");
    const take = (/** @type {string} */ text) =>
      button(text, () => {
        this.#input.value = text;
        this.#input.focus();
        this.search();
      });
    const before = recent();
    this.#empty.hidden = false;
    this.#empty.replaceChildren(
      h("p", {}, before.length ? "Searched before" : HINT),
      h("p", { class: "finder-take" }, ...(before.length ? before : EXAMPLES).map(take)),
      ...(before.length ? [button("Forget these", () => (forget(), this.#rest()))] : []),
    );
    this.#say("");
  }

  /** Shows where in the answers the words stand. */
  #inside(/** @type {{element: HTMLElement, found: Found}[]} */ options) {
    for (const { element, found } of options) {
      const { slug = "" } = element.dataset;
      excerpt(this.#root, slug, [...found.because.words.keys()]).then((text) => text && element.append(text));
    }
  }

  /**
   * Shows a line at once, and reads it aloud once the reader stops typing.
   * @param {string} text
   * @param {...HTMLElement} more what may be done about it
   */
  #say(text, ...more) {
    this.#status.replaceChildren(text, ...more.flatMap((each) => [" ", each]));
    const said = [text, ...more.map((each) => each.textContent)].join(" ");
    clearTimeout(this.#later);
    this.#later = setTimeout(() => (this.#said.textContent = said), PAUSE);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const options = /** @type {HTMLElement[]} */ ([...this.#list.children]);
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#open();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !options.length) return;
    event.preventDefault();
    const at = this.#active ? options.indexOf(this.#active) : step > 0 ? -1 : 0;
    this.#choose(options[(at + step + options.length) % options.length]);
  }

  /** Opens what is chosen, or the first: of the whole search, if a word was still being typed. */
  async #open() {
    if (this.#finished && !this.#active) await this.search();
    /** @type {HTMLElement | null} */ (this.#active ?? this.#list.firstElementChild)?.click();
  }

  /** Whether the panel is open: what comes later may come when it is closed again. */
  #seen() {
    return this.#finder.hasAttribute("data-open");
  }

  /** @param {HTMLElement | null} element */
  #choose(element) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = element;
    element?.setAttribute("aria-selected", "true");
    element?.scrollIntoView({ block: "nearest" });
    if (element && this.#seen()) this.#input.setAttribute("aria-activedescendant", element.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }
}

/**
 * @param {Source} source
 * @param {boolean} copy whether this is a copy without what is due, and that cannot fetch answers
 * @param {() => void} changed
 */
function filters(source, copy, changed) {
  const select = (/** @type {string} */ name, /** @type {string} */ all, /** @type {string[]} */ offered) =>
    h("select", { name, "aria-label": name },
      h("option", { value: "" }, all), ...offered.map((each) => h("option", { value: each }, each)));
  const tick = (/** @type {string} */ name, /** @type {string} */ text) =>
    h("label", {}, h("input", { type: "checkbox", name }), ` ${text}`);
  const form = /** @type {HTMLFormElement} */ (
    h("form", { class: "finder-filters", "aria-label": "Filters", onchange: changed },
      select("section", "All sections", source.sections),
      select("framework", "All frameworks", source.frameworks),
      select("level", "All levels", ["core", "deep"]),
      ...(copy ? [] : [tick("due", "Due for review"), tick("inside", "Search inside answers")]),
    )
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

/** What is chosen of the filters. @param {HTMLFormElement} form @returns {Chosen} */
function read(form) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "");
  return {
    section: text("section"), framework: text("framework"), level: text("level"),
    due: data.has("due"), inside: data.has("inside"),
  };
}
