// The kit for explorables, 3: drawings. An SVG is drawn anew for the width that it has, one unit
// to a pixel, so that its text is as large on a phone as on a laptop. Colours are classes of
// explore.css, which knows both themes: `one` to `four` for series (`stroke one`, `fill two`),
// `ink`, `quiet`, `grid`, `mark`.

import { h } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 600; // before the first layout

/**
 * An element of SVG with attributes and children.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(typeof value === "number" ? round(value) : value));
    }
  }
  element.append(...children);
  return element;
}

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;

/**
 * A drawing as wide as its place. It is one image for screen readers: `label` says what it is, the
 * frame's sentence what one sees in it.
 * @param {(width: number) => Node[]} draw its parts, for this width
 * @param {{ label: string, height: number | ((width: number) => number) }} given
 * @returns {{ element: HTMLElement, svg: SVGSVGElement, redraw: () => void }}
 */
export function picture(draw, { label, height }) {
  const drawing = /** @type {SVGSVGElement} */ (svg("svg", { role: "img", "aria-label": label }));
  const element = h("div", { class: "explore-picture" }, drawing);
  let width = WIDTH;
  const redraw = () => {
    const tall = typeof height === "function" ? height(width) : height;
    drawing.setAttribute("viewBox", `0 0 ${width} ${tall}`);
    drawing.setAttribute("height", String(tall));
    drawing.replaceChildren(...draw(width));
  };
  new ResizeObserver(([{ contentRect }]) => {
    if (!contentRect.width || Math.round(contentRect.width) === width) return;
    width = Math.round(contentRect.width);
    redraw();
  }).observe(element);
  redraw();
  return { element, svg: drawing, redraw };
}

/**
 * @typedef {((value: number) => number) & { domain: [number, number], range: [number, number],
 *   invert: (place: number) => number }} Scale
 */

/**
 * From values to places, in proportion; logarithms are the caller's.
 * @param {[number, number]} domain
 * @param {[number, number]} range
 * @returns {Scale}
 */
export function scale(domain, range) {
  const [a, b] = domain;
  const [from, to] = range;
  return Object.assign((/** @type {number} */ value) => from + ((value - a) / (b - a)) * (to - from), {
    domain,
    range,
    invert: (/** @type {number} */ place) => a + ((place - from) / (to - from)) * (b - a),
  });
}

/**
 * The line through points.
 * @param {readonly (readonly [number, number])[]} points in pixels
 * @param {string} className
 */
export function line(points, className) {
  const d = points.map(([x, y], index) => `${index ? "L" : "M"}${round(x)} ${round(y)}`).join("");
  return svg("path", { d, class: `line ${className}` });
}

/**
 * Grid lines and numbers of a horizontal axis below and a vertical axis at the left.
 * @param {Scale} x
 * @param {Scale} y
 * @param {object} given
 * @param {readonly (readonly [number, string | (Node | string)[]])[]} [given.xTicks] values with their words
 * @param {readonly (readonly [number, string | (Node | string)[]])[]} [given.yTicks]
 * @param {string} [given.xLabel]
 * @param {string} [given.yLabel] stands above the axis, not turned
 */
export function axes(x, y, { xTicks = [], yTicks = [], xLabel = "", yLabel = "" }) {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const words = (/** @type {string | (Node | string)[]} */ given) => (typeof given === "string" ? [given] : given);
  return svg("g", { class: "axes" },
    ...yTicks.map(([value, text]) => svg("g", {},
      svg("line", { class: "grid", x1: left, x2: right, y1: y(value), y2: y(value) }),
      svg("text", { class: "quiet end", x: left - 6, y: y(value) + 4 }, ...words(text)))),
    ...xTicks.map(([value, text]) => svg("text",
      { class: "quiet middle", x: x(value), y: bottom + 16 }, ...words(text))),
    svg("line", { class: "axis", x1: left, x2: right, y1: bottom, y2: bottom }),
    svg("text", { class: "quiet end", x: right, y: bottom + 32 }, xLabel),
    svg("text", { class: "quiet", x: 0, y: top - 14 }, yLabel));
}

/** A power of ten as the parts of an SVG text: `10` and a raised exponent. */
export function powerOfTen(/** @type {number} */ exponent) {
  return ["10", svg("tspan", { class: "raised", dy: -5 }, String(exponent).replace("-", "−"))];
}
