// The place in an answer where most of the words stand, for readers who asked to see it.

import { h } from "../shared/dom.js";
import { written } from "./formula.js";
import { marked } from "./results.js";
import { stem, words } from "./words.js";

const LENGTH = 180; // letters
const PLACES = ".answer p, .answer li, .answer td, .answer pre";

/**
 * @param {string} root the site's address
 * @param {string} slug
 * @param {string[]} found the words
 * @returns {Promise<HTMLElement | null>}
 */
export async function excerpt(root, slug, found) {
  const response = await fetch(new URL(`q/${slug}/question.html`, root)).catch(() => null);
  if (!response?.ok) return null;
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const math of parsed.querySelectorAll("math")) math.replaceWith(written(math));
  const lines = [...parsed.querySelectorAll(PLACES)].flatMap(linesOf);
  const text = best(lines, found);
  return text ? h("span", { class: "finder-excerpt" }, ...marked(text, found)) : null;
}

/** A paragraph is one line, a program several. @param {Element} element */
function linesOf(element) {
  const text = element.textContent ?? "";
  return element.matches("pre") ? text.split("\n") : [text];
}

/**
 * The line with most of the words, cut around the first of them.
 * @param {string[]} lines
 * @param {string[]} found
 */
export function best(lines, found) {
  const stems = new Set(found.map(stem));
  let line = { text: "", at: 0, count: 0 };
  for (const each of lines) {
    const text = each.replace(/\s+/g, " ").trim();
    const there = words(text).flatMap((word) =>
      [word.whole, ...word.parts].map(stem).filter((one) => stems.has(one))
        .map((one) => ({ one, text: word.text })));
    const count = new Set(there.map(({ one }) => one)).size;
    if (count > line.count) line = { text, at: text.indexOf(there[0].text), count };
  }
  if (line.text.length <= LENGTH) return line.text;
  const from = Math.max(0, line.at - LENGTH / 3);
  const start = from ? line.text.lastIndexOf(" ", from) + 1 : 0;
  const rest = line.text.slice(start);
  const cut = rest.length <= LENGTH ? rest : `${rest.slice(0, rest.lastIndexOf(" ", LENGTH))} …`;
  return `${start ? "… " : ""}${cut}`;
}
