"""Makes a finished site work without a network. Comes last: it notes the content of every file."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from guide.finish import published
from guide.kept import Keep, anew
from guide.offline.listed import LIST, MANIFEST, WORKER, Listed, hashed, listed, row
from guide.offline.manifest import manifest, with_manifest
from guide.offline.pocket import pocket
from guide.render.addresses import OFFLINE
from guide.render.offline import HERE, WHOLE
from guide.render.pages import ABOUT
from guide.walk import indexes

DOWNLOAD = "download"
"""Folder of the copy, in the site."""

_SCRIPT = Path("assets/js/worker.js")
_PAGE = OFFLINE.with_suffix(".html")
_TOO_LARGE = "This guide is too large for a copy."


def write(site: Path, keep: Keep = anew) -> None:
    """Write manifest, list, service worker and copy.

    Raises:
        GuideError: the scripts of the copy cannot be made.
    """
    worker = _taken(site)
    (site / MANIFEST).write_text(manifest(site), encoding="utf-8")
    _fill(site, HERE, _copy(site, keep))
    for name in indexes(site):
        _name_manifest(site / name, site)
    found = listed(site, keep)
    bytes_, compressed = found.size
    _fill(site, WHOLE, f"{size(compressed)} to fetch, {size(bytes_)} on the device")
    if str(_PAGE) in found.files:
        found.files[str(_PAGE)] = row((site / _PAGE).read_bytes())
    publish(site, found, worker)


def publish(site: Path, found: Listed, worker: str) -> None:
    """Write the list, and the service worker that goes by it."""
    text = found.text()
    (site / LIST).write_text(text, encoding="utf-8", newline="")
    _write_worker(site, hashed(text.encode()), worker)


def without(site: Path) -> None:
    """For a site that is being written: a worker that goes away, and takes what it kept along.

    So an author sees what he writes, whatever was served at the same address before.
    """
    _write_worker(site, "", _taken(site))


def size(bytes_: int) -> str:
    """Bytes as one reads them."""
    return f"{bytes_ / 1e6:.1f} MB" if bytes_ >= 1e5 else f"{bytes_ / 1e3:.0f} kB"


def _taken(site: Path) -> str:
    """The worker's code, which is published at the root alone: a worker rules what is below it."""
    code = (site / _SCRIPT).read_text(encoding="utf-8")
    (site / _SCRIPT).unlink()
    return code


def _write_worker(site: Path, version: str, code: str) -> None:
    text = f"globalThis.guideVersion = {json.dumps(version)};\n{code}"
    (site / WORKER).write_text(text, encoding="utf-8", newline="")


def _copy(site: Path, keep: Keep) -> str:
    """Makes the copy; what the page says of it."""
    content = pocket(site, published(site), keep)
    if content is None:
        return _TOO_LARGE
    title = json.loads((site / ABOUT).read_text(encoding="utf-8"))["title"] or "guide"
    name = f"{slug(title)}.zip"
    (site / DOWNLOAD).mkdir(exist_ok=True)
    (site / DOWNLOAD / name).write_bytes(content)
    return f'<a href="../{DOWNLOAD}/{name}" download>{name}</a>, {size(len(content))}.'


def slug(title: str) -> str:
    """A title as the name of a file."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "guide"


def _fill(site: Path, place: str, text: str) -> None:
    page = site / _PAGE
    if page.exists():
        filled = page.read_text(encoding="utf-8").replace(place, text)
        page.write_text(filled, encoding="utf-8", newline="")


def _name_manifest(page: Path, site: Path) -> None:
    html = page.read_text(encoding="utf-8")
    named = with_manifest(html, str(page.relative_to(site)), site)
    if named != html:
        page.write_text(named, encoding="utf-8", newline="")
