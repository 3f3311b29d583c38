// Comparing what a reader typed with the right answers, fairly: not case, blanks, quotation marks
// or the way in which a number is written decide.

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}([,' ]\d{3})+(\.\d+)?$/;
const LIST = /^[([]?([^()[\]]*)[)\]]?$/;
const QUOTES = /[`'"“”‘’$]/g;
const LONGEST = 1000;

/**
 * The number that a text writes, or null. Knows `1,000`, `1e3`, `3/4`, `75 %`.
 * @param {string} text
 * @returns {number | null}
 */
export function asNumber(text) {
  const number = written(text);
  return number !== null && Number.isFinite(number) ? number : null; // what is too large is none
}

/** @param {string} text */
function written(text) {
  const plain = text.trim().toLowerCase().replace(/^\+/, "").replaceAll("−", "-");
  if (THOUSANDS.test(plain)) return Number(plain.replace(/[,' ]/g, ""));
  if (NUMBER.test(plain)) return Number(plain);
  const share = /^(\S+)\s*%$/.exec(plain);
  if (share && NUMBER.test(share[1])) return Number(share[1]) / 100;
  const ratio = /^(-?\d+)\s*\/\s*(\d+)$/.exec(plain);
  return ratio && Number(ratio[2]) ? Number(ratio[1]) / Number(ratio[2]) : null;
}

/**
 * In small letters and usual signs, without quotation marks (also those of code and formulas).
 * @param {string} text
 */
const bare = (text) =>
  text.normalize("NFKC").toLowerCase().replace(QUOTES, "").replaceAll("−", "-");

/**
 * Without what does not matter: case, blanks, quotation marks (also those of code and formulas),
 * a full stop at the end.
 * @param {string} text
 */
export function plain(text) {
  return bare(text)
    .replace(/\s+/g, " ")
    .replace(/ ?([()[\]{},:;=+*/<>-]) ?/g, "$1")
    .trim()
    .replace(/\.$/, "");
}

/**
 * The parts of a shape or list: `(2, 3)`, `[2,3]`, `2 x 3` are the same.
 * @param {string} text
 */
function parts(text) {
  const inside = LIST.exec(text.trim())?.[1];
  if (inside === undefined) return null;
  // Runs of blanks go first: looked for around each sign, they would cost their square.
  const found = inside.trim().replace(/\s+/g, " ").split(/ ?[,×] ?| x /).filter(Boolean);
  return found.length > 1 || /^[([]/.test(text.trim()) ? found : null;
}

/**
 * Whether a typed answer is one of the accepted ones.
 * @param {string} typed
 * @param {readonly string[]} accepted
 * @param {number} [tolerance] allowed difference of numbers, absolute
 */
export function right(typed, accepted, tolerance = 0) {
  if (!typed.trim() || typed.length > LONGEST) return false;
  return accepted.some((answer) => same(typed, answer, tolerance));
}

/**
 * @param {string} typed
 * @param {string} answer
 * @param {number} tolerance
 * @returns {boolean}
 */
function same(typed, answer, tolerance) {
  if (plain(typed) === plain(answer)) return plain(typed) !== "" || typed.trim() === answer.trim();
  const [here, there] = [bare(typed), bare(answer)];
  const [a, b] = [asNumber(here), asNumber(there)];
  if (a !== null && b !== null) {
    // Binary fractions must not decide at the border itself.
    return Math.abs(a - b) <= tolerance + 1e-9 * Math.max(1, Math.abs(b));
  }
  const [ours, theirs] = [parts(here), parts(there)];
  return Boolean(
    ours && theirs && ours.length === theirs.length &&
    ours.every((part, index) => same(part, theirs[index], tolerance)),
  );
}

/**
 * Whether what was typed is what a program prints: line by line, as `right` compares.
 * @param {string} typed
 * @param {string} output
 */
export function rightOutput(typed, output) {
  const [here, there] = [typed, output].map((text) =>
    text.split("\n").map((line) => line.trim()).filter(Boolean));
  return here.length > 0 && here.length === there.length &&
    here.every((line, index) => right(line, [there[index]]));
}
