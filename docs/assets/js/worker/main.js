// The service worker, published as sw.js at the site's root; contributing/offline.md says how it
// works and why. The build writes the version before this: an empty one takes the worker away.

import {
  LIST, addressOf, cut, hashOf, mayDiffer, missing, nameOf, partOf, pathOf, placeOf, stale, wanted,
  withParts,
} from "../offline/list.js";
import { NotKept, Store, TROUBLE, cacheName, fetched, hashed } from "../offline/store.js";
import { NETWORK, Pins } from "./pins.js";

/** @typedef {import("../offline/list.js").List} List */

const worker = /** @type {any} */ (globalThis);
/** @type {string} */
const version = worker.guideVersion;
/** @type {string} */
const scope = worker.registration.scope;
const HELP = "offline/"; // the page that says what is kept
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
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const { store, pins } = await opened();
  const isOpen = async (/** @type {string} */ id) => Boolean(await worker.clients.get(id));
  const used = new Set([version, ...(await pins.sweep(isOpen, Date.now()))]);
  const lists = /** @type {[string, List][]} */ ([]);
  for (const each of used) {
    const list = await store.list(each);
    if (list) lists.push([each, list]);
  }
  if (!lists.length) return;
  for (const key of stale(await store.keys(), lists)) await store.remove(key);
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
    event.waitUntil(keep(store, list, path).then(sweep));
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
      event.waitUntil(store.put(path, hash, content, type).then(() => keep(store, list, path), () => {}));
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
  return `${scope}${HELP}?missing=${encodeURIComponent(path)}`;
}

/** Keeps what a page shows; what cannot be had now may be had the next time. */
async function keep(/** @type {Store} */ store, /** @type {List} */ list, /** @type {string} */ page) {
  if (!list.pages[page]) return;
  const due = missing(list, withParts(list, page), await store.keys());
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
    return response.type === "error" ? kept ?? response : response;
  }
  if (kept) return kept;
  const hash = hashOf(list, path);
  const response = await reach(event.request);
  if (!hash || !response.ok) return response;
  const right = await same(response, path, hash);
  if (right) {
    event.waitUntil(store.put(path, hash, right.content, right.type).catch(() => {}));
    return new Response(right.content, { headers: { "Content-Type": right.type ?? "" } });
  }
  event.waitUntil(tell(event.clientId));
  return mayDiffer(event.request.destination) ? response : Response.error();
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

/** A page that was there before the worker: it is kept as well. @param {any} client */
async function adopt(client) {
  const { store, pins } = await opened();
  const list = await store.list(version);
  const path = pathOf(client.url, scope);
  if (!list || !path || !list.pages[path] || pins.of(client.id)) return;
  const hash = list.files[path][0];
  try {
    if (!(await store.get(path, hash))) await store.fill([[path, hash]], { modes: ["default"] });
    await pins.set(client.id, version, Date.now());
    await keep(store, list, path);
  } catch {
    // It is of another version, or there is no network or room: it goes on as it began.
  }
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, source, ports } = event;
  if (data === "read") event.waitUntil(adopt(source));
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
