// What the address of a page asks for: an answer to open, words to mark in it, a place to show.

export const ANSWER = "details.answer";
const PARAMETER = "open";
const CLOSED = "details:not([open])";
const MARK = "mark"; // the parameter of an address that marks words in the answer that it opens

/** Which answer an address asks to open, the words to mark in it, and the address without them. */
export function asked(href) {
  const address = new URL(href);
  const slug = address.searchParams.get(PARAMETER);
  if (!slug) return null;
  const words = (address.searchParams.get(MARK) ?? "").split(" ").filter(Boolean);
  address.searchParams.delete(PARAMETER);
  address.searchParams.delete(MARK);
  address.hash = "";
  return { slug, words, plain: address.href };
}

/** The id that the end of an address names, also one that is not well encoded. */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** The answer of the question whose heading has this id. */
function answerOf(slug) {
  let element = document.getElementById(slug)?.nextElementSibling;
  while (element && !/^H[12]$/.test(element.tagName)) {
    if (element.matches(ANSWER)) return element;
    element = element.nextElementSibling;
  }
  return null;
}

/** Opens the answer that the address asks for, and goes to its question. */
export function openAsked() {
  const found = asked(location.href);
  const answer = found && answerOf(found.slug);
  if (!answer) return;
  answer.open = true;
  markWords(answer, found.words);
  // The plain address takes the place of this one: a reload must not jump back here.
  history.replaceState(history.state, "", found.plain);
  location.replace(`#${found.slug}`);
}

/** How the words of the index, which are American, may stand in an answer. */
const BRITISH = [
  [/(?<=\w\w)iz(?=e|ing|ation|able)/, "is"],
  [/(?<=\w\w)yz(?=e|ing)/, "ys"],
  [/(?<=behavi|fav|col|neighb|lab|hum|flav)or/, "our"],
  [/^(cent|met|fib)er/, "$1re"],
  [/(?<=mode|labe|cance|signa|trave|chann?e|tunne)l(?=ed|ing|er)/, "ll"],
  [/og(?=s?$)/, "ogue"],
];

function spellings(word) {
  const british = BRITISH.reduce((text, [american, other]) => text.replace(american, other), word);
  return british === word ? [word] : [word, british];
}

/** What matches these words where they begin, also a name's with its signs, or null without any. */
export function beginning(words) {
  const known = words.flatMap(spellings)
    .map((word) => word.match(/[\p{L}\p{N}]/gu)?.join("[._-]?")).filter(Boolean);
  return known.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.join("|")})`, "giu") : null;
}

/** Marks words in an answer without touching its text, where the browser can. */
function markWords(answer, words) {
  const pattern = beginning(words);
  if (!pattern || !globalThis.CSS?.highlights) return;
  const ranges = [];
  const texts = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: found, index } of texts.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + found.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
  answer.dataset.marked = "";
}

/**
 * Opens whatever hides the place that the address names, and goes there. Where the browser does
 * not open it, the theme does, but goes to the beginning of the answer.
 */
export function openAround() {
  const target = document.getElementById(idOf(location.hash));
  if (!target?.closest("details")) return;
  for (let closed; (closed = target.closest(CLOSED)); ) closed.open = true;
  target.scrollIntoView();
}
