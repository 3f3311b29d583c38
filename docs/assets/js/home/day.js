// Which question a day has, and the short answer of a question.

/** A question to choose from: slug, address of its page, title. @typedef {[string, string, string]} Choice */

const DAY = 86_400_000;
/** Coprime to most numbers of questions, so that neighbouring days have distant questions. */
const STRIDE = 37;

/**
 * The number of a reader's day.
 * @param {Date} date
 */
export function dayNumber(date) {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

/**
 * The question of a day. Every question comes once before one comes again.
 * @template T
 * @param {readonly T[]} choices
 * @param {number} day
 * @returns {T | undefined}
 */
export function ofDay(choices, day) {
  if (!choices.length) return undefined;
  let stride = STRIDE;
  while (common(stride, choices.length) > 1) stride += 1;
  return choices[(day * stride) % choices.length];
}

/** @param {number} a @param {number} b @returns {number} */
function common(a, b) {
  return b ? common(b, a % b) : a;
}

/**
 * The short answer in a question's HTML, whose addresses count from its page.
 * @param {string} html of our own site
 * @param {string} slug
 * @param {string} page
 */
export function shortAnswer(html, slug, page) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const link of parsed.querySelectorAll("[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", page).href);
  }
  const found = [];
  let next = parsed.getElementById(`${slug}--answer`)?.nextElementSibling;
  for (; next && next.tagName !== "H3"; next = next.nextElementSibling) found.push(next);
  return found.map((element) => document.adoptNode(element));
}
