// <guide-map>, around the drawing of what to know before what.

/** All that a question builds on, or that builds on it: `near` and `far` name the ends of a line. */
export function reached(slug, lines, near, far) {
  const found = new Set([slug]);
  for (const each of found) {
    for (const line of lines) if (line[near] === each) found.add(line[far]);
  }
  return found;
}

/** Shows on the map what the question under the pointer builds on, and what builds on it. */
export class GuideMap extends HTMLElement {
  connectedCallback() {
    const lines = [...this.querySelectorAll("path")];
    const ends = lines.map((line) => line.dataset);
    const show = (slug) => {
      this.toggleAttribute("data-chosen", Boolean(slug));
      const before = reached(slug, ends, "to", "from");
      const after = reached(slug, ends, "from", "to");
      for (const box of this.querySelectorAll("a")) {
        const { slug: here } = box.dataset;
        box.toggleAttribute("data-on", before.has(here) || after.has(here));
      }
      for (const { dataset } of lines) {
        const on = before.has(dataset.to) || after.has(dataset.from);
        if (on) dataset.on = "";
        else delete dataset.on;
      }
    };
    this.addEventListener("pointerover", ({ target }) => show(target.closest("a")?.dataset.slug));
    this.addEventListener("pointerleave", () => show());
  }
}
