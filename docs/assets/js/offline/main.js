// <guide-offline data-root="../">, on the page "Take it along": what is kept, and keeping it all.

import { button, counted, h } from "../shared/dom.js";
import { isUnasked, whatIsKept } from "./kept.js";
import { addressOf, hashOf, keyOf, missing, nameOf, sizeOf } from "./list.js";
import { NotKept, TROUBLE } from "./store.js";
import { size } from "./size.js";

export { newer } from "./newer.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {import("./kept.js").Kept} Kept */

const [RETRIES, PAUSE] = [5, 1000]; // milliseconds
const SHORT = 7; // letters of a version
const MISSING = "missing"; // the parameter that names a page which was asked for

const NOTHING = "This browser keeps nothing for this site: it is a private window, storage is " +
  "switched off, or the browser is too old. The copy to download, below, works without it.";
const PREVIEW = "This is a preview of the site, which is not kept.";
const NOT_READY = "Nothing is kept yet: the site could not be fetched completely. Check your " +
  "connection, then reload this page.";
const UNASKED = "Nothing is kept unasked, since you save data.";
/** What to do where the guide cannot be kept. @type {Record<string, string>} */
const TO_DO = {
  [TROUBLE.offline]: "The connection broke off. What was fetched is kept; go on when you are online.",
  [TROUBLE.newer]: "The guide has just got a new version. Reload this page, then go on.",
  [TROUBLE.full]: "There is no room left in this browser. Free some space on the device or remove " +
    "what other sites keep, then go on. What was fetched is kept.",
  [TROUBLE.stopped]: "Stopped. What was fetched is kept.",
};

class GuideOffline extends HTMLElement {
  #root = "";
  #left = new AbortController();
  /** @type {AbortController | null} */
  #running = null;
  #alert = h("div", { class: "not-kept", hidden: true });
  #state = h("p", { class: "kept-state" }, "Looking at what is kept …");
  #actions = h("p", { class: "buttons" });
  #bar = /** @type {HTMLProgressElement} */ (h("progress", { hidden: true, "aria-label": "Fetched" }));
  #said = h("p", { role: "status", class: "said" });
  #pages = h("div");
  #install = h("p", { class: "buttons", hidden: true });

