// The framework that the reader prefers, shown in every set of tabs and kept in this browser.

export const TABS = ".tabbed-set";
const FRAMEWORKS = "guide.frameworks";

/** The frameworks by preference, the last choice first. */
export function preferred(choice, before) {
  return [choice, ...before.filter((name) => name !== choice)];
}

/** Which of the frameworks on offer the reader would take, or none. */
export function pick(offered, preferences) {
  return preferences.find((name) => offered.includes(name));
}

export function storedPreferences() {
  try {
    const stored = JSON.parse(localStorage.getItem(FRAMEWORKS));
    return Array.isArray(stored) ? stored : [];
  } catch {
    return []; // the browser keeps nothing for us
  }
}

export function store(preferences) {
  try {
    localStorage.setItem(FRAMEWORKS, JSON.stringify(preferences));
  } catch {
    // The choice holds on this page then.
  }
}

/** The tabs of a set, by the names on them; textContent, since closed answers have no other. */
export function tabsOf(set) {
  const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
  return new Map(labels.map((label) => [label.textContent.trim(), label.control]));
}

/**
 * The tabs that have to be chosen so that each of these sets shows the preferred framework; the
 * theme links only those in sight.
 */
export function toChoose(preferences, sets = document.querySelectorAll(TABS)) {
  return [...sets].flatMap((set) => {
    const tabs = tabsOf(set);
    const tab = tabs.get(pick([...tabs.keys()], preferences));
    return tab && !tab.checked ? [tab] : [];
  });
}

/** Chooses a tab as by hand: the theme's underline follows. */
export function choose(tab) {
  tab.checked = true;
  tab.dispatchEvent(new Event("change", { bubbles: true }));
}
