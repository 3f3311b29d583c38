// The day of the interview: when it is, and what to do today so that most is known then.

import { dateOf, dayOf, dayOfDate } from "./days.js";
import { button, counted, h } from "../shared/dom.js";
import { HORIZON, paceOf, steps } from "./plan.js";
import { within } from "./queue.js";
import { MINUTES, setting } from "./state.js";

/** @typedef {import("./main.js").Practice} Practice */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Situation} Situation */

/** Milliseconds after which the planning lets the page breathe. */
const BREATH = 12;
/** Below this share of the questions known on the day, the plan says what would help. */
const WELL = 0.85;

/** The last plan, and what it was made of. @type {{of: string, plan: Plan} | null} */
let kept = null;

/**
 * The days until the interview, or null where none is near enough to be planned for.
 * @param {Practice} practice
 */
export function daysLeft({ journal: { state } }) {
  const interview = setting(state, "interview");
  const days = interview === undefined ? NaN : interview - dayOf(Date.now());
  return days >= 0 && days <= HORIZON ? days : null;
}

/** What today is for, on the way to the interview. @param {Practice} practice @param {number} days */
export function planned(practice, days) {
  const { minutes } = situationOf(practice);
  const about = h("div", { "aria-live": "polite" }, h("p", { class: "lead" }, "Working out the plan …"));
  const section = h("section", { class: "today" }, h("h2", {}, days
    ? `Today: ${counted(days, "day")} to the interview` : "Today is the interview"), about);
  made(practice, section).then((plan) => {
    if (plan) about.replaceChildren(...told(practice, plan, days, minutes));
  });
  return section;
}

/** @param {Practice} practice @returns {Situation} */
function situationOf({ journal: { state }, questions }) {
  const today = dayOf(Date.now());
  return {
    questions,
    state,
    today,
    interview: setting(state, "interview") ?? today,
    minutes: setting(state, "minutes") ?? MINUTES,
    spent: (state.days.get(today)?.seconds ?? 0) / 60,
    pace: paceOf(state),
  };
}

/**
 * The plan, made in pieces so that the page can be used meanwhile; null once nobody waits for it.
 * @param {Practice} practice
 * @param {HTMLElement} section
 */
async function made(practice, section) {
  const situation = situationOf(practice);
  const { latest, count } = situation.state;
  const of = JSON.stringify([latest, count, situation.today, situation.minutes, situation.interview]);
  if (kept?.of === of) return kept.plan;
  const planning = steps(situation);
  for (;;) {
    await new Promise((resume) => setTimeout(resume));
    if (!section.isConnected) return null;
    const until = performance.now() + BREATH;
    while (performance.now() < until) {
      const { done, value } = planning.next();
      if (!done) continue;
      kept = { of, plan: value };
      return value;
    }
  }
}

/** @param {Practice} practice @param {Plan} plan @param {number} days @param {number} minutes */
function told(practice, plan, days, minutes) {
  const { journal: { state }, questions, reach } = practice;
  const list = within(plan.list, reach);
  const reviews = list.filter(({ slug }) => state.cards.has(slug)).length;
  const all = questions.length;
  const said = list.length
    ? `${counted(list.length - reviews, "new question")}, ${counted(reviews, "review")}.`
    : plan.list.length ? "Nothing of today is kept in this browser."
      : `Your ${minutes} minutes of today are done.`;
  const short = plan.reached < all
    ? `The time is too short for all: ${plan.reached} of ${all} questions will have been ` +
      `learned. All of them, and each once more, take about ${plan.enough} minutes a day.`
    : plan.expected < WELL ? `More minutes a day would raise it.` : "";
  return [
    h("p", { class: "lead" }, said),
    list.length ? h("p", { class: "buttons" }, button("Practise now",
      () => practice.practise(list, { repeat: false }), { class: "primary" })) : null,
    h("p", {}, days ? `With ${minutes} minutes a day as planned, you will know ` : "With that, you know ",
      h("b", {}, percent(plan.expected)), " of all questions on the day; with nothing more, ",
      percent(plan.idle), ". (Predicted; what you know already but never answered here counts as unknown.)"),
    short ? h("p", { class: "short" }, short) : null,
  ].filter((each) => each !== null);
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** When the interview is, and how much time there is. @param {Practice} practice */
export function dates({ journal }) {
  const { state } = journal;
  const interview = setting(state, "interview");
  const over = interview !== undefined && interview < dayOf(Date.now());
  return h("section", { class: "dates" },
    h("h2", {}, "Your interview"),
    h("p", {}, over ? `It was on ${dateOf(interview)}. Is there another one? `
      : "Say when it is. The days until then are planned so that most is known on the day."),
    h("div", { class: "filters", role: "group", "aria-label": "Your interview" },
      h("label", {}, "Interview on", h("input", {
        type: "date", value: interview === undefined ? "" : dateOf(interview),
        onchange: (/** @type {Event} */ { target }) => {
          const day = dayOfDate(/** @type {HTMLInputElement} */ (target).value);
          journal.add({ kind: "setting", name: "interview", value: Number.isNaN(day) ? null : day });
        },
      })),
      h("label", {}, "Minutes a day", h("input", {
        type: "number", min: 5, max: 600, required: true, value: setting(state, "minutes") ?? MINUTES,
        onchange: (/** @type {Event} */ { target }) => {
          const field = /** @type {HTMLInputElement} */ (target);
          if (field.reportValidity()) {
            journal.add({ kind: "setting", name: "minutes", value: Number(field.value) });
          }
        },
      }))));
}
