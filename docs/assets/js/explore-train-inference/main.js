// Dropout and batch normalisation step by step, in training and in inference.

import { choice, player, slider, toggle } from "../shared/explore/controls.js";
import { frame } from "../shared/explore/frame.js";
import { picture } from "../shared/explore/picture.js";
import { layer, LAYER_HEIGHT, past, PAST_HEIGHT, SHOWN } from "./drawings.js";
import { DropoutRun, NormRun } from "./run.js";
import { sentence } from "./words.js";

const PERIOD = 600;

/** @typedef {"dropout" | "batch-norm"} Kind */
/** @typedef {{ kind: Kind, training: boolean, rate: number, scaled: boolean, size: number }} State */

/** @param {HTMLElement} element */
export function start(element) {
  /** @type {State} */
  const state = {
    kind: element.dataset.start === "batch-norm" ? "batch-norm" : "dropout",
    training: true,
    rate: 0.5,
    scaled: true,
    size: 8,
  };
  let run = begun(state);
  const layerDrawing = picture((width) => layer(run, state.training, width),
    { label: "The layer at this step", height: LAYER_HEIGHT });
  const pastDrawing = picture((width) => past(run, width),
    { label: "What the layer gave at each step so far", height: PAST_HEIGHT });
  const show = () => {
    layerDrawing.redraw();
    pastDrawing.redraw();
    shown.say(sentence(run, state.training), { aloud: !playing.playing() });
  };
  const restart = () => {
    run = begun(state);
    show();
  };
  const playing = player({
    period: PERIOD,
    onstep() {
      run.step(state.training);
      // Enough is seen then; who wants more presses Play again.
      if (run.past.length % SHOWN === 0) playing.pause();
      show();
    },
    onrestart: restart,
    onchange: () => show(),
  });
  const shown = frame(element, {
    title: "Why is a layer not the same in training and in inference?",
    task: "Let it train for a while, then switch to inference: where do the squares lie?",
    controls: controls(state, restart, show),
    body: [layerDrawing.element, pastDrawing.element],
    foot: [playing],
  });
  show();
}

const begun = (/** @type {State} */ state) =>
  (state.kind === "dropout" ? new DropoutRun(state) : new NormRun(state));

/**
 * The controls; those of the other kind of layer are hidden.
 * @param {State} state
 * @param {() => void} restart after what makes another course
 * @param {() => void} show after what the course goes on with
 */
function controls(state, restart, show) {
  const ofDropout = [
    slider({ label: "Rate, the share that is dropped", min: 0, max: 0.8, step: 0.1, value: state.rate,
      format: (rate) => rate.toFixed(1), oninput: (rate) => again({ rate }) }),
    toggle({ label: "Scale what is kept", value: true, onchange: (scaled) => again({ scaled }) }),
  ];
  const ofNorm = [
    slider({ label: "Examples in a batch", min: 2, max: 64, value: state.size,
      oninput: (size) => again({ size }) }),
  ];
  const pick = () => {
    for (const each of ofDropout) each.hidden = state.kind !== "dropout";
    for (const each of ofNorm) each.hidden = state.kind !== "batch-norm";
  };
  const again = (/** @type {Partial<State>} */ change) => {
    Object.assign(state, change);
    pick();
    restart();
  };
  pick();
  return [
    choice({ label: "Layer", options: [["dropout", "Dropout"], ["batch-norm", "Batch norm"]],
      value: state.kind, onchange: (kind) => again({ kind: /** @type {Kind} */ (kind) }) }),
    choice({ label: "Mode", options: [["training", "Training"], ["inference", "Inference"]],
      value: "training", onchange: (mode) => {
        state.training = mode === "training";
        show();
      } }),
    ...ofDropout,
    ...ofNorm,
  ];
}
