// What is kept of a site, and what of it is fetched anew.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf, cut, hashOf, inBothColours, mayDiffer, missing, nameOf, partOf, pathOf, placeOf, sizeOf, stale, wanted,
} from "../../docs/assets/js/offline/list.js";
import { answered } from "../../docs/assets/js/offline/kept.js";
import { Store, cacheName, hashed } from "../../docs/assets/js/offline/store.js";
import { size } from "../../docs/assets/js/offline/size.js";
import { NETWORK, Pins } from "../../docs/assets/js/worker/pins.js";

const SCOPE = "https://example.org/some/place/";

for (const [href, path] of [
  [SCOPE, "index.html"],
  [`${SCOPE}?q=dropout`, "index.html"],
  [`${SCOPE}keras/?open=lstm&mark=a+b#lstm`, "keras/index.html"],
  [`${SCOPE}keras/index.html`, "keras/index.html"],
  [`${SCOPE}assets/js/guide.js`, "assets/js/guide.js"],
  [`${SCOPE}a%20b/`, "a b/index.html"],
  [`${SCOPE}%E0%A4`, null],
  ["https://example.org/some/placebo/", null],
  ["https://example.org/", null],
  ["https://example.com/some/place/", null],
]) {
  test(`the file of ${href}`, () => assert.equal(pathOf(href, SCOPE), path));
}

for (const path of ["index.html", "keras/index.html", "a b/index.html", "assets/js/guide.js"]) {
  test(`the address of ${path} leads to it`, () => {
    const address = addressOf(path, SCOPE);
    assert.ok(!address.endsWith("index.html"));
    assert.equal(pathOf(address, SCOPE), path);
  });
}

const LIST = {
  files: {
    "index.html": ["h1", 100, 10],
    "keras/index.html": ["k1", 1000, 100],
    "figures/a.svg": ["a1", 50, 5],
    "figures/a.dark.svg": ["a2", 50, 5],
    "figures/b.png": ["b1", 50, 5],
    "offline/index.html": ["o1", 10, 1],
    "terms/index.html": ["t1", 500, 50],
    "guide.js": ["g1", 20, 2],
  },
  pages: {
    "index.html": { title: "Home", parts: ["guide.js"] },
    "keras/index.html": { title: "Keras", parts: ["guide.js"] },
    "terms/index.html": { title: "Terms", parts: ["guide.js"] },
  },
  shell: ["index.html", "guide.js"],
  questions: { lstm: ["keras/index.html", "q1"] },
  formerly: { "long-memory": "lstm" },
};

test("a question is answered where its page is kept, or its own part of it", () => {
  const of = (...keys) => [...answered(LIST, new Set(keys))];
  assert.deepEqual(of("keras/index.html?k1"), ["lstm"]);
  assert.deepEqual(of("q/lstm/question.html?q1"), ["lstm"]);
  assert.deepEqual(of("keras/index.html?k0", "q/lstm/question.html?q0", "guide.js?g1"), []);
});

test("the shell is wanted where it was kept", () => {
  assert.deepEqual(wanted(LIST, [], false), []);
  assert.deepEqual(wanted(LIST, ["offline/index.html"], false),
    ["index.html", "guide.js", "offline/index.html"]);
});

test("what is kept is wanted: a page with what it loads, also what it loads only now", () => {
  const paths = wanted(LIST, ["keras/index.html", "figures/a.svg"], false);
  assert.deepEqual(paths, ["keras/index.html", "guide.js", "figures/a.svg"]);
});

test("a figure is kept for light and for dark", () => {
  const both = ["figures/a.svg", "figures/a.dark.svg"];
  assert.deepEqual(inBothColours(LIST, ["figures/a.svg"]), both);
  assert.deepEqual(inBothColours(LIST, ["figures/a.dark.svg"]), both.toReversed());
  assert.deepEqual(inBothColours(LIST, ["figures/b.png", "no.svg", ""]), ["figures/b.png"]);
});

test("what a version no longer has is not wanted", () => {
  assert.deepEqual(wanted(LIST, ["gone/index.html", "toString"], false), []);
});

test("the whole guide is all files", () => {
  assert.deepEqual(wanted(LIST, [], true), Object.keys(LIST.files));
});

