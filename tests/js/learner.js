// A learner who remembers as FSRS expects, and ways to spend his days until an interview.

import * as queue from "../../docs/assets/js/practice/queue.js";
import { plan } from "../../docs/assets/js/practice/plan.js";
import { AGAIN, GOOD, recall, review } from "../../docs/assets/js/practice/scheduler.js";
import { empty } from "../../docs/assets/js/practice/state.js";
import { generator } from "./making.js";

export const TODAY = 20_700;

/**
 * Ways to spend the days; each says what to do on a day, in order, as far as the time reaches.
 * `last` spends all of the minutes on the last two days: on each its own, or those of all days.
 */
export const WAYS = {
  "the plan": {
    list: (course, state, day) => plan({ ...course, state, today: day }).list,
  },
  "FSRS order: what is due, then new ones": {
    list: ({ questions }, state, day) =>
      [...queue.due(questions, state, day), ...queue.fresh(questions, state)],
  },
  "reading straight through": {
    list: ({ questions }, state) => queue.fresh(questions, state),
  },
  "cramming on the last two days": {
    list: ({ questions }, state) => queue.fresh(questions, state),
    last: "own",
  },
  "cramming, with the minutes of all days": {
    list: ({ questions }, state, day) =>
      [...queue.fresh(questions, state), ...queue.due(questions, state, day)],
    last: "all",
  },
};

/**
 * The mean recall of all questions on the day of the interview, and a week later.
 * @param course questions, interview (study day), minutes (a day), pace
 * @param way of WAYS
 * @param {number} seed of the learner's luck
 */
export function learned(course, way, seed) {
  const random = generator(seed);
  const state = empty();
  for (let day = TODAY; day < course.interview; day += 1) {
    let left = minutesOf(course, way, day);
    if (!left) continue;
    for (const { slug } of way.list(course, state, day)) {
      const card = state.cards.get(slug) ?? null;
      const cost = card ? course.pace.review : course.pace.learn;
      if (cost > left) continue;
      left -= cost;
      const grade = random() < recall(card, day) ? GOOD : AGAIN; // a new one is not known
      state.cards.set(slug, review(card, grade, day));
    }
  }
  const on = (day) => course.questions
    .reduce((sum, { slug }) => sum + recall(state.cards.get(slug), day), 0) / course.questions.length;
  return { day: on(course.interview), later: on(course.interview + 7) };
}

function minutesOf({ interview, minutes }, { last }, day) {
  if (!last) return minutes;
  if (day < interview - 2) return 0;
  return last === "own" ? minutes : minutes * (interview - TODAY) / 2;
}

/** Eighty questions, each of which builds on the one before the last. */
export function eighty() {
  return Array.from({ length: 80 }, (_, number) => ({
    slug: `q${number}`, number, title: `Q${number}`, section: `S${Math.floor(number / 15)}`,
    page: "", level: number % 3 ? "core" : "deep", tags: [], points: 5,
    requires: number > 1 ? [`q${number - 2}`] : [],
  }));
}
