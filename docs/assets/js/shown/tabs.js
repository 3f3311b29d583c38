// Sets of tabs as tabs that assistive technology knows. Without scripts they are radio buttons
// with labels. The bar that is made here presses those buttons, so that whatever follows them
// (the styles, the theme, the choice of a framework) goes on as before.

import { afterFrame, button, h, shown } from "../shared/dom.js";
import { TABS, tabsOf } from "../guide/frameworks.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

let made = 0;

/** Gives every set of tabs below an element its bar, once. */
export function equipTabs(root) {
  for (const set of shown(root, TABS)) {
    if (!set.querySelector(":scope > .guide-tabs")) equip(set);
  }
}

function equip(set) {
  const radios = [...tabsOf(set)];
  const panels = set.querySelectorAll(":scope > .tabbed-content > .tabbed-block");
  const number = (made += 1);
  let due = null;
  const finish = () => {
    due?.click();
    due = null;
  };
  const tabs = radios.map(([name, radio], index) => {
    const press = () => {
      mark(tabs, index);
      // The next frame shows which tab is pressed, the one after that its program, which may be long.
      due = radio;
      afterFrame(finish);
    };
    const tab = button(name, press, { role: "tab", id: `tab-${number}-${index}` });
    const marked = radio.labels[0].querySelector(".framework");
    if (marked) tab.replaceChildren(marked.cloneNode(true));
    const panel = panels[index];
    panel.id ||= `panel-${number}-${index}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    return tab;
  });
  const bar = h("div", { class: "guide-tabs", role: "tablist", "aria-label": "Framework" }, ...tabs);
  bar.addEventListener("keydown", (event) => {
    finish(); // A key that is quicker than a frame goes on from the program.
    travel(event, tabs);
  });
  const labels = set.querySelector(":scope > .tabbed-labels");
  for (const [, radio] of radios) radio.hidden = true;
  labels.hidden = true;
  labels.before(bar);
  const show = () => mark(tabs, radios.findIndex(([, { checked }]) => checked));
  set.addEventListener("change", show);
  show();
}

/** Shows which tab is chosen, and lets the Tab key come to that one only. */
function mark(tabs, chosen) {
  for (const [index, tab] of tabs.entries()) {
    tab.setAttribute("aria-selected", String(index === chosen));
    tab.tabIndex = index === chosen ? 0 : -1;
  }
}

/** The arrows, Home and End go to a tab and show it, as in other programs. */
function travel(event, tabs) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return;
  const here = tabs.indexOf(event.target);
  let next;
  if (key in STEPS) next = (here + STEPS[key] + tabs.length) % tabs.length;
  else if (key === "Home") next = 0;
  else if (key === "End") next = tabs.length - 1;
  else return;
  event.preventDefault();
  tabs[next].focus();
  tabs[next].click();
}