test("only what has changed is fetched", () => {
  const keys = new Set(["index.html?h0", "guide.js?g1"]);
  assert.deepEqual(missing(LIST, LIST.shell, keys), ["index.html"]);
});

test("what a page of the version before needs stays", () => {
  const before = { ...LIST, files: { ...LIST.files, "index.html": ["h0", 1, 1] } };
  const keys = ["index.html?h0", "index.html?h1", "guide.js?g1", "guide.js?g0", "offline.json?v0",
    "offline.json?v1", "q/lstm/question.html?q1", "q/lstm/question.html?q0"];
  assert.deepEqual(stale(keys, [["v1", LIST], ["v0", before]]),
    ["guide.js?g0", "q/lstm/question.html?q0"]);
  assert.deepEqual(stale(keys, [["v1", LIST]]),
    ["index.html?h0", "guide.js?g0", "offline.json?v0", "q/lstm/question.html?q0"]);
});

test("a permanent address leads to its question, that of a former name as well", () => {
  const place = { page: "keras/index.html", slug: "lstm" };
  assert.deepEqual(placeOf(LIST, "q/lstm/index.html"), place);
  assert.deepEqual(placeOf(LIST, "q/long-memory/index.html"), place);
  assert.equal(placeOf(LIST, "q/no-such/index.html"), null);
  assert.equal(placeOf(LIST, "q/constructor/index.html"), null);
  assert.equal(placeOf(LIST, "q/lstm/question.html"), null);
});

test("a question's own part is known by its hash", () => {
  assert.equal(hashOf(LIST, "q/lstm/question.html"), "q1");
  assert.equal(hashOf(LIST, "guide.js"), "g1");
  assert.equal(hashOf(LIST, "q/no-such/question.html"), null);
  assert.equal(hashOf(LIST, "constructor"), null);
  assert.deepEqual(partOf(LIST, "q/lstm/question.html").page, "keras/index.html");
});

test("a question's own part is what stands between its heading and its links", () => {
  const html = '<h2 id="a">A</h2>\n<p>1</p>\n<p class="ways">x</p><h2 id="b">B</h2> <p>2</p> <p class="ways"';
  const policy = /^<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^>]*>\n/;
  assert.equal(cut(html, "a")?.replace(policy, ""), "<p>1</p>\n");
  assert.equal(cut(html, "b")?.replace(policy, ""), "<p>2</p>\n");
  assert.equal(cut(html, "c"), null);
  assert.equal(cut('<h2 id="d">D</h2>', "d"), null);
});

test("sizes add up", () => {
  assert.deepEqual(sizeOf(LIST, LIST.shell), { bytes: 120, compressed: 12 });
});

for (const [destination, may] of [["image", true], ["font", true], ["script", false],
  ["style", false], ["document", false], ["", false], ["worker", false]]) {
  test(`whether a ${destination || "fetched file"} may be of another version`, () =>
    assert.equal(mayDiffer(destination), may));
}

for (const [bytes, text] of [[0, "0 bytes"], [640, "640 bytes"], [1000, "1 kB"], [17_649, "18 kB"],
  [1_852_329, "1.9 MB"], [12_299_027, "12.3 MB"], [250_000_000, "250 MB"]]) {
  test(`${bytes} bytes`, () => assert.equal(size(bytes), text));
}

test("a file's key holds its name, whatever is in it", () => {
  assert.equal(nameOf("a/b.svg?hash"), "a/b.svg");
});

test("guides on one host are kept apart", () => {
  assert.equal(cacheName(SCOPE), "guide /some/place/");
});

// Storage, by a cache that holds what it is given.

class MemoryCache {
  held = new Map();
  async match(url) {
    return this.held.get(url)?.clone();
  }
  async put(url, response) {
    this.held.set(url, response);
  }
  async delete(url) {
    return this.held.delete(url);
  }
  async keys() {
    return [...this.held.keys()].map((url) => ({ url }));
  }
}

const bytes = (text) => new TextEncoder().encode(text).buffer;

