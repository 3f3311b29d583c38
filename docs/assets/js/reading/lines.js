// Code on a narrow screen: long lines go on below, indented, instead of out of sight.

const NARROW = "(max-width: 44.98em)";
/** A continued line stands so many columns further in than it begins, */
const HANGING = 4;
/** but no further in than this: a phone has about fifty columns. */
const FURTHEST = 16;
/** A word of so many signs may be broken behind its punctuation. */
const LONG = /\S{25,}/g;
const PUNCTUATION = /[=.([,/]+(?=.)/g;

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
  const text = line.textContent ?? "";
  const [begin] = /^ */.exec(text) ?? [""];
  line.style.setProperty("--hang", String(Math.min(begin.length + HANGING, FURTHEST)));
  for (const place of breaks(text)) breakAt(line, place);
  if (begin) keepTogether(line, begin.length);
}

/**
 * Where a line may be broken within its long words, the last place first.
 * @param {string} text
 */
export function breaks(text) {
  const places = [];
  for (const { 0: word, index } of text.matchAll(LONG)) {
    for (const { 0: signs, index: at } of word.matchAll(PUNCTUATION)) {
      places.unshift(index + at + signs.length);
    }
  }
  return places;
}

/** @param {HTMLElement} line @param {number} place */
function breakAt(line, place) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let left = place; walker.nextNode();) {
    const piece = /** @type {Text} */ (walker.currentNode);
    if (left <= piece.length) {
      piece.after(document.createElement("wbr"));
      if (left < piece.length) piece.nextSibling?.after(piece.splitText(left));
      return;
    }
    left -= piece.length;
  }
}

/**
 * Keeps the indent with what it indents: where they may part, a long word leaves an empty line.
 * @param {HTMLElement} line @param {number} length
 */
function keepTogether(line, length) {
  const first = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
  if (!(first instanceof Text) || first.length < length) return;
  const indent = document.createElement("span");
  indent.className = "indent";
  first.before(indent);
  if (first.length > length) first.splitText(length);
  indent.append(first);
}

/** Does so with the programs of an answer, once, where the screen is narrow. @param {Element} answer */
export function wrapLines(answer) {
  if (!matchMedia(NARROW).matches) return;
  for (const code of answer.querySelectorAll(".highlight:not(.output) code:not([data-copy])")) {
    splitLines(code);
  }
}
