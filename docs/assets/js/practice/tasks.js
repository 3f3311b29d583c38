// The tasks of Check yourself, answered on the page. Without this script, a task shows its
// solution when one opens it; with it, one answers first.

import { right, rightOutput } from "./compare.js";
import { button, h } from "../shared/dom.js";

/**
 * A task: how it is answered. `judge` says whether the answer is right, or null where nothing was
 * answered yet.
 * @typedef {{form: HTMLElement, judge: () => boolean | null}} Task
 */

/**
 * Makes every task below an element answerable.
 * @param {ParentNode} root
 * @param {(item: string, right: boolean) => void} answered is told the task's name and how it went
 */
export function enliven(root, answered) {
  for (const solution of root.querySelectorAll("details.solution[data-kind]")) {
    enlivenOne(/** @type {HTMLDetailsElement} */ (solution), answered);
  }
}

/**
 * @param {HTMLDetailsElement} solution
 * @param {(item: string, right: boolean) => void} answered
 */
function enlivenOne(solution, answered) {
  const shown = before(solution);
  const make = KINDS[solution.dataset.kind ?? ""];
  if (!make || solution.dataset.live !== undefined) return;
  solution.dataset.live = "";
  const task = make(solution, shown);
  const verdict = h("p", { class: "verdict", role: "status" });
  describe(task.form, shown[0]);
  const check = button("Check", () => {
    const result = task.judge();
    if (result === null) {
      verdict.textContent = "Answer first, or open the solution.";
      return;
    }
    verdict.textContent = result ? "Right." : "Not right. The solution says why.";
    verdict.dataset.right = String(result);
    solution.open = true;
    answered(nameOf(solution, shown), result);
  }, { class: "check" });
  // Enter in a field checks, as one expects of a form; nothing is sent.
  const form = h("form", { class: "task", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    check.click();
  } }, task.form, h("p", { class: "buttons" }, check), verdict);
  solution.before(form);
}

/**
 * What is to be filled in or chosen is read out with the task that it belongs to.
 * @param {HTMLElement} form
 * @param {HTMLElement | undefined} prompt
 */
function describe(form, prompt) {
  if (!prompt) return;
  prompt.id ||= `task-${(made += 1)}`;
  const fields = "fieldset, ol, input[type=text], textarea";
  const within = [...form.querySelectorAll(fields)];
  for (const field of form.matches(fields) ? [form] : within) {
    field.setAttribute("aria-describedby", prompt.id);
  }
}

/**
 * What stands between the task before and this solution.
 * @param {Element} solution
 */
function before(solution) {
  const found = [];
  let element = solution.previousElementSibling;
  while (element && !element.matches("details, h2, h3")) {
    found.unshift(/** @type {HTMLElement} */ (element));
    element = element.previousElementSibling;
  }
  return found;
}

/**
 * A name that stays while the wording does, whatever is added around it.
 * @param {HTMLElement} solution
 * @param {HTMLElement[]} shown
 */
function nameOf(solution, shown) {
  let hash = 0x811c9dc5; // FNV-1a
  for (const sign of shown[0]?.textContent ?? "") {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `${solution.dataset.kind}-${hash.toString(16)}`;
}

/** @param {readonly unknown[]} list */
function shuffled(list) {
  const mixed = list.map((_, index) => index);
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

let made = 0;

/** @type {Record<string, (solution: HTMLElement, shown: HTMLElement[]) => Task>} */
const KINDS = { choice, fill, prints, bug, order };

/**
 * @param {HTMLElement} solution
 * @param {HTMLElement[]} shown
 * @returns {Task}
 */
function choice(solution, shown) {
  const wanted = new Set((solution.dataset.right ?? "").split(" "));
  const list = shown.find((element) => element.tagName === "UL");
  const options = [...(list?.children ?? [])];
  const name = `task-${(made += 1)}`;
  const type = wanted.size > 1 ? "checkbox" : "radio";
  const fields = options.map((option, index) => {
    const field = h("input", { type, name, value: index + 1 });
    const label = h("label", {}, field, h("span", {}, ...option.childNodes));
    return { field: /** @type {HTMLInputElement} */ (field), label };
  });
  const legend = wanted.size > 1 ? "Choose all that are right" : "Choose one";
  const form = h("fieldset", { class: "options" }, h("legend", {}, legend),
    ...shuffled(fields).map((index) => fields[index].label));
  list?.remove();
  return {
    form,
    judge() {
      const chosen = fields.filter(({ field }) => field.checked);
      if (!chosen.length) return null;
      for (const { field, label } of fields) {
        label.dataset.right = String(wanted.has(field.value));
      }
      return chosen.length === wanted.size && chosen.every(({ field }) => wanted.has(field.value));
    },
  };
}

/**
 * @param {HTMLElement} solution
 * @returns {Task}
 */
function fill(solution) {
  const accepted = JSON.parse(solution.dataset.accepted ?? "[]");
  const tolerance = Number(solution.dataset.tolerance ?? 0);
  const field = /** @type {HTMLInputElement} */ (
    h("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" }));
  return {
    form: h("label", { class: "typed" }, "Your answer", field),
    judge: () => (field.value.trim() ? right(field.value, accepted, tolerance) : null),
  };
}

/**
 * @param {HTMLElement} solution
 * @returns {Task}
 */
function prints(solution) {
  const output = solution.querySelector(".output code, .output pre")?.textContent ?? "";
  const rows = output.trim().split("\n").length;
  const field = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { rows, spellcheck: "false", autocapitalize: "off", autocomplete: "off" }));
  const label = rows > 1 ? `What it prints, ${rows} lines` : "What it prints";
  return {
    form: h("label", { class: "typed" }, label, field),
    judge: () => (field.value.trim() ? rightOutput(field.value, output) : null),
  };
}