/** A host of these texts, by their addresses. */
function published(t, texts, asked = []) {
  t.mock.method(globalThis, "fetch", async (url, { cache, signal }) => {
    asked.push([url, cache]);
    if (signal?.aborted) throw new DOMException("", "AbortError");
    if (!(url in texts)) throw new TypeError("no network");
    const text = typeof texts[url] === "string" ? texts[url] : texts[url][cache];
    return new Response(text, { status: text === "missing" ? 404 : 200 });
  });
}

test("what is fetched is kept if it is of the version, by its name and content", async (t) => {
  const store = new Store(new MemoryCache(), SCOPE);
  published(t, { [`${SCOPE}keras/`]: "page", [`${SCOPE}a%20b.svg`]: "figure" });
  const files = [["keras/index.html", await hashed(bytes("page"))],
    ["a b.svg", await hashed(bytes("figure"))]];
  const done = [];
  await store.fill(files, { modes: ["default"], done: (path) => done.push(path) });
  assert.deepEqual(await store.keys(), new Set(files.map((each) => each.join("?"))));
  assert.deepEqual(done.sort(), ["a b.svg", "keras/index.html"]);
  assert.equal(await (await store.get(...files[0])).text(), "page");
  assert.equal(await store.get("keras/index.html", "other"), undefined);
});

test("an old copy of the browser is passed over for what the host has", async (t) => {
  const store = new Store(new MemoryCache(), SCOPE);
  const asked = [];
  published(t, { [`${SCOPE}a.js`]: { default: "old", reload: "new" } }, asked);
  await store.fill([["a.js", await hashed(bytes("new"))]], { modes: ["default", "reload"] });
  assert.deepEqual(asked.map(([, mode]) => mode), ["default", "reload"]);
});

for (const [why, texts] of [
  ["newer", { [`${SCOPE}a.js`]: "other" }],
  ["newer", { [`${SCOPE}a.js`]: "missing" }],
  ["offline", {}],
]) {
  test(`nothing is kept where the host answers ${JSON.stringify(texts)}`, async (t) => {
    const store = new Store(new MemoryCache(), SCOPE);
    published(t, texts);
    const file = ["a.js", await hashed(bytes("missing"))];
    await assert.rejects(store.fill([file], { modes: ["default"] }), { why });
    assert.equal((await store.keys()).size, 0);
  });
}

test("a full storage is told apart from a broken connection", async (t) => {
  const cache = new MemoryCache();
  cache.put = async () => {
    throw new DOMException("", "QuotaExceededError");
  };
  published(t, { [`${SCOPE}a.js`]: "a" });
  const file = ["a.js", await hashed(bytes("a"))];
  await assert.rejects(new Store(cache, SCOPE).fill([file], { modes: ["default"] }), { why: "full" });
});

test("fetching stops when it is asked to", async (t) => {
  const stop = new AbortController();
  published(t, { [`${SCOPE}a.js`]: "a", [`${SCOPE}b.js`]: "b" });
  const files = [["a.js", await hashed(bytes("a"))], ["b.js", await hashed(bytes("b"))]];
  const options = { modes: ["default"], signal: stop.signal, done: () => stop.abort() };
  const many = Array.from({ length: 20 }, () => files).flat();
  await assert.rejects(new Store(new MemoryCache(), SCOPE).fill(many, options), { why: "stopped" });
});

test("a page stays of its version when the worker starts anew, until it is closed", async () => {
  const store = new Store(new MemoryCache(), SCOPE);
  const open = new Set(["a", "b"]);
  const isOpen = async (id) => open.has(id);
  const first = await Pins.open(store);
  await first.set("a", "v1", 0);
  await first.set("b", NETWORK, 0);
  const pins = await Pins.open(store);
  assert.equal(pins.of("a"), "v1");
  assert.equal(pins.of("c"), undefined);
  assert.deepEqual(await pins.sweep(isOpen, 120_000), new Set(["v1", NETWORK]));
  open.delete("a");
  assert.deepEqual(await pins.sweep(isOpen, 120_000), new Set([NETWORK]));
  assert.equal((await Pins.open(store)).of("a"), undefined);
  await pins.set("new", "v2", 120_000);
  assert.ok((await pins.sweep(isOpen, 121_000)).has("v2"), "a page that is being loaded");
  assert.equal((await store.keys()).size, 0, "notes are no files");
});
