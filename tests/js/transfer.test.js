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

test("a byte order mark does no harm", () => {
  assert.equal(imported(`\uFEFF${good}`).length, 2);
});
