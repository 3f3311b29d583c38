// Shortcuts of a single key, which a reader can switch off: who speaks to the computer must not
// set them off by a word (WCAG 2.1.4).

import { h } from "./dom.js";

const OFF = "guide.keys";

/** Whether single keys are shortcuts. */
export function keysOn() {
  try {
    return localStorage.getItem(OFF) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
export function switchKeys(on) {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "off");
  } catch {
    // The browser keeps nothing for us.
  }
}

/**
 * Whether a key was pressed alone, and not to write something.
 * @param {KeyboardEvent} event
 */
export function single({ ctrlKey, metaKey, altKey, target, defaultPrevented }) {
  const typing = /** @type {Element} */ (target).closest?.(
    "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog[open]");
  return !ctrlKey && !metaKey && !altKey && !defaultPrevented && !typing;
}

/** The switch, as it stands below a list of keys. */
export function keysSwitch() {
  const box = /** @type {HTMLInputElement} */ (h("input", {
    type: "checkbox", checked: keysOn(), onchange: () => switchKeys(box.checked),
  }));
  return h("label", { class: "keys-switch" }, box, "Single keys are shortcuts");
}
