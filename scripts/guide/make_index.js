// Questions as JSON in, the files of their search index out, by name. Called by guide/search.py.

import { stdin, stdout } from "node:process";
import { files } from "../../docs/assets/js/search/make.js";

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const { questions, shown, about } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
stdout.write(JSON.stringify(Object.fromEntries(files(questions, shown, about))));
