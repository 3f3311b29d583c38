// A page's search by MiniSearch, as a site would load it: <index> beside the page.

import { loaded, ten } from "./search_engine.js";

/** @param {string} root */
export async function engine(root) {
  const response = await fetch(new URL("minisearch.json", root));
  const index = loaded(await response.text());
  return (/** @type {string} */ text) => ten(index, text).map((id) => `made-${id}`);
}
