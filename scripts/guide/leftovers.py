"""What a theme brings along and nothing of a site ever asks for: it is left out.

The theme's search stays whole: it is what readers get where ours cannot be loaded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from guide.engines import ENGINES
from guide.site import NOTEBOOKS, Site

FOLDERS = ("assets/javascripts/", "assets/stylesheets/")
"""Where the themes' own files stand."""
ICON = "assets/images/favicon.png"
"""The icon that a theme brings in case a guide has none."""
LICENCE = "LICENSE"
"""The name of a file that goes with what it is about, asked for or not."""
LUNR = "assets/javascripts/lunr/"
"""What the theme's search needs for other languages than English."""

_SPOKEN = re.compile(r'"lang":\s*(\[[^\]]*\])')
"""The languages in the index of the theme's search; a quote in a text has a sign before it."""
_MAP = re.compile(rb"\s*(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")
_END = 300
"""In so many bytes at its end a file names its map."""
_WORDS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
"""What finds the words of languages that write none apart, as the theme's script knows."""


def leave_out(site: Site) -> None:
    """Remove what no kind of page names: maps, and the languages that its search is not for."""
    needed = set(_languages(site))
    frames = [site.text(page) for page in _kinds(site)]
    for name in list(_of_theme(site)):
        file = name.rpartition("/")[2]
        if name not in needed and not any(file in frame for frame in frames):
            site.remove(name)
    for name in _of_theme(site):
        content = site.read(name)
        if found := _MAP.search(content, max(0, len(content) - _END)):
            site.write(name, content[: found.start()] + b"\n")


def _kinds(site: Site) -> Iterable[str]:
    """One page of each kind: a theme writes the frame of all pages of a kind alike."""
    kinds = {}
    for page in site.pages():
        folder = page.partition("/")[0]
        kinds[folder if folder in (page, NOTEBOOKS) else ""] = page
    return kinds.values()


def _of_theme(site: Site) -> Iterable[str]:
    for name in (*(name for folder in FOLDERS for name in site.names(folder)), ICON):
        if name in site and not name.endswith(f"/{LICENCE}"):
            yield name


def _languages(site: Site) -> Iterable[str]:
    """The files that the worker of the theme's search loads for the languages of its index."""
    if not site.names(LUNR):
        return
    spoken = {
        language
        for engine in ENGINES.values()
        if engine.index in site and (found := _SPOKEN.search(site.text(engine.index)))
        for language in json.loads(found[1])
    }
    if len(spoken) > 1:
        yield f"{LUNR}min/lunr.multi.min.js"
    if others := spoken - {"en"}:
        yield f"{LUNR}min/lunr.stemmer.support.min.js"
        yield from (f"{LUNR}min/lunr.{language}.min.js" for language in others)
        yield from (f"{LUNR}{_WORDS[language]}" for language in others & _WORDS.keys())
