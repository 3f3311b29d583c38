// What a reader reaches for on every page, for the bars of small screens.

import { button, h } from "./dom.js";

/**
 * A row of them.
 * @param {string} root the site's address
 * @param {() => void} leave is called before the search or the menu opens
 * @param {...(HTMLElement | null | false)} more what else stands in it
 */
export function elsewhere(root, leave = () => {}, ...more) {
  const finder = /** @type {(HTMLElement & {open: () => void}) | null} */ (
    document.querySelector("guide-finder"));
  const menu = /** @type {HTMLElement | null} */ (document.querySelector("guide-menu:not([hidden]) button"));
  const file = root.startsWith("file:") ? "index.html" : ""; // a folder has no page of its own there
  /** @param {string} name @param {() => void} act */
  const leaving = (name, act) => button(name, () => {
    leave();
    act();
  });
  return h("p", { class: "elsewhere" },
    finder && leaving("Search", () => finder.open()),
    menu && leaving("Menu", () => menu.click()),
    ...more,
    h("a", { href: new URL(`practice/${file}`, root).href }, "Practise"),
    h("a", { href: new URL(file, root).href }, "Home"));
}
