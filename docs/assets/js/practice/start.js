// What practice begins with: what is due, ways to practise, progress, and the reader's data.

import { dateOf, dayOf, dayOfDate } from "./days.js";
import { button, counted, h } from "./dom.js";
import { LENGTHS, drawn } from "./mock.js";
import { RETENTIONS } from "./scheduler.js";
import * as queue from "./queue.js";
import { progress } from "./progress.js";
import { NEW_A_DAY, setting } from "./state.js";
import { exported, imported, ImportError } from "./transfer.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./queue.js").Listed} Listed */

/** A session that the reader chooses has at most so many questions. */
const LONGEST = 20;

/** What the reader chose to narrow down to; kept while the page is open. @type {queue.Filter} */
const chosen = {};

/** @param {Practice} practice */
export function start(practice) {
  return h("div", { class: "start-practice" },
    today(practice), ways(practice), interview(practice), progress(practice), data(practice));
}

/** @param {Practice} practice */
function today(practice) {
  const { journal: { state }, questions } = practice;
  const day = dayOf(Date.now());
  const due = queue.due(questions, state, day).length;
  const list = queue.today(questions, state, day, setting(state, "new") ?? NEW_A_DAY);
  const fresh = list.length - due;
  const said = list.length
    ? `${counted(due, "review")} due, ${counted(fresh, "new question")}.`
    : "Nothing is left for today.";
  const next = Math.min(...[...state.cards.values()].map((card) => card.due).filter((d) => d > day));
  return h("section", { class: "today" },
    h("h2", {}, "Today"),
    h("p", { class: "lead" }, said,
      !list.length && next < Infinity ? ` The next review is due on ${dateOf(next)}.` : ""),
    list.length ? h("p", { class: "buttons" }, button("Practise now", () => practice.practise(list),
      { class: "primary" })) : null);
}

/** @param {Practice} practice */
function ways(practice) {
  const { journal: { state }, questions } = practice;
  const day = dayOf(Date.now());
  const left = queue.filtered(questions, chosen, state);
  const some = (/** @type {Listed[]} */ list) => list.slice(0, LONGEST);
  const way = (/** @type {string} */ text, /** @type {string} */ about,
    /** @type {Listed[]} */ list) =>
    h("li", {}, button(text, () => practice.practise(some(list)),
      { disabled: !list.length }), h("span", {}, `${about} `, h("small", {}, `(${list.length})`)));
  return h("section", { class: "ways-to-practise" },
    h("h2", {}, "Choose"),
    filters(practice),
    h("ul", { class: "modes" },
      way("Due", "what you are about to forget", queue.due(left, state, day)),
      way("New", "each after what it builds on", queue.fresh(left, state)),
      way("Weak spots", "forgotten, marked, or with few key points", queue.weak(left, state, day)),
      way("All, mixed", "neighbours from different sections",
        queue.interleaved(left))));
}

/** @param {Practice} practice */
function interview(practice) {
  const left = queue.filtered(practice.questions, chosen, practice.journal.state);
  const length = /** @type {HTMLSelectElement} */ (h("select", {}, ...LENGTHS.map((minutes) =>
    h("option", { value: minutes, selected: minutes === 30 }, `${minutes} minutes`))));
  return h("section", { class: "interview" },
    h("h2", {}, "Mock interview"),
    h("p", {}, "Mixed questions of the choice above, against the clock, with the follow-ups that an ",
      "interviewer asks, and a report at the end."),
    h("p", { class: "buttons" }, h("label", {}, h("span", { class: "heard" }, "Length"), length),
      button("Begin", () => {
        const minutes = Number(length.value);
        practice.practise(drawn(left, minutes, Math.random), { minutes });
      }, { disabled: !left.length })));
}

/** @param {Practice} practice */
function filters(practice) {
  const { questions, renew } = practice;
  const select = (/** @type {keyof queue.Filter} */ name, /** @type {string} */ label,
    /** @type {string[][]} */ options) => {
    const all = [["", "all"], ...options];
    return h("label", {}, label, h("select", { onchange: (/** @type {Event} */ { target }) => {
      chosen[name] = /** @type {HTMLSelectElement} */ (target).value || undefined;
      renew();
      /** @type {HTMLElement | null} */ (document.querySelector(`[data-filter=${name}]`))?.focus();
    }, "data-filter": name }, ...all.map(([value, text]) =>
      h("option", { value, selected: (chosen[name] ?? "") === value }, text))));
  };
  const unique = (/** @type {string[]} */ words) => [...new Set(words)];
  const tags = unique(questions.flatMap((question) => question.tags)).sort();
  return h("div", { class: "filters", role: "group", "aria-label": "Which questions" },
    select("section", "Section", unique(questions.map((each) => each.section)).map((s) => [s, s])),
    select("tag", "Topic or role", tags.map((tag) => [tag, tag.replaceAll("-", " ")])),
    select("level", "Level", [["core", "core"], ["deep", "deep"]]),
    select("mark", "Marked", [["bookmark", "bookmarked"], ["unsure", "not sure"]]));
}

/** @param {Practice} practice */
function data(practice) {
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
    h("p", {}, "Your progress stays in this browser; nobody else sees it. Export it now and then: ",
      "browsers delete what sites keep when space runs short."),
    settings(practice),
    h("p", { class: "buttons" },
      button("Export", async () => save(exported(await journal.all(), dateOf(dayOf(Date.now()))))),
      button("Import", () => file.click()), file,
      button("Keep it safe", async () => {
        say((await journal.persistent())
          ? "The browser will not delete your progress by itself."
          : "The browser does not promise to keep your progress. Export it now and then.");
      }),
      button("Delete everything", async () => {
        const sure = "Delete all of your progress on this device? This cannot be taken back.";
        if (!confirm(sure)) return;
        await journal.clear();
        say("Everything is deleted.");
      })));
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

/** @param {string} text */
function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const name = `hidden-layers-${dateOf(dayOf(Date.now()))}.json`;
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
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
  const interview = setting(journal.state, "interview");
  return h("div", { class: "filters", role: "group", "aria-label": "Settings" },
    number("new", "New questions a day", 0, 200, 1, NEW_A_DAY),
    number("retention", "Recall to aim at, in %", RETENTIONS.least, RETENTIONS.most, 100, 0.9),
    h("label", {}, "Interview on", h("input", {
      type: "date", value: interview === undefined ? "" : dateOf(interview),
      onchange: (/** @type {Event} */ { target }) => {
        const day = dayOfDate(/** @type {HTMLInputElement} */ (target).value);
        journal.add({ kind: "setting", name: "interview", value: Number.isNaN(day) ? null : day });
      },
    })));
}
