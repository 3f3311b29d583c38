// Without a network only what is kept in this browser can be asked.

import { answered, whatIsKept } from "../offline/kept.js";

const PATIENCE = 5000; // milliseconds for a network that may lead nowhere

/**
 * The questions whose answers can be had, by slug; null where the site is there, so that all can.
 * @param {string} root the site's address
 */
export async function withinReach(root) {
  if (await reached(root)) return null;
  const workers = navigator.serviceWorker;
  if (!workers?.controller) return new Set(/** @type {string[]} */ ([]));
  const kept = await whatIsKept(root, workers).catch(() => null);
  return kept ? answered(kept.list, kept.keys) : new Set(/** @type {string[]} */ ([]));
}

/**
 * Whether the site answers. What the browser says of itself is not enough: it may be offline and
 * the site on this device, or in a network that leads nowhere.
 * @param {string} root
 */
async function reached(root) {
  // The service worker leaves a request that wants nothing kept to the network.
  const signal = AbortSignal.timeout(PATIENCE);
  return Boolean(await fetch(root, { method: "HEAD", cache: "no-store", signal }).catch(() => null));
}
