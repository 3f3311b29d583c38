// The keys of practice.

import { button, h } from "../shared/dom.js";

const KEYS = [
  ["1 2 3", "before the answer: guess, half sure, sure; and show it"],
  ["Space", "show the answer"],
  ["↑ ↓", "from key point to key point; Space ticks it"],
  ["1 2 3 4", "after the answer: Again, Hard, Good, Easy"],
  ["Enter", "show the answer; then take the suggested grade"],
  ["→", "leave this question out for now"],
  ["U", "take the last answer back"],
  ["Esc", "end the session"],
  ["?", "this list"],
];

/** Shows the list. */
export function help() {
  if (document.querySelector("dialog.keys[open]")) return;
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", {
    class: "keys", "aria-labelledby": "keys-title", onclose: () => dialog.remove(),
  },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, ...KEYS.flatMap(([key, what]) =>
      [h("dt", {}, ...key.split(" ").map((each) => h("kbd", {}, each))), h("dd", {}, what)])),
    h("p", {}, h("small", {}, "Keys of one sign can be turned off, below Your data.")),
    h("p", { class: "buttons" }, button("Close", () => dialog.close(), { class: "primary" })),
  ));
  // Within the article, so that it is set like the page's text.
  (document.querySelector("guide-practice") ?? document.body).append(dialog);
  dialog.showModal();
}
