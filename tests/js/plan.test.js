import assert from "node:assert/strict";
import test from "node:test";
import { PACE, paceOf, plan } from "../../docs/assets/js/practice/plan.js";
import { after, empty } from "../../docs/assets/js/practice/state.js";
import { TODAY, WAYS, eighty, learned } from "./learner.js";
import { reviewed } from "./making.js";

const questions = eighty();
const situation = (more) => ({
  questions, state: empty(), today: TODAY, interview: TODAY + 14, minutes: 20, ...more,
});
const known = (slugs, day = TODAY - 3) => after(slugs.map((slug) => reviewed(slug, { day })));

for (const pace of [{ learn: 5, review: 1.5 }, { learn: 3, review: 1 }, { learn: 2, review: 1 }]) {
  test(`at 20 minutes on 14 days nothing beats the plan (${pace.learn} and ${pace.review} min)`, () => {
    const course = { questions, interview: TODAY + 14, minutes: 20, pace };
    const learners = [1, 2, 3, 4];
    const mean = (name) => learners
      .reduce((sum, seed) => sum + learned(course, WAYS[name], seed).day, 0) / learners.length;
    const planned = mean("the plan");
    for (const other of [
      "FSRS order: what is due, then new ones", "reading straight through",
      "cramming on the last two days",
    ]) {
      assert.ok(planned > mean(other) + 0.005, `${other}: ${mean(other)}, ${planned}`);
    }
  });
}

test("what the plan promises is what a learner reaches who follows it", () => {
  const course = situation({ pace: PACE });
  const reached = [1, 2, 3].map((seed) => learned(course, WAYS["the plan"], seed).day);
  const mean = reached.reduce((a, b) => a + b) / reached.length;
  assert.ok(Math.abs(plan(course).expected - mean) < 0.04, `${plan(course).expected} and ${mean}`);
});

test("a day's list takes no longer than the day has minutes", () => {
  const state = known(questions.slice(0, 30).map(({ slug }) => slug));
  for (const spent of [0, 12, 20, 25]) {
    const { list } = plan(situation({ state, spent }));
    const minutes = list.reduce((sum, { slug }) =>
      sum + (state.cards.has(slug) ? PACE.review : PACE.learn), 0);
    assert.ok(minutes <= Math.max(0, 20 - spent), `${minutes} of ${20 - spent}`);
    assert.equal(list.length > 0, spent < 20);
  }
});

test("what everyone is asked comes first, and each after what it builds on", () => {
  const { list } = plan(situation({ minutes: 40 }));
  assert.deepEqual(list.map(({ slug }) => slug).slice(0, 4), ["q1", "q0", "q2", "q4"]);
});

test("where the time is too short, the plan says how far it reaches and what would be enough", () => {
  const { reached, enough, expected, idle } = plan(situation());
  assert.ok(reached > 30 && reached < 60, `${reached}`);
  assert.equal(enough, Math.ceil((80 * 5 + 80 * 1.5) / 14));
  assert.ok(expected > 0.4 && expected < 0.5);
  assert.equal(idle, 0);
});

test("with enough time all is reached, and most is known", () => {
  const { reached, expected } = plan(situation({ minutes: 60 }));
  assert.equal(reached, 80);
  assert.ok(expected > 0.9, `${expected}`);
});

test("on the day itself what is weak comes first", () => {
  const state = after([
    reviewed("q0", { day: TODAY - 30, grade: 4 }), reviewed("q1", { day: TODAY - 30, grade: 1 }),
  ]);
  const { list } = plan(situation({ state, interview: TODAY, questions: questions.slice(0, 2) }));
  assert.equal(list[0].slug, "q1");
});

test("the evening before, what is not yet forgotten is not asked for nothing", () => {
  const state = known(questions.map(({ slug }) => slug), TODAY);
  assert.deepEqual(plan(situation({ state, interview: TODAY + 1 })).list, []);
});

test("a guide that is much larger than the time is planned all the same", () => {
  const many = Array.from({ length: 3000 }, (_, number) => ({
    ...questions[0], slug: `m${number}`, number, requires: [],
  }));
  const state = known(many.slice(0, 1000).map(({ slug }) => slug));
  const { expected, idle, list } = plan(situation({ questions: many, state }));
  assert.ok(list.length > 0);
  assert.ok(expected > idle && expected < 0.4);
});

test("the reader's own pace counts more the more he has answered", () => {
  const state = after(["a", "b", "c"].map((slug) => reviewed(slug, { day: TODAY, seconds: 60 })));
  assert.deepEqual(paceOf(empty()), PACE);
  assert.deepEqual(paceOf(state), { learn: (3 + 10 * 5) / 13, review: 1.5 });
  const asleep = after([reviewed("a", { day: TODAY, seconds: 3600 })]);
  assert.equal(paceOf(asleep).learn, (15 + 10 * 5) / 11);
});
