// What a page gains where scripts run. Without them everything can be read, answers open
// and tabs switch, so each element only adds to what is there. What an element listens to
// outside of itself ends when it leaves the page.

const ANSWER = "details.answer";
const PARAMETER = "open";
const CLOSED = "details:not([open])";
const SEARCH_KEYS = ["/", "s"];
const QUERY = "q"; // the parameter of an address that searches
const MARK = "mark"; // and of one that marks words in the answer that it opens
const THEME_SEARCH = "guide.search"; // see scripts/guide/finder.py
const TABS = ".tabbed-set";
const FRAMEWORKS = "guide.frameworks";
const STATUS_TIME = 4000;
const ROOT = new URL("../../", import.meta.url).href;

/** Which answer an address asks to open, the words to mark in it, and the address without them. */
export function asked(href) {
  const address = new URL(href);
  const slug = address.searchParams.get(PARAMETER);
  if (!slug) return null;
  const words = (address.searchParams.get(MARK) ?? "").split(" ").filter(Boolean);
  address.searchParams.delete(PARAMETER);
  address.searchParams.delete(MARK);
  address.hash = "";
  return { slug, words, plain: address.href };
}

/** The id that the end of an address names, also one that is not well encoded. */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** The answer of the question whose heading has this id. */
function answerOf(slug) {
  let element = document.getElementById(slug)?.nextElementSibling;
  while (element && !/^H[12]$/.test(element.tagName)) {
    if (element.matches(ANSWER)) return element;
    element = element.nextElementSibling;
  }
  return null;
}

/** Opens the answer that the address asks for, and goes to its question. */
function openAsked() {
  const found = asked(location.href);
  const answer = found && answerOf(found.slug);
  if (!answer) return;
  answer.open = true;
  markWords(answer, found.words);
  // The plain address takes the place of this one: a reload must not jump back here.
  history.replaceState(history.state, "", found.plain);
  location.replace(`#${found.slug}`);
}

