// Keys of one sign, as S for the search or 1 to 4 for a grade. They are in the way of whoever
// dictates to the computer or presses keys without meaning to, so they can be turned off
// (WCAG 2.1.4): in this browser, since it is about its keyboard. guide/keys.js holds them back then.

import { button, h } from "./dom.js";

const KEPT = "guide.keys";
const OFF = "off";
const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/** Whether keys of one sign do something. */
export function keysOn() {
  try {
    return localStorage.getItem(KEPT) !== OFF;
  } catch {
    return true; // the browser keeps nothing for us
  }
}

/** @param {boolean} on */
function turnKeys(on) {
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, OFF);
  } catch {
    // They stay as they are.
  }
}

/**
 * Whether a key is pressed alone, and not to write something.
 * @param {KeyboardEvent} event
 */
function alone({ ctrlKey, metaKey, altKey, target }) {
  const typing = /** @type {Element} */ (target).closest?.(FIELD);
  return !ctrlKey && !metaKey && !altKey && !typing;
}

/**
 * Whether a key press is one that can be turned off: not the space, which presses buttons.
 * @param {KeyboardEvent} event
 */
export function isOneSign(event) {
  return event.key.length === 1 && event.key !== " " && alone(event);
}

/**
 * Whether a key press is for the page: alone, and neither for a dialog nor for an element that has
 * taken it.
 * @param {KeyboardEvent} event
 */
export function single(event) {
  const inside = /** @type {Element} */ (event.target).closest?.("dialog[open]");
  return alone(event) && !event.defaultPrevented && !inside;
}

/** The switch, as it stands below a list of keys. */
export function keysSwitch() {
  const box = /** @type {HTMLInputElement} */ (h("input", {
    type: "checkbox", checked: keysOn(), onchange: () => turnKeys(box.checked),
  }));
  return h("label", { class: "keys-switch" }, box, "Single keys are shortcuts");
}

/**
 * Shows a list of keys with the switch that turns them off, once.
 * @param {string[][]} keys each with what it does; several are parted by blanks
 * @param {string} within a selector of where in the article it stands, to be set like its text
 */
export function listKeys(keys, within) {
  if (document.querySelector("dialog.keys[open]")) return;
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", {
    class: "keys", "aria-labelledby": "keys-title", onclose: () => dialog.remove(),
  },
    // The list is longer than a phone: it begins at its top, not at the first thing to press.
    h("h2", { id: "keys-title", tabindex: "-1", autofocus: true }, "Keys"),
    h("dl", {}, ...keys.flatMap(([key, what]) =>
      [h("dt", {}, ...key.split(" ").map((each) => h("kbd", {}, each))), h("dd", {}, what)])),
    h("p", {}, keysSwitch()),
    h("p", { class: "buttons" }, button("Close", () => dialog.close(), { class: "primary" })),
  ));
  (document.querySelector(within) ?? document.body).append(dialog);
  dialog.showModal();
}
