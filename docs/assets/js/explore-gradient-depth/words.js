// What one sees, in words.

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number in words a person says: as it is, or as a power of ten. */
export function amount(/** @type {number} */ value) {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 1000) return String(Number(value.toPrecision(2)));
  const power = Math.round(Math.log10(value));
  const raised = [...String(Math.abs(power))].map((digit) => DIGITS[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${raised}`;
}

/** Where a layer's share of the last layer's gradient stands, and the colour for it. */
export function spread(/** @type {number} */ ratio) {
  if (ratio < 0.1) return { colour: "two", verdict: "It vanishes on the way: the first layers hardly learn." };
  if (ratio > 10) return { colour: "four", verdict: "It explodes on the way: one step size cannot suit all layers." };
  return { colour: "three", verdict: "It arrives: all layers can learn at one pace." };
}

/** The conclusion, from the layers' shares. */
export function sentence(/** @type {number[]} */ ratios) {
  return `The first of ${ratios.length} layers gets ${amount(ratios[0])} times the gradient of ` +
    `the last. ${spread(ratios[0]).verdict}`;
}
