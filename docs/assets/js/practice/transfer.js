// Progress as one file: out of this browser, and into another.

import * as events from "./events.js";

/** @typedef {import("./events.js").Event} Event */

const FORMAT = "hidden-layers-progress";
/** No honest file is larger: half a million reviews. */
export const LARGEST = 100_000_000;

/**
 * The file's text.
 * @param {readonly Event[]} given
 * @param {string} date today, as in `2026-11-27`
 */
export function exported(given, date) {
  const ordered = [...given].sort(events.compare);
  const head = { format: FORMAT, version: events.VERSION, exported: date, count: ordered.length };
  const rows = ordered.map((event) => JSON.stringify(event));
  // One event a line, so that two files can be compared.
  return `${JSON.stringify(head).slice(0, -1)},"events":[\n${rows.join(",\n")}\n]}\n`;
}

/** A file that cannot be imported; the message is for the reader. */
export class ImportError extends Error {}

/**
 * The events of a file, each once. All of them are right, or nothing is returned.
 * @param {string} text
 * @returns {Event[]}
 * @throws {ImportError} says what is wrong, and what to do
 */
export function imported(text) {
  if (text.length > LARGEST) {
    throw new ImportError("The file is too large to be an export of this site.");
  }
  const file = parsed(text);
  if (file.format !== FORMAT) {
    throw new ImportError("This is no progress of this site. Choose the file that Export made.");
  }
  if (!Number.isInteger(file.version) || file.version < 1) {
    throw new ImportError("The file does not say its version; it is damaged. Export it again.");
  }
  if (file.version > events.VERSION) {
    throw new ImportError(
      "The file comes from a newer version of this site. Reload this page, then import it again.",
    );
  }
  if (!Array.isArray(file.events) || file.events.length !== file.count) {
    throw new ImportError("The file is not complete. Export it again where it comes from.");
  }
  /** @type {Map<string, Event>} */
  const found = new Map();
  file.events.forEach((value, index) => {
    const result = events.read(value);
    if ("wrong" in result) throw refused(index, result.wrong);
    const { event } = result;
    const earlier = found.get(event.id);
    // Which of the two counts would depend on the order in which they come.
    if (earlier && JSON.stringify(earlier) !== JSON.stringify(event)) {
      throw refused(index, "has the id of another entry");
    }
    found.set(event.id, event);
  });
  return [...found.values()];
}

/** @param {number} index @param {string} wrong */
function refused(index, wrong) {
  return new ImportError(
    `Entry ${index + 1} of the file ${wrong}; nothing was imported. ` +
      "Export it again where it comes from.",
  );
}

/**
 * @param {string} text
 * @returns {Record<string, any>}
 */
function parsed(text) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ImportError("The file is damaged or no export. Choose the file that Export made.");
  }
  return typeof file === "object" && file !== null && !Array.isArray(file) ? file : {};
}
