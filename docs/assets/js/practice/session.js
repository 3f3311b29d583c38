// One session: which question stands before the reader, and what he said of it. No page is needed
// to follow it.

import { SURE, suggested } from "./grade.js";
import { within } from "./queue.js";
import { AGAIN, GOOD, HARD } from "./scheduler.js";

/** @typedef {import("./queue.js").Listed} Listed */

/** So many questions later comes again what was not known. */
export const AGAIN_AFTER = 4;

/** A question at most so often in one session. */
const MOST = 3;

/**
 * @typedef {{question: Listed, grade: number, sure: number | null, points: number[],
 *   followUps: {had: number, of: number}, seconds: number}} Answer
 */

export class Session {
  /** @type {Listed[]} what is still to come, the present question first */
  queue;
  /** @type {Answer[]} what was answered, in order */
  answers = [];
  /** Whether the answer is shown. */
  revealed = false;
  /** @type {number | null} how certain the reader said to be */
  sure = null;
  /** @type {Set<number>} key points that the reader had */
  ticked = new Set();
  /** Follow-ups that the reader could answer, and how many there were. */
  followUps = { had: 0, of: 0 };
  #began;
  #now;

  /**
   * @param {readonly Listed[]} questions
   * @param {{repeat?: boolean, minutes?: number, now?: () => number}} [options] `repeat` asks
   *   again what was not known; `minutes` makes it a mock interview of that length; `now` is the
   *   time in milliseconds
   */
  constructor(questions, { repeat = true, minutes = 0, now = Date.now } = {}) {
    this.queue = [...questions];
    this.repeat = repeat && !minutes;
    this.minutes = minutes;
    this.ends = now() + minutes * 60_000;
    this.#now = now;
    this.#began = now();
  }

  /** Seconds that a mock interview has left. */
  get left() {
    return (this.ends - this.#now()) / 1000;
  }

  get question() {
    return this.queue[0] ?? null;
  }

  get done() {
    return !this.queue.length;
  }

  /** Shows the answer; `sure` is how certain the reader is, or null. @param {number | null} [sure] */
  reveal(sure = null) {
    if (this.done || this.revealed) return;
    this.revealed = true;
    this.sure = sure;
  }

  /** Notes that the reader had a key point, or had not. @param {number} point @param {boolean} on */
  tick(point, on) {
    if (on) this.ticked.add(point);
    else this.ticked.delete(point);
  }

  /**
   * The grade that the ticks suggest; null as long as none is ticked, since who has not begun to
   * compare has not forgotten.
   */
  get suggestion() {
    const { points } = /** @type {Listed} */ (this.question);
    if (points) return this.ticked.size ? suggested(this.ticked.size, points, this.sure) : null;
    // Without key points the reader's certainty is all there is to go by.
    return this.sure === null ? null : this.sure === SURE ? GOOD : HARD;
  }

  /**
   * Takes a grade and goes on.
   * @param {number} grade
   * @returns {Answer}
   */
  answer(grade) {
    const question = /** @type {Listed} */ (this.queue.shift());
    const answer = {
      question,
      grade,
      sure: this.sure,
      points: [...this.ticked].sort((a, b) => a - b),
      followUps: this.followUps,
      seconds: Math.min(3600, Math.round((this.#now() - this.#began) / 1000)),
    };
    this.answers.push(answer);
    const times = this.answers.filter((each) => each.question === question).length;
    if (this.repeat && grade === AGAIN && times < MOST) {
      this.queue.splice(AGAIN_AFTER - 1, 0, question);
    }
    this.#fresh();
    return answer;
  }

  /** Takes the last answer back, and asks its question again. */
  undo() {
    const answer = this.answers.pop();
    if (!answer) return null;
    const again = this.queue.indexOf(answer.question);
    if (again >= 0 && answer.grade === AGAIN) this.queue.splice(again, 1);
    this.queue.unshift(answer.question);
    this.#fresh();
    return answer;
  }

  /** Leaves the question out of this session. */
  skip() {
    this.queue.shift();
    this.#fresh();
  }

  /**
   * Leaves out what cannot be asked.
   * @param {ReadonlySet<string> | null} reach the slugs of what can; null where all can
   */
  keepTo(reach) {
    this.queue = within(this.queue, reach);
  }

  #fresh() {
    this.revealed = false;
    this.sure = null;
    this.ticked = new Set();
    this.followUps = { had: 0, of: 0 };
    this.#began = this.#now();
  }
}
