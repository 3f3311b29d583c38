// The kit for explorables, 2: controls. All are the browser's own inputs, so that keys work as
// everywhere: arrows move a slider and choose among options, Space presses a button.

import { button, h } from "../dom.js";

let count = 0;

/**
 * A slider with its label and its value.
 * @param {object} given
 * @param {string} given.label
 * @param {number} given.min
 * @param {number} given.max
 * @param {number} given.value
 * @param {(value: number) => void} given.oninput
 * @param {number} [given.step]
 * @param {(value: number) => string} [given.format] how the value is shown and read out
 * @returns {HTMLElement & { set: (value: number) => void, get: () => number }}
 */
export function slider({ label, min, max, value, oninput, step = 1, format = String }) {
  const id = `explore-control-${(count += 1)}`;
  const output = h("output", { for: id, "aria-live": "off" }); // the slider says it itself
  const input = /** @type {HTMLInputElement} */ (
    h("input", { type: "range", id, min, max, step, value }));
  const show = () => {
    const text = format(input.valueAsNumber);
    output.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => {
    show();
    oninput(input.valueAsNumber);
  });
  show();
  return Object.assign(
    h("div", { class: "explore-slider" }, h("label", { for: id }, label), output, input),
    {
      set(/** @type {number} */ next) {
        input.valueAsNumber = next;
        show();
      },
      get: () => input.valueAsNumber,
    },
  );
}

/**
 * One of a few, side by side (radio buttons that look like one bar). For at most five short words.
 * @template {string} T
 * @param {object} given
 * @param {string} given.label
 * @param {readonly (readonly [T, string])[]} given.options each value with its words
 * @param {T} given.value
 * @param {(value: T) => void} given.onchange
 */
export function choice({ label, options, value, onchange }) {
  const name = `explore-control-${(count += 1)}`;
  const choose = (/** @type {Event} */ { target }) =>
    onchange(/** @type {T} */ (/** @type {HTMLInputElement} */ (target).value));
  return h("fieldset", { class: "explore-choice", onchange: choose },
    h("legend", {}, label),
    h("div", { class: "explore-options" }, ...options.map(([each, words]) =>
      h("label", {},
        h("input", { type: "radio", name, value: each, checked: each === value }),
        h("span", {}, words)))));
}

/**
 * One of many, as a list that opens.
 * @template {string} T
 * @param {object} given
 * @param {string} given.label
 * @param {readonly (readonly [T, string])[]} given.options each value with its words
 * @param {T} given.value
 * @param {(value: T) => void} given.onchange
 */
export function select({ label, options, value, onchange }) {
  const id = `explore-control-${(count += 1)}`;
  const change = (/** @type {Event} */ { target }) =>
    onchange(/** @type {T} */ (/** @type {HTMLSelectElement} */ (target).value));
  return h("div", { class: "explore-select" },
    h("label", { for: id }, label),
    h("select", { id, onchange: change }, ...options.map(([each, words]) =>
      h("option", { value: each, selected: each === value }, words))));
}

/**
 * A checkbox.
 * @param {object} given
 * @param {string} given.label
 * @param {boolean} given.value
 * @param {(value: boolean) => void} given.onchange
 */
export function toggle({ label, value, onchange }) {
  const change = (/** @type {Event} */ { target }) =>
    onchange(/** @type {HTMLInputElement} */ (target).checked);
  return h("label", { class: "explore-toggle" },
    h("input", { type: "checkbox", checked: value, onchange: change }),
    h("span", {}, label));
}

/** Whether the reader asked for less motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Play or pause, one step, from the beginning. It plays by itself while it is in sight, unless the
 * reader asked for less motion or pressed pause; out of sight nothing is computed.
 * @param {object} given
 * @param {() => boolean | void} given.onstep does one step; false says that it was the last
 * @param {() => void} given.onrestart goes back to the beginning
 * @param {(playing: boolean) => void} [given.onchange] it was started, paused, or came to its end
 * @param {number | (() => number)} [given.period] milliseconds between steps
 * @param {boolean} [given.autoplay] false where it waits to be started
 * @param {string} [given.stepLabel]
 * @param {string} [given.restartLabel]
 * @returns {HTMLElement & { playing: () => boolean, pause: () => void }} `playing` is what to ask
 *   for `say(text, { aloud: !player.playing() })`
 */
export function player({ onstep, onrestart, onchange = () => {}, period = 1000, autoplay = true,
  stepLabel = "Step", restartLabel = "Restart" }) {
  let wanted = autoplay && !still();
  let inSight = false;
  let ended = false;
  let timer = 0;

  const advance = () => {
    ended = onstep() === false;
  };
  const tick = () => {
    timer = 0;
    if (!document.hidden) advance();
    if (ended) set(false);
    else update();
  };
  const update = () => {
    play.textContent = wanted ? "Pause" : "Play";
    play.dataset.icon = wanted ? "pause" : "play";
    const running = wanted && inSight && element.isConnected;
    if (running && !timer) {
      timer = setTimeout(tick, typeof period === "function" ? period() : period);
    } else if (!running && timer) {
      clearTimeout(timer);
      timer = 0;
    }
  };
  const set = (/** @type {boolean} */ next) => {
    if (next && ended) again();
    wanted = next;
    update();
    onchange(wanted);
  };
  const again = () => {
    ended = false;
    onrestart();
  };

  const play = button("Play", () => set(!wanted), { class: "explore-play" });
  const step = button(stepLabel, () => {
    if (wanted) set(false);
    if (ended) again();
    else advance();
  }, { "data-icon": "step" });
  const restart = button(restartLabel, again, { "data-icon": "restart" });
  const element = Object.assign(h("div", { class: "explore-player" }, play, step, restart), {
    playing: () => wanted,
    pause: () => wanted && set(false),
  });
  const watch = new IntersectionObserver((entries) => {
    inSight = entries[entries.length - 1].isIntersecting;
    update();
  });
  // All of it counts, not the buttons alone; it stands on the page once this turn is over.
  queueMicrotask(() => watch.observe(element.closest(".explore") ?? element));
  update();
  return element;
}
