// <guide-menu>: the button of the theme's menu on small screens, for keyboards and screen readers
// as well. The theme's own is a label, which a keyboard does not reach; so are those of
// its parts.

import { button } from "../shared/dom.js";

const SWITCH = "__drawer"; // the theme's: checked while the menu is open
const PARTS = "label:is([for^=__nav], [for=__toc])"; // they open a part of the menu, and lead back
const MENU = "[data-md-component=sidebar][data-md-type=navigation]";

export class GuideMenu extends HTMLElement {
  #left;

  connectedCallback() {
    const menu = document.querySelector(MENU);
    const open = document.getElementById(SWITCH);
    const own = this.querySelector("button");
    if (!menu || !open || !own) return;
    this.#left = new AbortController();
    const { signal } = this.#left;
    this.hidden = false;
    const show = () => own.setAttribute("aria-expanded", String(open.checked));
    const close = () => {
      if (open.checked) open.click();
    };
    own.addEventListener("click", () => {
      open.click();
      // The first of what the theme shows; what lies behind it is not visible.
      if (open.checked) menu.querySelector("a[href]")?.focus({ preventScroll: true });
    }, { signal });
    open.addEventListener("change", show, { signal });
    open.addEventListener("change", () => equip(menu), { once: true, signal });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !open.checked) return;
      event.preventDefault();
      close();
      own.focus();
    }, { signal });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) close();
    }, { signal });
    show();
  }

  disconnectedCallback() {
    this.#left?.abort();
  }
}

/** Puts a button into each label, which alone may say what it is: a label has no role. */
function equip(menu) {
  for (const label of menu.querySelectorAll(PARTS)) {
    const { control } = label; // asked before: a button in it would be one, too
    const opener = button("", () => control.click());
    opener.append(...label.childNodes);
    label.append(opener);
    const back = label.matches(".md-nav__title");
    const show = () => opener.setAttribute("aria-expanded", control.checked);
    control.addEventListener("change", () => {
      show();
      // The one that was pressed is out of sight now.
      if (back === control.checked) opener.focus({ preventScroll: true });
    });
    show();
  }
}
