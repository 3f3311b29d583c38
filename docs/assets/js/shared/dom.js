// Making elements.

/**
 * An element with attributes, listeners (`onclick` and the like, as functions) and children.
 * Text is text: nothing that is passed here is read as markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] false and null leave one out, true is an empty one
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== false &&
    child !== undefined));
  return element;
}

/**
 * A button.
 * @param {string} text
 * @param {(event: Event) => void} onclick
 * @param {Record<string, unknown>} [attributes]
 */
export function button(text, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, text);
}

/**
 * `1 question`, `2,000 questions`.
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  // Not by toLocaleString: a phone needs a tenth of a second to prepare for it.
  const grouped = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${grouped} ${count === 1 ? one : many}`;
}

/**
 * What fits a selector below an element and is not in something closed.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function shown(root, selector) {
  const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  return found.filter((element) => !element.closest("details:not([open])"));
}

/** Does something once the browser has drawn what is there now. @param {() => void} later */
export function afterFrame(later) {
  requestAnimationFrame(() => setTimeout(later));
}
