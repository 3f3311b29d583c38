// Files of a search index, by name, of what comes in as lines of JSON: what results show, or which
// block of answers it is; then a question each. Called by guide/search.py.

import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { answerBlock, files } from "../../docs/assets/js/search/make.js";

const lines = [];
for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) lines.push(JSON.parse(line));
const [{ shown, about, from, block }, ...questions] = lines;
if (shown) {
  stdout.write(JSON.stringify(Object.fromEntries(files(questions, shown, about))));
} else {
  const { first, parts } = answerBlock(questions, from, block);
  stdout.write(JSON.stringify({ first, parts: Object.fromEntries(parts) }));
}
