// The course of one layer, step by step: what it is given, what it gives, and all it gave before.

import { normal, random } from "../shared/explore/random.js";
import { AT_FIRST, dropout, followed, mean, normalised, statistics } from "./model.js";

/** What the units give: 1 on average. */
export const UNITS = [0.9, 1.6, 0.4, 1.2, 0.7, 1.8, 1.1, 0.3];
/** The value of the one example that is watched: one deviation above the mean of all. */
export const WATCHED = 5;
const [POPULATION_MEAN, POPULATION_DEVIATION, KEPT] = [3, 2, 0.9];
const SEED = 11;

/** @typedef {{ output: number, training: boolean, level: number }} Past one step of the course */
/** @typedef {{ rate: number, scaled: boolean }} DropoutSettings */
/** @typedef {{ size: number }} NormSettings */

/** Dropout over eight units. `level` is the mean output of all training steps so far. */
export class DropoutRun {
  /** @param {DropoutSettings} settings */
  constructor(settings) {
    this.settings = settings;
    this.draw = random(SEED);
    /** @type {Past[]} */
    this.past = [];
    this.mask = UNITS.map(() => 1);
    this.units = UNITS;
    this.sum = 0;
    this.steps = 0;
  }

  step(/** @type {boolean} */ training) {
    const { rate, scaled } = this.settings;
    this.mask = UNITS.map(() => (training && this.draw() < rate ? 0 : 1));
    this.units = training ? dropout({ values: UNITS, mask: this.mask, rate, scaled }) : UNITS;
    const output = mean(this.units);
    if (training) {
      this.steps += 1;
      this.sum += output;
    }
    this.past.push({ output, training, level: this.level });
  }

  get level() {
    return this.steps ? this.sum / this.steps : NaN;
  }
}

/**
 * Batch normalisation of one feature; the first example of each batch is always the same. `level`
 * is what inference gives for it.
 */
export class NormRun {
  /** @param {NormSettings} settings */
  constructor(settings) {
    this.settings = settings;
    this.draw = normal(SEED);
    /** @type {Past[]} */
    this.past = [];
    this.running = AT_FIRST;
    this.steps = 0;
    this.batch = this.drawn();
    this.now = statistics(this.batch);
  }

  drawn() {
    const other = () => POPULATION_MEAN + POPULATION_DEVIATION * this.draw();
    return [WATCHED, ...Array.from({ length: this.settings.size - 1 }, other)];
  }

  step(/** @type {boolean} */ training) {
    this.batch = this.drawn();
    this.now = statistics(this.batch);
    if (training) {
      this.running = followed(this.running, this.now, KEPT);
      this.steps += 1;
    }
    const output = normalised(WATCHED, training ? this.now : this.running);
    this.past.push({ output, training, level: this.level });
  }

  get level() {
    return normalised(WATCHED, this.running);
  }
}
