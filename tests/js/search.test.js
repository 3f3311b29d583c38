// The search: how text becomes words, how the index is kept, what is found and in which order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, packKeys, unpack, unpackKeys } from "../../docs/assets/js/search/codec.js";
import { withAnswers } from "../../benchmarks/search_guide.js";
import { best } from "../../docs/assets/js/search/excerpt.js";
import { find } from "../../docs/assets/js/search/find.js";
import { written } from "../../docs/assets/js/search/formula.js";
import { allowed, distance } from "../../docs/assets/js/search/near.js";
import { beginning } from "../../docs/assets/js/guide/address.js";
import { toMark } from "../../docs/assets/js/search/results.js";
import { Source } from "../../docs/assets/js/search/source.js";
import { formsOfShort, nameKey, spelled, words } from "../../docs/assets/js/search/words.js";
import { generator } from "./making.js";

// Words.

/** @param {string} text */
const parts = (text) => words(text).map((word) => [word.whole, ...word.parts]);

test("a name is a word as a whole, and falls into its parts", () => {
  assert.deepEqual(parts("tf.data.Dataset.from_tensor_slices"), [
    ["tfdatadatasetfromtensorslices", "tf", "data", "dataset", "from", "tensor", "slices"],
  ]);
  assert.deepEqual(parts("BatchNorm2d"), [["batchnorm2d", "batch", "norm2d"]]);
  assert.deepEqual(parts("drop-out"), [["dropout", "drop", "out"]]);
  assert.deepEqual(parts("pretrained=True"), [["pretrained"], ["true"]]);
  assert.deepEqual(parts("optimizer.zero_grad()"), [["optimizerzerograd", "optimizer", "zero", "grad"]]);
});

test("abbreviations are one word, brackets and possessives are none", () => {
  assert.deepEqual(parts("(RNN) ReLU, LoRA's"), [["rnn"], ["relu"], ["lora"]]);
});

test("British and American spelling are one", () => {
  for (const [british, american] of [
    ["normalisation", "normalization"], ["optimiser", "optimizer"], ["behaviour", "behavior"],
    ["regularised", "regularized"], ["labelled", "labeled"], ["analyse", "analyze"],
    ["centre", "center"], ["tokenising", "tokenizing"],
  ]) {
    assert.equal(spelled(british), spelled(american));
  }
  for (const word of ["noise", "precision", "raise", "four", "hour", "exercise".slice(0, 4)]) {
    assert.equal(spelled(word), word);
  }
});

test("a name has one key however it is spaced, hyphenated or inflected", () => {
  const key = (/** @type {string} */ text) => nameKey(words(text).map(({ whole }) => whole));
  for (const [one, other] of [
    ["early stopping", "EarlyStopping"], ["auto-encoders", "autoencoder"],
    ["back propagation", "backpropagation"],
    ["vanishing gradients", "the vanishing gradient"],
  ]) {
    assert.equal(key(one), key(other));
  }
  assert.notEqual(key("GAN"), key("gain"));
});

test("what an answer has marked are the words, and the name that was met, with its signs", () => {
  const because = (/** @type {string[]} */ names, /** @type {[string, number][]} */ ...some) =>
    ({ names: new Set(names), words: new Map(some) });
  const text = "Call model.state_dict(); a convolutional network (CNN) or ConvNet. Normalisation of colour, labelled.";
  for (const [why, found] of /** @type {[any, string[]][]} */ ([
    [because(["statedict"], ["statedict", 1]), ["state_dict"]],
    [because(["cnn"]), ["CNN"]],
    [because([], ["network", 2]), ["network"]],
    [because([], ["normalization", 2], ["color", 1], ["labeled", 0]), ["Normalisation", "colour", "labelled"]],
    [because([]), null],
  ])) {
    const pattern = beginning(toMark(why));
    if (!pattern) {
      assert.equal(found, null);
      continue;
    }
    assert.deepEqual(text.match(pattern), found);
  }
});

// Mistakes.

test("a word with a short stem has its usual forms", () => {
  for (const [typed, form] of [
    ["GANs", "gan"], ["log", "logging"], ["logging", "logs"], ["try", "tries"], ["edge", "edges"],
    ["negatives", "negative"], ["relative", "relatives"],
  ]) assert.ok(formsOfShort(typed.toLowerCase()).includes(form), `${typed}: ${form}`);
  assert.deepEqual(formsOfShort("k"), ["k"]);
});

