// The keys of a page with questions.

import { button, h } from "../shared/dom.js";
import { keysSwitch } from "../shared/keys.js";

const KEYS = [
  ["j", "the next question"],
  ["k", "the question before"],
  ["o", "open or close its answer"],
  ["f", "the next framework"],
  ["/", "search"],
  ["?", "this list"],
];

/** Shows the list, with the switch that turns them off. */
export function help() {
  if (document.querySelector("dialog.keys[open]")) return;
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", {
    class: "keys", "aria-labelledby": "keys-title", onclose: () => dialog.remove(),
  },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, ...KEYS.flatMap(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    h("p", {}, keysSwitch()),
    h("p", { class: "buttons" }, button("Close", () => dialog.close(), { class: "primary" })),
  ));
  // Within the article, so that it is set like the page's text.
  (document.querySelector("guide-controls") ?? document.body).append(dialog);
  dialog.showModal();
}
