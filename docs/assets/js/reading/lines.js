// Code on a narrow screen: long lines go on below, indented, instead of out of sight.

const NARROW = "(max-width: 44.98em)";
/** A continued line stands so many columns further in than it begins. */
const HANGING = 4;

/**
 * Makes an element of each line, so that the style sheet can indent what is continued. The text
 * stays the same, and the theme's copy button takes it from the attribute.
 * @param {Element} code
 */
export function splitLines(code) {
  const text = code.textContent ?? "";
  const made = document.createDocumentFragment();
  let line = newLine(made);
  for (const node of [...code.childNodes]) {
    const parts = (node.textContent ?? "").split("\n");
    parts.forEach((part, index) => {
      if (index) {
        line.append("\n");
        line = newLine(made);
      }
      if (!part) return;
      const piece = /** @type {Element} */ (node.cloneNode(parts.length === 1));
      if (parts.length > 1) piece.textContent = part;
      line.append(piece);
    });
  }
  for (const each of made.querySelectorAll(".line")) indent(/** @type {HTMLElement} */ (each));
  if (!line.textContent) line.remove();
  code.replaceChildren(made);
  /** @type {HTMLElement} */ (code).dataset.copy = text;
}

/** @param {DocumentFragment} made */
function newLine(made) {
  const line = document.createElement("span");
  line.className = "line";
  made.append(line);
  return line;
}

/** @param {HTMLElement} line */
function indent(line) {
  const [begin] = /^ */.exec(line.textContent ?? "") ?? [""];
  line.style.setProperty("--hang", String(begin.length + HANGING));
}

/** Does so with the programs of an answer, once, where the screen is narrow. @param {Element} answer */
export function wrapLines(answer) {
  if (!matchMedia(NARROW).matches) return;
  for (const code of answer.querySelectorAll(".highlight:not(.output) code:not([data-copy])")) {
    splitLines(code);
  }
}
