// On a small screen: the ways on, below the thumb. Pages with questions have a bar of their own,
// which knows where one reads (reading/bar.js), and practice has its buttons there.

import { elsewhere } from "../shared/elsewhere.js";
import { h } from "../shared/dom.js";
import { ROOT } from "./root.js";

const OTHERS = "guide-controls:not([hidden]), guide-practice";

/** Adds the bar to a page that has no other. */
export function thumbBar() {
  if (document.querySelector(OTHERS)) return;
  document.documentElement.toggleAttribute("data-bar", true);
  document.body.append(
    h("nav", { class: "reading-bar ways-on", "aria-label": "Within reach" }, elsewhere(ROOT)));
}