/** What matches these words where they begin, or null where there are none. */
export function beginning(words) {
  const known = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
  return known.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.join("|")})`, "giu") : null;
}

/** Marks words in an answer without touching its text, where the browser can. */
function markWords(answer, words) {
  const pattern = beginning(words);
  if (!pattern || !globalThis.CSS?.highlights) return;
  const ranges = [];
  const texts = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: found, index } of texts.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + found.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

/**
 * Opens whatever hides the place that the address names, and goes there. Where the browser does
 * not open it, the theme does, but goes to the beginning of the answer.
 */
function openAround() {
  const target = document.getElementById(idOf(location.hash));
  if (!target?.closest("details")) return;
  for (let closed; (closed = target.closest(CLOSED)); ) closed.open = true;
  target.scrollIntoView();
}

/** The frameworks by preference, the last choice first. */
export function preferred(choice, before) {
  return [choice, ...before.filter((name) => name !== choice)];
}

/** Which of the frameworks on offer the reader would take, or none. */
export function pick(offered, preferences) {
  return preferences.find((name) => offered.includes(name));
}

function storedPreferences() {
  try {
    const stored = JSON.parse(localStorage.getItem(FRAMEWORKS));
    return Array.isArray(stored) ? stored : [];
  } catch {
    return []; // the browser keeps nothing for us
  }
}

function store(preferences) {
  try {
    localStorage.setItem(FRAMEWORKS, JSON.stringify(preferences));
  } catch {
    // The choice holds on this page then.
  }
}

/** The tabs of a set, by the names on them; textContent, since closed answers have no other. */
function tabsOf(set) {
  const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
  return new Map(labels.map((label) => [label.textContent.trim(), label.control]));
}

/** Shows the preferred framework in every set of tabs; the theme links only those in sight. */
function showPreferred(preferences) {
  for (const set of document.querySelectorAll(TABS)) {
    const tabs = tabsOf(set);
    const tab = tabs.get(pick([...tabs.keys()], preferences));
    if (!tab || tab.checked) continue;
    tab.checked = true;
    tab.dispatchEvent(new Event("change", { bubbles: true })); // the theme's underline follows
  }
}

/** Whether this browser holds progress of this site. */
async function hasPractised() {
  try {
    const kept = await indexedDB.databases();
    return kept.some(({ name }) => name === `guide ${new URL(ROOT).pathname}`);
  } catch {
    return false; // an old browser, or one that keeps nothing
  }
}

function button(text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

/** On a page with questions: follows the address and the choice of a framework, opens all. */
class GuideControls extends HTMLElement {
  #left;
  #preferences;

  connectedCallback() {
    this.#left = new AbortController();
    const { signal } = this.#left;
    addEventListener("hashchange", openAround, { signal });
    document.addEventListener("change", (event) => this.#choose(event), { signal });
    this.#preferences = storedPreferences();
    showPreferred(this.#preferences);
    if (!this.childElementCount) {
      this.append(
        button("Open all answers", () => this.#all(true)),
        button("Close all answers", () => this.#all(false)),
      );
    }
    openAsked();
    openAround();
    this.#equip(signal);
  }

  /** Loads what lets one grade and mark: for those who practise, and once an answer is open. */
  async #equip(signal) {
    if (this.hidden || !document.querySelector(ANSWER)) return;
    const load = async () => (await import("./practice.js")).topic(ROOT);
    const opened = ({ target, newState }) => {
      if (newState === "open" && target.matches(ANSWER)) load();
    };
    document.addEventListener("toggle", opened, { capture: true, signal });
    if (document.querySelector(`${ANSWER}[open]`) || (await hasPractised())) load();
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
    const top = set.getBoundingClientRect().top;
    showPreferred(this.#preferences);
    // What changed its height above must not move what the reader looks at.
    scrollBy({ top: set.getBoundingClientRect().top - top, behavior: "instant" });
  }

  #all(open) {
    for (const answer of document.querySelectorAll(ANSWER)) answer.open = open;
  }
}

/** Makes the link inside it copy its address instead of leading there. */
class GuideCopy extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    const address = link.href;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const copy = button(link.textContent, async () => {
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = "Copied";
        setTimeout(() => (status.textContent = ""), STATUS_TIME);
      } catch {
        // No permission, or not a secure address: what was to be copied stays in sight.
        status.textContent = address;
      }
    });
    link.replaceWith(copy, status);
  }
}

/** Makes the link inside it open the search instead. */
class GuideSearch extends HTMLElement {
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
class GuideFinder extends HTMLElement {
  #left;
  #loading;

  connectedCallback() {
    this.#left = new AbortController();
    const { signal } = this.#left;
    this.input.addEventListener("focus", () => this.#show(), { signal });
    this.addEventListener("focusout", ({ relatedTarget }) => this.#leave(relatedTarget), { signal });
    this.addEventListener("keydown", (event) => this.#escape(event), { signal });
    this.addEventListener("finder-search", ({ detail }) => this.#note(detail), { signal });
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
    if (this.#loading) {
      this.#note(this.input.value.trim());
      return;
    }
    const due = async () => (await import("./practice.js")).dueNow(ROOT);
    this.#loading = import("./search.js").then((search) => search.equip(this, ROOT, due));
    this.#loading.catch(() => this.#fallBack());
  }

  #hide() {
    this.toggleAttribute("data-open", false);
    this.querySelector(".finder-panel").hidden = true;
    this.#note("");
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
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const called = (ctrlKey || metaKey) && key.toLowerCase() === "k";
    const typing = target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    const pressed = SEARCH_KEYS.includes(key) && !typing && !ctrlKey && !metaKey && !altKey;
    if (!called && !pressed) return;
    event.preventDefault();
    this.open();
  }

  /** Keeps the search in the address, so that it can be shared and comes back on return. */
  #note(text) {
    const address = new URL(location.href);
    if ((address.searchParams.get(QUERY) ?? "") === text) return;
    if (text) address.searchParams.set(QUERY, text);
    else address.searchParams.delete(QUERY);
    history.replaceState(history.state, "", address.href);
  }

  /** The page is loaded anew, then with the theme's search; see the script beside the box. */
  #fallBack() {
    try {
      sessionStorage.setItem(THEME_SEARCH, "theme");
      location.reload();
    } catch {
      this.querySelector(".finder-panel").textContent =
        "The search could not be loaded. Check your connection, then reload the page.";
    }
  }
}

/** All that a question builds on, or that builds on it: `near` and `far` name the ends of a line. */
export function reached(slug, lines, near, far) {
  const found = new Set([slug]);
  for (const each of found) {
    for (const line of lines) if (line[near] === each) found.add(line[far]);
  }
  return found;
}

/** Shows on the map what the question under the pointer builds on, and what builds on it. */
class GuideMap extends HTMLElement {
  connectedCallback() {
    const lines = [...this.querySelectorAll("path")];
    const ends = lines.map((line) => line.dataset);
    const show = (slug) => {
      this.toggleAttribute("data-chosen", Boolean(slug));
      const before = reached(slug, ends, "to", "from");
      const after = reached(slug, ends, "from", "to");
      for (const box of this.querySelectorAll("a")) {
        const { slug: here } = box.dataset;
        box.toggleAttribute("data-on", before.has(here) || after.has(here));
      }
      for (const { dataset } of lines) {
        const on = before.has(dataset.to) || after.has(dataset.from);
        if (on) dataset.on = "";
        else delete dataset.on;
      }
    };
    this.addEventListener("pointerover", ({ target }) => show(target.closest("a")?.dataset.slug));
    this.addEventListener("pointerleave", () => show());
  }
}

customElements.define("guide-map", GuideMap);
customElements.define("guide-controls", GuideControls);
customElements.define("guide-copy", GuideCopy);
customElements.define("guide-finder", GuideFinder);
customElements.define("guide-search", GuideSearch);
