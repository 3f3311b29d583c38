import assert from "node:assert/strict";
import test from "node:test";
import * as queue from "../../docs/assets/js/practice/queue.js";
import { after, empty } from "../../docs/assets/js/practice/state.js";
import { event, reviewed } from "./making.js";

const DAY = 20_700;

function question(slug, { requires = [], section = "One", number = 0, ...more } = {}) {
  return { slug, number, title: slug, section, page: "", level: "core", tags: [], requires,
    points: 5, ...more };
}
const slugs = (questions) => questions.map(({ slug }) => slug).join(" ");

test("what is due comes first, the most forgotten before the rest", () => {
  const questions = ["a", "b", "c"].map((slug) => question(slug));
  const state = after([
    reviewed("a", { day: DAY, grade: 3 }), reviewed("b", { day: DAY, grade: 1 }),
  ]);
  const due = state.cards.get("a").due;
  assert.equal(slugs(queue.due(questions, state, due)), "b a");
  assert.equal(slugs(queue.due(questions, state, due - 1)), "b");
  assert.equal(slugs(queue.fresh(questions, state)), "c");
});

test("new questions come after those that they build on", () => {
  const questions = [
    question("c", { requires: ["b"] }), question("a"), question("b", { requires: ["a", "gone"] }),
  ];
  assert.equal(slugs(queue.fresh(questions, empty())), "a b c");
});

test("questions that require each other in a circle come all the same", () => {
  const questions = [question("a", { requires: ["b"] }), question("b", { requires: ["a"] })];
  assert.equal(queue.inOrder(questions).length, 2);
});

test("a long chain of requirements is no trouble", () => {
  const questions = Array.from({ length: 5000 }, (_, index) =>
    question(`q${index}`, { requires: index < 4999 ? [`q${index + 1}`] : [] }));
  assert.equal(queue.inOrder(questions)[0].slug, "q4999");
});

test("today: what is due, and so many new ones as are left of the day's number", () => {
  const questions = ["a", "b", "c", "d"].map((slug) => question(slug));
  const state = after([reviewed("a", { day: DAY, grade: 1 })]);
  assert.equal(slugs(queue.today(questions, state, DAY, 3)), "b c");
  assert.equal(slugs(queue.today(questions, state, DAY + 1, 3)), "a b c d");
  assert.equal(slugs(queue.today(questions, state, DAY + 1, 0)), "a");
});

test("weak spots: what is forgotten, marked, or was answered with few points", () => {
  const questions = ["strong", "marked", "few", "new", "doubted"].map((slug) => question(slug));
  const all = { points: [0, 1, 2, 3, 4], of: 5 };
  const state = after([
    reviewed("strong", { day: DAY, grade: 4, ...all }),
    reviewed("marked", { day: DAY, grade: 4, ...all }),
    event("mark", { slug: "marked", mark: "unsure", on: true }),
    event("mark", { slug: "doubted", mark: "unsure", on: true }),
    reviewed("few", { day: DAY, grade: 2, points: [0], of: 5 }),
  ]);
  assert.equal(slugs(queue.weak(questions, state, DAY)), "doubted few marked");
});

test("without a network only what can be answered is left", () => {
  const questions = [question("a"), question("b"), question("c")];
  assert.equal(slugs(queue.within(questions, new Set(["c", "a"]))), "a c");
  assert.equal(slugs(queue.within(questions, new Set())), "");
  assert.equal(slugs(queue.within(questions, null)), "a b c");
});

test("filters narrow down together", () => {
  const questions = [
    question("a", { tags: ["cnn"] }), question("b", { tags: ["cnn"], level: "deep" }),
    question("c", { section: "Two" }),
  ];
  const state = after([event("mark", { slug: "c", mark: "bookmark", on: true })]);
  const left = (filter) => slugs(queue.filtered(questions, filter, state));
  assert.equal(left({}), "a b c");
  assert.equal(left({ tag: "cnn", level: "deep" }), "b");
  assert.equal(left({ section: "Two" }), "c");
  assert.equal(left({ mark: "bookmark" }), "c");
});

test("neighbours are of different sections where that is possible", () => {
  const questions = ["One", "One", "One", "Two", "Two", "Three"].map((section, index) =>
    question(`q${index}`, { section }));
  const mixed = queue.interleaved(questions);
  assert.equal(new Set(mixed).size, 6);
  for (let index = 1; index < 6; index += 1) {
    assert.notEqual(mixed[index].section, mixed[index - 1].section);
  }
  assert.equal(slugs(queue.interleaved(questions.slice(0, 3))), "q0 q1 q2");
});
