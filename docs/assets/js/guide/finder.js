// <guide-finder>, the search box of every page, and <guide-search>, a link that opens it.

import { button } from "../shared/dom.js";
import { single } from "../shared/keys.js";
import { ROOT, script } from "./root.js";

const SEARCH_KEYS = ["/", "s"];
const QUERY = "q"; // the parameter of an address that searches
const PAUSE = 300; // milliseconds without a key after which the address says what is searched
const THEME_SEARCH = "guide.search"; // see scripts/guide/finder.py

/** Makes the link inside it open the search instead. */
export class GuideSearch extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    const open = button(this.getAttribute("label") ?? link.textContent, () => {
      const finder = document.querySelector("guide-finder");
      if (finder) finder.open();
      else dispatchEvent(new KeyboardEvent("keydown", { key: SEARCH_KEYS[0] })); // the theme's
    });
    open.className = link.className;
    link.replaceWith(open);
  }
}

/**
 * The search box. What it searches with is loaded when it is first used; where that fails, the
 * theme's own search takes its place.
 */
export class GuideFinder extends HTMLElement {
  #left;
  #loading;
  #failed = 0;
  #later;

  connectedCallback() {
    this.#left = new AbortController();
    const { signal } = this.#left;
    this.input.addEventListener("focus", () => this.#show(), { signal });
    this.addEventListener("focusout", ({ relatedTarget }) => this.#leave(relatedTarget), { signal });
    this.addEventListener("keydown", (event) => this.#escape(event), { signal });
    this.addEventListener("finder-search", ({ detail }) => this.#noteSoon(detail), { signal });
    this.addEventListener("click", (event) => this.#followed(event), { signal });
    this.querySelector(".finder-button").addEventListener("click", () => this.open(), { signal });
    this.querySelector(".finder-close").addEventListener("click", () => this.close(), { signal });
    document.addEventListener("pointerdown", ({ target }) => this.#leave(target), { signal });
    document.addEventListener("keydown", (event) => this.#shortcut(event), { signal });
    const asked = new URL(location.href).searchParams.get(QUERY);
    if (asked) this.open(asked);
  }

  disconnectedCallback() {
    this.#left.abort();
  }

  get input() {
    return this.querySelector("input");
  }

  /** Opens it, with a text where one is given. */
  open(text) {
    if (text) this.input.value = text;
    this.#show(); // and not by the focus alone: a window in the background gives none
    this.input.focus();
    this.input.select();
  }

  close() {
    this.#hide();
    this.input.blur();
  }

  #show() {
    this.toggleAttribute("data-open", true);
    this.querySelector(".finder-panel").hidden = false;
    this.#expand(Boolean(this.querySelector("[role=option]")));
    if (this.#loading) {
      this.#note(this.input.value.trim());
      return;
    }
    const due = async () => (await script("practice")).dueNow(ROOT);
    const again = this.#failed ? `?${this.#failed}` : "";
    this.#loading = script("search", again).then((search) => search.equip(this, ROOT, due));
    this.#loading.catch(() => this.#fallBack());
  }

  #hide() {
    this.toggleAttribute("data-open", false);
    this.querySelector(".finder-panel").hidden = true;
    this.#expand(false);
    this.#note("");
  }

  /** Says whether the list is to be seen; one that is not has nothing chosen. */
  #expand(shown) {
    this.input.setAttribute("aria-expanded", String(shown));
    if (!shown) this.input.removeAttribute("aria-activedescendant");
  }

  #leave(target) {
    if (this.hasAttribute("data-open") && target && !this.contains(target)) this.#hide();
  }

  #escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.close();
  }

  #shortcut(event) {
    const { key, ctrlKey, metaKey } = event;
    const called = (ctrlKey || metaKey) && key.toLowerCase() === "k";
    const pressed = SEARCH_KEYS.includes(key) && single(event);
    if (!called && !pressed) return;
    event.preventDefault();
    this.open();
  }

  /** Who comes back from a result finds the search as it was. */
  #followed({ target }) {
    if (target.closest("[role=option]")) this.#note(this.input.value.trim());
  }

  /** Not at each key: browsers limit how often an address changes, and look for its icon anew. */
  #noteSoon(text) {
    clearTimeout(this.#later);
    if (this.hasAttribute("data-open")) this.#later = setTimeout(() => this.#note(text), PAUSE);
  }

  /** Keeps the search in the address, so that it can be shared and comes back on return. */
  #note(text) {
    clearTimeout(this.#later);
    const address = new URL(location.href);
    if ((address.searchParams.get(QUERY) ?? "") === text) return;
    if (text) address.searchParams.set(QUERY, text);
    else address.searchParams.delete(QUERY);
    history.replaceState(history.state, "", address.href);
  }

  /**
   * The page is loaded anew, then with the theme's search and what was typed; see the script beside
   * the box. Offline that would fail as well.
   */
  #fallBack() {
    this.#failed++;
    try {
      if (navigator.onLine) {
        sessionStorage.setItem(THEME_SEARCH, "theme");
        this.#note(this.input.value.trim());
        location.reload();
        return;
      }
    } catch {} // nothing can be noted
    this.#loading = null;
    const again = button("Try again", () => this.open());
    this.querySelector(".finder-panel").replaceChildren(
      "The search could not be loaded. Check your connection. ", again);
  }
}
