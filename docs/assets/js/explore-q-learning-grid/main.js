// Q-learning on a frozen lake, live: four values for each cell, arrows, and the learning curve.

import { choice, player, slider } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { random } from "../shared/explore/random.js";
import { picture } from "../shared/explore/picture.js";
import { h } from "../shared/dom.js";
import { act, newAgent, possible, success } from "./model.js";
import { drawCurve, drawLake } from "./drawing.js";
import { lately, percent, sentence, update } from "./words.js";

const MOST = 5000; // episodes, then it rests
const SEED = 21;
/** What a notch of its slider is worth: with ten the ice is as slippery as Gymnasium's. */
const SLIP = 1 / 15;
/** How many episodes at a time, how long to wait between, and what to say of the drawing. */
const PACES = /** @type {const} */ ({
  step: { episodes: 1, wait: 350, note: "" },
  one: {
    episodes: 1, wait: 120,
    note: "The dot is where the episode ended. Step by step, each update is written here in numbers.",
  },
  many: { episodes: 50, wait: 120, note: "The dot is where the last of fifty episodes ended." },
});

/** @param {HTMLElement} element */
export function start(element) {
  const settings = { epsilon: 0.2, alpha: 0.5, gamma: 0.9, slip: 0 };
  let pace = /** @type {keyof typeof PACES} */ ("one");
  let seed = SEED;
  let state = fresh(seed);

  const lake = picture((width) => drawLake(width, state), {
    label: "The lake: the four values of each cell as shades, the best action as an arrow, the agent",
    height: (width) => width,
  });
  const curve = picture((width) => drawCurve(width, state.history), {
    label: "Share of episodes won, while learning and by the greedy policy", height: 190,
  });
  const note = h("p", { class: "explore-note" });
  const show = () => {
    lake.redraw();
    curve.redraw();
    note.textContent = pace === "step" ? state.wrote : PACES[pace].note;
    const { agent, greedy, settled } = state;
    shown.say(sentence({ agent, settings, greedy, possible: possible(settings.slip), settled }),
      { aloud: !play.playing() });
  };
  const judge = () => {
    const before = state.greedy;
    state.greedy = success(state.agent.q, settings.slip);
    if (Math.abs(state.greedy - before) > 0.1) state.settled = state.agent.won.length;
  };
  const advance = () => {
    const { agent, uniform } = state;
    const goal = agent.won.length + PACES[pace].episodes;
    do state.last = act(agent, settings, uniform);
    while (pace !== "step" && agent.won.length < goal);
    state.wrote = update(state.last, settings);
    if (state.last.over) {
      judge();
      state.history.push({ episode: agent.won.length, won: lately(agent.won), greedy: state.greedy });
    }
    show();
    return agent.won.length < MOST;
  };
  const play = player({
    onstep: advance,
    onrestart: () => {
      state = fresh(seed += 1);
      judge();
      show();
    },
    period: () => PACES[pace].wait,
    restartLabel: "Reset",
  });
  const knob = (/** @type {"epsilon" | "alpha" | "gamma"} */ key, /** @type {string} */ label,
    /** @type {[number, number, number]} */ [min, max, step]) =>
    slider({
      label, min, max, step, value: settings[key], format: (value) => value.toFixed(2),
      oninput: (value) => {
        settings[key] = value;
      },
    });
  const shown = frame(element, {
    title: "How does a table learn its way?",
    task: "Watch the first reward spread from the goal to the start. Then let the ice be slippery, " +
      "or set ε to 0 and reset.",
    controls: [h("div", { class: "explore-row explore-knobs" },
      knob("epsilon", "Exploration ε", [0, 1, 0.05]),
      knob("alpha", "Step size α", [0.05, 1, 0.05]),
      knob("gamma", "Discount γ", [0.5, 0.99, 0.01]),
      slider({
        label: "Slips", min: 0, max: 10, value: 0, format: (value) => percent(value * SLIP),
        oninput: (value) => {
          settings.slip = value * SLIP;
          judge();
          show();
        },
      })),
    play, choice({
      label: "At a time",
      options: [["step", "step"], ["one", "episode"], ["many", "50 episodes"]],
      value: pace,
      onchange: (value) => {
        pace = value;
        show();
      },
    })],
    body: [h("div", { class: "explore-pair" }, lake.element, h("div", {}, curve.element, note))],
  });
  judge();
  show();
}

/** @param {number} seed */
function fresh(seed) {
  return {
    agent: newAgent(), wrote: "The first update is still to come.", uniform: random(seed), greedy: 0, settled: 0,
    last: /** @type {ReturnType<typeof act> | null} */ (null),
    history: /** @type {import("./drawing.js").Judged[]} */ ([]),
  };
}
