// On a small screen: where one is, the way on, and the list, below the thumb.

import { afterFrame, button, h } from "../shared/dom.js";
import { elsewhere } from "../shared/elsewhere.js";
import { go, nextFramework, reading, toggle, travel } from "./travel.js";

/** @typedef {import("./travel.js").Asked} Asked */

/** Where the theme shows the list of questions beside the page, there is no bar. */
const SMALL = "(max-width: 76.1875em)";

/**
 * Adds the bar to the page.
 * @param {Asked[]} all
 * @param {string} root the site's address
 * @param {AbortSignal} signal ends what listens outside of the bar
 */
export function bar(all, root, signal) {
  const place = h("span", { class: "place" });
  const title = h("span", { class: "title" });
  const said = h("p", { class: "said", role: "status" });
  const list = sheet(all, root, () => show(false), () => {
    show(false);
    middle.focus(); // what had the focus is hidden now
    const name = nextFramework(all);
    write(said, name ? `${name} is shown` : "Open an answer with code first");
  });
  const middle = button("", () => show(Boolean(list.hidden)), { class: "where", "aria-expanded": "false" });
  const opener = button("", () => toggle(all), { class: "opener" });
  middle.append(place, title);
  const row = h("nav", { class: "reading-bar", "aria-label": "Questions of this page" }, list, said,
    h("div", { class: "row" },
      button("‹", () => travel(all, -1), { "aria-label": "Previous question" }), middle, opener,
      button("›", () => travel(all, 1), { "aria-label": "Next question" })));
  /** @param {boolean} shown */
  function show(shown) {
    list.hidden = !shown;
    middle.setAttribute("aria-expanded", String(shown));
    if (shown) /** @type {HTMLElement | null} */ (list.querySelector("a"))?.focus();
  }
  const draw = () => {
    const here = reading(all);
    const asked = all[here];
    write(place, asked ? `${here + 1} of ${all.length}` : `${all.length} questions`);
    write(title, asked?.title ?? "");
    opener.setAttribute("aria-label", asked?.answer.open ? "Close the answer" : "Open the answer");
    opener.toggleAttribute("data-open", asked?.answer.open ?? false);
    list.querySelectorAll("ol a").forEach((link, at) => {
      if (at === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  row.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || list.hidden) return;
    show(false);
    middle.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    write(said, "");
    if (!list.hidden && !row.contains(/** @type {Node} */ (target))) show(false);
  }, { signal });
  follow(draw, signal);
  // For the styles that make room: one that asked for the bar itself would ask at each change.
  document.documentElement.toggleAttribute("data-bar", true);
  document.body.append(row);
  signal.addEventListener("abort", () => {
    document.documentElement.removeAttribute("data-bar");
    row.remove();
  });
}

/** A text that is written anew is laid out anew, also where it says the same. @param {HTMLElement} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Calls it when the reader may have come to another question. @param {() => void} draw @param {AbortSignal} signal */
function follow(draw, signal) {
  const small = matchMedia(SMALL);
  let waits = false;
  const soon = () => {
    if (waits || !small.matches) return;
    waits = true;
    afterFrame(() => { // What the reader did comes first.
      waits = false;
      draw();
    });
  };
  addEventListener("scroll", soon, { passive: true, signal });
  document.addEventListener("toggle", soon, { capture: true, signal });
  document.addEventListener("focusin", soon, { signal });
  small.addEventListener("change", soon, { signal });
  draw();
}

/**
 * The list, and what else a reader reaches for.
 * @param {Asked[]} all
 * @param {string} root
 * @param {() => void} close
 * @param {() => void} framework closes it and shows the next one
 */
function sheet(all, root, close, framework) {
  return h("div", { class: "sheet-of-questions", hidden: true },
    h("ol", {}, ...all.map((asked) => h("li", {}, h("a", {
      href: `#${asked.heading.id}`,
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        close();
        go(asked);
      },
    }, asked.title)))),
    elsewhere(root, close, document.querySelector(".tabbed-set") && button("Framework", framework)));
}
