// Where keys of one sign are turned off, nobody hears of them: neither our scripts nor the theme's.

import { isOneSign, keysOn } from "../shared/keys.js";

/** Begins to hold them back; what the browser itself does with a key it still does. */
export function holdKeys() {
  addEventListener("keydown", (event) => {
    if (isOneSign(event) && !keysOn()) event.stopImmediatePropagation();
  }, { capture: true });
}
