// <guide-map>, around the drawing of what to know before what.

const HERE = "here"; // the parameter of an address that names where one comes from

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
    const here = this.#here();
    show(here);
    this.addEventListener("pointerover", ({ target }) => {
      show(target.closest("a")?.dataset.slug ?? here);
    });
    this.addEventListener("pointerleave", () => show(here));
  }

  /** The question from which the reader came, shown in the drawing, in words and in the list. */
  #here() {
    const slug = new URL(location.href).searchParams.get(HERE) ?? "";
    const box = [...this.querySelectorAll("a")].find(({ dataset }) => dataset.slug === slug);
    if (!box) return undefined;
    box.toggleAttribute("data-here", true);
    const { left, width } = box.getBoundingClientRect();
    this.scrollLeft += left + width / 2 - this.getBoundingClientRect().left - this.clientWidth / 2;
    const listed = [...document.querySelectorAll(`main li > a:first-child[href$="#${slug}"]`)];
    listed[0]?.setAttribute("aria-current", "location");
    const said = document.querySelector(".here");
    if (said && listed[0]) {
      const link = listed[0].cloneNode(true);
      link.removeAttribute("aria-current");
      said.replaceChildren("You are here: ", link);
    }
    return slug;
  }
}
