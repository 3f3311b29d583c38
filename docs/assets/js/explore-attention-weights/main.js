// Attention over a sentence: choose the word that asks, see what it looks at.

import { choice, select, toggle } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { picture, svg } from "../shared/explore/picture.js";
import { normal } from "../shared/explore/random.js";
import { h } from "../shared/dom.js";
import { WORDS, atRandom, attention, byHand } from "./model.js";
import { derivation, favourites, sentence } from "./words.js";

const BARS = 92; // height of the bars
const SEED = 4;

/** @param {HTMLElement} element */
export function start(element) {
  const state = { asks: WORDS.indexOf("it"), scaled: true, causal: false, source: "hand" };
  const seen = () => {
    const vectors = state.source === "hand" ? byHand() : atRandom(Number(state.source), normal(SEED));
    return { ...state, byHand: state.source === "hand", vectors, ...attention(vectors, state) };
  };
  let now = seen();
  const drawn = picture((width) => draw(width, now), {
    label: "Above, the weights of the chosen word as bars; below, the weights of all words, a row for each.",
    height: (width) => place(width).bottom,
  });
  const note = h("p", { class: "explore-note" });
  const update = (/** @type {Partial<typeof state>} */ change) => {
    Object.assign(state, change);
    now = seen();
    drawn.redraw();
    note.textContent = derivation(now);
    shown.say(sentence(now));
  };
  const shown = frame(element, {
    title: "What does a word look at?",
    task: "Choose another word. Then switch the division off, or draw the vectors at random.",
    controls: [
      choice({
        label: "The word that asks (query)",
        options: WORDS.map((word, index) => [String(index), word]),
        value: String(state.asks),
        onchange: (value) => update({ asks: Number(value) }),
      }),
      select({
        label: "Queries and keys",
        options: [
          ["hand", "made by hand, 8 wide"],
          ["8", "random, 8 wide"],
          ["64", "random, 64 wide"],
          ["512", "random, 512 wide"],
        ],
        value: state.source,
        onchange: (source) => update({ source }),
      }),
      toggle({ label: "Divide by √d", value: true, onchange: (scaled) => update({ scaled }) }),
      toggle({ label: "Causal mask", value: false, onchange: (causal) => update({ causal }) }),
    ],
    body: [drawn.element, note],
  });
  update({});
}

/** Where things stand. @param {number} width */
function place(width) {
  const left = 62;
  const side = (width - left) / WORDS.length;
  const tall = Math.min(side, 24);
  const slanted = side < 56;
  const top = BARS + (slanted ? 62 : 36);
  return { left, side, tall, slanted, top, bottom: top + tall * WORDS.length + 2 };
}

/** @param {number} width @param {import("./words.js").Seen} seen */
function draw(width, seen) {
  const at = place(width);
  return [...bars(at, width, seen), ...matrix(at, width, seen)];
}

/** @param {ReturnType<typeof place>} at @param {number} width @param {import("./words.js").Seen} seen */
function bars({ left, side, slanted, top }, width, { weights, asks, causal }) {
  const row = weights[asks];
  const found = favourites(row);
  const base = BARS;
  return [
    svg("text", { class: "quiet", x: 0, y: base - 46 }, "weights"),
    svg("text", { class: "quiet", x: 0, y: base - 31 }, "of"),
    svg("text", { class: "strong", x: 16, y: base - 31 }, WORDS[asks]),
    svg("line", { class: "grid", x1: left, x2: width, y1: 18, y2: 18 }),
    svg("text", { class: "quiet small end", x: left - 7, y: 22 }, "1"),
    svg("line", { class: "axis", x1: left, x2: width, y1: base, y2: base }),
    ...row.flatMap((weight, index) => {
      const middle = left + side * (index + 0.5);
      const masked = causal && index > asks;
      const tall = weight * (base - 18);
      const most = found.includes(index) && !masked;
      const word = slanted
        ? { class: "end", transform: `translate(${middle + 4} ${base + 14}) rotate(-50)` }
        : { class: "middle", x: middle, y: base + 17 };
      return [
        svg("rect", { class: "one fill", x: middle - side * 0.36, width: side * 0.72, y: base - tall,
          height: tall, rx: 2 }),
        svg("text", { class: `middle small ${most ? "strong" : "quiet"}`, x: middle, y: base - tall - 5 },
          masked ? "–" : weight.toFixed(2).replace(/^0/, "")),
        svg("text", { ...word, class: `${word.class}${masked ? " quiet" : ""}${most ? " strong" : ""}` },
          WORDS[index]),
      ];
    }),
    svg("text", { class: "quiet", x: 0, y: top - 8 }, "all words"),
  ];
}

/** @param {ReturnType<typeof place>} at @param {number} width @param {import("./words.js").Seen} seen */
function matrix({ left, side, tall, top }, width, { weights, asks, causal }) {
  return [
    ...weights.flatMap((row, i) => [
      svg("text", { class: `end${i === asks ? " strong" : " quiet"}`, x: left - 7,
        y: top + tall * (i + 0.5) + 4 }, WORDS[i]),
      ...row.map((weight, j) => {
        const box = { x: left + side * j + 1, y: top + tall * i + 1, width: side - 2, height: tall - 2 };
        return causal && j > i
          ? svg("line", { class: "grid", x1: box.x + box.width * 0.4, x2: box.x + box.width * 0.6,
            y1: box.y + box.height / 2, y2: box.y + box.height / 2 })
          : svg("g", {},
            svg("rect", { class: "cell", ...box, rx: 2 }),
            svg("rect", { class: "one fill", ...box, rx: 2, "fill-opacity": weight ** 0.75 }));
      }),
    ]),
    svg("rect", { class: "chosen", x: left - 1, y: top + tall * asks - 1, width: width - left + 1,
      height: tall + 2, rx: 4 }),
  ];
}
