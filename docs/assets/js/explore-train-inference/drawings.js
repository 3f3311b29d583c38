// The layer at this step, and what it gave at the steps before.

import { axes, line, scale, svg } from "../shared/explore/picture.js";
import { number } from "../shared/explore/numbers.js";
import { mean } from "./model.js";
import { NormRun, UNITS, WATCHED } from "./run.js";

export const [LAYER_HEIGHT, PAST_HEIGHT] = [176, 204];
export const SHOWN = 60; // steps
const fixed = (/** @type {number} */ value) => number(Number(value.toFixed(2)), 3);
const tick = (/** @type {number} */ value) => /** @type {const} */ ([value, fixed(value)]);

/** @typedef {import("./run.js").DropoutRun} DropoutRun */

/** @param {DropoutRun | NormRun} run @param {boolean} training @param {number} width */
export const layer = (run, training, width) =>
  run instanceof NormRun ? batch(run, training, width) : units(run, width);

/** Eight units: what they would give as an outline, what they give as a bar, or a cross. */
function units(/** @type {DropoutRun} */ run, /** @type {number} */ width) {
  const { rate, scaled } = run.settings;
  const most = Math.max(...UNITS) * (scaled ? 1 / (1 - rate) : 1);
  const x = scale([0, UNITS.length], [30, width - 4]);
  const y = scale([0, Math.ceil(most)], [LAYER_HEIGHT - 22, 36]);
  const thick = Math.min(52, (x(1) - x(0)) * 0.66);
  const step = Math.max(1, Math.ceil(most / 4));
  const yTicks = Array.from({ length: Math.floor(Math.ceil(most) / step) + 1 }, (_, n) => tick(n * step));
  return [
    axes(x, y, { yTicks }),
    svg("text", { class: "strong", y: 13 },
      `Eight units at this step, mean ${fixed(mean(run.units))}`),
    ...UNITS.flatMap((value, index) => {
      const middle = x(index + 0.5);
      const bar = (/** @type {number} */ height, /** @type {string} */ style) =>
        svg("rect", { class: style, x: middle - thick / 2, width: thick, rx: 2,
          y: y(height), height: y(0) - y(height) });
      const given = run.units[index];
      return [
        ...(run.mask[index] ? [bar(given, "one fill")] : [cross(middle, y(0) - 12)]),
        ...(given === value ? [] : [bar(value, "outline")]),
        svg("text", { class: "quiet small middle", x: middle, y: LAYER_HEIGHT - 6 },
          run.mask[index] ? fixed(given) : "0"),
      ];
    }),
  ];
}

/** A dropped unit. @param {number} x @param {number} y */
const cross = (x, y) => svg("path",
  { class: "line two stroke", d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10` });

/** A batch on a line, its mean and deviation, and the running ones; those in use are marked. */
function batch(/** @type {NormRun} */ run, /** @type {boolean} */ training, /** @type {number} */ width) {
  const x = scale([-4, 10], [6, width - 6]);
  const row = (/** @type {string} */ title, /** @type {import("./model.js").Statistics} */ by,
    /** @type {number} */ top, /** @type {boolean} */ used, /** @type {string} */ style) => {
    const deviation = Math.sqrt(by.variance);
    return svg("g", { class: used ? style : `${style} unused` },
      svg("text", { class: used ? "strong" : "quiet", y: top + 12 },
        `${title}: mean ${fixed(by.mean)}, deviation ${fixed(deviation)}`),
      svg("rect", { class: "pale", x: x(by.mean - deviation), rx: 3, y: top + 20, height: 26,
        width: x(by.mean + deviation) - x(by.mean - deviation) }),
      line([[x(by.mean), top + 20], [x(by.mean), top + 46]], "stroke"));
  };
  const places = [-4, -2, 0, 2, 4, 6, 8, 10];
  const dots = run.batch.slice(1).map((value) =>
    svg("circle", { class: "dot", r: 4, cx: x(value), cy: 33 }));
  const watched = [33, 99].map((cy) => svg("circle", { class: "four fill ring", r: 7, cx: x(WATCHED), cy }));
  return [
    row("This batch", run.now, 0, training, "one"),
    row("Running", run.running, 66, !training, "three"),
    ...dots,
    ...watched,
    svg("line", { class: "axis", x1: x(-4), x2: x(10), y1: 126, y2: 126 }),
    ...places.map((place) => svg("text", { class: "quiet middle", x: x(place), y: 142 }, fixed(place))),
    svg("text", { class: "quiet", x: 0, y: 166 }, `the large dot is the example that is watched, ${WATCHED}`),
  ];
}

/** What the layer gave at each of the last steps, and where that leads. */
export function past(/** @type {DropoutRun | NormRun} */ run, /** @type {number} */ width) {
  const ofNorm = run instanceof NormRun;
  const first = Math.max(0, run.past.length - SHOWN);
  const x = scale([first, first + SHOWN], [30, width - 8]);
  const y = scale(ofNorm ? [-1, 5] : [0, 3], [PAST_HEIGHT - 38, 52]);
  const shown = run.past.slice(first);
  const at = (/** @type {number} */ index) => x(first + index + 1);
  const within = (/** @type {number} */ value) => y(Math.min(y.domain[1], Math.max(y.domain[0], value)));
  const levels = shown.flatMap(({ level }, index) =>
    (Number.isNaN(level) ? [] : [/** @type {[number, number]} */ ([at(index), within(level)])]));
  return [
    axes(x, y, { xTicks: [first, first + SHOWN / 2, first + SHOWN].map(tick),
      yTicks: (ofNorm ? [-1, 0, 1, 2, 3, 4, 5] : [0, 1, 2, 3]).map(tick), xLabel: "step" }),
    svg("text", { class: "strong", y: 13 },
      ofNorm ? `What becomes of the value ${WATCHED}` : "Mean output of the units"),
    ...legend(ofNorm, width),
    line([[x.range[0], y(1)], [x.range[1], y(1)]], "goal dashed"),
    line(levels, "three stroke"),
    ...shown.map(({ output, training }, index) => mark(at(index), within(output), training)),
  ];
}

/** A step's output: a dot in training, a square in inference. */
function mark(/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean} */ training) {
  return training
    ? svg("circle", { class: "one fill", r: 3.2, cx: x, cy: y })
    : svg("rect", { class: "four fill", x: x - 3, y: y - 3, width: 6, height: 6 });
}

/** @param {boolean} ofNorm @param {number} width */
function legend(ofNorm, width) {
  const level = ofNorm ? "by running averages" : "training, on average";
  const second = Math.max(76, Math.min(100, width / 4));
  return [
    mark(5, 27, true),
    svg("text", { class: "small", x: 13, y: 31 }, "training"),
    mark(second + 4, 27, false),
    svg("text", { class: "small", x: second + 12, y: 31 }, "inference"),
    line([[2 * second + 6, 27], [2 * second + 24, 27]], "three stroke"),
    svg("text", { class: "small", x: 2 * second + 30, y: 31 }, level),
  ];
}
