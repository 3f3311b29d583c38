// The files of a search index, by name, of what comes in as lines of JSON: which of them, then what
// they are made of. Called by guide/search.py.

import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { answerFiles, files } from "../../docs/assets/js/search/make.js";

const lines = [];
for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) lines.push(JSON.parse(line));
const [{ shown, about }, ...questions] = lines;
const made = shown ? files(questions, shown, about) : answerFiles(questions);
stdout.write(JSON.stringify(Object.fromEntries(made)));