test("a letter left out, added, changed or swapped is one mistake", () => {
  for (const wrong of ["dropot", "droppout", "dropaut", "drpoout"]) {
    assert.equal(distance("dropout", wrong, 2), 1);
  }
  assert.equal(distance("dropout", "dropout", 2), 0);
  assert.equal(distance("kitten", "sitting", 3), 3);
  assert.equal(distance("kitten", "sitting", 2), 3); // more than asked for, however many
});

test("short words may have no mistakes", () => {
  assert.deepEqual(["gan", "adam", "softmax", "regularization"].map(allowed), [0, 1, 1, 2]);
});

// How it is kept.

test("what is packed is unpacked", () => {
  const keys = ["a", "abandon", "abandoned", "b2", "étude", "zz"];
  assert.deepEqual(unpackKeys(packKeys(keys)), keys);
  /** @type {[string, number[]][]} */
  const entries = [["adam", [3, 4, 400_000]], ["adamw", [0]]];
  assert.deepEqual(unpack(pack(entries)), { keys: ["adam", "adamw"], lists: [[3, 4, 400_000], [0]] });
  assert.deepEqual(unpack(pack([])), { keys: [], lists: [] });
});

/** @type {import("../../docs/assets/js/search/make.js").Source[]} */
const GUIDE = [
  { title: "What is batch normalization?", names: [["BN", 3], ["batchnorm", 3]],
    points: "Standardises each feature over the batch" },
  { title: "Describe the concept of dropout.", names: [["inverted dropout", 3]],
    points: "Sets activations to zero in training",
    answer: "A mask from a Bernoulli distribution; it is overfitting that it prevents." },
  { title: "Explain the concept of GANs.", names: [["GAN", 3], ["mode collapse", 3]],
    points: "A generator against a discriminator",
    answer: "With dropout in the discriminator, `nn.Dropout2d`, on a distribution" },
  { title: "How do you keep a model from overfitting?", names: [["early stopping", 3], ["BN", 1]],
    points: "Stop when the validation loss goes up; dropout helps as well" },
  { title: "How is data fed to TensorFlow?", names: [["from_tensor_slices", 3]],
    points: "A pipeline of datasets" },
];

/** @param {import("../../docs/assets/js/search/make.js").Source[]} guide */
function source(guide) {
  const shown = guide.map(({ title }, i) => [i + 1, `slug-${i}`, title, 0]);
  const about = { sections: [["One", 0]], pages: ["one/index.md"], frameworks: ["Keras"],
    marks: "0".repeat(guide.length) };
  const made = withAnswers(guide, shown, about, 2);
  /** @type {string[]} */
  const asked = [];
  const get = async (/** @type {string} */ name) => {
    asked.push(name);
    return JSON.parse(/** @type {string} */ (made.get(name)));
  };
  const first = JSON.parse(/** @type {string} */ (made.get("index.json")));
  return { source: new Source(first, get), made, asked };
}

const small = source(GUIDE).source;
await small.complete;

/** @param {string} text */
async function titles(text) {
  const { found } = await find(small.index, text);
  return Promise.all(found.map(async ({ number }) => (await small.shown(number))[2]));
}

const BATCH = GUIDE[0].title;
const DROPOUT = GUIDE[1].title;
const GANS = GUIDE[2].title;
const OVERFITTING = GUIDE[3].title;
const DATA = GUIDE[4].title;

for (const [typed, right] of [
  ["dropout", DROPOUT],
  ["drop out", DROPOUT],
  ["dropuot", DROPOUT],
  ["bn", BATCH],
  ["batchnorm", BATCH],
  ["Batch Normalisation", BATCH],
  ["batch normalizaton", BATCH],
  ["GAN", GANS],
  ["mode colapse", GANS],
  ["discrimnator", GANS], // which only a point has
  ["earlystopping", OVERFITTING],
  ["val loss goes up in validation", OVERFITTING],
  ["from_tensor_slices", DATA],
  ["tensor slices", DATA],
  ["tf.data.Dataset.from_tensor_slices()", DATA],
  ["tensorfl", DATA],
]) {
  test(`"${typed}" finds "${right}" first`, async () => {
    assert.equal((await titles(typed))[0], right);
  });
}

test("a short word is not taken for another", async () => {
  assert.deepEqual((await find(small.index, "gon")).found, []);
});

