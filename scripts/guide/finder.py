"""The search box: ours in the place of the theme's, which waits in case ours cannot be loaded."""

from __future__ import annotations

import re

from guide.theme import SEARCH

_DIV = re.compile(r"<(/?)div\b")
_GLASS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="2" stroke-linecap="round" aria-hidden="true">'
    '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></svg>'
)
_ARROW = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
    '<path d="M20 12H4m7-7-7 7 7 7"/></svg>'
)
_BOX = f"""<guide-finder>
<button type="button" class="finder-button" aria-label="Search">{_GLASS}</button>
<div class="finder-box" role="search">
<button type="button" class="finder-close" aria-label="Close search">{_ARROW}</button>
<input type="search" name="query" role="combobox" aria-label="Search" aria-expanded="false"
 aria-autocomplete="list" placeholder="Search" enterkeyhint="go"
 autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false">
<kbd aria-hidden="true">/</kbd>
<div class="finder-panel" hidden><p class="finder-status">Loading …</p></div>
</div>
</guide-finder>
"""
# Runs before the theme's scripts look for their search box. The mark is taken away, so that
# the next page tries ours again. Where guide.js cannot be loaded, the page is loaded anew with
# theirs. And before the page is drawn: where an answer will be opened, what stands below would be
# seen to move, so the text waits until it is (main.js), but not for long.
_EARLY = """<script>
try {
  if (sessionStorage.getItem("guide.search")) {
    sessionStorage.removeItem("guide.search");
    const theirs = document.getElementById("theme-search");
    document.querySelector("guide-finder").replaceWith(theirs.content);
  }
} catch {}
addEventListener("error", ({ target }) => {
  const ours = /\\/guide\\.\\w+\\.js$/.test(target.src) && document.querySelector("guide-finder");
  if (ours && navigator.onLine) {
    sessionStorage.setItem("guide.search", "theme");
    location.reload();
  }
}, true);
if (/[?&]open=/.test(location.search)) {
  document.documentElement.dataset.arrives = "";
  setTimeout(() => delete document.documentElement.dataset.arrives, 2000);
}
</script>"""


def with_our_search(html: str) -> str:
    """A page with our search box; a page without the theme's stays as it is."""
    if not (begin := SEARCH.search(html)):
        return html
    end = _end(html, begin.start())
    theirs = html[begin.start() : end]
    kept = f'<template id="theme-search">{theirs}</template>'
    return f"{html[: begin.start()]}{_BOX}{kept}{_EARLY}{html[end:]}"


def _end(html: str, start: int) -> int:
    """Where the element ends that begins with the ``<div`` at ``start``."""
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return len(html)
