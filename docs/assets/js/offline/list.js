// What a version of the site consists of, and what of it is to be kept. No network, no storage.

/**
 * The list of a version, `offline.json`. Of each file: the beginning of its SHA-256, its bytes,
 * and its bytes when compressed. `pages` names what each page loads at once, `shell` what every
 * reader who goes on reading needs. A question's own file is cut out of its page, so of `questions` only page and hash are noted.
 * @typedef {{
 *   files: Record<string, [hash: string, bytes: number, compressed: number]>,
 *   pages: Record<string, {title: string, parts: string[]}>,
 *   shell: string[],
 *   questions: Record<string, [page: string, hash: string]>,
 *   formerly: Record<string, string>,
 * }} List
 */

const INDEX = "index.html";
const DARK = /\.dark(\.[a-z]+)$/;
const LIGHT = /(\.[a-z]+)$/;
const PERMANENT = /^q\/([^/]+)\/(index|question)\.html$/;
/** What a page may get from a newer version than its own without harm: it is only shown. */
const SHOWN = ["image", "font", "audio", "video"];

/** The file of the list, below the site's root. */
export const LIST = "offline.json";
/** The page that says what is kept. Where it is there, so is (or was meant to be) the shell. */
export const HELP = "offline/index.html";

/**
 * The file that an address leads to, below the site's root; null where it leads elsewhere.
 * What asks a page for something (`?open=`, `?q=`) and where on it (`#`) makes no difference.
 * @param {string} href
 * @param {string} scope the site's address
 */
export function pathOf(href, scope) {
  const { origin, pathname } = new URL(href);
  const root = new URL(scope);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  let path = pathname.slice(root.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    return null; // no file of ours has such a name
  }
  return path === "" || path.endsWith("/") ? path + INDEX : path;
}

/** The address of a file. @param {string} path @param {string} scope */
export function addressOf(path, scope) {
  const place = path.replace(/(^|\/)index\.html$/, "$1");
  return new URL(scope).href + place.split("/").map(encodeURIComponent).join("/");
}

/**
 * Where a question's permanent address leads: its page and its place there, from the root.
 * @param {List} list
 * @param {string} path
 */
export function placeOf(list, path) {
  const [, asked, file] = PERMANENT.exec(path) ?? [];
  if (file !== "index") return null;
  const slug = list.formerly[asked] ?? asked;
  const question = own(list.questions, slug);
  return question ? { page: question[0], slug } : null;
}

/** The question whose own part of its page a file is. @param {List} list @param {string} path */
export function partOf(list, path) {
  const [, slug, file] = PERMANENT.exec(path) ?? [];
  const question = file === "question" ? own(list.questions, slug) : undefined;
  return question ? { slug, page: question[0], hash: question[1] } : null;
}

/** The hash that a file must have in a version. @param {List} list @param {string} path */
export function hashOf(list, path) {
  return own(list.files, path)?.[0] ?? partOf(list, path)?.hash ?? null;
}

// As scripts/guide/policy.py begins a part of a page: who opens it by itself runs nothing.
const ALONE = '<meta http-equiv="Content-Security-Policy" ' +
  "content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n";

/**
 * A question's own part of its page, as scripts/guide/finish.py writes it.
 * @param {string} html
 * @param {string} slug
 */
export function cut(html, slug) {
  const heading = html.indexOf(`<h2 id="${slug}">`);
  const end = html.indexOf('<p class="ways"', heading);
  const from = html.indexOf("</h2>", heading);
  return heading < 0 || from < 0 || end < from ? null : `${ALONE}${html.slice(from + 5, end).trim()}\n`;
}

/** A page and what it loads at once. @param {List} list @param {string} page */
export function withParts(list, page) {
  return [page, ...(own(list.pages, page)?.parts ?? [])];
}

/**
 * Those of some files that a version has; of a figure that is drawn for light and for dark, both:
 * who saw one of them sees the other when his device changes its colours.
 * @param {List} list
 * @param {Iterable<string>} paths
 */
export function inBothColours(list, paths) {
  const files = new Set(/** @type {string[]} */ ([]));
  for (const path of paths) {
    const other = DARK.test(path) ? path.replace(DARK, "$1") : path.replace(LIGHT, ".dark$1");
    for (const each of [path, other]) if (own(list.files, each)) files.add(each);
  }
  return [...files];
}

/**
 * The files of a version that are to be there before it takes over: what the reader keeps, by
 * name, and the shell if he has it.
 * @param {List} list
 * @param {Iterable<string>} kept the files that are there of any version
 * @param {boolean} whole whether the reader asked for the whole guide
 */
export function wanted(list, kept, whole) {
  if (whole) return Object.keys(list.files);
  const there = [...kept];
  const files = new Set(there.includes(HELP) ? list.shell : []);
  for (const path of there) {
    if (own(list.pages, path)) withParts(list, path).forEach((each) => files.add(each));
    else if (own(list.files, path)) files.add(path);
  }
  return [...files];
}

/**
 * Those of a version's files that are not kept yet.
 * @param {List} list
 * @param {string[]} paths
 * @param {Set<string>} keys of what is kept, see `keyOf`
 */
export function missing(list, paths, keys) {
  return paths.filter((path) => !keys.has(keyOf(path, list.files[path][0])));
}

/** What a file of a version is kept by: its name and its content. @param {string} path @param {string} hash */
export function keyOf(path, hash) {
  return `${path}?${hash}`;
}

/** The name of a file that is kept. @param {string} key */
export function nameOf(key) {
  return key.slice(0, key.lastIndexOf("?"));
}

/**
 * What no version needs any more.
 * @param {Iterable<string>} keys
 * @param {[version: string, list: List][]} lists of all versions that pages still use
 */
export function stale(keys, lists) {
  return [...keys].filter((key) => {
    const path = nameOf(key);
    return !lists.some(([version, list]) =>
      keyOf(path, path === LIST ? version : hashOf(list, path) ?? "") === key);
  });
}

/** Bytes on the device and over the network. @param {List} list @param {string[]} paths */
export function sizeOf(list, paths) {
  let [bytes, compressed] = [0, 0];
  for (const path of paths) {
    bytes += list.files[path][1];
    compressed += list.files[path][2];
  }
  return { bytes, compressed };
}

/**
 * Whether a page may show a file that is not of its version. A script or style may not differ,
 * nor what a script reads.
 * @param {string} destination of a request
 */
export function mayDiffer(destination) {
  return SHOWN.includes(destination);
}

/** @template T @param {Record<string, T>} record @param {string} key @returns {T | undefined} */
function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
