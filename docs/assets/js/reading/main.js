// On a page with questions, once it can be read: keys, the bar of small screens, lines of code.

import { single } from "../shared/keys.js";
import { bar } from "./bar.js";
import { help } from "./help.js";
import { wrapLines } from "./lines.js";
import { nextFramework, questions, toggle, travel } from "./travel.js";

export { help };

/** @typedef {import("./travel.js").Asked} Asked */

/** @type {Record<string, (all: Asked[]) => void>} */
const ACTIONS = {
  j: (all) => travel(all, 1),
  k: (all) => travel(all, -1),
  o: toggle,
  f: nextFramework,
  "?": help,
};

/**
 * Equips a page.
 * @param {string} root the site's address
 * @param {AbortSignal} signal ends what listens
 */
export function equip(root, signal) {
  const all = questions(document);
  if (!all.length || signal.aborted) return;
  document.addEventListener("keydown", (event) => {
    const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : null;
    if (!action || !single(event)) return;
    event.preventDefault();
    action(all);
  }, { signal });
  const opened = (/** @type {HTMLDetailsElement} */ answer) => {
    mark(answer, all);
    if (answer.open) wrapLines(answer);
  };
  document.addEventListener("toggle", ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.matches(".answer")) opened(target);
  }, { capture: true, signal });
  bar(all, root, signal);
  for (const { answer } of all) if (answer.open) opened(answer);
}

/** Lists of questions show whose answer is open. @param {HTMLDetailsElement} answer @param {Asked[]} all */
function mark(answer, all) {
  const slug = all.find((asked) => asked.answer === answer)?.heading.id;
  for (const link of document.querySelectorAll(`nav a[href="#${slug}"]`)) {
    link.toggleAttribute("data-open", answer.open);
  }
}
