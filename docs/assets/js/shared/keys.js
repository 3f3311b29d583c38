// Keys of one sign, as S for the search or 1 to 4 for a grade. They are in the way of whoever
// dictates to the computer or presses keys without meaning to, so they can be turned off: in this
// browser, since it is about its keyboard.

const KEPT = "guide.keys";
const OFF = "off";
const FIELD =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Whether keys of one sign do something. */
export function keysOn() {
  try {
    return localStorage.getItem(KEPT) !== OFF;
  } catch {
    return true; // the browser keeps nothing for us
  }
}

/** Turns them on or off. @param {boolean} on */
export function turnKeys(on) {
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, OFF);
  } catch {
    // They stay as they are.
  }
}

/**
 * Whether a key press is one that can be turned off: one sign, not the space that presses buttons,
 * not in a field, and without Ctrl, Alt or Meta.
 * @param {KeyboardEvent} event
 */
export function isOneSign({ key, ctrlKey, metaKey, altKey, target }) {
  const typing = /** @type {Element} */ (target).closest?.(FIELD);
  return key.length === 1 && key !== " " && !typing && !ctrlKey && !metaKey && !altKey;
}
