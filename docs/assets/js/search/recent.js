// What was searched before, in this browser only.

const KEY = "guide.searches";
const MOST = 8;

/** @returns {string[]} the last first */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return []; // the browser keeps nothing, or something else wrote here
  }
}

/** @param {string} text */
export function remember(text) {
  keep([text, ...recent().filter((each) => each.toLowerCase() !== text.toLowerCase())]);
}

export function forget() {
  keep([]);
}

/** @param {string[]} searches */
function keep(searches) {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches.slice(0, MOST)));
  } catch {
    // Nothing is kept then.
  }
}
