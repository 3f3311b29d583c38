// A mock interview: a clock, mixed questions, follow-ups, and a report at its end.

import { interleaved } from "./queue.js";
import { AGAIN } from "./scheduler.js";

/** @typedef {import("./queue.js").Listed} Listed */
/** @typedef {import("./session.js").Answer} Answer */

/** Lengths to choose from, in minutes. */
export const LENGTHS = Object.freeze([15, 30, 45, 60]);

/** So long an answer with its follow-ups takes, in minutes. */
const EACH = 5;

/**
 * The questions of an interview: drawn at random, neighbours from different sections, the core
 * before what is deep, as interviewers go.
 * @param {readonly Listed[]} questions
 * @param {number} minutes
 * @param {() => number} random from 0 to 1
 */
export function drawn(questions, minutes, random) {
  const mixed = [...questions];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  const chosen = mixed.slice(0, Math.max(1, Math.round(minutes / EACH)));
  const core = chosen.filter(({ level }) => level === "core");
  return [...interleaved(core), ...interleaved(chosen.filter(({ level }) => level !== "core"))];
}

/**
 * What the answers amount to.
 * @param {readonly Answer[]} answers
 */
export function summary(answers) {
  const total = (/** @type {(answer: Answer) => number} */ of) =>
    answers.reduce((sum, answer) => sum + of(answer), 0);
  return {
    points: total(({ points }) => points.length),
    ofPoints: total(({ question }) => question.points),
    followUps: total(({ followUps }) => followUps.had),
    ofFollowUps: total(({ followUps }) => followUps.of),
    /** By stated certainty, guess first: how many answers, and how many of them were known. */
    sure: [0, 1, 2].map((sure) => {
      const said = answers.filter((answer) => answer.sure === sure);
      return { n: said.length, known: said.filter(({ grade }) => grade > AGAIN).length };
    }),
    read: answers.filter(({ points, question }) => points.length < question.points)
      .sort((a, b) => a.points.length / (a.question.points || 1) -
        b.points.length / (b.question.points || 1))
      .map(({ question }) => question),
  };
}

/**
 * Minutes and seconds, as in `4:05`.
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
