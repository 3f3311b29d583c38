// What a question page gains where scripts run. Without them everything can be
// read, answers open, tabs switch; so each element only adds to what is there.

const ANSWERS = "details.answer";
const PARAMETER = "open";

/** The answer of the question whose heading has this id. */
function answerOf(slug) {
  let element = document.getElementById(slug)?.nextElementSibling;
  while (element && !/^H[12]$/.test(element.tagName)) {
    if (element.matches(ANSWERS)) return element;
    element = element.nextElementSibling;
  }
  return null;
}

/** Opens the answer that the address asks for, and goes there. */
function openFromAddress() {
  const address = new URL(location.href);
  const slug = address.searchParams.get(PARAMETER);
  const answer = slug && answerOf(slug);
  if (!answer) return;
  answer.open = true;
  document.getElementById(slug).scrollIntoView();
  // Reading on or reloading must not jump back: the plain address takes its place.
  address.searchParams.delete(PARAMETER);
  address.hash = slug;
  history.replaceState(history.state, "", address);
}

function button(text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

/** "Open all answers" and "Close all answers" of the page. */
class GuideControls extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount) return;
    const all = (open) => () => {
      for (const answer of document.querySelectorAll(ANSWERS)) answer.open = open;
    };
    this.append(
      button("Open all answers", all(true)),
      button("Close all answers", all(false)),
    );
  }
}

/** Makes the link inside it copy its address instead of leading there. */
class GuideCopy extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link || this.querySelector("button")) return;
    const address = link.href;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const copy = button(link.textContent, async () => {
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = "Copied";
      } catch {
        // No permission, or not a secure address: show what was to be copied.
        status.textContent = address;
      }
      setTimeout(() => (status.textContent = ""), 4000);
    });
    link.replaceWith(copy, status);
  }
}

customElements.define("guide-controls", GuideControls);
customElements.define("guide-copy", GuideCopy);
openFromAddress();
