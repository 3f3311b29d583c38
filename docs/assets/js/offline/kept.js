// What is kept of the version that a page is of, asked from the page itself.

import { hashOf, keyOf, partOf } from "./list.js";
import { Store } from "./store.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {{store: Store, list: List, version: string, keys: Set<string>}} Kept */

const PATIENCE = 20_000; // milliseconds for the worker to become ready

/**
 * What is kept, or null where nothing is (yet).
 * @param {string} root the site's address
 * @param {ServiceWorkerContainer} workers
 * @returns {Promise<Kept | null>}
 */
export async function whatIsKept(root, workers) {
  const version = await versionOf(workers);
  if (!version) return null;
  const store = await Store.open(root);
  const list = await store.list(version);
  return list && { store, list, version, keys: await store.keys() };
}

/**
 * Whether nothing is kept since the reader saves data: there is no worker until he asks for it.
 * @param {string} root the site's address
 * @param {ServiceWorkerContainer} workers
 */
export async function isUnasked(root, workers) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return Boolean(connection?.saveData) && !(await workers.getRegistration(root));
}

/** The version of this page, from the worker. @param {ServiceWorkerContainer} workers */
function versionOf(workers) {
  return new Promise((/** @type {(version: string) => void} */ resolve) => {
    setTimeout(() => resolve(""), PATIENCE);
    workers.ready.then(({ active }) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active?.postMessage("version", [port2]);
    });
  });
}

/**
 * The questions whose answers are kept: their own parts of their pages, or the pages, which these are cut out of.
 * @param {List} list
 * @param {Set<string>} keys
 */
export function answered(list, keys) {
  return new Set(Object.keys(list.questions).filter((slug) => {
    const part = `q/${slug}/question.html`;
    const { page = "", hash = "" } = partOf(list, part) ?? {};
    return keys.has(keyOf(part, hash)) || keys.has(keyOf(page, hashOf(list, page) ?? ""));
  }));
}
