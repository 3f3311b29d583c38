// In a field for text the browser scrolls after the cursor, and past the field's own margin: the
// page's has to stand in (css/guide/access.css).

/** Notes on the page whether a field for text has the focus. */
export function markWriting() {
  // Not by `html:has(textarea:focus)`: that is asked anew at each change of the page, and took a
  // phone half the time of a key in the search.
  for (const type of ["focusin", "focusout"]) {
    addEventListener(type, ({ target }) => {
      const writes = type === "focusin" && target instanceof HTMLTextAreaElement;
      document.documentElement.toggleAttribute("data-writes", writes);
    });
  }
}
