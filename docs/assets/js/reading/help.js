// The keys of a page with questions.

import { listKeys } from "../shared/keys.js";

const KEYS = [
  ["j", "the next question"],
  ["k", "the question before"],
  ["o", "open or close its answer"],
  ["f", "the next framework"],
  ["/", "search"],
  ["?", "this list"],
];

/** Shows the list, with the switch that turns them off. */
export function help() {
  listKeys(KEYS, "guide-controls");
}
