// MiniSearch over title and short answer: queries in, numbers of the questions found out.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stdin, stdout } from "node:process";
import MiniSearch from "minisearch";

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const { site, queries } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const listed = JSON.parse(readFileSync(join(site, "questions.json"), "utf8"));
const engine = new MiniSearch({
  idField: "number",
  fields: ["title", "aliases", "answer"],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 3, aliases: 2 } },
});
engine.addAll(listed.map((asked) => {
  const page = readFileSync(join(site, "q", asked.slug, "question.html"), "utf8");
  const [, short = ""] = /--answer[^>]*>.*?<\/h3>(.*?)<h3/s.exec(page) ?? [];
  return { ...asked, aliases: "", answer: short.replace(/<[^>]+>/g, " ") };
}));
stdout.write(JSON.stringify(queries.map((text) =>
  engine.search(text).slice(0, 10).map(({ id }) => id))));
