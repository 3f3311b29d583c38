// The keys of practice.

import { listKeys } from "../shared/keys.js";

const KEYS = [
  ["1 2 3", "before the answer: guess, half sure, sure; and show it"],
  ["Space", "show the answer"],
  ["↑ ↓", "from key point to key point; Space ticks it"],
  ["1 2 3 4", "after the answer: Again, Hard, Good, Easy"],
  ["Enter", "show the answer; then take the suggested grade, once a point is ticked"],
  ["→", "leave this question out for now"],
  ["U", "take the last answer back"],
  ["Esc", "end the session"],
  ["?", "this list"],
];

/** Shows the list, with the switch that turns them off. */
export function help() {
  listKeys(KEYS, "guide-practice");
}
