// Where the events are kept: IndexedDB, and memory where the browser refuses. Tabs tell each other
// what is new. Nothing is ever changed or removed but by the reader's own "delete everything".

import { deleteDB, openDB } from "idb";
import { dayOf, possible } from "./days.js";
import * as events from "./events.js";
import * as states from "./state.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./state.js").State} State */

/** Version of the database's form; each earlier one is migrated in `upgrade`. */
export const DATABASE_VERSION = 1;
/** A snapshot is written when so many events are newer than the last one. */
const SNAPSHOT_AFTER = 500;

/** Why nothing is saved, or is saved no more. @enum {string} */
export const TROUBLE = {
  none: "",
  blocked: "This browser keeps nothing for this site (a private window, or storage is switched " +
    "off). What you do here is lost when you close the page: export it first.",
  full: "The browser's storage is full. What you did since is not saved: export it, free some " +
    "space, and reload.",
  newer: "Another tab runs a newer version of this site. Reload this page; what you do here until " +
    "then is not saved.",
  damaged: "The saved progress cannot be read. It was left as it is. What you do now is not " +
    "saved: export it, and import your last backup after deleting everything.",
};

/** What tabs tell each other. */
const ADDED = "added", CLEARED = "cleared";

/**
 * @param {import("idb").IDBPDatabase} database
 * @param {number} from the version that is there, 0 for none
 */
function upgrade(database, from) {
  if (from < 1) {
    const log = database.createObjectStore("events", { autoIncrement: true });
    log.createIndex("id", "id", { unique: true });
    database.createObjectStore("snapshots");
  }
}

/** @param {{abort: () => void} | undefined} transaction */
function abort(transaction) {
  try {
    transaction?.abort();
  } catch {
    // It has ended by itself.
  }
}

/** @param {unknown} error */
function troubleOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return TROUBLE.full;
  if (name === "VersionError" || name === "InvalidStateError") return TROUBLE.newer;
  if (name === "UnknownError") return TROUBLE.damaged; // so browsers call what is wrong in their files
  return TROUBLE.blocked;
}

/** The events among what was saved, and how many are none. @param {unknown[]} found */
function readable(found) {
  const results = found.map(events.read);
  const given = results.flatMap((result) => ("event" in result ? [result.event] : []));
  return { given, wrong: results.length - given.length };
}

/** Whether a saved state has the form of those that are made today. @param {any} state */
function whole(state) {
  return Object.entries(states.empty()).every(([name, value]) =>
    value === null || state?.[name]?.constructor === value.constructor);
}

/** The reader's events and the state that follows from them. Fires `change`. */
export class Journal extends EventTarget {
  /** @type {State} */
  state = states.empty();
  /** What the reader must know about saving; empty where all is well. */
  trouble = TROUBLE.none;
  /** How many saved events could not be read. */
  unreadable = 0;
  /** @type {import("idb").IDBPDatabase | null} */
  #database = null;
  /** Key of the last event that the state counts. */
  #seen = 0;
  #snapshot = 0;
  /** @type {Event[]} */
  #unsaved = [];
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** Whether events can be saved; what is saved may be readable all the same. */
  #writable = true;
  /** The last refresh; the next one waits for it. @type {Promise<void>} */
  #refreshed = Promise.resolve();
  /** Moment of the last event of this tab. */
  #last = 0;
  #name;
  #renamed;
  #now;

  /**
   * @param {string} name of the database: one for each guide
   * @param {{renamed?: ReadonlyMap<string, string>, now?: () => number}} [options]
   */
  constructor(name, { renamed = new Map(), now = Date.now } = {}) {
    super();
    this.#name = name;
    this.#renamed = renamed;
    this.#now = now;
  }

  /**
   * Opens what was saved. Never fails: `trouble` says what does not work.
   * @param {string} name
   * @param {{renamed?: ReadonlyMap<string, string>, now?: () => number}} [options]
   */
  static async open(name, options) {
    const journal = new Journal(name, options);
    await journal.#open();
    return journal;
  }

