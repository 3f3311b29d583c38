// The kit for explorables, 5: numbers as a person says them.

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number with so many digits that count (two, where nothing is said), and a real minus sign.
 * @param {number} value
 * @param {number} [digits]
 */
export function number(value, digits = 2) {
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}

/**
 * A number that is not negative: as it is, or as a power of ten where it is tiny or huge.
 * @param {number} value
 */
export function amount(value) {
  if (value === 0 || (value >= 0.01 && value < 1000)) return number(value);
  const power = Math.round(Math.log10(value));
  const raised = [...String(Math.abs(power))].map((digit) => DIGITS[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${raised}`;
}
