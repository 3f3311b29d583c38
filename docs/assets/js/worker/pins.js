// Which version each open page is of. A page gets all that it loads from its own version, also
// when a newer one has taken over meanwhile, and when the browser has stopped the worker between.

/** @typedef {import("../offline/store.js").Store} Store */

const PREFIX = "page=";
/** A page that is being loaded is not among the open ones yet. */
const YOUNG = 60_000; // milliseconds

/** The version of a page that came from the network, newer than what is kept. */
export const NETWORK = "network";

export class Pins {
  #store;
  /** @type {Map<string, {version: string, at: number}>} */
  #known;

  /** @param {Store} store @param {Map<string, {version: string, at: number}>} known */
  constructor(store, known) {
    this.#store = store;
    this.#known = known;
  }

  /** @param {Store} store */
  static async open(store) {
    const known = new Map();
    for (const name of await store.notes(PREFIX)) {
      known.set(name.slice(PREFIX.length), JSON.parse((await store.note(name)) ?? "{}"));
    }
    return new Pins(store, known);
  }

  /** The version of a page, if it is known. @param {string} client */
  of(client) {
    return this.#known.get(client)?.version;
  }

  /** Notes the version of a page; it holds at once. @param {string} client @param {string} version @param {number} now */
  async set(client, version, now) {
    this.#known.set(client, { version, at: now });
    // Where there is no room, the worker remembers it for as long as it runs.
    await this.#store.write(PREFIX + client, JSON.stringify({ version, at: now })).catch(() => {});
  }

  /**
   * Forgets pages that are closed; returns the versions of those that are open.
   * @param {(client: string) => Promise<boolean>} isOpen
   * @param {number} now
   */
  async sweep(isOpen, now) {
    for (const [client, { at }] of [...this.#known]) {
      if (now - at < YOUNG || (await isOpen(client))) continue;
      this.#known.delete(client);
      await this.#store.erase(PREFIX + client);
    }
    return new Set([...this.#known.values()].map(({ version }) => version));
  }
}
