"""What a built site tells machines: heads, sitemap, feed, plain Markdown, pictures for links.

What needs the site's own address is left out where none is configured: a wrong one would be
worse than none. ``docs/contributing/machines.md`` says what is made, and why.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape as xml

from guide import cards, structured
from guide.crumbs import with_crumbs
from guide.feed import FEED, feed
from guide.heads import (
    Head,
    canonical,
    description,
    language,
    title,
    with_head,
)
from guide.kept import Keep, anew
from guide.render.machines import FACTS, FULL, LLMS, STAGED
from guide.site import INDEX, NOTEBOOKS, Site

ICON = "assets/images/apple-touch-icon.png"
"""The picture for a phone's first screen, where the guide has one."""
SMALL_ICON = "favicon.ico"
"""The same for browsers that draw no SVG."""
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
"""The list of addresses for search engines, and the file in which they look for it."""
NOT_FOUND = "404.html"
"""What a host shows where there is no page."""
PLAIN = "index.md"
"""A page as plain Markdown, beside it."""
HIDDEN = ("contributing/",)
"""Folders that search engines are asked to leave out: they speak to authors."""

_RELATIVE = re.compile(r"(?<!\\)((?:\\\\)*\]\()(?!https?:|#)")
"""Where a link's address begins, unless its bracket is escaped."""


@dataclass(frozen=True)
class Heads:
    """What is known of a site: what the heads of its pages say, and where each page stands."""

    facts: dict[str, Any]
    name: str
    address: str
    language: str
    about: str
    cards: dict[str, str]
    plain: frozenset[str]
    """The files of plain text."""
    icon: bool
    """Whether there is a picture for a phone's first screen."""
    small_icon: bool
    """Whether there is an icon for browsers that draw no SVG."""

    def absolute(self, path: str) -> str:
        """The address of a page or file; empty where the site's own is not known."""
        return urljoin(self.address, path) if self.address else ""

    def of(self, name: str) -> str:
        """All that the head of a page is made from, beside the page, as one text."""
        path = name.removesuffix(INDEX)
        return json.dumps([self._of_all, path, self.facts["pages"].get(path)])

    @cached_property
    def _of_all(self) -> str:
        """A hash of what the head of any page may be made from."""
        facts = (self.facts["about"], self.facts["described"], bool(self.facts["changes"]))
        pages = [(path, page["section"]) for path, page in self.facts["pages"].items()]
        known = (self.name, self.address, self.language, self.about, self.cards)
        icons = (self.icon, self.small_icon)
        all_of_it = (known, icons, sorted(self.plain), facts, pages)
        return hashlib.sha256(repr(all_of_it).encode()).hexdigest()

    def put(self, name: str, html: str) -> str:
        """A page with head and crumbs; one that only leads elsewhere stays as it is."""
        if name == NOT_FOUND:
            # A missing page stands at any depth: nothing in it can be said relative to it.
            return with_head(html, Head("", "", hidden=True))
        if name.rpartition("/")[2] != INDEX:
            return html
        path = name.removesuffix(INDEX)
        head = _head(self, path, title(html), description(html))
        way = [(each, _up(path) + to) for each, to in _way(self, path, head.title)]
        return with_crumbs(with_head(html, head), way)


def write(site: Site, home: str, keep: Keep = anew) -> Heads | None:
    """Tell machines what a built site holds, and return what the heads of its pages are to say.

    Nothing is done to a site without facts. ``home`` is its first page, whose head knows its
    address.
    """
    if str(FACTS) not in site:
        return None
    facts = json.loads(site.text(str(FACTS)))
    name, address = facts["title"], canonical(home)
    made = cards.write(site, name, facts, keep) if address else {}
    about = description(home) or facts["about"]
    _put_in_place(site, address)
    plain = frozenset(path for path in site.names() if path.endswith((PLAIN, str(LLMS))))
    icons = (ICON in site, SMALL_ICON in site)
    heads = Heads(facts, name, address, language(home), about, made, plain, *icons)
    _sitemap(site, heads, [path.removesuffix(INDEX) for path in site.indexes()])
    if address and facts["changes"]:
        site.write(FEED, feed(name, about, address, facts["changes"]))
    return heads


def _put_in_place(site: Site, address: str) -> None:
    """Move what waited under other names to where it belongs."""
    for path in site.names(f"{STAGED}/"):
        name = path.removeprefix(f"{STAGED}/")
        if name == str(LLMS):
            # It is read far from the site: its links should say where that is.
            text = _RELATIVE.sub(lambda link: f"{link[1]}{address}", site.text(path))
            site.write(name, text)
        elif name == str(FULL):
            site.write(name, site.read(path))
        elif name.endswith(".txt"):
            site.write(name.removesuffix(".txt") + ".md", site.read(path))
        site.remove(path)


def _is_hidden(path: str) -> bool:
    return path.startswith(HIDDEN)


def _head(site: Heads, path: str, whole: str, described: str) -> Head:
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
        icon=_up(path) + ICON if site.icon else "",
        small_icon=_up(path) + SMALL_ICON if site.small_icon else "",
        data="" if _is_hidden(path) else _data(site, path, own, about),
    )


def _up(path: str) -> str:
    return "../" * path.count("/")


def _plain(site: Heads, path: str) -> str:
    """The plain text of a page, from there; of the first page it is the list of all."""
    name = PLAIN if path else str(LLMS)
    return name if f"{path}{name}" in site.plain else ""


def _data(site: Heads, path: str, own: str, about: str) -> str:
    """What a page holds, and where it stands."""
    page = structured.Page(own, about, site.language, site.absolute(path), site.address)
    if not path:
        topics = [site.absolute(topic) for topic in site.facts["pages"]]
        whole = structured.guide(page, topics)
        return structured.graph(structured.website(site.name, site.address), whole)
    node = None
    if facts := site.facts["pages"].get(path):
        node = structured.quiz(page, facts)
    elif path.startswith(f"{NOTEBOOKS}/"):
        node = structured.notebook(page)
    way = [(name, site.absolute(to)) for name, to in _way(site, path, own)]
    return structured.graph(node, structured.breadcrumbs(way))


def _way(site: Heads, path: str, own: str) -> list[tuple[str, str]]:
    """Names and paths from the first page to this one, by way of its section's first page."""
    if not path:
        return [(site.name, "")]
    first = f"{path.split('/', maxsplit=1)[0]}/"
    between = site.facts["pages"].get(first) if path != first else None
    return [
        (site.name, ""),
        *([(between["section"], first)] if between else []),
        (own, path),
    ]


def _sitemap(site: Site, heads: Heads, paths: list[str]) -> None:
    """The addresses of the pages that are to be found; the engines' own lists hold others too."""
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        site.remove(name)
    if not heads.address:
        return
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_url(heads, path) for path in sorted(paths) if not _is_hidden(path)),
        "</urlset>",
    ]
    text = "\n".join(lines) + "\n"
    site.write(SITEMAP, text)
    site.write(f"{SITEMAP}.gz", gzip.compress(text.encode(), mtime=0))
    if urlsplit(heads.address).path == "/":  # elsewhere nobody looks for it
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {heads.absolute(SITEMAP)}\n"
        site.write(ROBOTS, robots)


def _url(site: Heads, path: str) -> str:
    changed = site.facts["pages"].get(path, {}).get("changed")
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{xml(site.absolute(path))}</loc>{when}</url>"
