"""Makes a finished site work without a network. Comes last: it notes the content of every file."""

from __future__ import annotations

import json
import re
import unicodedata

from guide.finish import published
from guide.kept import Keep, anew
from guide.offline.listed import LIST, MANIFEST, WORKER, Listed, hashed, listed, row
from guide.offline.manifest import manifest, with_manifest
from guide.offline.pocket import pocket
from guide.render.addresses import OFFLINE
from guide.render.offline import HERE, WHOLE
from guide.render.pages import ABOUT
from guide.site import Site

DOWNLOAD = "download"
"""Folder of the copy, in the site."""

_SCRIPT = "assets/js/worker.js"
_PAGE = str(OFFLINE.with_suffix(".html"))
_TOO_LARGE = "This guide is too large for a copy."


def write(site: Site, keep: Keep = anew) -> None:
    """Write manifest, list, service worker and copy.

    Raises:
        GuideError: the scripts of the copy cannot be made.
    """
    worker = _taken(site)
    site.write(MANIFEST, manifest(site))
    _fill(site, HERE, _copy(site, keep))
    for name in site.indexes():
        site.write(name, with_manifest(site.read(name), name, site))
    found = listed(site, keep)
    bytes_, compressed = found.size
    _fill(site, WHOLE, f"{size(compressed)} to fetch, {size(bytes_)} on the device")
    if _PAGE in found.files:
        found.files[_PAGE] = row(site.read(_PAGE))
    publish(site, found, worker)


def publish(site: Site, found: Listed, worker: str) -> None:
    """Write the list, and the service worker that goes by it."""
    text = found.text()
    site.write(LIST, text)
    _write_worker(site, hashed(text.encode()), worker)


def without(site: Site) -> None:
    """For a site that is being written: a worker that goes away, and takes what it kept along.

    So an author sees what he writes, whatever was served at the same address before.
    """
    _write_worker(site, "", _taken(site))


def size(bytes_: int) -> str:
    """Bytes as one reads them."""
    return f"{bytes_ / 1e6:.1f} MB" if bytes_ >= 1e5 else f"{bytes_ / 1e3:.0f} kB"


def _taken(site: Site) -> str:
    """The worker's code, which is published at the root alone: a worker rules what is below it."""
    code = site.text(_SCRIPT)
    site.remove(_SCRIPT)
    return code


def _write_worker(site: Site, version: str, code: str) -> None:
    site.write(WORKER, f"globalThis.guideVersion = {json.dumps(version)};\n{code}")


def _copy(site: Site, keep: Keep) -> str:
    """Makes the copy; what the page says of it."""
    content = pocket(site, published(site), keep)
    if content is None:
        return _TOO_LARGE
    title = json.loads(site.text(str(ABOUT)))["title"] or "guide"
    name = f"{slug(title)}.zip"
    site.write(f"{DOWNLOAD}/{name}", content)
    return f'<a href="../{DOWNLOAD}/{name}" download>{name}</a>, {size(len(content))}.'


def slug(title: str) -> str:
    """A title as the name of a file."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "guide"


def _fill(site: Site, place: str, text: str) -> None:
    if _PAGE in site:
        site.write(_PAGE, site.text(_PAGE).replace(place, text))
