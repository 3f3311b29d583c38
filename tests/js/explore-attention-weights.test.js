import assert from "node:assert/strict";
import test from "node:test";
import {
  FEATURES, WORDS, atRandom, attention, byHand, softmax, steepness,
} from "../../docs/assets/js/explore-attention-weights/model.js";
import { derivation, sentence } from "../../docs/assets/js/explore-attention-weights/words.js";
import { normal } from "../../docs/assets/js/shared/explore/random.js";

const sum = (row) => row.reduce((total, value) => total + value, 0);
const close = (a, b, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const word = (name) => WORDS.indexOf(name);

test("every word has a query and a key as wide as the list of features", () => {
  const { queries, keys } = byHand();
  for (const rows of [queries, keys]) {
    assert.equal(rows.length, WORDS.length);
    for (const row of rows) assert.equal(row.length, FEATURES.length);
  }
});

test("each row of weights sums to one, whatever the options", () => {
  for (const vectors of [byHand(), atRandom(64, normal(1))]) {
    for (const scaled of [true, false]) {
      for (const causal of [true, false]) {
        for (const row of attention(vectors, { scaled, causal }).weights) close(sum(row), 1);
      }
    }
  }
});

test("with the mask a word sees nothing after it", () => {
  const { weights } = attention(byHand(), { causal: true });
  weights.forEach((row, i) =>
    row.forEach((weight, j) => assert.equal(weight > 0, j <= i, `${i} looks at ${j}`)));
  assert.equal(weights[0][0], 1);
});

test("by hand, 'it' looks at the cup above all, and the articles at the things", () => {
  const { weights } = attention(byHand());
  assert.equal(Math.max(...weights[word("it")]), weights[word("it")][word("cup")]);
  const article = weights[word("the")];
  assert.equal(article[word("cup")], article[word("robot")]);
});

test("without positions both articles look alike", () => {
  const { weights } = attention(byHand());
  assert.deepEqual(weights[word("The")], weights[word("the")]);
});

test("the scale divides by the root of the width", () => {
  const vectors = atRandom(16, normal(2));
  const { products, scores } = attention(vectors);
  products.forEach((row, i) => row.forEach((product, j) => close(scores[i][j], product / 4)));
  assert.deepEqual(attention(vectors, { scaled: false }).scores, products);
});

test("random vectors saturate with the width, unless they are scaled", () => {
  const largest = (width, scaled) => {
    const rows = Array.from({ length: 20 }, (_, seed) =>
      attention(atRandom(width, normal(seed)), { scaled }).weights).flat();
    return sum(rows.map((row) => Math.max(...row))) / rows.length;
  };
  assert.ok(largest(512, false) > 0.9);
  assert.ok(largest(512, false) > largest(8, false) + 0.2);
  close(largest(512, true), largest(8, true), 0.05);
  assert.ok(largest(512, true) < 0.4);
});

test("the softmax neither overflows nor minds a shift", () => {
  const row = softmax([1, 2, 3]);
  softmax([1001, 1002, 1003]).forEach((weight, index) => close(weight, row[index]));
  assert.deepEqual(softmax([5, -Infinity]), [1, 0]);
});

test("the steepness is the largest derivative of a weight by its score", () => {
  assert.equal(steepness([0.5, 0.5]), 0.25);
  assert.equal(steepness([1, 0]), 0);
  const scores = [0.3, -1, 2];
  const nudged = (index, by) =>
    softmax(scores.map((score, each) => (each === index ? score + by : score)))[index];
  const slopes = scores.map((_, index) => (nudged(index, 1e-5) - nudged(index, -1e-5)) / 2e-5);
  close(steepness(softmax(scores)), Math.max(...slopes), 1e-8);
});

const said = (name, options, vectors = byHand(), hand = true) => {
  const all = { scaled: true, causal: false, ...options };
  const seen = { ...all, ...attention(vectors, all), vectors, asks: word(name), byHand: hand };
  return `${sentence(seen)} ${derivation(seen)}`;
};

test("the words follow the options", () => {
  assert.match(said("it"), /^“it” gives most weight, 0\.54, to “cup”; next come “robot” and “it” with 0\.13 each\./);
  assert.match(said("it"), /seeks thing 2, can be moved 2.*q·k = 8; 8 \/ √8 = 2\.83; weight 0\.54/);
  assert.match(said("it", { scaled: false }), /0\.96.*one-hot.*slope of at most 0\.04/);
  assert.match(said("the"), /0\.25 each, to “cup” and “robot”.*knows no order/);
  assert.match(said("The", { causal: true }), /sees itself alone/);
  assert.match(said("it", { causal: true }), /masked/);
  assert.match(said("it", {}, atRandom(512, normal(4)), false), /at any width/);
  assert.match(said("it", { scaled: false }, atRandom(512, normal(4)), false), /near √512.*saturated/);
});

test("who finds nothing gives all the same", () => {
  assert.match(said("because", { causal: true }), /“fell”/);
  assert.match(said("cup", { causal: true }), /“The”|finds nothing/);
});
