// The service worker, on sites that have one: their pages name the manifest that comes with it.

import { ROOT, script } from "./root.js";

const MANIFEST = 'link[rel="manifest"]';

/** Has the site kept in this browser; it says so when there is a newer version of the page. */
export function keepOffline() {
  const workers = navigator.serviceWorker; // not there in some private windows, and without TLS
  if (!workers || !document.querySelector(MANIFEST)) return;
  workers.addEventListener("message", async ({ data }) => {
    if (data === "newer") (await script("offline")).newer();
  });
  workers.startMessages();
  if (document.readyState === "complete") register(workers);
  else addEventListener("load", () => register(workers), { once: true });
}

/** Registers the worker once the page has all that it needs itself. */
async function register(workers) {
  const first = !workers.controller;
  if (first && navigator.connection?.saveData) return;
  try {
    await workers.register(`${ROOT}sw.js`);
    if (first) (await workers.ready).active.postMessage("read");
  } catch {
    // The browser does not want to, or there is no network: the site works as it did.
  }
}
