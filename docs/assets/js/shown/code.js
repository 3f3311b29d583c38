// A button for each block of code that copies it, named after what it copies.

import { button, h, shown } from "../shared/dom.js";

const BLOCK = ".highlight:has(> pre):not(:has(> .copy))"; // without a button yet
const SHOWN = 2000; // milliseconds

/** Gives every block of code below an element its button, once. */
export function equipCode(root) {
  for (const block of shown(root, BLOCK)) {
    const said = h("span", { class: "heard", role: "status" });
    const copy = button("Copy", () => take(block, copy, said), {
      class: "copy",
      "aria-label": `Copy ${nameOf(block)}`,
    });
    block.querySelector(":scope > pre").before(copy, said);
  }
}

async function take(block, copy, said) {
  // Only the text: a task may have put fields before its lines.
  const done = await navigator.clipboard?.writeText(block.querySelector("pre").textContent).then(
    () => true,
    () => false,
  );
  copy.textContent = done ? "Copied" : "Not copied";
  said.textContent = done ? "Copied" : "The browser does not let this page copy.";
  setTimeout(() => {
    copy.textContent = "Copy";
    said.textContent = "";
  }, SHOWN);
}

function nameOf(block) {
  if (!block.matches(".output")) return fileOf(block) ?? "the code";
  const program = fileOf(block.closest("details.long-output") ?? block, "previousElementSibling");
  return program ? `the output of ${program}` : "the output";
}

/** The name that a block of code bears, or one that stands in a direction from it. */
function fileOf(block, direction) {
  let element = direction ? block[direction] : block;
  while (element) {
    const name = element.querySelector(":scope > .filename")?.textContent;
    if (name && !element.matches(".output")) return name;
    element = direction && element[direction];
  }
  return null;
}
