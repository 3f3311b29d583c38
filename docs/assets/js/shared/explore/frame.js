// The kit for explorables, 1: the frame.
//
// An explorable is a folder `explore-NAME` with `model.js` (its arithmetic: pure functions of
// plain data, no page, no randomness of its own) and `main.js`, which exports `start(element)`:
//
//     export function start(element) {
//       const state = { depth: 20 };
//       const drawn = picture((width) => draw(state, width), { label: "Gradient norm by layer" });
//       const update = () => { drawn.redraw(); shown.say(sentence(state)); };
//       const shown = frame(element, {
//         title: "Gradient through depth",
//         task: "Add layers, and watch what arrives at the first.",
//         controls: [slider({ label: "Layers", min: 2, max: 60, value: 20,
//           oninput: (value) => { state.depth = value; update(); } })],
//         body: [drawn.element],
//       });
//       update();
//     }
//
// The modules: `frame.js` (this), `controls.js` (sliders, choices, a player with play, step and
// restart), `picture.js` (drawings that are as wide as their place), `random.js` (seeded).
// All styles are in docs/assets/css/guide/explore.css.

import { h } from "../dom.js";

/** What controls are worked with: it must not reach the shortcuts of the page around (practice). */
const OWN_KEYS = [" ", "Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

let count = 0;

/**
 * Puts what one can try into the element, in the place of the figure: title, what to try,
 * controls, what they change, and a sentence that says what one sees. Call it last: if anything
 * fails before, the figure stays.
 * @param {HTMLElement} element
 * @param {{ title: string, task: string, controls: Node[], body: Node[], foot?: Node[] }} parts
 *   `controls` stand above `body`, `foot` (the player, say) below it
 * @returns {{ say: (text: string, options?: { aloud?: boolean }) => void }} `say` shows the
 *   sentence; it is read aloud, unless `aloud` is false: pass that while something plays
 */
export function frame(element, { title, task, controls, body, foot = [] }) {
  const id = `explore-${(count += 1)}`;
  const says = h("p", { class: "explore-says", role: "status" });
  const keep = (/** @type {KeyboardEvent} */ event) => {
    if (OWN_KEYS.includes(event.key)) event.stopPropagation();
  };
  const live = h("div",
    { class: "explore", role: "group", "aria-labelledby": id, onkeydown: keep },
    h("p", { class: "explore-title", id }, title),
    h("p", { class: "explore-task" }, task),
    h("div", { class: "explore-controls" }, ...controls),
    h("div", { class: "explore-body" }, ...body),
    ...(foot.length ? [h("div", { class: "explore-foot" }, ...foot)] : []),
    says,
  );
  element.replaceChildren(live);
  element.dataset.live = "";
  return {
    say(text, { aloud = true } = {}) {
      const heard = says.getAttribute("aria-live") !== "off";
      says.setAttribute("aria-live", aloud ? "polite" : "off");
      // Set anew, it is read: also what had been shown in silence.
      if (says.textContent !== text || (aloud && !heard)) says.textContent = text;
    },
  };
}
