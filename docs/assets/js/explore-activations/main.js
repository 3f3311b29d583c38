// Two activation functions, their values and their derivatives, at a place that one moves.

import { select, slider } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { axes, line, picture, scale, svg } from "../shared/explore/picture.js";
import { curve, FUNCTIONS } from "./model.js";
import { decimals, sentence } from "./words.js";

const MOST = 4; // the axis runs from -MOST to MOST
const POINTS = 161;
const SIDE_BY_SIDE = 480; // pixels; below, one panel stands above the other
const PANEL = 218;
const PLACES = Array.from({ length: POINTS }, (_, index) => MOST * ((2 * index) / (POINTS - 1) - 1));
const STYLES = ["one", "two dashed"];
const NONE = "";

/** @typedef {{ x: number, names: string[] }} State */
/** @typedef {{ kind: "value" | "slope", title: string, range: [number, number], ticks: number[] }} Panel */

/** @type {Panel[]} */
const PANELS = [
  { kind: "value", title: "function", range: [-1.2, 4], ticks: [-1, 0, 1, 2, 3, 4] },
  { kind: "slope", title: "derivative", range: [-0.2, 1.2], ticks: [0, 0.25, 0.5, 0.75, 1] },
];

/** @param {HTMLElement} element */
export function start(element) {
  /** @type {State} */
  const state = { x: 2, names: ["sigmoid", "ReLU"] };
  /** @type {import("../shared/explore/picture.js").Scale[]} */
  let across = [];
  const drawing = picture((width) => {
    const made = panels(state, width);
    across = made.across;
    return made.parts;
  }, {
    label: "The chosen functions at the left or above, their derivatives at the right or below",
    height: (width) => (width < SIDE_BY_SIDE ? 2 * PANEL : PANEL),
  });
  const at = slider({ label: "Input x", min: -MOST, max: MOST, step: 0.1, value: state.x,
    format: decimals, oninput: (x) => set({ x }) });
  const set = (/** @type {Partial<State>} */ change) => {
    Object.assign(state, change);
    drawing.redraw();
    shown.say(said(state));
  };
  const names = Object.keys(FUNCTIONS);
  const list = names.map((name) => /** @type {const} */ ([name, name]));
  const shown = frame(element, {
    title: "What does the derivative let through?",
    task: "Move x to both sides. Where does the derivative fade, and for which function does it not?",
    controls: [
      select({ label: "Function", options: list, value: state.names[0],
        onchange: (name) => set({ names: [name, ...state.names.slice(1)] }) }),
      select({ label: "Compare with", options: [[NONE, "nothing"], ...list], value: state.names[1],
        onchange: (name) => set({ names: [state.names[0], ...(name === NONE ? [] : [name])] }) }),
      at,
    ],
    body: [drawing.element],
  });
  drag(drawing.svg, (place) => {
    const scaleHere = across.find(({ range }) => place <= range[1]) ?? across[across.length - 1];
    const x = Math.round(10 * Math.min(MOST, Math.max(-MOST, scaleHere.invert(place)))) / 10;
    at.set(x);
    set({ x });
  });
  shown.say(said(state), { aloud: false });
}

const said = (/** @type {State} */ { x, names }) => sentence(x,
  [...new Set(names)].map((name) => ({ name, slope: FUNCTIONS[name].slope(x) })));

/**
 * Calls back with the place of a pointer that is pressed and moved, in the drawing's units.
 * @param {SVGSVGElement} drawing
 * @param {(place: number) => void} moved
 */
function drag(drawing, moved) {
  drawing.classList.add("drag");
  const place = (/** @type {PointerEvent} */ event) =>
    moved(event.clientX - drawing.getBoundingClientRect().left);
  drawing.addEventListener("pointerdown", (event) => {
    drawing.setPointerCapture(event.pointerId);
    place(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (drawing.hasPointerCapture(event.pointerId)) place(event);
  });
}

/** @param {State} state @param {number} width */
function panels(state, width) {
  const beside = width >= SIDE_BY_SIDE;
  const each = beside ? (width - 24) / 2 : width;
  const made = PANELS.map((panel, index) => {
    const left = beside ? index * (each + 24) : 0;
    const top = beside ? 0 : index * PANEL;
    const x = scale([-MOST, MOST], [left + 30, left + each - 6]);
    const y = scale(panel.range, [top + PANEL - 24, top + 42]);
    return { x, drawn: onePanel(panel, state, { x, y, left, top }) };
  });
  return { across: made.map(({ x }) => x), parts: made.map(({ drawn }) => drawn) };
}

/**
 * @param {Panel} panel
 * @param {State} state
 * @param {{ x: import("../shared/explore/picture.js").Scale,
 *   y: import("../shared/explore/picture.js").Scale, left: number, top: number }} place
 */
function onePanel({ kind, title, ticks }, { x: at, names }, { x, y, left, top }) {
  const words = (/** @type {number} */ value) => /** @type {const} */ ([value, decimals(value)]);
  return svg("g", {},
    axes(x, y, { xTicks: [-4, -2, 0, 2, 4].map(words), yTicks: ticks.map(words) }),
    svg("text", { class: "strong", x: left, y: top + 13 }, title),
    svg("line", { class: "axis", x1: x(at), x2: x(at), y1: y.range[0], y2: y.range[1] }),
    ...names.map((name, index) => line(
      curve(name, PLACES).map((point) => /** @type {const} */ ([x(point.x), y(point[kind])])),
      `${STYLES[index]} stroke`)),
    ...names.map((name, index) => svg("circle", { class: `${STYLES[index]} fill ring`, r: 5.5,
      cx: x(at), cy: y(FUNCTIONS[name][kind](at)) })),
    ...names.map((name, index) => key(left + index * 150, top + 30, STYLES[index],
      `${name} ${decimals(FUNCTIONS[name][kind](at))}`)));
}

/** @param {number} x @param {number} y @param {string} style @param {string} text */
function key(x, y, style, text) {
  return svg("g", {},
    line([[x + 1, y - 4], [x + 19, y - 4]], `${style} stroke`),
    svg("text", { x: x + 26, y }, text));
}