test("the title counts more than a name, a name more than the points", async () => {
  assert.deepEqual(await titles("dropout"), [DROPOUT, OVERFITTING]);
  assert.equal((await titles("bn"))[1], OVERFITTING);
});

test("a word is begun until it is typed in one of its forms", async () => {
  const begun = async (/** @type {string} */ text) => [...(await find(small.index, text)).found[0].because.begun];
  assert.deepEqual(await begun("discr"), [["discriminator", "discr"]]);
  assert.deepEqual(await begun("discriminators"), []);
  assert.deepEqual(await begun("discrimnator"), []); // corrected, and said
});

test("nothing is found for what is not there, and half of it makes nobody sure", async () => {
  assert.deepEqual((await find(small.index, "pizza")).found, []);
  assert.equal((await find(small.index, "kubernetes ingress reads")).sure, false);
  assert.equal((await find(small.index, "dropout")).sure, true);
  assert.deepEqual((await find(small.index, " ?! ")).found, []);
});

test("an unknown name is not found by a small part of it", async () => {
  const parts = await find(small.index, "feature-means"); // of which "feature" is known, and "means" says nothing
  assert.equal(parts.sure, true);
  const guide = [...GUIDE, { title: "What is k in top-k sampling?", names: [], points: "" }];
  const { index } = source(/** @type {typeof GUIDE} */ (guide)).source;
  assert.deepEqual(await find(index, "k-means"), { found: [], sure: false, corrected: "" });
  assert.equal((await find(index, "top-k")).sure, true);
});

test("what was corrected is said", async () => {
  assert.equal((await find(small.index, "overfiting")).corrected, ""); // another form of it
  assert.equal((await find(small.index, "inverted droput")).corrected, "inverted dropout");
});

test("who wants it is searched for as it was typed", async () => {
  assert.deepEqual(await find(small.index, "droput", { exactly: true }), { found: [], sure: false, corrected: "" });
  const { found } = await find(small.index, "inverted droput", { exactly: true });
  assert.deepEqual(found.map(({ number }) => number), [1]);
});

// Inside answers.

const inside = await small.inside();

/** @param {string} text */
async function titlesInside(text) {
  const { found } = await find(inside, text);
  return Promise.all(found.map(async ({ number }) => (await small.shown(number))[2]));
}

test("a word that stands in an answer only is found by who searches there, and surely", async () => {
  assert.deepEqual(await titles("bernoulli"), []);
  assert.deepEqual(await titlesInside("bernoulli"), [DROPOUT]);
  assert.equal((await find(inside, "Bernoulli mask")).sure, true);
});

test("an answer counts less than title, name and point", async () => {
  assert.deepEqual(await titlesInside("dropout"), [DROPOUT, OVERFITTING, GANS]);
  assert.deepEqual(await titlesInside("overfitting"), [OVERFITTING, DROPOUT]);
  assert.deepEqual(await titlesInside("validation distribution"), [OVERFITTING, DROPOUT, GANS]);
});

test("names in an answer are found in whole and in parts, and with their beginning", async () => {
  assert.deepEqual(await titlesInside("dropout2d"), [GANS]);
  assert.deepEqual(await titlesInside("nn.Dropout2d"), [GANS]);
  assert.deepEqual(await titlesInside("berno"), [DROPOUT]);
});

test("no mistake is corrected to what stands in an answer only", async () => {
  assert.deepEqual(await titlesInside("bernouli"), []);
});

test("answers are loaded when they are searched, in the parts that are needed", async () => {
  const guide = large(300).map((each, i) => ({ ...each, answer: `${each.points} unique${i} ${"abcdefg"[i % 7]}x${i}` }));
  const { source: parted, made, asked } = source(guide);
  await parted.complete;
  await find(parted.index, "unique200");
  assert.ok(!asked.some((name) => name.startsWith("answers")));
  const { found } = await find(await parted.inside(), "unique200");
  assert.equal(found[0].number, 200);
  const loaded = new Set(asked.filter((name) => name.startsWith("answers")));
  assert.ok(loaded.has("answers.json") && loaded.size > 1);
  await parted.inside();
  assert.equal(asked.filter((name) => name === "answers.json").length, 1);
  assert.ok([...made.keys()].filter((name) => name.startsWith("answers")).length >= loaded.size);
});

test("words of answers change nothing of what is loaded without them", () => {
  const { made } = source(GUIDE);
  const { made: without } = source(GUIDE.map(({ answer, ...rest }) => rest));
  for (const name of ["index.json", "points-0.json"]) assert.equal(made.get(name), without.get(name));
});

