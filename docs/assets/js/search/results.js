// What a search shows: one line for each question, never its answer unless that is asked for.

import { pageOf } from "../practice/content.js";
import { h } from "../shared/dom.js";
import { stem, words } from "./words.js";

/** @typedef {import("./find.js").Found} Found */
/** @typedef {import("./find.js").Because} Because */
/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./source.js").Shown} Shown */

const [POINT, TITLE, ANSWER] = [0, 2, 3]; // a word's level there, see make.js
const MOST_WORDS = 4;

/**
 * A result as an option of the list.
 * @param {Source} source
 * @param {string} root the site's address
 * @param {Found} found
 * @param {Shown} shown
 */
export function option(source, root, { number, because }, shown) {
  const [asked, slug, title] = shown;
  const marks = source.marks(number);
  const about = [marks.section, marks.deep ? "deep" : "core", reason(because, title)];
  return h(
    "a",
    {
      role: "option",
      id: `finder-${slug}`,
      href: address(root, source.page(shown), slug, because),
      tabindex: "-1",
      "aria-selected": "false",
      "data-slug": slug,
    },
    h("span", { class: "finder-title" }, `${asked}. `, ...marked(title, [...because.words.keys()])),
    h("span", { class: "finder-about" }, about.filter(Boolean).join(" · ")),
  );
}

/**
 * Where a result leads: to the open answer, with the words that were found marked.
 * @param {string} root
 * @param {string} page its file
 * @param {string} slug
 * @param {Because} because
 */
function address(root, page, slug, because) {
  const found = new URL(pageOf(page, root));
  found.searchParams.set("open", slug);
  const mark = toMark(because);
  if (mark.length) found.searchParams.set("mark", mark.join(" "));
  return found.href;
}

/** The words to mark in an answer: a name need not be among its question's words. @param {Because} because */
export function toMark({ names, words }) {
  return [...new Set([...words.keys(), ...[...names].flatMap((name) => name.split(" "))])];
}

/** Why it was found, where its title does not say so. @param {Because} because @param {string} title */
function reason(because, title) {
  const said = new Set(words(title).flatMap(({ whole, parts }) => [whole, ...parts]).map(stem));
  const names = [...because.names].filter((name) => !name.split(" ").every((w) => said.has(stem(w))));
  if (names.length) return `matches “${names.join("”, “")}”`;
  // A word of a point is part of the answer: who has typed its beginning is shown that alone.
  const told = (/** @type {string} */ word) => {
    const typed = because.words.get(word) === POINT && because.begun.get(word);
    return typed ? `${typed}…` : word;
  };
  const treated = [...because.words].filter(([, level]) => level < TITLE).map(([word]) => told(word));
  if (treated.length) return `treats ${treated.slice(0, MOST_WORDS).join(", ")}`;
  const inside = [...because.words].filter(([, level]) => level === ANSWER).map(([word]) => word);
  return inside.length ? `its answer has ${inside.slice(0, MOST_WORDS).join(", ")}` : "";
}

/**
 * A text with the words in it marked.
 * @param {string} text
 * @param {string[]} found
 * @returns {(Node | string)[]}
 */
export function marked(text, found) {
  const stems = new Set(found.map(stem));
  return text.split(/([\p{L}\p{N}]+(?:[._'’-]+[\p{L}\p{N}]+)*)/u).map((piece) =>
    words(piece).some(({ whole, parts }) => [whole, ...parts].some((each) => stems.has(stem(each))))
      ? h("mark", {}, piece)
      : piece,
  );
}
