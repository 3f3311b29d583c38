// The gradient norm at each layer, by depth, activation, initialisation and residual connections.

import { choice, slider, toggle } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { axes, picture, powerOfTen, scale, svg } from "../shared/explore/picture.js";
import { matrix, normal } from "../shared/explore/random.js";
import { gradientNorms, INITIALISATIONS } from "./model.js";
import { sentence, verdict } from "./words.js";

const [MOST, WIDTH, EXAMPLES] = [60, 32, 32];
const HEIGHT = 264;
const STEP = 5; // powers of ten between the ends that the axis may have

/** @type {readonly (readonly [import("./model.js").Activation, string])[]} */
const ACTIVATIONS = [["sigmoid", "sigmoid"], ["tanh", "tanh"], ["relu", "ReLU"]];
const SCALES = /** @type {const} */ ([
  ["small", "small"], ["xavier", "Xavier"], ["he", "He"], ["large", "large"],
]);

/** @type {Record<import("./words.js").Verdict, string>} */
const COLOURS = { vanishes: "two", arrives: "three", explodes: "four" };

/** @param {HTMLElement} element */
export function start(element) {
  const draw = normal(7);
  const inputs = matrix(draw, EXAMPLES, WIDTH);
  const kernels = Array.from({ length: MOST }, () => matrix(draw, WIDTH, WIDTH));
  /** @type {{ depth: number, activation: import("./model.js").Activation, scale: string,
   *   residual: boolean }} */
  const state = { depth: 20, activation: "sigmoid", scale: "xavier", residual: false };
  /** @type {number[]} */
  let ratios = [];
  const compute = () => {
    const norms = gradientNorms({
      kernels: kernels.slice(0, state.depth),
      inputs,
      scale: INITIALISATIONS[state.scale](WIDTH),
      activation: state.activation,
      residual: state.residual,
    });
    ratios = norms.map((norm) => norm / norms[norms.length - 1]);
  };
  const set = (/** @type {Partial<typeof state>} */ change) => {
    Object.assign(state, change);
    compute();
    drawing.redraw();
    shown.say(sentence(ratios, state.residual));
  };
  compute();
  const drawing = picture((width) => bars(ratios, width), {
    label: "The gradient norm at each layer’s output, compared with the last layer’s, on a logarithmic scale",
    height: HEIGHT,
  });
  const shown = frame(element, {
    title: "How much gradient reaches the first layers?",
    task: "Add layers, then look for settings that keep all bars in the band.",
    controls: [
      slider({ label: "Layers", min: 2, max: MOST, value: state.depth,
        oninput: (depth) => set({ depth }) }),
      choice({ label: "Activation", options: ACTIVATIONS, value: state.activation,
        onchange: (activation) => set({ activation }) }),
      choice({ label: "Initialisation", options: SCALES, value: "xavier",
        onchange: (each) => set({ scale: each }) }),
      toggle({ label: "Residual connections", value: false,
        onchange: (residual) => set({ residual }) }),
    ],
    body: [drawing.element],
  });
  shown.say(sentence(ratios, false), { aloud: false });
}

/**
 * A bar for each layer: down where it gets less than the last layer, up where it gets more.
 * @param {number[]} ratios
 * @param {number} width
 */
function bars(ratios, width) {
  const powers = ratios.map((ratio) => (ratio > 0 ? Math.log10(ratio) : -Infinity));
  const finite = powers.filter(Number.isFinite);
  const low = Math.min(-STEP, STEP * Math.floor(Math.min(...finite) / STEP));
  const high = Math.max(STEP, STEP * Math.ceil(Math.max(...finite) / STEP));
  const x = scale([0.5, ratios.length + 0.5], [44, width - 4]);
  const y = scale([low, high], [HEIGHT - 38, 34]);
  const every = [5, 10, 20, 50].find((step) => (high - low) / step <= 7) ?? 100;
  const yTicks = [];
  for (let power = Math.ceil(low / every) * every; power <= high; power += every) {
    yTicks.push(/** @type {const} */ ([power, power ? powerOfTen(power) : "1"]));
  }
  const last = ratios.length;
  const xTicks = [1, ...(last > 9 ? [Math.round((last + 1) / 2)] : []), last]
    .map((layer) => /** @type {const} */ ([layer, String(layer)]));
  const thick = Math.max(1.5, Math.min(26, (x(2) - x(1)) * 0.72));
  return [
    svg("rect", { class: "three pale", x: x.range[0], width: x.range[1] - x.range[0],
      y: y(1), height: y(-1) - y(1) }),
    axes(x, y, { xTicks, yTicks, xLabel: "layer (1 is next to the input)",
      yLabel: "gradient at each layer, the last one’s = 1" }),
    ...powers.map((power, index) => {
      const end = y(Math.max(low, power));
      // A last layer that is 1 by definition, and all that are near it, still show as a mark.
      const tall = Math.max(2.5, Math.abs(end - y(0)));
      return svg("rect", { class: `${COLOURS[verdict(ratios[index])]} fill`, rx: Math.min(2, thick / 3),
        x: x(index + 1) - thick / 2, width: thick,
        y: power > 0 ? y(0) - tall : y(0), height: tall });
    }),
  ];
}
