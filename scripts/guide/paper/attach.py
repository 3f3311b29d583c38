"""The PDFs of the guide beside its pages, and the links to them."""

from __future__ import annotations

import json
import os
import re
import time
from datetime import UTC, datetime
from pathlib import Path

from guide.paper import document, parts
from guide.render.friday import MOST
from guide.render.pages import QUESTIONS

FOLDER = "download"
"""Where the PDFs stand, below the site's root."""

_PLACE = re.compile(r'<div class="papers" hidden(?:="")?>\s*</div>')
_WORD = re.compile(r"[a-z0-9]+")


def attach(site: Path) -> tuple[str, ...]:
    """Put the PDFs into a finished site; return their names, none for a guide that is too large.

    Every page that keeps a place for them, ``<div class="papers" hidden></div>``, gets links.

    Raises:
        GuideError: there is no browser, or it refuses.
    """
    listed = json.loads((site / QUESTIONS).read_text(encoding="utf-8"))
    if not 0 < len(listed) <= MOST:
        return ()
    written = write(site, site / FOLDER)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * (len(page.relative_to(site).parts) - 1)
        if (linked := _PLACE.sub(_links(written, up), text)) != text:
            page.write_text(linked, encoding="utf-8", newline="")
    return tuple(path.name for path, _ in written)


def write(site: Path, folder: Path, framework: str = "") -> list[tuple[Path, str]]:
    """Write the PDFs of a finished site into a folder; return each with what it is.

    Raises:
        GuideError: there is no browser, or it refuses.
    """
    # Not among what every build needs.
    from guide.paper.printed import printed, printer

    book = parts.read(site, framework)
    made = datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with printer() as browser:
        for edition in document.EDITIONS:
            words = [*_WORD.findall(book.title.lower()), *_WORD.findall(framework.lower())]
            path = folder / f"{'-'.join([*words, edition.name])}.pdf"
            path.write_bytes(printed(browser, site, book, edition, made))
            written.append((path, edition.title))
    return written


def _links(written: list[tuple[Path, str]], up: str) -> str:
    links = ", ".join(
        f'<a href="{up}{FOLDER}/{path.name}" download>{title}</a> ({_size(path)})'
        for path, title in written
    )
    return f'<p class="papers">The whole guide as a PDF: {links}.</p>'


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"
