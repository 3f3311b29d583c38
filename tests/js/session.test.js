import assert from "node:assert/strict";
import test from "node:test";
import { clock, drawn, summary } from "../../docs/assets/js/practice/mock.js";
import { AGAIN_AFTER, Session } from "../../docs/assets/js/practice/session.js";
import { generator } from "./making.js";

function questions(count, more = () => ({})) {
  return Array.from({ length: count }, (_, index) => ({
    slug: `q${index}`, number: index, title: `Q${index}`, section: "One", page: "", level: "core",
    tags: [], requires: [], points: 4, ...more(index),
  }));
}

test("nothing is suggested before a key point is ticked", () => {
  const session = new Session(questions(2, (index) => ({ points: index ? 0 : 4 })));
  session.reveal(0);
  assert.equal(session.suggestion, null);
  session.tick(2, true);
  assert.equal(session.suggestion, 1);
  session.tick(2, false);
  assert.equal(session.suggestion, null);
  session.answer(2);
  assert.equal(session.suggestion, null, "no key points, and nothing said of certainty");
  session.reveal(2);
  assert.equal(session.suggestion, 3);
});

test("a session goes from question to question", () => {
  let now = 0;
  const session = new Session(questions(2), { now: () => now });
  assert.equal(session.question.slug, "q0");
  session.reveal(2);
  session.tick(3, true);
  session.tick(1, true);
  session.tick(2, true);
  session.tick(3, false);
  now = 42_000;
  const answer = session.answer(session.suggestion);
  assert.deepEqual([answer.grade, answer.sure, answer.points, answer.seconds], [2, 2, [1, 2], 42]);
  assert.equal(session.question.slug, "q1");
  assert.deepEqual([session.revealed, session.sure, session.ticked.size], [false, null, 0]);
  session.answer(3);
  assert.ok(session.done);
});

test("what was not known comes again, a few questions later and at most three times", () => {
  const session = new Session(questions(10));
  session.answer(1);
  const place = session.queue.findIndex(({ slug }) => slug === "q0");
  assert.equal(place, AGAIN_AFTER - 1);
  const alone = new Session(questions(1));
  for (let times = 0; times < 3; times += 1) alone.answer(1);
  assert.ok(alone.done);
});

test("without a network a session goes on with what can be answered", () => {
  const session = new Session(questions(4));
  session.skip();
  session.keepTo(new Set(["q0", "q3"]));
  assert.deepEqual(session.queue.map(({ slug }) => slug), ["q3"]);
  session.keepTo(null);
  assert.equal(session.question.slug, "q3");
});

test("undo brings the question back, and takes away that it would come again", () => {
  const session = new Session(questions(6));
  const before = session.queue.map(({ slug }) => slug);
  session.answer(1);
  session.undo();
  assert.deepEqual(session.queue.map(({ slug }) => slug), before);
  assert.equal(session.undo(), null);
});

test("a question can be left out", () => {
  const session = new Session(questions(2));
  session.skip();
  assert.equal(session.question.slug, "q1");
  assert.deepEqual(session.answers, []);
});

test("an interview has a length, draws without repeating, and goes from core to deep", () => {
  const all = questions(80, (index) => ({
    section: ["One", "Two"][index % 2], level: index % 4 < 2 ? "core" : "deep",
  }));
  for (let seed = 0; seed < 20; seed += 1) {
    const chosen = drawn(all, 30, generator(seed));
    assert.equal(chosen.length, 6);
    assert.equal(new Set(chosen).size, 6);
    const levels = chosen.map(({ level }) => level);
    assert.deepEqual(levels, [...levels].sort());
  }
  assert.equal(drawn(all.slice(0, 2), 60, generator(0)).length, 2);
  const starts = new Set(Array.from({ length: 30 }, (_, seed) => drawn(all, 30, generator(seed))[0]));
  assert.ok(starts.size > 5);
});

test("an interview asks nothing twice, and its clock runs out", () => {
  let now = 0;
  const session = new Session(questions(3), { minutes: 15, now: () => now });
  assert.equal(session.left, 900);
  now = 600_000;
  assert.equal(session.left, 300);
  session.answer(1);
  assert.equal(session.queue.length, 2);
});

test("the report counts points, follow-ups and certainty, and says what to read first", () => {
  const session = new Session(questions(3), { minutes: 15 });
  for (const [points, sure, grade, had] of [[[0], 2, 1, 0], [[], 1, 1, 1], [[0, 1, 2, 3], 2, 4, 2]]) {
    session.reveal(sure);
    for (const point of points) session.tick(point, true);
    session.followUps = { had, of: 3 };
    session.answer(grade);
  }
  const found = summary(session.answers);
  assert.deepEqual([found.points, found.ofPoints, found.followUps, found.ofFollowUps], [5, 12, 3, 9]);
  assert.deepEqual(found.sure, [{ n: 0, known: 0 }, { n: 1, known: 0 }, { n: 2, known: 1 }]);
  assert.deepEqual(found.read.map(({ slug }) => slug), ["q1", "q0"]);
});

test("a clock shows minutes and seconds", () => {
  assert.deepEqual([0, 5, 65.9, 3600, -3].map(clock), ["0:00", "0:05", "1:05", "60:00", "0:00"]);
});
