"""What a version of the site consists of: each file with its hash, and what pages show.

The service worker fetches by this list, and keeps nothing that is not in it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from guide.finish import ALONE
from guide.kept import Keep, anew
from guide.render.addresses import OFFLINE, PERMANENT, PRACTICE, built
from guide.render.pages import ABOUT, QUESTIONS
from guide.search import FOLDER as FIND
from guide.walk import INDEX, indexes

LIST, WORKER, MANIFEST = "offline.json", "sw.js", "manifest.webmanifest"
"""The list, the service worker and the web app's manifest, at the site's root."""
LENGTH = 16
"""So many letters of a hash are noted (96 bits); docs/assets/js/offline/store.js knows as well."""
MOST_OF_INDEX = 300_000
"""A search index of more bytes than this, compressed, is only kept with the whole guide."""

_LAZY = 'loading="lazy"'
_SHELL = (INDEX, *(str(page.with_suffix(".html")) for page in (PRACTICE, OFFLINE)))
_ALWAYS = (str(QUESTIONS), str(ABOUT), MANIFEST)
_LINK = re.compile(
    r"<(?:script|img|source|iframe)\b[^>]*?\ssrc=\"([^\"]+)\"[^>]*"
    r"|<(?:img|source)\b[^>]*?\ssrcset=\"([^\"\s]+)[^>]*"
    r"|<link\b(?=[^>]*\srel=\"(?:stylesheet|icon|modulepreload|preload)\")"
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


def listed(site: Path, keep: Keep = anew) -> Listed:
    """The list of a finished site."""
    found = Listed()
    texts = {path: (site / path).read_bytes().decode() for path in _pages(site)}
    site_title = json.loads((site / ABOUT).read_text(encoding="utf-8"))["title"]
    shown = set(_icons(site))
    for path, text in texts.items():
        title = _TITLE.search(text)
        linked = json.loads(keep(("parts", path, text), partial(_parts, path, text)))
        parts, lazy = ([part for part in each if (site / part).is_file()] for each in linked)
        shown |= {*parts, *lazy}
        found.pages[path] = {
            "title": unescape(title[1]).removesuffix(f" - {site_title}") if title else path,
            "parts": parts,
        }
    scripts = (str(path.relative_to(site)) for path in (site / "assets/js").glob("*.js"))
    shell = dict.fromkeys(
        [*(page for page in _SHELL if page in texts), *_ALWAYS, *sorted(scripts)]
        + [part for page in _SHELL if page in texts for part in found.pages[page]["parts"]]
    )
    found.shell = [path for path in shell if (site / path).is_file()]
    index = [str(path.relative_to(site)) for path in sorted((site / FIND).glob("*"))]
    for path in sorted({*texts, *found.shell, *shown, *index}):
        found.files[path] = _row(site / path, texts.get(path), keep)
    if sum(found.files[path][2] for path in index) <= MOST_OF_INDEX:
        found.shell += index
    _list_questions(site, found)
    return found


def _pages(site: Path) -> list[str]:
    """The files of all pages; a missing page's and those that only lead on are none."""
    return sorted(indexes(site))


def _icons(site: Path) -> list[str]:
    manifest = site / MANIFEST
    if not manifest.exists():
        return []
    icons = json.loads(manifest.read_text(encoding="utf-8"))["icons"]
    return [icon["src"] for icon in icons]


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


def _parts(page: str, html: str) -> str:
    return json.dumps(parts_of(page, html))


def _row(path: Path, text: str | None, keep: Keep) -> tuple[str, int, int]:
    """The row of a file; that of a page, whose text is given, may be known."""
    if text is None:
        return row(path.read_bytes())
    made = json.loads(keep(("row", text), lambda: json.dumps(row(text.encode()))))
    return made[0], made[1], made[2]


def row(content: bytes) -> tuple[str, int, int]:
    """What the list notes of a file."""
    return hashed(content), len(content), len(gzip.compress(content, 6, mtime=0))


def hashed(content: bytes) -> str:
    """The beginning of a content's SHA-256."""
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:LENGTH]


def _list_questions(site: Path, found: Listed) -> None:
    for asked in _questions(site):
        slug, part = asked["slug"], site / PERMANENT / asked["slug"] / ALONE
        page = f"{built(asked['page'], '').removesuffix('#')}{INDEX}"
        if part.exists() and page in found.pages:
            found.questions[slug] = page, hashed(part.read_bytes())
            found.formerly |= dict.fromkeys(asked.get("formerly", ()), slug)


def _questions(site: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads((site / QUESTIONS).read_text(encoding="utf-8"))
