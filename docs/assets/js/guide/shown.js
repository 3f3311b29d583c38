// Equips texts that are shown, see shown/main.js: what a page shows, and what is opened or put in
// later. So a page of closed answers loads and does nothing.

import { shown } from "../shared/dom.js";
import { missed, script } from "./root.js";

const EQUIPPED = ".tabbed-set, .highlight, div.formula, table";
const SHOWN = "guide-shown"; // an element says so when it has put a text into the page

async function equip(root) {
  if (!shown(root, EQUIPPED).length) return;
  await script("shown").then((equipment) => equipment.equip(root)).catch(missed);
}

export function equipShown() {
  const opened = ({ target, newState }) => {
    if (newState === "open" && target.matches("details")) equip(target);
  };
  document.addEventListener("toggle", opened, { capture: true });
  document.addEventListener(SHOWN, ({ target }) => equip(target));
  // Not before: the theme puts what scrolls around each table.
  if (document.readyState === "complete") equip(document);
  else addEventListener("load", () => equip(document), { once: true });
}
