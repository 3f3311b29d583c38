// <guide-copy>: a link to an address becomes a button that copies it.

import { button } from "../shared/dom.js";

const STATUS_TIME = 4000;

/** Makes the link inside it copy its address instead of leading there. */
export class GuideCopy extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    const address = link.href;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const copy = button(link.textContent, async () => {
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = "Copied";
        setTimeout(() => (status.textContent = ""), STATUS_TIME);
      } catch {
        // No permission, or not a secure address: what was to be copied stays in sight.
        status.textContent = address;
      }
    }, { "aria-label": link.getAttribute("aria-label") });
    link.replaceWith(copy, status);
  }
}
