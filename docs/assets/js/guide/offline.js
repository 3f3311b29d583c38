// The service worker, on sites that have one: their pages name the manifest that comes with it.

import { ROOT, script } from "./root.js";

const MANIFEST = 'link[rel="manifest"]';
/** Who leaves the first page sooner has read nothing, and pays for nothing. */
const LOOKS = 10_000; // milliseconds
/** Who reads so long wants more of the site than this page; see contributing/offline.md. */
const STAYS = 30_000; // milliseconds

/** Has the site kept in this browser; it says so when there is a newer version of the page. */
export function keepOffline() {
  const workers = navigator.serviceWorker; // not there in some private windows, and without TLS
  if (!workers || !document.querySelector(MANIFEST)) return;
  workers.addEventListener("message", async ({ data, source }) => {
    if (data === "newer") (await script("offline")).newer();
    if (data === "kept") tellLate(source);
  });
  workers.startMessages();
  if (document.readyState === "complete") register(workers);
  else addEventListener("load", () => register(workers), { once: true });
}

/** Registers the worker once the page has all that it needs itself, and says what that was. */
async function register(workers) {
  const first = !workers.controller;
  if (first && navigator.connection?.saveData) return;
  if (first && isHome()) await pause(LOOKS);
  try {
    await workers.register(`${ROOT}sw.js`);
    const { active } = await workers.ready;
    active.postMessage({ read: performance.getEntriesByType("resource").map(({ name }) => name) });
    if (first) await pause(STAYS);
    if (first) active.postMessage("stays");
  } catch {
    // The browser does not want to, or there is no network: the site works as it did.
  }
}

/** Says what was asked for before there was a worker, also where it comes only after this. */
function tellLate(worker) {
  const past = ({ workerStart }) => !workerStart;
  new PerformanceObserver((entries) => {
    const read = entries.getEntries().filter(past).map(({ name }) => name);
    if (read.length) worker.postMessage({ read, late: true });
  }).observe({ type: "resource", buffered: true });
}

function isHome() {
  return location.href.replace(/(index\.html)?([?#].*)?$/, "") === ROOT;
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