/**
 * The lines of a block of code as markup; without colours where a colour runs over lines.
 * @param {Element | null | undefined} code
 */
function linesOf(code) {
  const lines = (code?.innerHTML ?? "").replace(/\n$/, "").split("\n");
  const whole = lines.every((line) =>
    (line.match(/<span/g) ?? []).length === (line.match(/<\/span>/g) ?? []).length);
  const texts = (code?.textContent ?? "").replace(/\n$/, "").split("\n");
  return texts.map((text, index) => {
    const line = h("code", {}, text || " ");
    // The markup is the site's own, taken from the element that showed it.
    if (whole && text) line.innerHTML = lines[index];
    return { text, line };
  });
}

/** @param {HTMLElement[]} shown */
function codeIn(shown) {
  return shown.find((element) => element.matches(".highlight, pre") ||
    element.querySelector(".highlight"));
}

/**
 * @param {HTMLElement} solution
 * @param {HTMLElement[]} shown
 * @returns {Task}
 */
function bug(solution, shown) {
  const wanted = new Set((solution.dataset.lines ?? "").split(" "));
  const block = codeIn(shown);
  const name = `task-${(made += 1)}`;
  const lines = linesOf(block?.querySelector("code"));
  const fields = lines.map(({ text, line }, index) => {
    const field = h("input", { type: "radio", name, value: index + 1, disabled: !text.trim() });
    return {
      field: /** @type {HTMLInputElement} */ (field),
      label: h("label", {}, field, line),
    };
  });
  const form = h("fieldset", { class: "code-lines highlight" },
    h("legend", {}, "Which line is wrong?"), ...fields.map(({ label }) => label));
  block?.remove();
  return {
    form,
    judge() {
      const chosen = fields.find(({ field }) => field.checked);
      if (!chosen) return null;
      for (const { field, label } of fields) {
        if (wanted.has(field.value)) label.dataset.right = "true";
      }
      return wanted.has(chosen.field.value);
    },
  };
}

/**
 * @param {HTMLElement} solution
 * @param {HTMLElement[]} shown
 * @returns {Task}
 */
function order(solution, shown) {
  /** @type {number[][]} */
  const orders = JSON.parse(solution.dataset.orders ?? "[]");
  const block = codeIn(shown);
  const lines = linesOf(block?.querySelector("code"));
  const list = h("ol", { class: "code-lines highlight" });
  const status = h("span", { class: "heard", role: "status" });
  let touched = false;
  const rows = lines.map(({ line, text }) => {
    const move = (/** @type {number} */ by) => {
      const place = [...list.children].indexOf(row);
      const other = list.children[place + by];
      if (!other) return;
      touched = true;
      if (by < 0) other.before(row);
      else other.after(row);
      status.textContent = `${text}: line ${place + by + 1} of ${lines.length}`;
    };
    const arrow = (/** @type {string} */ sign, /** @type {number} */ by, /** @type {string} */ where) => {
      const made = button(sign, () => {
        move(by);
        made.focus(); // moving it in the document takes the focus away
      }, { "aria-label": `Move ${where}: ${text}` });
      return made;
    };
    const row = h("li", {}, arrow("↑", -1, "up"), arrow("↓", 1, "down"), line);
    return row;
  });
  list.append(...rows);
  block?.remove();
  return {
    form: h("div", {}, list, status),
    judge() {
      if (!touched) return null;
      const now = [...list.children].map((row) => rows.indexOf(/** @type {HTMLElement} */ (row)) + 1);
      return orders.some((each) => each.every((line, index) => line === now[index]));
    },
  };
}
