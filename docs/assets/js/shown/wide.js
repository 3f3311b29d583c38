// What is wider than the page scrolls by itself; a keyboard can only scroll what takes the focus.

import { shown } from "../shared/dom.js";

// Code has a role of its own, and the theme does the same for code that a page comes with.
const WIDE = { "div.formula": "Wide formula", table: "Wide table", "pre > code": "" };

const watching = new WeakSet();
const sizes = new ResizeObserver((entries) => {
  // All are asked before one is changed: each change would have the next question lay out anew.
  const wide = entries.map(({ target }) => target.scrollWidth > target.clientWidth);
  for (const [i, { target }] of entries.entries()) reach(target, wide[i]);
});

/** Lets a keyboard scroll formulas and tables below an element while they are too wide. */
export function equipWide(root) {
  for (const [selector, name] of Object.entries(WIDE)) {
    for (const box of shown(root, selector).flatMap(boxes)) {
      if (watching.has(box)) continue;
      watching.add(box);
      box.dataset.wide = name;
      sizes.observe(box);
    }
  }
}

/** What may scroll: the element itself and what the theme or we put around it. */
function boxes(element) {
  const found = [];
  for (let box = element; box && !box.matches("article, details"); box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) found.push(box);
  }
  return found;
}

function reach(box, wide) {
  const name = box.dataset.wide;
  const given = { tabindex: "0", ...(name && { role: "group", "aria-label": name }) };
  for (const [attribute, value] of Object.entries(given)) {
    if (wide) box.setAttribute(attribute, value);
    else box.removeAttribute(attribute);
  }
}
