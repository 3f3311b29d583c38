// <guide-explore data-name="…">, around the figure that stands for something to try.

import { script } from "./root.js";

const NEAR = "1500px"; // so far below the window its script is fetched, so that nothing moves in sight

/**
 * Loads its script when it comes near the window (in a closed answer it has no place, so it is
 * loaded once that is open) and lets it take the figure's place. Where that fails, the figure stays.
 */
export class GuideExplore extends HTMLElement {
  #watch;

  connectedCallback() {
    if (this.dataset.live !== undefined) return; // moved, and filled before
    this.#watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#start();
    }, { rootMargin: NEAR });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
  }

  async #start() {
    this.#watch.disconnect();
    try {
      (await script(`explore-${this.dataset.name}`)).start(this);
    } catch (error) {
      console.info("The explorable could not be loaded; its figure stays.", error);
    }
  }
}
