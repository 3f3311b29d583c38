// The search index of a made guide, MiniSearch's, and what one types to find some of its questions.
// node benchmarks/search_made.js 5000 folder

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { files } from "../docs/assets/js/search/make.js";
import { generator } from "../tests/js/making.js";

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const VOCABULARY = 30_000;
const SAMPLES = 40;
const ONSETS = "b bl br c ch cr d dr f fl g gr h j k l m n p pr qu r s sc st t tr v w z".split(" ");
const NUCLEI = "a ai e ea i o oo u y".split(" ");
const ENDS = "n r s t l m x ng nd".split(" ").concat(["", ""]);

const chance = generator(count);
const pick = (list) => list[Math.floor(chance() * list.length)];
const syllable = () => pick(ONSETS) + pick(NUCLEI) + pick(ENDS);
const vocabulary = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 1 + Math.ceil(chance() * 3) }, syllable).join(""));
/** Words are as frequent as in a language: about one over their rank (Zipf). */
const word = () => vocabulary[Math.floor(VOCABULARY ** chance()) - 1];
const rare = () => vocabulary[Math.floor(chance() * VOCABULARY)];
const some = (n, one) => Array.from({ length: n }, one).join(" ");

const questions = Array.from({ length: count }, () => ({
  title: `What is the ${some(2, rare)} of ${some(2, word)}?`,
  names: [[some(2, rare), 3], [rare(), 3], [some(3, word), 3]],
  points: some(60, word),
}));
const shown = questions.map(({ title }, i) => [i + 1, `made-${i}`, title, 0]);
const about = {
  sections: [["Made", 0]], pages: ["made/index.md"], frameworks: [], marks: "0".repeat(count),
};
mkdirSync(join(folder, "find"), { recursive: true });
for (const [name, text] of files(questions, shown, about)) {
  writeFileSync(join(folder, "find", name), text);
}

const mistaken = (text) => text.replace(/(\S{3})(\S)(\S)(\S*)/, "$1$3$2$4");
const asked = Array.from({ length: SAMPLES }, () => Math.floor(chance() * count));
const samples = asked.map((i) => {
  const title = questions[i].title.replace(/What is the |of |\?/g, "");
  return { number: i + 1, title, name: questions[i].names[0][0], mistaken: mistaken(title) };
});
const texts = questions.map(({ title, names, points }, i) =>
  ({ id: i, title, names: names.map(([name]) => name).join(" "), points }));
const mini = new MiniSearch({ fields: ["title", "names", "points"] });
mini.addAll(texts);
writeFileSync(join(folder, "minisearch.json"), JSON.stringify(mini));
writeFileSync(join(folder, "texts.json"), JSON.stringify(texts));
process.stdout.write(JSON.stringify(samples));
