// Where files are kept: one cache for all versions. A file is kept by its name and its content, so
// versions share what is the same in both, and a new one fetches only what has changed.

import { LIST, addressOf, keyOf } from "./list.js";

/** @typedef {import("./list.js").List} List */

const AT_ONCE = 6; // requests
const LENGTH = 16; // letters of a hash that are noted; see scripts/guide/offline/listed.py
const WHOLE = "whole";

/** Why a file cannot be kept. @enum {string} */
export const TROUBLE = { offline: "offline", newer: "newer", full: "full", stopped: "stopped" };

/** A file cannot be kept. */
export class NotKept extends Error {
  /** @param {string} why one of TROUBLE @param {string} path */
  constructor(why, path) {
    super(`${path}: ${why}`);
    this.why = why;
  }
}

/** The beginning of a content's SHA-256, as the list notes it. @param {BufferSource} content */
export async function hashed(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const text = btoa(String.fromCharCode(...digest));
  return text.replaceAll("+", "-").replaceAll("/", "_").slice(0, LENGTH);
}

/** The name of the cache: guides on one host keep to themselves. @param {string} scope */
export function cacheName(scope) {
  return `guide ${new URL(scope).pathname}`;
}

/** What is kept. */
export class Store {
  #cache;
  #scope;
  /** @type {Map<string, Promise<List | null>>} */
  #lists = new Map();

  /** @param {Cache} cache @param {string} scope the site's address */
  constructor(cache, scope) {
    this.#cache = cache;
    this.#scope = scope;
  }

  /** @param {string} scope the site's address */
  static async open(scope) {
    return new Store(await caches.open(cacheName(scope)), scope);
  }

  /** @param {string} key */
  #address(key) {
    const end = key.lastIndexOf("?");
    return `${this.#scope}${encodeURI(key.slice(0, end))}${key.slice(end)}`;
  }

  /** The keys of all files that are kept. */
  async keys() {
    const keys = new Set(/** @type {string[]} */ ([]));
    for (const { url } of await this.#cache.keys()) {
      const end = url.lastIndexOf("?");
      const path = decodeURI(url.slice(this.#scope.length, end));
      if (path) keys.add(path + url.slice(end));
    }
    return keys;
  }

  /** @param {string} path @param {string} hash */
  get(path, hash) {
    return this.#cache.match(this.#address(keyOf(path, hash)));
  }

  /**
   * @param {string} path
   * @param {string} hash
   * @param {ArrayBuffer} content
   * @param {string | null} type
   * @throws {NotKept} there is no room
   */
  async put(path, hash, content, type) {
    const headers = { "Content-Type": type ?? "application/octet-stream" };
    try {
      await this.#cache.put(this.#address(keyOf(path, hash)), new Response(content, { headers }));
    } catch {
      throw new NotKept(TROUBLE.full, path);
    }
  }

  /** @param {string} key */
  async remove(key) {
    await this.#cache.delete(this.#address(key));
  }

  /** The list of a version, or null where it is not kept. @param {string} version */
  list(version) {
    let list = this.#lists.get(version);
    if (!list) {
      list = this.get(LIST, version).then((found) => found?.json() ?? null);
      this.#lists.set(version, list);
      list.then((found) => found ?? this.#lists.delete(version));
    }
    return list;
  }

  /**
   * Fetches files and keeps them, several at once.
   * @param {[path: string, hash: string][]} files
   * @param {Options & {done?: (path: string) => void}} options
   * @throws {NotKept} what is done until then is kept
   */
  async fill(files, { done, ...options }) {
    const left = files.values();
    const stop = new AbortController();
    const { signal } = stop;
    options.signal?.addEventListener("abort", () => stop.abort(), { signal });
    const work = async () => {
      for (const [path, hash] of left) {
        const { content, type } = await fetched(path, hash, this.#scope, { ...options, signal });
        await this.put(path, hash, content, type);
        done?.(path);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      stop.abort();
    }
  }

  /** Whether the reader asked for the whole guide. */
  async whole() {
    return Boolean(await this.note(WHOLE));
  }

  /** @param {boolean} whole */
  async setWhole(whole) {
    await (whole ? this.write(WHOLE, "1") : this.erase(WHOLE));
  }

  /** A note that is kept beside the files. @param {string} name */
  async note(name) {
    const found = await this.#cache.match(`${this.#scope}?${name}`);
    return found ? found.text() : null;
  }

  /** The notes whose names begin so. @param {string} prefix */
  async notes(prefix) {
    const begin = `${this.#scope}?${prefix}`;
    const found = (await this.#cache.keys()).filter(({ url }) => url.startsWith(begin));
    return found.map(({ url }) => prefix + url.slice(begin.length));
  }

  /** @param {string} name @param {string} text */
  async write(name, text) {
    await this.#cache.put(`${this.#scope}?${name}`, new Response(text));
  }

  /** @param {string} name */
  async erase(name) {
    await this.#cache.delete(`${this.#scope}?${name}`);
  }
}

/**
 * @typedef {{modes: RequestCache[], signal?: AbortSignal, address?: string}} Options how to ask:
 *   with each mode in turn, until the content is the right one; and where, if the browser has the
 *   file by another address than the usual one
 */

/**
 * A file of a version, and of no other.
 * @param {string} path
 * @param {string} hash
 * @param {string} scope
 * @param {Options} options
 * @returns {Promise<{content: ArrayBuffer, type: string | null}>}
 * @throws {NotKept} it cannot be had, or the site has another version of it
 */
export async function fetched(path, hash, scope, { modes, signal, address }) {
  for (const cache of modes) {
    try {
      const response = await fetch(address ?? addressOf(path, scope), { cache, signal });
      const content = await response.arrayBuffer();
      const type = response.headers.get("Content-Type");
      if (response.ok && (await hashed(content)) === hash) return { content, type };
    } catch {
      throw new NotKept(signal?.aborted ? TROUBLE.stopped : TROUBLE.offline, path);
    }
  }
  throw new NotKept(TROUBLE.newer, path);
}
