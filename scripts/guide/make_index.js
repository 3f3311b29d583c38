// The files of a search index, by name, of what comes in as lines of JSON: what results show, then a
// question each. Called by guide/search.py.

import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { files } from "../../docs/assets/js/search/make.js";

const lines = [];
for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) lines.push(JSON.parse(line));
const [{ shown, about }, ...questions] = lines;
stdout.write(JSON.stringify(Object.fromEntries(files(questions, shown, about))));
