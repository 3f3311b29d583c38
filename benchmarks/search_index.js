// The file of MiniSearch's index of the texts in a folder. node benchmarks/search_index.js folder

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexed } from "./search_engine.js";

const folder = process.argv[2];
const texts = JSON.parse(readFileSync(join(folder, "texts.json"), "utf8"));
writeFileSync(join(folder, "minisearch.json"), JSON.stringify(indexed(texts)));
