// For tests/test_scheduler.py: reads histories as JSON, prints the memory after each review.

import { readFileSync, writeSync } from "node:fs";
import { review } from "../../docs/assets/js/practice/scheduler.js";

const histories = JSON.parse(readFileSync(0, "utf8"));
const results = histories.map(({ retention, reviews }) => {
  let memory = null;
  return reviews.map(([day, grade]) => (memory = review(memory, grade, day, { retention })));
});
writeSync(1, JSON.stringify(results));
