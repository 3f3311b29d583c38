// The note that there is a newer version of the site than this page.

import { button, h } from "../shared/dom.js";

const PATIENCE = 15_000; // milliseconds for the newer version to become complete

/** Shows the note, once. */
export function newer() {
  if (document.querySelector(".newer")) return;
  const again = button("Reload", async () => {
    again.setAttribute("disabled", "");
    await complete();
    location.reload();
  });
  const later = button("Later", () => note.remove());
  const note = h("div", { class: "newer", role: "status" },
    h("span", {}, "This guide has a new version."), again, later);
  document.body.append(note);
}

/** Waits for a version that is just being fetched. */
async function complete() {
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  const next = registration?.installing ?? registration?.waiting;
  if (!next) return;
  await new Promise((resolve) => {
    next.addEventListener("statechange", () =>
      ["activated", "redundant"].includes(next.state) && resolve(null));
    setTimeout(resolve, PATIENCE);
  });
}
