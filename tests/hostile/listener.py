"""What sees that an input did something, or became more than text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from web import conftest

ALLOWED: dict[str, dict[str, set[str]]] = {
    region: {tag: set(attributes.split()) for tag, attributes in elements.items()}
    for region, elements in json.loads(
        Path(__file__).with_name("allowed.json").read_text(encoding="utf-8")
    ).items()
}
"""What the regions of a page are made of, element by element, with their attributes."""

LOOK = """() => {
  const found = [];
  const address = /^(href|src|srcset|action|formaction|data|poster|xlink:href)$/;
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const scheme = /^[\\s\\0]*[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:/i.test(value);
      if (name.startsWith("on") || name === "srcdoc" || (address.test(name) && scheme))
        found.push(element.cloneNode().outerHTML);
    }
  }
  // The search stands in the header, the header in the page: the innermost region counts.
  const region = (element) => element.closest("head") ? "head"
    : element.closest("guide-finder") ? "finder"
    : element.closest("article") ? "article" : "around";
  const parts = [...document.querySelectorAll("*")].map((element) => [
    region(element),
    element.closest("math, svg") ? element.closest("math, svg").localName : element.localName,
    element.closest("math, svg") ? [] : element.getAttributeNames().filter(
      // The theme's script says there how wide the line below a tab is.
      (name) => name !== "style" || !element.closest(".tabbed-set")),
  ]);
  const foreign = [...document.querySelectorAll("script[src], link[href], iframe, object, embed")]
    .filter((element) => new URL(element.src || element.href || "x:", location).host
      !== location.host).map((element) => element.outerHTML);
  const written = "article script:not([src], [type='application/json'])";
  for (const script of document.querySelectorAll(written))
    found.push(script.outerHTML);
  return { found: [...found, ...foreign], parts, hostile: "hostile" in window,
    all: document.title + document.body.textContent
      + [...document.images].map((image) => image.alt).join(" ") };
}"""


class Watch(conftest.Watch):
    """Notes every sign that an input did something; what a good page never does, among it."""

    def on(self, page: Page) -> None:
        super().on(page)
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self.faults.append(f"popup: {popup.url}"))

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        # It names its files from the host's root, which is not where a site of the tests is.
        missing = message.page is not None and message.page.url.endswith("/404.html")
        if not (missing and message.text.startswith("Failed to load resource")):
            super()._console(message)


def faults(seen: dict[str, Any]) -> set[str]:
    """What there is on a page that our pages do not have, as :data:`LOOK` sees it."""
    ran = {"a script ran"} if seen["hostile"] else set()
    return {*seen["found"], *_foreign(seen), *ran}


def _foreign(seen: dict[str, Any]) -> Iterator[str]:
    """Elements and attributes that their region does not have."""
    for region, tag, attributes in seen["parts"]:
        if tag not in ALLOWED[region]:
            yield f"{region}: <{tag}>"
        else:
            extra = set(attributes) - ALLOWED[region][tag]
            yield from (f"{region}: <{tag} {attribute}>" for attribute in extra)


def signs(page: Page, watch: Watch) -> list[str]:
    """What a page shows of an input that did something."""
    return [*watch.faults, *sorted(faults(page.evaluate(LOOK)))]
