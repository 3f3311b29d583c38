// From question to question: which one is being read, and which one is next.

import { shown } from "../shared/dom.js";

/**
 * A question on the page.
 * @typedef {{heading: HTMLElement, answer: HTMLDetailsElement, summary: HTMLElement,
 *   title: string}} Asked
 */

/** @param {ParentNode} page @returns {Asked[]} */
export function questions(page) {
  return [...page.querySelectorAll("details.answer")].flatMap((found) => {
    const answer = /** @type {HTMLDetailsElement} */ (found);
    const summary = answer.querySelector("summary");
    let heading = answer.previousElementSibling;
    while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
    if (!summary || !(heading instanceof HTMLElement)) return [];
    const title = (heading.firstChild?.textContent ?? "").trim() && [...heading.childNodes]
      .filter((node) => !(node instanceof Element && node.matches(".headerlink")))
      .map((node) => node.textContent).join("").trim();
    return [{ heading, answer, summary, title }];
  });
}

/**
 * The last of ascending places that is not below a line; -1 above the first.
 * @param {readonly number[]} tops
 * @param {number} line
 */
export function at(tops, line) {
  return tops.findLastIndex((top) => top <= line);
}

/**
 * Where one arrives who goes a step from a place; null beyond either end.
 * @param {number} here -1 above the first
 * @param {number} step 1 or -1
 * @param {number} count
 * @param {boolean} [within] whether one has read on below the beginning: back leads there first
 */
export function arrives(here, step, count, within = false) {
  const next = step < 0 && within ? here : here + step;
  return next >= 0 && next < count ? next : null;
}

/** Which of them is being read. @param {Asked[]} all */
export function reading(all) {
  const focused = document.activeElement;
  const held = all.findIndex(({ heading, answer }) =>
    focused && (answer.contains(focused) || heading.contains(focused)) && inSight(focused));
  return held >= 0 ? held
    : at(all.map(({ heading }) => heading.getBoundingClientRect().top), innerHeight / 3);
}

/** @param {Element} element */
function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * Goes to the question before or after the one that is read; beyond the page's ends to the page
 * where it stands.
 * @param {Asked[]} all
 * @param {number} step 1 or -1
 */
export function travel(all, step) {
  const here = reading(all);
  const within = here >= 0 && all[here].heading.getBoundingClientRect().bottom < 0;
  const next = arrives(here, step, all.length, within);
  if (next !== null) go(all[next]);
  else beyond(all, step)?.click();
}

/** @param {Asked} asked */
export function go({ heading, summary }) {
  // In the place of the address that is there: who went through ten questions goes back once.
  location.replace(`#${heading.id}`);
  heading.scrollIntoView();
  summary.focus({ preventScroll: true });
}

/** The link to the neighbour on another page. @param {Asked[]} all @param {number} step */
function beyond(all, step) {
  let row = /** @type {Element | null | undefined} */ (all.at(step < 0 ? 0 : -1)?.answer);
  while (row && !row.matches(".ways")) row = row.nextElementSibling;
  const arrow = step < 0 ? "←" : "→";
  return [.../** @type {NodeListOf<HTMLAnchorElement>} */ (row?.querySelectorAll("a.next") ?? [])]
    .find((link) => link.textContent?.includes(arrow));
}

/** Opens or closes the answer of the question that is read. @param {Asked[]} all */
export function toggle(all) {
  const asked = all[Math.max(0, reading(all))];
  asked.summary.click(); // as by hand, see guide/opening.js
  // Closed from far below, it would leave the reader somewhere else.
  if (!asked.answer.open && asked.heading.getBoundingClientRect().bottom < 0) go(asked);
}

/**
 * Shows the next framework in the answer that is read.
 * @param {Asked[]} all
 * @returns {string} its name; empty where no tabs are in sight, and nothing changes unseen
 */
export function nextFramework(all) {
  const [set] = shown(all[Math.max(0, reading(all))].answer, ".tabbed-set");
  const fields = /** @type {HTMLInputElement[]} */ ([
    ...(set?.querySelectorAll(":scope > input") ?? [])]);
  if (fields.length < 2) return "";
  const next = fields[(fields.findIndex(({ checked }) => checked) + 1) % fields.length];
  next.click(); // as by hand, so that all pages keep to it
  return next.labels?.[0].textContent?.trim() ?? "";
}
