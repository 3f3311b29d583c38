// The reader's data: settings, export and import, what is safe and what is not.

import { dateOf, dayOf, possible } from "./days.js";
import { button, counted, h } from "../shared/dom.js";
import { keysSwitch } from "../shared/keys.js";
import { RETENTIONS } from "./scheduler.js";
import { NEW_A_DAY, setting } from "./state.js";
import { exported, imported, ImportError } from "./transfer.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./state.js").State} State */

/** A backup is asked for when so many answers are in none, and at most every so many days. */
export const UNSAFE = 100, PAUSE = 14;
/** Where it is noted that the browser was asked to keep the progress. */
const ASKED = "guide-asked-to-keep";

/**
 * Whether it is time for a backup.
 * @param {State} state
 * @param {number} day
 */
export function unsafe(state, day) {
  const last = Math.max(setting(state, "exported") ?? 0, setting(state, "reminded") ?? 0);
  return state.unsafe >= UNSAFE && day - last >= PAUSE;
}

/** Asks for a backup now and then. @param {Practice} practice */
export function reminder(practice) {
  const { journal } = practice;
  const day = dayOf(possible(Date.now()));
  if (!unsafe(journal.state, day)) return null;
  return h("p", { class: "reminder buttons" },
    `${counted(journal.state.unsafe, "answer")} of yours are in no backup. `,
    button("Export", () => download(practice)),
    button("Not now", () => journal.add({ kind: "setting", name: "reminded", value: day })));
}

/** @param {Practice} practice */
export function data(practice) {
  const { journal, say } = practice;
  const file = /** @type {HTMLInputElement} */ (h("input", {
    type: "file", accept: ".json,application/json", hidden: true,
    onchange: async () => {
      const [given] = file.files ?? [];
      if (given) say(await takeIn(given, practice));
      file.value = "";
    },
  }));
  return h("section", { class: "your-data" },
    h("h2", {}, "Your data"),
    h("p", {}, "Your progress stays in this browser; nobody else sees it. ", promise(practice)),
    settings(practice),
    h("p", { class: "buttons" },
      button("Export", () => download(practice)),
      button("Import", () => file.click()), file,
      button("Keep it safe", async () => {
        await journal.persistent();
        practice.renew();
      }),
      button("Delete everything", async () => {
        const sure = "Delete all of your progress on this device? This cannot be taken back.";
        if (!confirm(sure)) return;
        say(await journal.clear() ? "Everything is deleted."
          : "It cannot be deleted here: delete the data of this site in the browser's settings.");
      })));
}

/** What the browser promises. @param {Practice} practice */
function promise({ journal }) {
  const said = h("span", {});
  journal.persisted().then((kept) => {
    said.textContent = kept ? "The browser promises not to delete it by itself."
      : "The browser may delete it when space runs short: export it now and then.";
  });
  return said;
}

/**
 * Asks the browser, once, to keep the progress; after a session the reader has something to lose.
 * @param {Practice} practice
 */
export async function keepSafe({ journal, say }) {
  if (!firstTime() || (await journal.persisted())) return;
  if (!(await journal.persistent())) {
    say("The browser does not promise to keep your progress. Export it now and then.");
  }
}

/** Whether this browser was not asked before; a fact of the device, so no event. */
function firstTime() {
  try {
    const asked = localStorage.getItem(ASKED);
    localStorage.setItem(ASKED, "yes");
    return !asked;
  } catch {
    return false; // a browser that keeps nothing promises nothing
  }
}

/** @param {Practice} practice */
async function download({ journal }) {
  const day = dayOf(possible(Date.now()));
  // Noted first, so that the file says so, too.
  await journal.add({ kind: "setting", name: "exported", value: day });
  const text = exported(await journal.all(), dateOf(day));
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: `hidden-layers-${dateOf(day)}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {File} file @param {Practice} practice */
async function takeIn(file, { journal }) {
  try {
    const added = await journal.merge(imported(await file.text()));
    return added ? `${counted(added, "new entry", "new entries")} imported.`
      : "Everything in the file was known already.";
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
}

/** @param {Practice} practice */
function settings({ journal }) {
  const number = (/** @type {"retention" | "new"} */ name, /** @type {string} */ label,
    /** @type {number} */ least, /** @type {number} */ most, /** @type {number} */ scale,
    /** @type {number} */ usual) => {
    const value = Math.round((setting(journal.state, name) ?? usual) * scale);
    return h("label", {}, label, h("input", {
      type: "number", min: least * scale, max: most * scale, value, required: true,
      onchange: (/** @type {Event} */ { target }) => {
        const field = /** @type {HTMLInputElement} */ (target);
        if (field.reportValidity()) {
          journal.add({ kind: "setting", name, value: Number(field.value) / scale });
        }
      },
    }));
  };
  return h("div", { class: "filters", role: "group", "aria-label": "Settings" },
    number("new", "New questions a day", 0, 200, 1, NEW_A_DAY),
    number("retention", "Recall to aim at, in %", RETENTIONS.least, RETENTIONS.most, 100, 0.9),
    keysSwitch());
}
