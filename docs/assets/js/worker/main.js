// The service worker, published as sw.js at the site's root; contributing/offline.md says how it
// works and why. The build writes the version before this: an empty one takes the worker away.

import {
  HELP, LIST, addressOf, cut, hashOf, inBothColours, mayDiffer, missing, nameOf, partOf, pathOf,
  placeOf, stale, wanted, withParts,
} from "../offline/list.js";
import { NotKept, Store, TROUBLE, cacheName, fetched, hashed } from "../offline/store.js";
import { NETWORK, Pins } from "./pins.js";

/** @typedef {import("../offline/list.js").List} List */

const worker = /** @type {any} */ (globalThis);
/** @type {string} */
const version = worker.guideVersion;
/** @type {string} */
const scope = worker.registration.scope;
const FAILING = "failing"; // since when a new version cannot be made complete
const GIVE_UP = 7 * 24 * 3600 * 1000;
/** The browser's own copy will do, if it is the right one. @type {RequestCache[]} */
const MODES = ["default", "reload"];

/** @type {Promise<{store: Store, pins: Pins}> | undefined} */
let opening;

function opened() {
  opening ??= Store.open(scope).then(async (store) => ({ store, pins: await Pins.open(store) }));
  opening.catch(() => (opening = undefined));
  return opening;
}

// A version is complete before it takes over.

async function install() {
  if (!version) return worker.skipWaiting();
  // Without it nobody knows which page asks for something, and versions could mix.
  if (!("resultingClientId" in worker.FetchEvent.prototype)) throw new Error("too old a browser");
  const { store } = await opened();
  try {
    await complete(store);
    await store.erase(FAILING);
  } catch (error) {
    await failed(store, error);
    throw error;
  }
  return worker.skipWaiting();
}

/** @param {Store} store */
async function complete(store) {
  const options = { modes: MODES };
  if (!(await store.list(version))) await store.fill([[LIST, version]], options);
  const list = await store.list(version);
  if (!list) throw new NotKept(TROUBLE.full, LIST);
  const keys = await store.keys();
  const kept = [...keys].map(nameOf);
  const due = (/** @type {string[]} */ paths) =>
    missing(list, paths, keys).map((path) => /** @type {[string, string]} */ ([path, list.files[path][0]]));
  try {
    await store.fill(due(wanted(list, kept, await store.whole())), options);
  } catch (error) {
    if (!isFull(error)) throw error;
    await store.setWhole(false);
    await store.fill(due(list.shell), options);
  }
}

/**
 * The version before stays, but not for ever: a site that is out of date without end is worse
 * than one that needs the network.
 * @param {Store} store
 * @param {unknown} error
 */
async function failed(store, error) {
  if (error instanceof NotKept && error.why === TROUBLE.offline) return;
  const since = Number((await store.note(FAILING)) ?? Date.now());
  if (isFull(error) || Date.now() - since > GIVE_UP) await caches.delete(cacheName(scope));
  else await store.write(FAILING, String(since));
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof NotKept && error.why === TROUBLE.full;
}

async function activate() {
  if (!version) return leave();
  // While this one was being made complete, the worker before it has opened pages: read them anew.
  opening = undefined;
  await opened();
  await worker.clients.claim();
  const { pins } = await opened();
  for (const client of await worker.clients.matchAll({ type: "window" })) {
    const pinned = pins.of(client.id);
    if (pinned && pinned !== version && pinned !== NETWORK) client.postMessage("newer");
  }
  await sweep();
}

/** Takes worker and files away, and shows all pages as the site has them. */
async function leave() {
  await caches.delete(cacheName(scope));
  // A page can be sent on only while it is this worker's; the worker answers for none any more.
  await worker.clients.claim();
  const pages = await worker.clients.matchAll({ type: "window" });
  await worker.registration.unregister();
  for (const page of pages) page.navigate(page.url).catch(() => page.postMessage("newer"));
}

