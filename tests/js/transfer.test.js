import assert from "node:assert/strict";
import test from "node:test";
import { after } from "../../docs/assets/js/practice/state.js";
import { exported, imported, ImportError } from "../../docs/assets/js/practice/transfer.js";
import { generator, many, reviewed } from "./making.js";

test("what is exported is imported", () => {
  const given = many(200, generator(1));
  const found = imported(exported(given, "2026-11-24"));
  assert.deepEqual(after(found), after(given));
  assert.deepEqual(imported(exported([], "2026-11-24")), []);
});

test("two devices that exchange their files know the same, in either order", () => {
  const [here, there] = [many(80, generator(2)), many(80, generator(3))];
  const [a, b] = [here, there].map((given) => imported(exported(given, "2026-11-24")));
  assert.deepEqual(after([...here, ...b]), after([...there, ...a]));
  assert.deepEqual(after([...here, ...b, ...b]), after([...here, ...b]));
});

const good = exported([reviewed("gan"), reviewed("rnn")], "2026-11-24");
const file = JSON.parse(good);
const changed = (fields) => JSON.stringify({
  ...file, events: [{ ...file.events[0], ...fields }, file.events[1]],
});
const damaged = [
  ["empty", "", /damaged/],
  ["cut off", good.slice(0, -20), /damaged/],
  ["not ours", '{"cards": []}', /no progress of this site/],
  ["a list", "[]", /no progress of this site/],
  ["without a version", JSON.stringify({ ...file, version: undefined }), /its version/],
  ["from a newer site", JSON.stringify({ ...file, version: 99 }), /newer version/],
  ["with an event less", JSON.stringify({ ...file, events: file.events.slice(1) }), /not complete/],
  ["with no list", JSON.stringify({ ...file, events: {} }), /not complete/],
  ["with a wrong event", good.replace('"grade":3', '"grade":7'), /Entry 1 .*"grade" \(7\)/],
  ["with a list without end", good.replace('"review"', "[".repeat(1e5) + "]".repeat(1e5)),
    /Entry 1 .*kind \(a list\)/],
  ["with an object for a name", changed({ kind: "setting", name: { toString: 1 }, value: 1 }),
    /Entry 1 .*"name" \(an object\)/],
  ["with a list for a name", changed({ kind: "setting", name: ["retention"], value: 0.9 }),
    /Entry 1 .*"name" \(a list\)/],
  ["with one id for two entries", JSON.stringify({
    ...file, events: [file.events[0], { ...file.events[1], id: file.events[0].id }],
  }), /Entry 2 .*the id of another/],
  ["with markup", good.replace('"gan"', '"<script>"'), /Entry 1 .*"slug"/],
];
for (const [what, text, message] of damaged) {
  test(`refused: a file ${what}`, () => {
    assert.throws(() => imported(text), (error) => {
      assert.ok(error instanceof ImportError);
      assert.match(error.message, message);
      return true;
    });
  });
}

test("an entry that stands twice counts once", () => {
  const twice = { ...file, count: 3, events: [...file.events, file.events[0]] };
  assert.deepEqual(imported(JSON.stringify(twice)), file.events);
});

test("there is one zero", () => {
  const [event] = imported(changed({ points: [0], of: 2 }).replace('"points":[0]', '"points":[-0]')
    .replace('"seconds":30', '"seconds":-0'));
  assert.ok(Object.is(event.points[0], 0) && Object.is(event.seconds, 0));
});

test("a byte order mark does no harm", () => {
  assert.equal(imported(`\uFEFF${good}`).length, 2);
});
