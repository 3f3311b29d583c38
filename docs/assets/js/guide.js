// What a page gains where scripts run. Without them everything can be read, answers open
// and tabs switch, so each element only adds to what is there. What an element listens to
// outside of itself ends when it leaves the page.

const ANSWER = "details.answer";
const PARAMETER = "open";
const CLOSED = "details:not([open])";
const SEARCH_KEY = "/"; // the theme's own key, in both engines
const TABS = ".tabbed-set";
const FRAMEWORKS = "guide.frameworks";
const STATUS_TIME = 4000;
const ROOT = new URL("../../", import.meta.url).href;

/** Which answer an address asks to open, and the same address without asking for it. */
export function asked(href) {
  const address = new URL(href);
  const slug = address.searchParams.get(PARAMETER);
  if (!slug) return null;
  address.searchParams.delete(PARAMETER);
  address.hash = "";
  return { slug, plain: address.href };
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
  // The plain address takes the place of this one: a reload must not jump back here.
  history.replaceState(history.state, "", found.plain);
  location.replace(`#${found.slug}`);
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

/** Makes the link inside it open the theme's search instead. */
class GuideSearch extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    const open = button(this.getAttribute("label") ?? link.textContent, () => {
      dispatchEvent(new KeyboardEvent("keydown", { key: SEARCH_KEY }));
    });
    open.className = link.className;
    link.replaceWith(open);
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
customElements.define("guide-search", GuideSearch);
