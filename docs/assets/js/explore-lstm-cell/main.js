// One LSTM cell, step by step: gates as bars, cell state and output over time.

import { choice, player, slider } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { axes, line, picture, scale, svg } from "../shared/explore/picture.js";
import { h } from "../shared/dom.js";
import { LENGTH, SEQUENCES, WEIGHTS, run, withBiases } from "./model.js";
import { sentence } from "./words.js";

/** @typedef {import("./model.js").Step} Step */

const LAST = LENGTH - 1;
/** @param {number} value */
const signed = (value) => value.toFixed(2).replace("-", "−");

/** @param {HTMLElement} element */
export function start(element) {
  const state = {
    sequence: "once", at: 0,
    biases: { f: WEIGHTS.f.b, i: WEIGHTS.i.b, o: WEIGHTS.o.b },
  };
  let steps = run(WEIGHTS, SEQUENCES[state.sequence]);
  const gates = picture((width) => drawGates(width, steps[state.at]), {
    label: "The gates and the candidate at this step, as bars", height: 100,
  });
  const time = picture((width) => drawTime(width, steps, state.at), {
    label: "Cell state, output and product of the forget gates over 21 steps, inputs below", height: 226,
  });
  const sums = h("div", { class: "explore-sums" });
  const show = () => {
    gates.redraw();
    time.redraw();
    sums.replaceChildren(...written(steps[state.at], steps[state.at - 1], state.at));
  };
  const update = () => {
    const weights = withBiases(WEIGHTS, state.biases);
    steps = run(weights, SEQUENCES[state.sequence]);
    show();
    shown.say(sentence({ ...state, steps, clean: run(weights, SEQUENCES.once) }));
  };
  const bias = (/** @type {keyof typeof state.biases} */ gate, /** @type {string} */ label) => slider({
    label, min: -6, max: 6, step: 0.5, value: state.biases[gate],
    format: (value) => `${value > 0 ? "+" : ""}${value.toFixed(1).replace("-", "−")}`,
    oninput: (value) => {
      state.biases[gate] = value;
      update();
    },
  });
  const play = player({
    restartLabel: "Reset",
    period: 500,
    onstep: () => {
      state.at = (state.at + 1) % LENGTH;
      show();
      return state.at < LAST;
    },
    onrestart: () => {
      state.at = 0;
      show();
    },
  });
  const shown = frame(element, {
    title: "What does an LSTM cell keep?",
    task: "Lower the bias of the forget gate, then raise it: how much of the first signal is left at the end?",
    controls: [
      choice({
        label: "Signals it reads",
        options: [["once", "one"], ["noise", "one, then noise"], ["thrice", "three"]],
        value: state.sequence,
        onchange: (sequence) => {
          Object.assign(state, { sequence });
          update();
        },
      }),
      h("fieldset", { class: "explore-row" }, h("legend", {}, "Biases of the gates"),
        bias("f", "forget"), bias("i", "input"), bias("o", "output")),
      play,
    ],
    body: [h("div", { class: "explore-pair" },
      h("div", {}, gates.element, sums), time.element)],
  });
  update();
}

const ROWS = /** @type {const} */ ([
  ["f", "forget f", "two"], ["i", "input i", "three"], ["g", "candidate g", "one"], ["o", "output o", "four"],
]);

/** @param {number} width @param {Step} step */
function drawGates(width, step) {
  const left = 86;
  const right = width - 44;
  return ROWS.flatMap(([key, name, colour], index) => {
    // A gate lies between 0 and 1, the candidate between -1 and 1.
    const x = scale([key === "g" ? -1 : 0, 1], [left, right]);
    const y = 4 + index * 24;
    const value = step[key];
    return [
      svg("text", { class: "end", x: left - 8, y: y + 13 }, name),
      svg("rect", { class: "cell", x: left, width: right - left, y, height: 17, rx: 3 }),
      svg("rect", { class: `${colour} fill`, x: Math.min(x(0), x(value)),
        width: Math.abs(x(value) - x(0)), y, height: 17, rx: 3 }),
      svg("line", { class: "axis", x1: x(0), x2: x(0), y1: y - 2, y2: y + 19 }),
      svg("text", { class: "strong end", x: width, y: y + 13 }, signed(value)),
    ];
  });
}

/** The two sums of a step. @param {Step} step @param {Step | undefined} before @param {number} at */
function written(step, before, at) {
  const sum = (/** @type {string[]} */ ...parts) => h("p", {}, ...parts.flatMap((part) => [h("span", {}, part), " "]));
  return [
    h("p", { class: "explore-when" }, `Step ${at + 1} of ${LENGTH}, input ${signed(step.x)}`),
    sum("c = f · c + i · g", `= ${signed(step.f)} · ${signed(before?.c ?? 0)} + ${signed(step.i)} · ${signed(step.g)}`,
      `= ${signed(step.c)}`),
    sum("h = o · tanh c", `= ${signed(step.o)} · ${signed(Math.tanh(step.c))}`, `= ${signed(step.h)}`),
  ];
}

/** @param {number} width @param {readonly Step[]} steps @param {number} at */
function drawTime(width, steps, at) {
  const top = Math.max(1.2, ...steps.map(({ c }) => c)) * 1.05;
  const x = scale([0, LAST], [34, width - 8]);
  const y = scale([Math.min(0, ...steps.map(({ c }) => c)), top], [150, 34]);
  const rest = scale([0, 1], [202, 178]);
  const points = (/** @type {"c" | "h" | "left"} */ key) =>
    steps.map((step, index) => /** @type {[number, number]} */ ([x(index), y(step[key])]));
  const series = /** @type {const} */ ([["c", "one"], ["h", "four dashed"], ["left", "two dotted"]]);
  return [
    axes(x, y, {
      yTicks: (top < 2 ? [0, 0.5, 1] : [0, 1, 2, 3, 4].filter((value) => value < top))
        .map((value) => [value, String(value)]),
    }),
    ...legend(width),
    svg("line", { class: "now", x1: x(at), x2: x(at), y1: 26, y2: 208 }),
    ...series.flatMap(([key, look]) => [
      svg("g", { opacity: 0.25 }, line(points(key), `${look} stroke`)),
      line(points(key).slice(0, at + 1), `${look} stroke`),
    ]),
    svg("circle", { class: "four fill", cx: x(at), cy: y(steps[at].h), r: 4 }),
    svg("circle", { class: "one fill", cx: x(at), cy: y(steps[at].c), r: 5 }),
    svg("text", { class: "quiet", x: 0, y: 174 }, "input"),
    svg("line", { class: "axis", x1: x(0), x2: x(LAST), y1: rest(0), y2: rest(0) }),
    ...steps.map((step, index) => svg("rect", {
      class: "three fill", x: x(index) - 3, width: 6, rx: 1,
      y: Math.min(rest(0), rest(step.x)), height: Math.abs(rest(step.x) - rest(0)),
      opacity: index <= at ? 1 : 0.3,
    })),
  ];
}

/** @param {number} width */
function legend(width) {
  const narrow = width < 480;
  const items = /** @type {const} */ ([
    ["cell c", "one", 0], ["output h", "four dashed", narrow ? 78 : 110],
    [narrow ? "product of f" : "product of the forget gates", "two dotted", narrow ? 172 : 240],
  ]);
  return items.flatMap(([text, look, left]) => [
    line([[left, 12], [left + 22, 12]], `${look} stroke`),
    svg("text", { class: "quiet", x: left + 28, y: 16 }, text),
  ]);
}