/** Removes what no open page and no version needs, unless a version is just being made complete. */
async function sweep() {
  const isMaking = () => worker.registration.installing || worker.registration.waiting;
  if (isMaking()) return;
  const { store, pins } = await opened();
  const isOpen = async (/** @type {string} */ id) => Boolean(await worker.clients.get(id));
  const used = new Set([version, ...(await pins.sweep(isOpen, Date.now()))]);
  const lists = /** @type {[string, List][]} */ ([]);
  for (const each of used) {
    const list = await store.list(each);
    if (list) lists.push([each, list]);
  }
  if (!lists.length) return;
  for (const key of stale(await store.keys(), lists)) {
    if (isMaking()) return; // it began while this looked, and counts on what it has found or fetched
    await store.remove(key);
  }
}

// Pages come from what is kept, else from the network.

/** @param {any} event @param {string} path @returns {Promise<Response>} */
async function navigated(event, path) {
  const { store, pins } = await opened();
  const list = await store.list(version);
  if (!list) return fetch(event.request);
  const pin = (/** @type {string} */ to) =>
    event.waitUntil(pins.set(event.resultingClientId, to, Date.now()));
  const place = placeOf(list, path);
  if (place) return Response.redirect(`${addressOf(place.page, scope)}#${place.slug}`);
  const hash = list.files[path]?.[0];
  const kept = hash && (await store.get(path, hash));
  if (kept) {
    pin(version);
    event.waitUntil(sweep());
    return kept;
  }
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return Response.redirect(instead(list, path));
  }
  if (hash && response.status === 200 && !response.redirected) {
    const content = await response.clone().arrayBuffer();
    if ((await hashed(content)) === hash) {
      pin(version);
      const type = response.headers.get("Content-Type");
      event.waitUntil(store.put(path, hash, content, type).catch(() => {}));
      return response;
    }
    event.waitUntil(worker.registration.update().catch(() => {}));
  }
  pin(NETWORK);
  return response;
}

/** What is shown for a page that cannot be had. @param {List} list @param {string} path */
function instead(list, path) {
  const folder = `${path}/index.html`;
  if (list.pages[folder]) return addressOf(folder, scope);
  return `${addressOf(HELP, scope)}?missing=${encodeURIComponent(path)}`;
}

/** Keeps files; what cannot be had now may be had the next time. */
async function keep(
  /** @type {Store} */ store, /** @type {List} */ list, /** @type {string[]} */ paths,
) {
  const due = missing(list, paths, await store.keys());
  const files = due.map((path) => /** @type {[string, string]} */ ([path, list.files[path][0]]));
  await store.fill(files, { modes: MODES }).catch(() => {});
}

// What a page loads is of the page's own version.

/** @param {any} event @param {string} path @returns {Promise<Response>} */
async function loaded(event, path) {
  const { store, pins } = await opened();
  const pinned = pins.of(event.clientId);
  const list = pinned === NETWORK ? null : await store.list(pinned ?? version);
  if (!list) return reach(event.request);
  const kept = await stored(store, list, path);
  if (!pinned) {
    // A page from before the worker: what it loads is what the site has, while there is a network.
    const response = await reach(event.request);
    if (response.type === "error") return kept ?? response;
    if (!kept) event.waitUntil(keepIfRight(store, list, path, response.clone()));
    return response;
  }
  if (kept) return kept;
  const hash = hashOf(list, path);
  const response = await reach(event.request);
  if (!hash || !response.ok) return response;
  const right = await same(response, path, hash);
  if (right) {
    const put = store.put(path, hash, right.content, right.type);
    event.waitUntil(put.then(() => keep(store, list, inBothColours(list, [path])), () => {}));
    return new Response(right.content, { headers: { "Content-Type": right.type ?? "" } });
  }
  event.waitUntil(tell(event.clientId));
  return mayDiffer(event.request.destination) ? response : Response.error();
}

/** Keeps what a page from before the worker has loaded, if it is of our version. */
async function keepIfRight(
  /** @type {Store} */ store, /** @type {List} */ list, /** @type {string} */ path,
  /** @type {Response} */ response,
) {
  const hash = hashOf(list, path);
  const content = await response.arrayBuffer();
  if (!hash || (await hashed(content)) !== hash) return;
  await store.put(path, hash, content, response.headers.get("Content-Type")).catch(() => {});
  await keep(store, list, inBothColours(list, [path]));
}

