import assert from "node:assert/strict";
import test from "node:test";
import { dayOf } from "../../docs/assets/js/practice/days.js";
import { compare, read } from "../../docs/assets/js/practice/events.js";
import { recall } from "../../docs/assets/js/practice/scheduler.js";
import { after, empty, setting } from "../../docs/assets/js/practice/state.js";
import { event, generator, many, reviewed } from "./making.js";

test("a review makes a card, counts the day, and keeps the ticks", () => {
  const state = after([reviewed("gan", { grade: 3, points: [0, 2], of: 5, sure: 2, seconds: 40 })]);
  const card = state.cards.get("gan");
  assert.deepEqual([card.grade, card.points, card.of, card.reviews], [3, [0, 2], 5, 1]);
  assert.deepEqual([...state.days.values()], [{ reviews: 1, again: 0, fresh: 1, seconds: 40 }]);
  assert.deepEqual(state.stated[2], { n: 1, sum: 0, known: 1 });
});

test("what was predicted is compared with what came", () => {
  const state = after([
    reviewed("gan", { day: 20_700 }), reviewed("gan", { day: 20_703, grade: 1 }),
    reviewed("gan", { day: 20_703, grade: 3 }),
  ]);
  const counted = state.predicted.filter(({ n }) => n);
  assert.equal(counted.length, 1, "the second answer of a day predicts nothing");
  const before = after([reviewed("gan", { day: 20_700 })]).cards.get("gan");
  assert.deepEqual(counted[0], { n: 1, sum: recall(before, 20_703), known: 0 });
});

test("an answer that is taken back never was", () => {
  const kept = reviewed("gan");
  const undone = reviewed("gan", { grade: 1 });
  const undo = event("undo", { of: undone.id });
  const state = after([kept, undone, undo]);
  assert.deepEqual(state.cards, after([kept]).cards);
  assert.deepEqual(state.days, after([kept]).days);
});

test("marks, notes and settings: the last word holds", () => {
  const state = after([
    event("mark", { slug: "gan", mark: "bookmark", on: true }),
    event("mark", { slug: "gan", mark: "unsure", on: true }),
    event("mark", { slug: "gan", mark: "bookmark", on: false }),
    event("note", { slug: "gan", text: "draw it" }), event("note", { slug: "gan", text: "" }),
    event("note", { slug: "rnn", text: "gates" }),
    event("setting", { name: "retention", value: 0.8 }),
    event("setting", { name: "new", value: 7 }), event("setting", { name: "new", value: null }),
  ]);
  assert.deepEqual([...state.marks.get("gan")], ["unsure"]);
  assert.deepEqual([...state.notes], [["rnn", "gates"]]);
  assert.equal(setting(state, "retention"), 0.8);
  assert.equal(setting(state, "new"), undefined);
});

test("a task remembers how it went", () => {
  const state = after([true, false, true].map((right) =>
    event("item", { slug: "gan", item: "choice-1", right })));
  assert.deepEqual(state.items.get("gan choice-1"), { right: 2, wrong: 1, last: true });
});

test("a renamed question keeps what was learned", () => {
  const given = [reviewed("old-name"), reviewed("gan")];
  const renamed = new Map([["old-name", "new-name"]]);
  const state = after(given, { renamed });
  assert.deepEqual([...state.cards.keys()].sort(), ["gan", "new-name"]);
  assert.equal(state.cards.get("new-name").due, after(given).cards.get("old-name").due);
});

test("the order in which events arrive, and that some arrive twice, changes nothing", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const random = generator(seed);
    const given = many(60, random);
    const mixed = [...given, ...given.slice(0, 20)]
      .map((each) => [random(), each]).sort(([a], [b]) => a - b).map(([, each]) => each);
    assert.deepEqual(after(mixed), after(given));
  }
});

test("going on from a state is the same as beginning anew, or is refused", () => {
  let went = 0;
  for (let seed = 0; seed < 50; seed += 1) {
    const given = many(60, generator(seed)).sort(compare);
    const state = after(given.slice(50), { onto: after(given.slice(0, 50)) });
    if (!state) continue; // it takes back what was counted
    went += 1;
    assert.deepEqual(state, after(given));
  }
  assert.ok(went > 5, `${went} of 50`);
  const [one, two] = [reviewed("gan"), reviewed("gan")];
  assert.equal(after([one], { onto: after([two]) }), null, "it is earlier");
  const undo = event("undo", { of: one.id });
  assert.equal(after([undo], { onto: after([one]) }), null, "it takes back what was counted");
});

test("no events, no state", () => assert.deepEqual(after([]), empty()));

const whole = reviewed("gan", { points: [2, 1], of: 3 });
const damages = {
  "no object": [null, 3, "x", [whole]],
  "an unknown kind": [{ ...whole, kind: "toString" }, { ...whole, kind: 1 }],
  "a field that lacks": Object.keys(whole).map((name) => ({ ...whole, [name]: undefined })),
  "an impossible value": [
    { ...whole, grade: 5 }, { ...whole, grade: 2.5 }, { ...whole, slug: "../x" },
    { ...whole, slug: "x".repeat(101) }, { ...whole, id: "<b>" }, { ...whole, at: -1 },
    { ...whole, at: Infinity }, { ...whole, day: "1" }, { ...whole, points: [0, 0] },
    { ...whole, points: [3] }, { ...whole, points: "12" }, { ...whole, seconds: -1 },
    { ...whole, sure: 3 }, { ...whole, of: 1e9 },
  ],
  "an impossible setting": [
    event("setting", { name: "retention", value: 0.5 }),
    event("setting", { name: "__proto__", value: 1 }),
    event("setting", { name: "new", value: NaN }),
  ],
};
for (const [what, values] of Object.entries(damages)) {
  test(`refused: ${what}`, () => {
    for (const value of values) assert.ok("wrong" in read(value), JSON.stringify(value));
  });
}

test("what is read has the fields of its kind and no others", () => {
  const hostile = JSON.parse(JSON.stringify(whole).replace("{", '{"__proto__": {"grade": 1}, "x": 1, '));
  const { event: found } = read(hostile);
  assert.deepEqual(found, { ...whole, points: [1, 2] });
  assert.equal(Object.getPrototypeOf(found), Object.prototype);
});

test("events are dated by the reader's own day", () => {
  const at = new Date("2026-11-28T02:00").getTime();
  assert.equal(dayOf(at), dayOf(new Date("2026-11-27T12:00").getTime()));
});
