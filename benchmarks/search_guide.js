// A made guide of a size, for the search: its questions, and what one types to find some of them.

import { answerBlock, files } from "../docs/assets/js/search/make.js";
import { generator } from "../tests/js/making.js";

const VOCABULARY = 30_000;
const SAMPLES = 40;
const ANSWER = 300; // words
const ONSETS = "b bl br c ch cr d dr f fl g gr h j k l m n p pr qu r s sc st t tr v w z".split(" ");
const NUCLEI = "a ai e ea i o oo u y".split(" ");
const ENDS = "n r s t l m x ng nd".split(" ").concat(["", ""]);

/**
 * @typedef {{number: number, title: string, name: string, mistaken: string}} Sample
 * @param {number} count
 */
export function made(count) {
  const [chance, other] = [generator(count), generator(count + 1)];
  const pick = (/** @type {string[]} */ list) => list[Math.floor(chance() * list.length)];
  const syllable = () => pick(ONSETS) + pick(NUCLEI) + pick(ENDS);
  const vocabulary = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 1 + Math.ceil(chance() * 3) }, syllable).join(""));
  /** Words are as frequent as in a language: about one over their rank (Zipf). */
  const frequent = (/** @type {() => number} */ by) => vocabulary[Math.floor(VOCABULARY ** by()) - 1];
  const word = () => frequent(chance);
  const rare = () => vocabulary[Math.floor(chance() * VOCABULARY)];
  const some = (/** @type {number} */ n, /** @type {() => string} */ one) =>
    Array.from({ length: n }, one).join(" ");

  const questions = Array.from({ length: count }, () => ({
    title: `What is the ${some(2, rare)} of ${some(2, word)}?`,
    names: /** @type {[string, number][]} */ ([[some(2, rare), 3], [rare(), 3], [some(3, word), 3]]),
    points: some(60, word),
    answer: some(ANSWER, () => frequent(other)),
  }));
  const shown = questions.map(({ title }, i) => [i + 1, `made-${i}`, title, 0]);
  const about = {
    sections: [["Made", 0]], pages: ["made/index.md"], frameworks: [], marks: "0".repeat(count),
  };
  const asked = Array.from({ length: SAMPLES }, () => Math.floor(chance() * count));
  const samples = asked.map((i) => {
    const title = questions[i].title.replace(/What is the |of |\?/g, "");
    return { number: i + 1, title, name: questions[i].names[0][0], mistaken: mistaken(title) };
  });
  return { questions, shown, about, samples };
}

/** Two letters of a text's first long word swapped. @param {string} text */
function mistaken(text) {
  return text.replace(/(\S{3})(\S)(\S)(\S*)/, "$1$3$2$4");
}

/**
 * All files of a guide's index, as guide/search.py has them made.
 * @param {import("../docs/assets/js/search/make.js").Source[]} questions
 * @param {unknown[]} shown
 * @param {object} about
 * @param {number} [block] so many questions have their answers in one block
 */
export function withAnswers(questions, shown, about, block = Math.max(100, questions.length / 10)) {
  const blocks = [];
  for (let from = 0; from < questions.length; from += block) {
    blocks.push(answerBlock(questions.slice(from, from + block), from, blocks.length));
  }
  return new Map([
    ...files(questions, shown, about),
    ["answers.json", JSON.stringify(blocks.map(({ first }) => first))],
    ...blocks.flatMap(({ parts }) => [...parts]),
  ]);
}
