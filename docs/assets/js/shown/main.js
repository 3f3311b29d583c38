// What a reader gains in a text that is shown: tabs, buttons that copy, wide things that a keyboard
// can scroll. guide/shown.js loads this when there is such a text.

import { equipCode } from "./code.js";
import { equipTabs } from "./tabs.js";
import { equipWide } from "./wide.js";

/** Equips what is shown below an element, once. */
export function equip(root) {
  equipTabs(root);
  equipCode(root);
  equipWide(root);
}
