// Sizes as one reads them.

const UNITS = ["bytes", "kB", "MB", "GB"];

/** `640 bytes`, `12 kB`, `3.4 MB`. @param {number} bytes */
export function size(bytes) {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const number = bytes / 1000 ** power;
  const digits = power > 1 && number < 100 ? 1 : 0;
  return `${number.toLocaleString("en-GB", { maximumFractionDigits: digits })} ${UNITS[power]}`;
}
