// Where the site and its scripts are.

/** The site's address. This stands in assets/js/guide.js, one file for all pages. */
export const ROOT = new URL("../../", import.meta.url).href;

/**
 * Loads one of the scripts beside this one, once it is needed. Its name is not written in the
 * import, since the bundler would take the script into this one.
 * @param {string} name
 */
export function script(name) {
  return import(new URL(`${name}.js`, import.meta.url).href);
}