/** What the site answers, an error where it cannot be reached. @param {Request} request */
function reach(request) {
  return fetch(request).catch(() => Response.error());
}

/** A response's content if it is the right one, else that of a new request, or null. */
async function same(
  /** @type {Response} */ response, /** @type {string} */ path, /** @type {string} */ hash,
) {
  const content = await response.clone().arrayBuffer();
  const type = response.headers.get("Content-Type");
  if ((await hashed(content)) === hash) return { content, type };
  return fetched(path, hash, scope, { modes: ["reload"] }).catch(() => null);
}

/** A file that is kept, or a question's own part of a page that is. */
async function stored(
  /** @type {Store} */ store, /** @type {List} */ list, /** @type {string} */ path,
) {
  const hash = hashOf(list, path);
  const found = hash ? await store.get(path, hash) : undefined;
  const part = partOf(list, path);
  if (found || !part) return found;
  const page = await store.get(part.page, list.files[part.page][0]);
  const text = page && cut(await page.text(), part.slug);
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return text ? new Response(text, { headers }) : undefined;
}

/** Says to a page that there is a newer version of the site. @param {string} id */
async function tell(id) {
  await worker.registration.update().catch(() => {});
  (await worker.clients.get(id))?.postMessage("newer");
}

/**
 * A page says what it has loaded: that is kept, which costs little, for the browser has it. The
 * shell, which it has not, comes with the second page; or when the reader stays with the first one.
 * @param {any} client
 * @param {string[]} addresses
 * @param {boolean} [late] whether it has said so before: this came later than the worker
 */
async function read(client, addresses, late) {
  const { store, pins } = await opened();
  const list = await store.list(version);
  const page = pathOf(client.url, scope);
  if (!list || !page || !list.pages[page]) return;
  const pinned = pins.of(client.id);
  if (!pinned && !(await adopt(client, page, list.files[page][0]))) return;
  if (pinned && pinned !== version) {
    // It was not open yet when this worker told all pages.
    if (pinned !== NETWORK) client.postMessage("newer");
    return;
  }
  const paths = addresses.map((address) => pathOf(address, scope) ?? "");
  await keep(store, list, [...withParts(list, page), ...inBothColours(list, paths)]);
  if (late) return;
  if (pinned || page === HELP) await keep(store, list, list.shell);
  client.postMessage("kept");
}

/**
 * A page that was there before the worker is kept as well, from where the browser has it. Returns
 * whether it could be: it may be of another version, or there is no network or room. Then it goes
 * on as it began.
 * @param {any} client
 * @param {string} page
 * @param {string} hash
 */
async function adopt(client, page, hash) {
  const { store, pins } = await opened();
  try {
    if (!(await store.get(page, hash))) {
      const [address] = client.url.split("#");
      const { content, type } = await fetched(page, hash, scope, { modes: ["default"], address });
      await store.put(page, hash, content, type);
    }
    await pins.set(client.id, version, Date.now());
    return true;
  } catch {
    return false;
  }
}

/** The reader stays with the first page that he opened. @param {any} client */
async function stays(client) {
  const { store, pins } = await opened();
  const list = await store.list(version);
  if (list && pins.of(client.id) === version) await keep(store, list, list.shell);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, source, ports } = event;
  if (data.read) event.waitUntil(read(source, data.read, data.late));
  else if (data === "stays") event.waitUntil(stays(source));
  else if (data === "version") {
    event.waitUntil(opened().then(({ pins }) => ports[0].postMessage(pins.of(source.id) ?? version)));
  }
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  const path = pathOf(request.url, scope);
  // What asks for the network alone (the page that keeps the whole guide) gets it.
  if (!version || path === null || request.method !== "GET" || request.cache === "no-store") return;
  if (request.headers.has("Range")) return;
  const answer = request.mode === "navigate" ? navigated : loaded;
  // Where the browser keeps nothing any more, the site is what it is without a worker.
  event.respondWith(answer(event, path).catch(() => reach(request)));
});
