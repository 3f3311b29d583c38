// Ten answers at once hold up a phone for seconds. So they open one after another, a frame for each:
// first what the reader sees, then what is below, then what is above. They close from the page's
// end: a browser goes through all that moves, and below what is closed nothing large is left to.

import { afterFrame } from "../shared/dom.js";
import { ANSWER } from "./address.js";
import { begin } from "./opening.js";

/** What was asked for last: what was asked for before ends. */
let latest = {};

/** Opens or closes all answers of the page. */
export function setAll(open) {
  const turn = (latest = {});
  const answers = [...document.querySelectorAll(ANSWER)].filter((answer) => answer.open !== open);
  const above = answers.filter(isAbove).reverse();
  const others = answers.filter((answer) => !isAbove(answer));
  const queue = open ? [...others, ...above] : [...others.reverse(), ...above];
  const next = () => {
    const answer = queue.shift();
    if (!answer || latest !== turn) return;
    set(answer, open);
    afterFrame(next);
  };
  // The first that opens begins in the next frame; one that closes takes longer, and the frame that
  // shows the button pressed does not wait for it.
  if (open) next();
  else afterFrame(next);
}

function isAbove(answer) {
  return answer.getBoundingClientRect().bottom <= 0;
}

/** The reader's place stays; who is in an answer that closes comes to its button. */
function set(answer, open) {
  const above = isAbove(answer);
  const edge = () => answer.getBoundingClientRect()[above ? "bottom" : "top"];
  const before = edge();
  if (open && !above) begin(answer); // above, what comes a frame later would move the reader
  answer.open = open;
  if (above) scrollBy({ top: edge() - before, behavior: "instant" });
  else if (before < 0 && !open) answer.scrollIntoView({ block: "center", behavior: "instant" });
}
