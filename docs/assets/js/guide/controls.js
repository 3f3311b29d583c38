// <guide-controls>, on each page with questions.

import { ANSWER, openAround, openAsked } from "./address.js";
import { setAll } from "./all.js";
import { afterFrame, button, shown } from "../shared/dom.js";
import { choose, preferred, store, storedPreferences, TABS, tabsOf, toChoose } from "./frameworks.js";
import { hasPractised } from "../shared/practised.js";
import { COPY, ROOT, missed, script } from "./root.js";

/** On a page with questions: follows the address and the choice of a framework, opens all. */
export class GuideControls extends HTMLElement {
  #left;
  #preferences;

  connectedCallback() {
    this.#left = new AbortController();
    const { signal } = this.#left;
    addEventListener("hashchange", openAround, { signal });
    document.addEventListener("change", (event) => this.#choose(event), { signal });
    this.#preferences = storedPreferences();
    toChoose(this.#preferences).forEach(choose);
    if (!this.childElementCount) {
      this.append(
        button("Open all answers", () => setAll(true)),
        button("Close all answers", () => setAll(false)),
        button("Keys", async () => (await script("reading")).help(), { class: "for-keys" }),
      );
    }
    openAsked();
    openAround();
    this.#equip(signal);
    if (!this.hidden && document.querySelector(ANSWER)) {
      script("reading").then((reading) => reading.equip(ROOT, signal)).catch(missed);
    }
  }

  /** Loads what lets one grade and mark: for those who practise, and once an answer is open. */
  async #equip(signal) {
    if (COPY || this.hidden || !document.querySelector(ANSWER)) return;
    const load = () => script("practice").then((practice) => practice.topic(ROOT)).catch(missed);
    const opened = ({ target, newState }) => {
      if (newState === "open" && target.matches(ANSWER)) load();
    };
    document.addEventListener("toggle", opened, { capture: true, signal });
    if (document.querySelector(`${ANSWER}[open]`) || (await hasPractised(ROOT))) load();
  }

  disconnectedCallback() {
    this.#left.abort();
  }

  #choose({ target, isTrusted }) {
    const set = target.closest(TABS);
    if (!set || !isTrusted) return; // ours, passed on to the theme
    const [choice] = [...tabsOf(set)].find(([, tab]) => tab === target);
    this.#preferences = preferred(choice, this.#preferences);
    store(this.#preferences);
    const seen = toChoose(this.#preferences, shown(document, TABS));
    if (seen.length) {
      // What changes its height above must not move what the reader looks at.
      const top = set.getBoundingClientRect().top;
      seen.forEach(choose);
      scrollBy({ top: set.getBoundingClientRect().top - top, behavior: "instant" });
    }
    // Those in closed answers can wait.
    afterFrame(() => toChoose(this.#preferences).forEach(choose));
  }
}
