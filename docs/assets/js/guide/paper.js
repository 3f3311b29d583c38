// What is closed stays closed on paper: the theme opens everything before it prints.

const CLOSED = "data-closed"; // see print.css

/** Marks what is closed before the theme opens it, for as long as is printed. */
export function keepClosed() {
  const mark = (closed) => {
    for (const details of document.querySelectorAll("details")) {
      details.toggleAttribute(CLOSED, closed && !details.open);
    }
  };
  addEventListener("beforeprint", () => mark(true), { capture: true });
  addEventListener("afterprint", () => mark(false));
}
