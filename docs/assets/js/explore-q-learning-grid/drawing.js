// The lake and the learning curve.

import { axes, line, scale, svg } from "../shared/explore/picture.js";
import { LAKE, SIDE, best, isEnd } from "./model.js";

/** @typedef {{ episode: number, won: number, greedy: number }} Judged */
/** @typedef {{ agent: import("./model.js").Agent, last: ReturnType<typeof import("./model.js").act> | null }} Shown */

const ARROWS = ["←", "↓", "→", "↑"];
/** The corners of each action's triangle, in halves of a cell from its middle. */
const CORNERS = [[[-1, -1], [-1, 1]], [[-1, 1], [1, 1]], [[1, 1], [1, -1]], [[1, -1], [-1, -1]]];
const TOWARDS = [[-1, 0], [0, 1], [1, 0], [0, -1]];

/** @param {number} width @param {Shown} shown */
export function drawLake(width, { agent, last }) {
  const side = width / SIDE;
  const middle = (/** @type {number} */ state) =>
    /** @type {const} */ ([(state % SIDE + 0.5) * side, (Math.floor(state / SIDE) + 0.5) * side]);
  const [x, y] = middle(last?.after ?? agent.state);
  return [
    ...Array.from(LAKE, (kind, state) => svg("g",
      { transform: `translate(${middle(state).join(" ")})` },
      ...(isEnd(state) ? drawEnd(kind, side) : drawCell(agent.q[state], side, kind === "S")))),
    svg("circle", { class: "agent", cx: x, cy: y, r: side * 0.13 }),
  ];
}

/** @param {string} kind @param {number} side */
function drawEnd(kind, side) {
  const goal = kind === "G";
  return [
    svg("rect", { class: goal ? "three fill" : "hole", x: -side / 2 + 1.5, y: -side / 2 + 1.5,
      width: side - 3, height: side - 3, rx: 4 }),
    svg("text", { class: goal ? "middle strong paper" : "middle quiet", y: side * 0.36 },
      goal ? "goal" : "hole"),
  ];
}

/** @param {readonly number[]} values @param {number} side @param {boolean} start */
function drawCell(values, side, start) {
  const half = side / 2 - 1.5;
  const choices = best(values);
  return [
    ...values.map((value, action) => {
      const corners = CORNERS[action].map((corner) => corner.map((place) => place * half).join(" "));
      const [right, down] = TOWARDS[action];
      const chosen = choices.length === 1 && choices[0] === action;
      return svg("g", {},
        svg("path", { class: "cell edge", d: `M0 0L${corners.join("L")}Z` }),
        svg("path", { class: "three fill", d: `M0 0L${corners.join("L")}Z`, "fill-opacity": shade(value) }),
        svg("text", { class: `middle small${chosen ? " strong" : ""}`, x: right * half * 0.72,
          y: down * half * 0.74 + 4 }, worth(value)));
    }),
    ...(choices.length === 1
      ? [svg("circle", { class: "paper", r: side * 0.13 }),
        svg("text", { class: "middle strong", y: 5 }, ARROWS[choices[0]])] : []),
    ...(start && choices.length > 1 ? [svg("text", { class: "middle quiet", y: side * 0.3 }, "start")] : []),
  ];
}

/** @param {number} value */
const worth = (value) => (value > 0.995 ? "1" : value ? value.toFixed(2).replace(/^0/, "") : "");

/** So pale that dark letters can be read on it. @param {number} value */
const shade = (value) => 0.62 * Math.max(0, value) ** 0.8;

/** @param {number} width @param {readonly Judged[]} history */
export function drawCurve(width, history) {
  const last = history.at(-1)?.episode ?? 0;
  const most = [20, 50, 100, 200, 500, 1000, 2000, 5000].find((each) => each >= last) ?? last;
  const x = scale([0, most], [44, width - 6]);
  const y = scale([0, 1], [146, 44]);
  // As many points as there are pixels, however long it learns.
  const every = Math.ceil(history.length / width);
  const thin = history.filter((_, index) => index % every === 0 || index === history.length - 1);
  const points = (/** @type {"won" | "greedy"} */ key) =>
    thin.map((each) => /** @type {[number, number]} */ ([x(each.episode), y(each[key])]));
  return [
    axes(x, y, {
      xTicks: [0, most / 2, most].map((value) => [value, String(value)]),
      yTicks: [[0, "0 %"], [0.5, "50 %"], [1, "100 %"]],
      xLabel: "episodes",
    }),
    line([[0, 8], [22, 8]], "one stroke"),
    svg("text", { class: "quiet", x: 28, y: 12 }, "wins among the last 50 while learning"),
    line([[0, 26], [22, 26]], "two dashed stroke"),
    svg("text", { class: "quiet", x: 28, y: 30 }, "greedy policy, computed"),
    ...(thin.length ? [line(points("greedy"), "two dashed stroke"), line(points("won"), "one stroke")] : []),
  ];
}
