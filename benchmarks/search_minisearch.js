// MiniSearch: queries in, for each the numbers of the questions found out, by title and short
// answer, and by our vocabulary.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stdin, stdout } from "node:process";
import MiniSearch from "minisearch";
import { indexed, ten } from "./search_engine.js";

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const { site, texts, queries } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const listed = JSON.parse(readFileSync(join(site, "questions.json"), "utf8"));
const answers = new MiniSearch({
  idField: "number",
  fields: ["title", "answer"],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 3 } },
});
answers.addAll(listed.map((asked) => {
  const page = readFileSync(join(site, "q", asked.slug, "question.html"), "utf8");
  const [, short = ""] = /--answer[^>]*>.*?<\/h3>(.*?)<h3/s.exec(page) ?? [];
  return { ...asked, answer: short.replace(/<[^>]+>/g, " ") };
}));
const vocabulary = indexed(texts);
stdout.write(JSON.stringify({
  answers: queries.map((text) => ten(answers, text)),
  vocabulary: queries.map((text) => ten(vocabulary, text).map((id) => id + 1)),
}));