  async connectedCallback() {
    this.#left = new AbortController();
    this.#root = new URL(this.dataset.root ?? "../", location.href).href;
    document.querySelector(".needs-scripts")?.setAttribute("hidden", "");
    this.replaceChildren(this.#state, this.#bar, this.#actions, this.#said, this.#pages,
      this.#install);
    this.#offerInstalling();
    this.#nameMissing();
    this.#showWhatComes();
    await this.#show();
  }

  disconnectedCallback() {
    this.#left.abort();
    this.#running?.abort();
    this.#alert.remove();
  }

  /** The worker says so when it has kept more. */
  #showWhatComes() {
    navigator.serviceWorker?.addEventListener("message", async ({ data }) => {
      if (data !== "kept" || this.#running) return;
      const inside = this.#actions.contains(document.activeElement);
      await this.#show();
      if (inside) this.#actions.querySelector("button")?.focus();
    }, { signal: this.#left.signal });
  }

  /** Shows what is kept, and what can be done. */
  async #show() {
    const kept = await look(this.#root).catch(() => NOTHING);
    if (typeof kept === "string") {
      this.#state.textContent = kept;
      this.#actions.replaceChildren(kept === UNASKED
        ? button("Keep the whole guide", () => this.#begin(), { class: "primary" }) : "");
      return;
    }
    const { list, keys, version } = kept;
    const all = Object.keys(list.files);
    const due = missing(list, all, keys);
    const there = all.filter((path) => !due.includes(path));
    const pages = Object.keys(list.pages).filter((path) => !due.includes(path));
    const total = Object.keys(list.pages).length;
    const whole = due.length === 0;
    this.#state.replaceChildren(
      h("strong", {}, whole ? "The whole guide is kept in this browser" :
        `${counted(pages.length, "page")} of ${total} are kept in this browser`),
      `: ${size(sizeOf(list, there).bytes)}, version ${version.slice(0, SHORT)}.`);
    const { bytes, compressed } = sizeOf(list, due);
    const more = pages.some((path) => !list.shell.includes(path)) || (await kept.store.whole());
    this.#actions.replaceChildren(
      whole ? "" : button(`Keep the whole guide (${size(compressed)} to fetch, ${size(bytes)} on this device)`,
        () => this.#keep(kept, due), { class: "primary" }),
      more ? button("Remove it", () => this.#remove(kept)) : "");
    this.#pages.replaceChildren(whole ? "" : this.#listed(list, pages));
  }

  /** @param {List} list @param {string[]} pages */
  #listed(list, pages) {
    return h("details", { class: "kept-pages", open: !this.#alert.hidden },
      h("summary", {}, "Pages that can be read without a network"),
      h("ul", {}, ...pages.map((path) =>
        h("li", {}, h("a", { href: addressOf(path, this.#root) }, list.pages[path].title)))));
  }

  /** Asked by one who saves data: there is a worker from now on, and it keeps all. */
  async #begin() {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#said.textContent = "Fetching the guide …";
    const workers = navigator.serviceWorker;
    const kept = await workers.register(`${this.#root}sw.js`)
      .then(() => whatIsKept(this.#root, workers)).catch(() => null);
    this.#running = null;
    if (kept) return this.#keep(kept, missing(kept.list, Object.keys(kept.list.files), kept.keys));
    this.#said.textContent = NOT_READY;
  }

  /** @param {Kept} kept @param {string[]} due the files that are not kept yet */
  async #keep({ store, list }, due) {
    const running = (this.#running = new AbortController());
    const { bytes } = sizeOf(list, due);
    let fetched = 0;
    this.#bar.max = bytes;
    this.#bar.value = 0;
    this.#bar.hidden = false;
    const cancel = button("Cancel", () => running.abort());
    this.#actions.replaceChildren(cancel);
    cancel.focus();
    this.#said.textContent = "Fetching the guide …";
    const done = (/** @type {string} */ path) => {
      fetched += list.files[path][1];
      this.#bar.value = fetched;
    };
    try {
      await room(bytes);
      const files = due.map((path) => /** @type {[string, string]} */ ([path, list.files[path][0]]));
      await store.fill(files, { modes: ["no-store"], signal: running.signal, done });
      await store.setWhole(true);
      // So that the browser does not clear it away by itself; it may ask the reader.
      navigator.storage?.persist?.().catch(() => {});
      this.#said.textContent = "All of it is there now. New versions will be fetched as they appear.";
    } catch (error) {
      this.#said.textContent = TO_DO[error instanceof NotKept ? error.why : TROUBLE.full];
    }
    this.#running = null;
    this.#bar.hidden = true;
    await this.#show();
    if (document.activeElement === document.body) this.#actions.querySelector("button")?.focus();
  }

  /** @param {Kept} kept */
  async #remove({ store, list }) {
    const shell = new Set(list.shell.map((path) => keyOf(path, hashOf(list, path) ?? "")));
    await store.setWhole(false);
    for (const key of await store.keys()) {
      if (list.files[nameOf(key)] && !shell.has(key)) await store.remove(key);
    }
    this.#said.textContent = "Removed. Pages that you read from now on are kept again.";
    await this.#show();
    this.#actions.querySelector("button")?.focus();
  }

  /** Names the page that was asked for and is not there, and leads to it once it can be had. */
  #nameMissing() {
    const asked = new URL(location.href).searchParams.get(MISSING);
    if (!asked) return;
    const address = addressOf(asked, this.#root);
    // Above all, since the reader looks for something else than this page.
    (document.querySelector("main h1") ?? this).before(this.#alert);
    this.#alert.hidden = false;
    this.#alert.setAttribute("role", "alert");
    this.#alert.replaceChildren(
      h("p", {}, h("strong", {}, "You are offline, and this page is not kept in this browser.")),
      h("p", {}, h("a", { href: address }, "Try again"), ", or read one of the pages below."));
    addEventListener("online", () => this.#retry(address), { signal: this.#left.signal });
  }

  /** The browser may be online before the network is. @param {string} address */
  async #retry(address) {
    for (let left = RETRIES; left && !this.#left.signal.aborted; left--) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      const there = await fetch(address, { method: "HEAD", cache: "no-store" }).catch(() => null);
      if (there) return location.replace(address);
    }
  }

  /** Where the browser can install the site, a button does. */
  #offerInstalling() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      const install = button("Install", () => {
        this.#install.hidden = true;
        /** @type {any} */ (event).prompt();
      });
      this.#install.replaceChildren(install);
      this.#install.hidden = false;
    }, { signal: this.#left.signal });
  }
}

/**
 * What is kept, or why nothing is.
 * @param {string} root
 * @returns {Promise<Kept | string>}
 */
async function look(root) {
  if (!document.querySelector('link[rel="manifest"]')) return PREVIEW;
  const workers = navigator.serviceWorker;
  if (!workers || !globalThis.caches) return NOTHING;
  if (await isUnasked(root, workers)) return UNASKED;
  return (await whatIsKept(root, workers)) ?? NOT_READY;
}

/** @param {number} bytes @throws {NotKept} there is not so much room */
async function room(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && usage !== undefined && quota - usage < bytes) throw new NotKept(TROUBLE.full, "");
}

customElements.define("guide-offline", GuideOffline);
