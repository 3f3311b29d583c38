// An answer has up to a thousand boxes, which hold up a phone for a fifth of a second. So the next
// frame shows how it begins, and the one after that the rest.

import { afterFrame } from "../shared/dom.js";
import { ANSWER } from "./address.js";

const BEGINS = "data-begins"; // see base.css

/** Lets answers that a reader opens begin before they are whole. */
export function beginSoon() {
  document.addEventListener("click", ({ target }) => {
    const answer = target.closest?.(`${ANSWER}:not([open]) > summary`)?.parentElement;
    if (answer) begin(answer);
  }, { capture: true });
}

/** Lets an answer that is opened now begin in the next frame. */
export function begin(answer) {
  answer.toggleAttribute(BEGINS, true);
  afterFrame(() => answer.removeAttribute(BEGINS));
}
