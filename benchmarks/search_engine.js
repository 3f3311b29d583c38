// MiniSearch as fairly as we know: signs part words, names are as telling as titles, only the last
// word may be a beginning, and short words have no mistakes, as with ours.

import MiniSearch from "minisearch";

const OPTIONS = {
  fields: ["title", "names", "points"],
  tokenize: (/** @type {string} */ text) =>
    text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean),
  searchOptions: {
    fuzzy: (/** @type {string} */ term) => (term.length > 3 ? 0.2 : false),
    prefix: (/** @type {string} */ _, /** @type {number} */ i, /** @type {string[]} */ terms) =>
      i === terms.length - 1,
    boost: { title: 3, names: 3 },
  },
};

/** @typedef {{id: number, title: string, names: string, points: string}} Text */

/** @param {Text[]} texts */
export function indexed(texts) {
  const engine = new MiniSearch(OPTIONS);
  engine.addAll(texts);
  return engine;
}

/** An index as a file holds it. @param {string} kept */
export function loaded(kept) {
  return MiniSearch.loadJSON(kept, OPTIONS);
}

/** The best ten. @param {MiniSearch} engine @param {string} text */
export function ten(engine, text) {
  return engine.search(text).slice(0, 10).map(({ id }) => id);
}
