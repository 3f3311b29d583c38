// A formula as a line of text: what stands above, below or under a line is written with ^, _ and /.

/**
 * What is read of an element of MathML.
 * @typedef {{localName: string, textContent: string | null, children: Iterable<Tree>}} Tree
 */

const RELATION = /^[=≈≠<>≤≥≪≫∈∼≡∝→←↦⇒⇔]$/u;
const SIMPLE = /^.[\p{L}\p{N}.]*$/su;

/** @type {Record<string, (parts: string[]) => string>} */
const WRITTEN = {
  msup: ([base, above]) => `${base}^${one(above)}`,
  msub: ([base, below]) => `${base}_${one(below)}`,
  msubsup: ([base, below, above]) => `${base}_${one(below)}^${one(above)}`,
  munder: ([base, below]) => `${base}_${one(below)}`,
  munderover: ([base, below, above]) => `${base}_${one(below)}^${one(above)}`,
  mover: ([base]) => base, // what stands above is an accent
  mfrac: ([above, below]) => `${one(above)}/${one(below)}`,
  msqrt: (parts) => `√${one(parts.join(""))}`,
  mspace: () => " ",
  mtr: (parts) => parts.join(", "),
  mtable: (parts) => parts.join("; "),
};

/**
 * @param {Tree} element
 * @returns {string}
 */
export function written(element) {
  const parts = [...element.children].map(written);
  const write = WRITTEN[element.localName];
  if (write) return write(parts);
  if (parts.length) return parts.join("");
  // Letters are letters, whatever their style.
  const text = (element.textContent ?? "").normalize("NFKC").trim();
  return RELATION.test(text) ? ` ${text} ` : text;
}

/** In brackets where it is more than a name or a number. @param {string} text */
function one(text) {
  return SIMPLE.test(text) ? text : `(${text})`;
}
