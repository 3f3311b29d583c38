// Where the site and its scripts are.

/** The site's address. This stands in assets/js/guide.js, one file for all pages. */
export const ROOT = new URL("../../", import.meta.url).href;

/** Whether this is the copy that is read from a folder, where there is no server to ask. */
export const COPY = ROOT.startsWith("file:");

/**
 * The hashes that the names of the other scripts have: `search=0a1b2c3d&…`. They are written here
 * when a site is finished (scripts/guide/hashed.py); until then, names have none.
 */
const HASHES = /* @__PURE__ */ new URLSearchParams("names=here");

/**
 * Loads one of the scripts beside this one, once it is needed. Its name is not written in the
 * import, since the bundler would take the script into this one.
 * @param {string} name
 * @param {string} [again] a query where it has failed: browsers keep that an address could not be loaded
 */
export function script(name, again = "") {
  const hash = HASHES.get(name);
  const address = new URL(`${name}${hash ? `.${hash}` : ""}.js${again}`, import.meta.url).href;
  return COPY ? classic(name, address) : import(address);
}

/** For a script that a page can do without: without a network it may not be kept. @param {unknown} error */
export function missed(error) {
  console.info("A part of this page could not be loaded.", error);
}

/**
 * In the copy scripts are no modules: browsers load none from a folder.
 * @param {string} name
 * @param {string} src
 */
function classic(name, src) {
  const loaded = () => /** @type {any} */ (globalThis).guideScripts?.[name];
  if (loaded()) return Promise.resolve(loaded());
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = src;
    element.onload = () => resolve(loaded());
    element.onerror = reject;
    document.head.append(element);
  });
}
