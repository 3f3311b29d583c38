// What every page does with addresses and preferences.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, idOf } from "../../docs/assets/js/guide/address.js";
import { pick, preferred } from "../../docs/assets/js/guide/frameworks.js";

const HERE = "https://example.org/guide/keras/";

for (const [address, expected] of [
  [HERE, null],
  [`${HERE}#lstm`, null],
  [`${HERE}?open=`, null],
  [`${HERE}?open=lstm`, { slug: "lstm", words: [], plain: HERE }],
  [`${HERE}?open=lstm&mark=a+b`, { slug: "lstm", words: ["a", "b"], plain: HERE }],
  [`${HERE}?h=long&open=lstm#top`, { slug: "lstm", words: [], plain: `${HERE}?h=long` }],
]) {
  test(`what ${address} asks for`, () => assert.deepEqual(asked(address), expected));
}

for (const [hash, id] of [["", ""], ["#a--b", "a--b"], ["#%C3%A4", "ä"], ["#%E0%A4", "%E0%A4"]]) {
  test(`the id that ${hash || "no end"} names`, () => assert.equal(idOf(hash), id));
}

test("the framework that was chosen comes first", () => {
  assert.deepEqual(preferred("JAX", []), ["JAX"]);
  assert.deepEqual(preferred("JAX", ["PyTorch"]), ["JAX", "PyTorch"]);
  assert.deepEqual(preferred("PyTorch", ["JAX", "PyTorch", "Keras"]), ["PyTorch", "JAX", "Keras"]);
});

test("the first framework that is offered is picked", () => {
  assert.equal(pick(["Keras", "PyTorch"], ["JAX", "PyTorch", "Keras"]), "PyTorch");
  assert.equal(pick(["Keras"], ["JAX"]), undefined);
  assert.equal(pick(["Keras"], []), undefined);
});
