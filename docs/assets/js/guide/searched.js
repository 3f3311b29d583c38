// When the browser's own search may look into closed answers.

const TEXT = ":~:text="; // begins the part of an address that names a text

/**
 * Closed answers are not displayed, see base.css, until the reader searches the page, or the
 * address names a text: what is displayed, though it is closed, the theme measures at once.
 */
export function showToSearch() {
  const [{ name = "" } = {}] = performance.getEntriesByType("navigation");
  if (name.includes(TEXT)) show();
  else addEventListener("keydown", search, { capture: true });
}

function search({ key, ctrlKey, metaKey }) {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "f") show();
}

function show() {
  document.documentElement.dataset.searched = "";
}
