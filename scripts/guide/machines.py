"""What a built site tells machines: heads, sitemap, feed, plain Markdown, pictures for links.

What needs the site's own address is left out where none is configured: a wrong one would be
worse than none. ``docs/contributing/machines.md`` says what is made, and why.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape as xml

from guide import cards, structured
from guide.feed import FEED, feed
from guide.heads import (
    Head,
    canonical,
    description,
    language,
    title,
    with_head,
)
from guide.render.machines import FACTS, FULL, LLMS, STAGED
from guide.walk import INDEX, indexes

ICON = "assets/images/apple-touch-icon.png"
"""The picture for a phone's first screen, where the guide has one."""
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
"""The list of addresses for search engines, and the file in which they look for it."""
NOT_FOUND = "404.html"
"""What a host shows where there is no page."""
NOTEBOOKS = "notebooks/"
"""Folder of the notebooks' pages."""
PLAIN = "index.md"
"""A page as plain Markdown, beside it."""
HIDDEN = ("contributing/",)
"""Folders that search engines are asked to leave out: they speak to authors."""

_RELATIVE = re.compile(r"(?<!\\)((?:\\\\)*\]\()(?!https?:|#)")
"""Where a link's address begins, unless its bracket is escaped."""


@dataclass(frozen=True)
class _Site:
    """A built site and what is known of it."""

    folder: Path
    facts: dict[str, Any]
    name: str
    address: str
    language: str
    about: str
    cards: dict[str, str]

    def absolute(self, path: str) -> str:
        """The address of a page or file; empty where the site's own is not known."""
        return urljoin(self.address, path) if self.address else ""


def write(site: Path) -> None:
    """Tell machines what a built site holds; nothing is done to one without facts."""
    if not (site / FACTS).exists():
        return
    known = _known(site)
    _put_in_place(known)
    found = dict(sorted(_pages(site)))
    for path, file in found.items():
        _tell(known, path, file)
    _sitemap(known, [path for path in found if not _is_hidden(path)])
    if known.address and known.facts["changes"]:
        text = feed(known.name, known.about, known.address, known.facts["changes"])
        (site / FEED).write_text(text, encoding="utf-8")


def _known(site: Path) -> _Site:
    facts = json.loads((site / FACTS).read_text(encoding="utf-8"))
    home = (site / "index.html").read_text(encoding="utf-8")
    name, address = facts["title"], canonical(home)
    made = cards.write(site, name, facts) if address else {}
    about = description(home) or facts["about"]
    return _Site(site, facts, name, address, language(home), about, made)


def _put_in_place(site: _Site) -> None:
    """Move what waited under other names to where it belongs."""
    staged = site.folder / STAGED
    for path in staged.rglob("*.txt"):
        name = path.relative_to(staged).as_posix()
        text = path.read_text(encoding="utf-8")
        if name == str(LLMS):
            # It is read far from the site: its links should say where that is.
            text = _RELATIVE.sub(lambda link: f"{link[1]}{site.address}", text)
        elif name != str(FULL):
            name = name.removesuffix(".txt") + ".md"
        (site.folder / name).write_text(text, encoding="utf-8")
    shutil.rmtree(staged)


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    """Every page by its address below the site's, but for those that only lead elsewhere."""
    for name in indexes(site):
        yield name.removesuffix(INDEX), site / name
    if (site / NOT_FOUND).exists():
        yield NOT_FOUND, site / NOT_FOUND


def _is_hidden(path: str) -> bool:
    return path == NOT_FOUND or path.startswith(HIDDEN)


def _tell(site: _Site, path: str, file: Path) -> None:
    html = file.read_text(encoding="utf-8")
    # A missing page stands at any depth: nothing in it can be said relative to it.
    head = (
        Head("", "", hidden=True)
        if path == NOT_FOUND
        else _head(site, path, title(html), description(html))
    )
    file.write_text(with_head(html, head), encoding="utf-8", newline="")


def _head(site: _Site, path: str, whole: str, described: str) -> Head:
    own = whole.removesuffix(f" - {site.name}") if path else site.name
    about = site.facts["described"].get(path, described) or (
        site.facts["about"] if not path else ""
    )
    return Head(
        title=own,
        site=site.name,
        description=about,
        address=site.absolute(path),
        card=site.absolute(site.cards.get(path, site.cards.get("", ""))) if site.cards else "",
        home=not path,
        hidden=_is_hidden(path),
        plain=_plain(site, path),
        feed=FEED if not path and site.address and site.facts["changes"] else "",
        icon=_up(path) + ICON if (site.folder / ICON).exists() else "",
        data="" if _is_hidden(path) else _data(site, path, own, about),
    )


def _up(path: str) -> str:
    return "../" * path.count("/")


def _plain(site: _Site, path: str) -> str:
    """The plain text of a page, from there; of the first page it is the list of all."""
    name = PLAIN if path else str(LLMS)
    return name if (site.folder / path / name).exists() else ""


def _data(site: _Site, path: str, own: str, about: str) -> str:
    """What a page holds, and where it stands."""
    page = structured.Page(own, about, site.language, site.absolute(path), site.address)
    if not path:
        topics = [site.absolute(topic) for topic in site.facts["pages"]]
        whole = structured.guide(page, topics)
        return structured.graph(structured.website(site.name, site.address), whole)
    node = None
    if facts := site.facts["pages"].get(path):
        node = structured.quiz(page, facts)
    elif path.startswith(NOTEBOOKS):
        node = structured.notebook(page)
    return structured.graph(node, structured.breadcrumbs(_way(site, path, own)))


def _way(site: _Site, path: str, own: str) -> list[tuple[str, str]]:
    """Names and addresses from the first page to this one; later pages of a section follow it."""
    first = f"{path.split('/', maxsplit=1)[0]}/"
    between = site.facts["pages"].get(first) if path != first else None
    return [
        (site.name, site.address),
        *([(between["section"], site.absolute(first))] if between else []),
        (own, site.absolute(path)),
    ]


def _sitemap(site: _Site, paths: list[str]) -> None:
    """The addresses of the pages that are to be found; the engines' own lists hold others too."""
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        (site.folder / name).unlink(missing_ok=True)
    if not site.address:
        return
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_url(site, path) for path in paths),
        "</urlset>",
    ]
    text = "\n".join(lines) + "\n"
    (site.folder / SITEMAP).write_text(text, encoding="utf-8")
    (site.folder / f"{SITEMAP}.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    if urlsplit(site.address).path == "/":  # elsewhere nobody looks for it
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute(SITEMAP)}\n"
        (site.folder / ROBOTS).write_text(robots, encoding="utf-8")


def _url(site: _Site, path: str) -> str:
    changed = site.facts["pages"].get(path, {}).get("changed")
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{xml(site.absolute(path))}</loc>{when}</url>"
