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
    this.addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType !== "touch") show(target.closest("a")?.dataset.slug ?? here);
    });
    this.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType !== "touch") show(here);
    });
    this.#tapped(show);
    new ResizeObserver(() => this.#measured()).observe(this);
  }

  /** Says whether there is more of the drawing than one sees. */
  #measured() {
    const hint = document.querySelector(".here .sideways");
    if (hint) hint.hidden = this.scrollWidth <= this.clientWidth;
  }

  /** A finger cannot point: its first tap shows, the second on the same question follows. */
  #tapped(show) {
    let finger = false;
    let shown = "";
    this.addEventListener("pointerdown", ({ pointerType }) => {
      finger = pointerType === "touch";
    });
    this.addEventListener("click", (event) => {
      const slug = event.target.closest("a")?.dataset.slug;
      if (!finger || !slug || slug === shown) return;
      event.preventDefault();
      shown = slug;
      show(slug);
      this.#tell("", slug);
    });
  }

  /** Says above the drawing which question it is; returns its entry in the list. */
  #tell(words, slug) {
    const listed = document.querySelector(`main li > a:first-child[href$="#${slug}"]`);
    const said = document.querySelector(".here");
    if (said && listed) {
      const link = listed.cloneNode(true);
      link.removeAttribute("aria-current");
      said.replaceChildren(words, link);
    }
    return listed;
  }

  /** The question from which the reader came, shown in the drawing, in words and in the list. */
  #here() {
    const slug = new URL(location.href).searchParams.get(HERE) ?? "";
    const box = [...this.querySelectorAll("a")].find(({ dataset }) => dataset.slug === slug);
    if (!box) return undefined;
    box.toggleAttribute("data-here", true);
    const { left, width } = box.getBoundingClientRect();
    this.scrollLeft += left + width / 2 - this.getBoundingClientRect().left - this.clientWidth / 2;
    this.#tell("You are here: ", slug)?.setAttribute("aria-current", "location");
    return slug;
  }
}
