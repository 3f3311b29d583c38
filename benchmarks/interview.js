// What a plan for the interview is worth: `make bench-plan` prints the table of
// docs/contributing/practice.md. The learner is FSRS itself, with the guide's own questions.

import { readFileSync } from "node:fs";
import { TODAY, WAYS, learned } from "../tests/js/learner.js";

const DAYS = 14, MINUTES = 20, LEARNERS = 20;
const PACES = [{ learn: 5, review: 1.5 }, { learn: 3, review: 1 }, { learn: 2, review: 1 }];

const questions = JSON.parse(readFileSync("build/docs/questions.json", "utf8"));

function cell(way, pace) {
  const course = { questions, interview: TODAY + DAYS, minutes: MINUTES, pace };
  const found = Array.from({ length: LEARNERS }, (_, seed) => learned(course, way, seed));
  const mean = (pick) => found.reduce((sum, each) => sum + pick(each), 0) / LEARNERS;
  return `${mean(({ day }) => day).toFixed(2)} (${mean(({ later }) => later).toFixed(2)})`;
}

console.log(`| ${questions.length} questions, ${MINUTES} minutes on ${DAYS} days | ${PACES.map(
  ({ learn, review }) => `${learn} min to learn, ${review} to review`).join(" | ")} |`);
console.log(`| --- |${PACES.map(() => " --- |").join("")}`);
for (const [name, way] of Object.entries(WAYS)) {
  console.log(`| ${name} | ${PACES.map((pace) => cell(way, pace)).join(" | ")} |`);
}
