// The search index of a made guide, its texts for other engines, and what one types to find some of
// its questions.
// node benchmarks/search_made.js 5000 folder

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { made, withAnswers } from "./search_guide.js";

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const { questions, shown, about, samples } = made(count);
mkdirSync(join(folder, "find"), { recursive: true });
for (const [name, text] of withAnswers(questions, shown, about)) {
  writeFileSync(join(folder, "find", name), text);
}

const texts = questions.map(({ title, names, points }, i) =>
  ({ id: i, title, names: names.map(([name]) => name).join(" "), points }));
writeFileSync(join(folder, "texts.json"), JSON.stringify(texts));
process.stdout.write(JSON.stringify(samples));