  async #open() {
    try {
      this.#database = await openDB(this.#name, DATABASE_VERSION, {
        upgrade,
        // A newer tab waits for this one to let go.
        blocking: () => this.#close(TROUBLE.newer),
        terminated: () => this.#close(TROUBLE.blocked),
      });
    } catch (error) {
      this.trouble = troubleOf(error);
      return;
    }
    this.#listen();
    try {
      await this.#restore();
      await this.refresh();
    } catch (error) {
      console.error(error);
      this.#close(TROUBLE.damaged);
    }
  }

  #listen() {
    if (this.#channel || typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => {
      if (data === CLEARED) this.#unsaved = [];
      this.refresh(data === CLEARED);
    };
  }

  /** What the reader must be told; empty where all is well. */
  get warning() {
    if (this.trouble || !this.unreadable) return this.trouble;
    const many = this.unreadable > 1;
    return `${many ? `${this.unreadable} saved entries` : "One saved entry"} cannot be read, and ` +
      `${many ? "are" : "is"} left out. Reload this page; if that does not help, export the rest.`;
  }

  /** @param {string} trouble */
  #close(trouble) {
    this.#database?.close();
    this.#database = null;
    this.trouble = trouble;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }

  async #restore() {
    const saved = await this.#database?.get("snapshots", "state");
    const renamed = JSON.stringify([...this.#renamed]);
    if (saved?.version !== states.VERSION || saved.renamed !== renamed) return;
    if (!whole(saved.state) || !Number.isInteger(saved.seen)) return;
    this.state = saved.state;
    this.unreadable = saved.unreadable ?? 0;
    this.#seen = this.#snapshot = saved.seen;
  }

  /**
   * Counts what was saved since, by this tab or by others.
   * @param {boolean} [anew] count everything again
   */
  refresh(anew = false) {
    this.#refreshed = this.#refreshed.then(() => (anew ? this.#recount() : this.#catchUp()));
    return this.#refreshed;
  }

  async #catchUp() {
    if (!this.#database) return;
    const transaction = this.#database.transaction("events");
    const range = IDBKeyRange.lowerBound(this.#seen, true);
    const [found, keys] = await Promise.all([
      transaction.store.getAll(range), transaction.store.getAllKeys(range),
    ]);
    if (!keys.length) return;
    const { given, wrong } = readable(found);
    const state = states.after(given, {
      renamed: this.#renamed, onto: structuredClone(this.state),
    });
    if (!state) return this.#recount();
    this.unreadable += wrong;
    this.#take(state, Number(keys.at(-1)));
    await this.#takeSnapshot();
  }

  /** @param {State} state @param {number} seen */
  #take(state, seen) {
    this.state = state;
    this.#seen = seen;
    this.#changed();
  }

  async #recount() {
    if (!this.#database) return;
    const transaction = this.#database.transaction("events");
    const [found, keys] = await Promise.all([
      transaction.store.getAll(), transaction.store.getAllKeys(),
    ]);
    const { given, wrong } = readable(found);
    this.unreadable = wrong;
    const state = states.after([...given, ...this.#unsaved], { renamed: this.#renamed });
    this.#snapshot = 0;
    this.#take(state ?? states.empty(), Number(keys.at(-1) ?? 0));
    await this.#takeSnapshot();
  }

  async #takeSnapshot() {
    if (this.#seen - this.#snapshot < SNAPSHOT_AFTER || !this.#database) return;
    if (this.#unsaved.length) return; // it would count what is not there
    const saved = {
      version: states.VERSION,
      renamed: JSON.stringify([...this.#renamed]),
      state: this.state,
      unreadable: this.unreadable,
      seen: this.#seen,
    };
    this.#snapshot = this.#seen;
    try {
      const transaction = this.#database.transaction(["events", "snapshots"], "readwrite");
      // Another tab may have deleted everything by now.
      if (await transaction.objectStore("events").getKey(saved.seen) !== undefined) {
        await transaction.objectStore("snapshots").put(saved, "state");
      }
      await transaction.done;
    } catch (error) {
      console.warn("no snapshot was kept", error); // it only saves time
    }
  }

  /**
   * Adds an event: saves it, and only then counts it. Where it cannot be saved it is counted all
   * the same, and `trouble` says so.
   * @param {Record<string, unknown>} fields kind and content
   * @returns {Promise<Event>}
   * @throws {TypeError} the fields are no event's
   */
  async add(fields) {
    const at = this.#moment();
    const result = events.read({ ...fields, id: crypto.randomUUID(), at, day: dayOf(at) });
    if ("wrong" in result) throw new TypeError(`the event ${result.wrong}`);
    await this.#save([result.event]);
    return result.event;
  }

  /** Now; two events of one tab are never of the same moment, so that their order is known. */
  #moment() {
    const now = possible(this.#now());
    const close = now <= this.#last && this.#last - now < 1000;
    this.#last = close ? this.#last + 1 : now;
    return this.#last;
  }

  /**
   * Adds events from elsewhere; those that are known already are left out.
   * @param {readonly Event[]} given
   * @returns {Promise<number>} how many were new
   */
  async merge(given) {
    return this.#save(given);
  }

  /**
   * Events in one transaction: all of them are saved, or none.
   * @param {readonly Event[]} given
   */
  async #save(given) {
    if (!this.#database || !this.#writable) return this.#keepUnsaved(given);
    let added = 0;
    let transaction;
    try {
      transaction = this.#database.transaction("events", "readwrite", { durability: "strict" });
      const ids = transaction.store.index("id");
      for (const event of given) {
        if (await ids.getKey(event.id)) continue;
        await transaction.store.add(event);
        added += 1;
      }
      await transaction.done;
    } catch (error) {
      transaction?.done.catch(() => {}); // told below
      abort(transaction);
      this.#writable = false;
      this.trouble = troubleOf(error);
      return this.#keepUnsaved(given);
    }
    this.#channel?.postMessage(ADDED);
    await this.refresh();
    return added;
  }

  /** @param {readonly Event[]} given those that are known already are left out, as in `#save` */
  async #keepUnsaved(given) {
    const known = new Set([...await this.all(), ...this.#unsaved].map(({ id }) => id));
    const fresh = given.filter(({ id }) => !known.has(id) && known.add(id));
    for (const event of fresh) this.#unsaved.push(event);
    const before = this.state.count;
    const options = { renamed: this.#renamed };
    this.state = states.after(fresh, { ...options, onto: structuredClone(this.state) }) ??
      states.after(await this.all(), options) ?? this.state;
    this.#changed();
    return this.state.count - before;
  }

  /** All events, for an export: the saved ones, and those that could not be saved. */
  async all() {
    const saved = this.#database ? await this.#database.getAll("events") : [];
    const given = [...readable(saved).given, ...this.#unsaved];
    return [...new Map(given.map((event) => [event.id, event])).values()];
  }

  /**
   * Deletes everything, on this device, for ever; a database that cannot be read as well.
   * @returns {Promise<boolean>} whether it is gone
   */
  async clear() {
    if (this.trouble === TROUBLE.damaged && !(await this.#replace())) return false;
    if (this.#database) {
      const transaction = this.#database.transaction(["events", "snapshots"], "readwrite");
      await Promise.all([
        transaction.objectStore("events").clear(),
        transaction.objectStore("snapshots").clear(),
        transaction.done,
      ]);
    }
    this.#unsaved = [];
    this.#snapshot = 0;
    this.unreadable = 0;
    if (this.trouble === TROUBLE.full) this.trouble = TROUBLE.none; // there is space now
    this.#writable = this.trouble === TROUBLE.none;
    this.#take(states.empty(), 0);
    this.#channel?.postMessage(CLEARED);
    await this.refresh(true);
    return true;
  }

  /** Puts an empty database where one is that cannot be read; whether that worked. */
  async #replace() {
    try {
      await deleteDB(this.#name);
    } catch (error) {
      console.error(error);
      return false;
    }
    this.trouble = TROUBLE.none;
    await this.#open();
    return this.trouble === TROUBLE.none;
  }

  /** Whether the browser promised to keep what is saved. */
  async persisted() {
    try {
      return await navigator.storage.persisted();
    } catch {
      return false;
    }
  }

  /** The same; asks the browser where it has not promised yet. */
  async persistent() {
    try {
      return (await this.persisted()) || (await navigator.storage.persist());
    } catch {
      return false;
    }
  }

  close() {
    this.#channel?.close();
    this.#channel = null; // what is still being saved tells nobody
    this.#database?.close();
    this.#database = null;
  }
}
