// A page's search by MiniSearch, as a site would load it: <index> beside the page.

import MiniSearch from "minisearch";

/** @param {string} root */
export async function engine(root) {
  const response = await fetch(new URL("minisearch.json", root));
  const index = MiniSearch.loadJSON(await response.text(), { fields: ["title", "names", "points"] });
  return (/** @type {string} */ text) =>
    index.search(text, { fuzzy: 0.2, prefix: true, boost: { title: 3, names: 2 } })
      .slice(0, 10).map(({ id }) => `made-${id}`);
}
