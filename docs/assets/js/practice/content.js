// A question's own part of the site, as practice shows it: the same elements as on its page.

import { h } from "../shared/dom.js";

/** @typedef {import("./queue.js").Listed} Listed */

/**
 * The parts of an answer by their names, as `answer`, `in-depth`, `key-points`.
 * @typedef {Map<string, {title: string, content: Element[]}>} Parts
 */

/**
 * A part of an answer, closed. Its name says of which question, since others have the same parts.
 * @param {string} name
 * @param {{title: string, content: Element[]}} part
 * @param {Listed} question
 */
export function closed(name, { title, content }, { number }) {
  const summary = h("summary", { "aria-label": `${title}, question ${number}` }, title);
  return h("details", { class: "more", "data-part": name }, summary, ...content);
}

/**
 * The address of a page that questions stand on.
 * @param {string} page its file
 * @param {string} root the site's
 */
export function pageOf(page, root) {
  const path = page.replace(/(index)?\.md$/, "");
  const folder = path && !path.endsWith("/") ? `${path}/` : path;
  // A copy that is read from a folder has no server to find the page there.
  return new URL(root.startsWith("file:") ? `${folder}index.html` : folder, root).href;
}

/**
 * Fetches a question; the browser keeps it, so asking ahead makes the next one quick.
 * @param {Listed} question
 * @param {string} root
 * @returns {Promise<Parts>}
 * @throws {Error} says what to do
 */
export async function load(question, root) {
  const response = await fetch(new URL(`q/${question.slug}/question.html`, root)).catch(() => null);
  if (!response) {
    throw new Error("The answer could not be loaded: it is not kept in this browser, and the site " +
      "cannot be reached.");
  }
  if (!response.ok) {
    throw new Error(`The answer could not be loaded: the site says ${response.status}.`);
  }
  return parts(await response.text(), pageOf(question.page, root));
}

/**
 * The parts of a question's HTML, whose addresses count from its page.
 * @param {string} html of our own site
 * @param {string} page
 * @returns {Parts}
 */
export function parts(html, page) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const name of ["href", "src"]) {
    for (const element of parsed.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? "", page).href);
    }
  }
  /** @type {Parts} */
  const found = new Map();
  let content = /** @type {Element[]} */ ([]);
  for (const element of parsed.querySelectorAll("details.answer > :not(summary)")) {
    const [, part] = /--([a-z-]+)$/.exec(element.id) ?? [];
    if (element.tagName === "H3" && part) {
      element.querySelector(".headerlink")?.remove();
      content = [];
      found.set(part, { title: element.textContent ?? "", content });
    } else {
      content.push(document.adoptNode(element));
    }
  }
  return found;
}
