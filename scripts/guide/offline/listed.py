"""What a version of the site consists of: each file with its hash, and what pages show.

The service worker fetches by this list, and keeps nothing that is not in it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from guide.finish import ALONE
from guide.kept import Keep, anew
from guide.render.addresses import OFFLINE, PRACTICE, built
from guide.render.pages import ABOUT, QUESTIONS
from guide.search import ANSWERS
from guide.search import FOLDER as FIND
from guide.site import INDEX, PERMANENT, Site

LIST, WORKER, MANIFEST = "offline.json", "sw.js", "manifest.webmanifest"
"""The list, the service worker and the web app's manifest, at the site's root."""
LENGTH = 16
"""So many letters of a hash are noted (96 bits); docs/assets/js/offline/store.js knows as well."""
MOST_OF_INDEX = 300_000
"""A search index of more bytes than this, compressed, is only kept with the whole guide.

So are the words of answers.
"""

_LAZY = 'loading="lazy"'
_SHELL = (INDEX, *(str(page.with_suffix(".html")) for page in (PRACTICE, OFFLINE)))
_ALWAYS = (str(QUESTIONS), str(ABOUT), MANIFEST)
# Not the icon with a size: browsers that have service workers draw the other one.
_LINK = re.compile(
    r"<(?:script|img|source|iframe)\b[^>]*?\ssrc=\"([^\"]+)\"[^>]*"
    r"|<(?:img|source)\b[^>]*?\ssrcset=\"([^\"\s]+)[^>]*"
    r"|<link\b(?=[^>]*\srel=\"(?:stylesheet|icon|modulepreload|preload)\")(?![^>]*\ssizes=)"
    r"[^>]*?\shref=\"([^\"]+)\""
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass
class Listed:
    """The list while it is made; ``offline.json`` holds its fields."""

    files: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """Hash, bytes, and bytes when compressed, of each file that can be kept."""
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Title of each page, and the files that it loads at once: ``parts``."""
    shell: list[str] = field(default_factory=list)
    """What every reader needs who goes on reading."""
    questions: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The page that each question stands on, and the hash of its own part of it."""
    formerly: dict[str, str] = field(default_factory=dict)
    """From former slugs to those of today."""

    def text(self) -> str:
        """The list as the site has it."""
        return json.dumps(vars(self), ensure_ascii=False, separators=(",", ":")) + "\n"

    @property
    def size(self) -> tuple[int, int]:
        """Bytes of the whole guide on a device, and over the network."""
        rows = self.files.values()
        return sum(row[1] for row in rows), sum(row[2] for row in rows)


def listed(site: Site, keep: Keep = anew) -> Listed:
    """The list of a finished site."""
    found = Listed()
    site_title = json.loads(site.text(str(ABOUT)))["title"]
    shown = set(_icons(site))
    # A missing page's file and those that only lead on are no pages.
    for path in site.indexes():
        html = site.read(path)
        title, linked, noted = json.loads(keep(("listed", path, html), partial(_noted, path, html)))
        parts, lazy = ([part for part in each if part in site] for each in linked)
        shown |= {*parts, *lazy}
        found.files[path] = noted[0], noted[1], noted[2]
        found.pages[path] = {"title": title.removesuffix(f" - {site_title}"), "parts": parts}
    _add_shell(site, found)
    index = site.names(f"{FIND}/")
    for path in {*found.shell, *shown, *index} - found.files.keys():
        found.files[path] = row(site.read(path), keep)
    found.files = dict(sorted(found.files.items()))
    always = [path for path in index if not path.startswith(f"{FIND}/{ANSWERS}")]
    if sum(found.files[path][2] for path in always) <= MOST_OF_INDEX:
        found.shell += always
    _list_questions(site, found)
    return found


def _add_shell(site: Site, found: Listed) -> None:
    """What readers need who go on: the pages of the shell with what they load, lists, scripts."""
    pages = [page for page in _SHELL if page in found.pages]
    scripts = [name for name in site.names("assets/js/") if name.endswith(".js")]
    parts = [part for page in pages for part in found.pages[page]["parts"]]
    shell = dict.fromkeys([*pages, *_ALWAYS, *scripts, *parts])
    found.shell = [path for path in shell if path in site]


def _icons(site: Site) -> list[str]:
    if MANIFEST not in site:
        return []
    return [icon["src"] for icon in json.loads(site.text(MANIFEST))["icons"]]


def _noted(path: str, html: bytes) -> str:
    """What the list holds of a page: its title, the files that it shows, its row."""
    text = html.decode()
    title = _TITLE.search(text)
    return json.dumps([unescape(title[1]) if title else path, parts_of(path, text), row(html)])


def parts_of(page: str, html: str) -> tuple[list[str], list[str]]:
    """The files, below the site's root, that a page loads at once, and those it shows later."""
    parts: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for match in _LINK.finditer(html):
        if path := target(page, unescape(next(filter(None, match.groups())))):
            parts[_LAZY in match[0]][path] = None
    return list(parts[False]), list(parts[True])


def target(page: str, link: str) -> str | None:
    """The file that a link of a page leads to, or None where it leads out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    # Below a made-up folder, so that a link out of the site can be told from one within.
    found = urljoin(f"http://x/site/{page}", parts.path)
    if not found.startswith("http://x/site/"):
        return None
    path = unquote(found.removeprefix("http://x/site/"))
    return f"{path}{INDEX}" if not path or path.endswith("/") else path


def row(content: bytes, keep: Keep = anew) -> tuple[str, int, int]:
    """What the list notes of a file."""
    made = keep(("row", content), lambda: str(len(gzip.compress(content, 6, mtime=0))))
    return hashed(content), len(content), int(made)


def hashed(content: bytes) -> str:
    """The beginning of a content's SHA-256."""
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:LENGTH]


def _list_questions(site: Site, found: Listed) -> None:
    for asked in json.loads(site.text(str(QUESTIONS))):
        slug, part = asked["slug"], f"{PERMANENT}/{asked['slug']}/{ALONE}"
        page = f"{built(asked['page'], '').removesuffix('#')}{INDEX}"
        if part in site and page in found.pages:
            found.questions[slug] = page, hashed(site.read(part))
            found.formerly |= dict.fromkeys(asked.get("formerly", ()), slug)