// What is shown of them.

/** @param {string} localName @param {...(string | object)} parts @returns {any} */
const m = (localName, ...parts) => ({
  localName, children: parts.filter((part) => typeof part === "object"),
  textContent: parts.filter((part) => typeof part === "string").join(""),
});

test("formulas are written in a line", () => {
  const [x, two, k] = [m("mi", "x"), m("mn", "2"), m("mi", "k")];
  const sum = m("mrow", k, m("mo", "−"), m("mn", "1"));
  for (const [formula, line] of [
    [m("mrow", m("msup", m("mn", "0.25"), m("mn", "20")), m("mo", "≈"), m("mn", "1")), "0.25^20 ≈ 1"],
    [m("msup", m("mn", "10"), m("mrow", m("mo", "−"), m("mn", "12"))), "10^−12"],
    [m("msub", x, sum), "x_(k−1)"],
    [m("msubsup", x, k, two), "x_k^2"],
    [m("mfrac", m("mn", "1"), m("mrow", x, m("mo", "+"), two)), "1/(x+2)"],
    [m("msqrt", m("mrow", x, m("mo", "+"), two)), "√(x+2)"],
    [m("munderover", m("mo", "∑"), m("mrow", k, m("mo", "="), two), m("mi", "K")), "∑_(k = 2)^K"],
    [m("mover", x, m("mo", "^")), "x"],
    [m("mtable", m("mtr", m("mtd", x), m("mtd", k)), m("mtr", m("mtd", k), m("mtd", x))), "x, k; k, x"],
    [m("mi", "𝐡"), "h"],
  ]) {
    assert.equal(written(/** @type {any} */ (formula)), line);
  }
});

test("an excerpt is the line with most of the words, cut between words around the first", () => {
  const long = `${"before ".repeat(40)}the Bernoulli mask ${"after ".repeat(60)}`;
  assert.equal(best(["a mask", " Bernoulli\n mask "], ["bernoulli", "mask"]), "Bernoulli mask");
  assert.equal(best(["a mask"], ["bernoulli"]), "");
  const cut = best(["mask", long], ["bernoulli", "mask"]);
  assert.match(cut, /^… before .* the Bernoulli mask after .* after …$/);
  assert.ok(cut.length < 190);
  assert.equal(best(["nn.Dropout2d(0.5)"], ["dropout2d"]), "nn.Dropout2d(0.5)");
});

test("common words alone are searched as they are", async () => {
  await assert.doesNotReject(find(small.index, "what is the"));
});

// In parts.

/** @param {number} count @returns {typeof GUIDE} */
function large(count) {
  const chance = generator(count);
  const syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe"];
  const word = () => [0, 1, 2].map(() => syllables[Math.floor(chance() * 12)]).join("");
  const some = (/** @type {number} */ n) => Array.from({ length: n }, word).join(" ");
  return Array.from({ length: count }, (_, i) => ({
    title: `${some(3)} ${i}`, names: [[some(2), 3]], points: some(30),
  }));
}

test("a large guide is kept in parts, of which a search loads few, and finds the same", async () => {
  const guide = large(2000);
  const { source: parted, made, asked } = source(guide);
  await parted.complete;
  assert.ok(made.size > 20);
  for (const number of [0, 700, 1999]) {
    const { found } = await find(parted.index, guide[number].title);
    assert.equal(found[0].number, number);
    assert.equal((await parted.shown(number))[2], guide[number].title);
  }
  assert.ok(new Set(asked).size < made.size / 2);
  assert.ok(!asked.includes("keys.json")); // for mistakes alone
  const wrong = guide[700].title.replace(/^(..)(.)/, "$1x");
  assert.equal((await find(parted.index, wrong)).found[0].number, 700);
  assert.ok(asked.includes("keys.json"));
});

test("what could not be loaded is asked for again", async () => {
  const { made } = source(large(2000));
  let fail = true;
  const get = async (/** @type {string} */ name) => {
    if (fail) throw new Error("offline");
    return JSON.parse(/** @type {string} */ (made.get(name)));
  };
  const parted = new Source(JSON.parse(/** @type {string} */ (made.get("index.json"))), get);
  await assert.rejects(find(parted.index, "bacedi"));
  fail = false;
  await assert.doesNotReject(find(parted.index, "bacedi"));
});
