"""A copy of the site as one file, whose pages open from a folder, without a server.

Browsers load no modules from a folder and fetch nothing there. So every script is a
classic one in the copy, the one of the search has the index inside, and links name
the file of a page.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from html import escape, unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from guide import walk
from guide.bundle import classic
from guide.engines import ENGINES
from guide.hashed import plain
from guide.kept import Keep, anew
from guide.offline.listed import target
from guide.render import offline, practice
from guide.render.addresses import PERMANENT
from guide.search import ANSWERS
from guide.search import FOLDER as FIND

LARGEST = 100_000_000
"""A site of more bytes than this has no copy: browsers are slow to unpack and search it."""

_SCRIPTS = PurePosixPath("assets/js")
_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "questions.json"}
_LEFT_OUT |= {"guide.json", "sw.js", "offline.json", "manifest.webmanifest", "robots.txt"}
_LEFT_OUT |= {"llms.txt", "llms-full.txt", "feed.xml", "_headers"}
_LEFT_OUT |= {engine.index for engine in ENGINES.values()}
_FOLDERS_LEFT_OUT = ["search/", f"{FIND}/", "assets/cards/"]
_FOLDERS_LEFT_OUT += ["assets/javascripts/lunr/", "assets/javascripts/workers/"]
_ENDINGS_LEFT_OUT = (".map", ".gz", ".pdf", ".md")
_SEARCH = "search"
_SCRIPTS_LEFT_OUT = {"practice", "offline", "worker"}
_DATE = (1980, 1, 1, 0, 0, 0)
_LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"]*)(")|(; url=)([^"]*)(">)')
_NOT_THERE = re.compile(
    r'<link rel="(?:modulepreload|preload|manifest|canonical|alternate|sitemap)"[^>]*>\s*'
    r'|<meta http-equiv="Content-Security-Policy"[^>]*>\s*'
    r'|<script type="module"[^>]*src="[^"]*/(?:practice|offline)\.[^"/]*"[^>]*></script>\s*'
)
_MODULE = re.compile(r'<script (?=[^>]*type="module")([^>]*?)\s*/?></script>')
_PRACTICE_HERE = "For that it needs the site: in a copy that is read from a folder, browsers do "
_PRACTICE_HERE += "not keep reliably what you do."


def pocket(site: Path, address: str, keep: Keep = anew) -> bytes | None:
    """The copy of a finished site as a zip, or None where the site is too large for one.

    The same site gives the same bytes. ``address`` is where the site is published, if that is
    known: what the copy leaves out is linked there.

    Raises:
        GuideError: esbuild is not set up, or finds a mistake in the scripts.
    """
    paths = sorted(walk.files(site))
    taken = [path for path in paths if not _left_out(path)]
    if sum((site / path).stat().st_size for path in taken) > LARGEST:
        return None
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for path, content in _files(site, taken, address, keep):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content, compresslevel=9)
    return written.getvalue()


def _left_out(path: str) -> bool:
    if path.startswith(f"{_SCRIPTS}/"):
        return plain(PurePosixPath(path).stem) in _SCRIPTS_LEFT_OUT
    return (
        path in _LEFT_OUT
        or path.endswith(_ENDINGS_LEFT_OUT)
        or path.startswith((".", *_FOLDERS_LEFT_OUT))
        or (path.startswith(f"{PERMANENT}/") and not path.endswith("/index.html"))
    )


def _files(site: Path, paths: list[str], address: str, keep: Keep) -> Iterator[tuple[str, bytes]]:
    there, listed = set(paths), "\n".join(paths)
    # Any script may import any other.
    scripts = "\0".join(
        _text(site / path) for path in paths if PurePosixPath(path).parent == _SCRIPTS
    )
    told = ("copied", hashlib.sha256(listed.encode()).hexdigest(), address)
    for path in paths:
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            html = content.decode()
            make = partial(_page, path, html, there, address)
            yield path, keep((*told, path, html), make).encode()
        elif PurePosixPath(path).parent == _SCRIPTS:
            yield path, _script(site, path, scripts, keep).encode()
        else:
            yield path, content


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _script(site: Path, path: str, scripts: str, keep: Keep) -> str:
    """A module as a classic script; that of the search has what it would fetch inside."""
    text = keep(("classic", path, scripts), partial(classic, site / path))
    if plain(PurePosixPath(path).stem) != _SEARCH:
        return text
    index = {
        f"{FIND}/{file.name}": json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((site / FIND).glob("*.json"))
        if not file.name.startswith(ANSWERS)  # the copy does not search inside answers
    }
    inside = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.guideFiles = {inside};\n{text}"


def _page(path: str, html: str, there: set[str], address: str) -> str:
    html = _NOT_THERE.sub("", html)
    html = offline.COPY.sub("<p>You are reading the copy that can be downloaded there.</p>", html)
    html = _LINK.sub(_linked(path, there, address), html)
    html = _MODULE.sub(_classic, html)
    html = html.replace(practice.NO_SCRIPTS, _PRACTICE_HERE)
    return html.replace(offline.NO_SCRIPTS, "For this, open the site.")


def _classic(match: re.Match[str]) -> str:
    """A script of a page; a classic one waits for the page by ``defer``, as modules do."""
    attributes = re.sub(r'\s*\b(?:type="module"|async(?:="")?|crossorigin(?:="")?)', "", match[1])
    return f"<script {attributes.strip()} defer></script>"


def _linked(path: str, there: set[str], address: str) -> Callable[[re.Match[str]], str]:
    """Links name files; what is not in the copy is linked on the site, if that is known."""

    def linked(match: re.Match[str]) -> str:
        before, link, after = filter(lambda part: part is not None, match.groups())
        file = target(path, unescape(link))
        if file is None:
            return match[0]
        place, hash_sign, fragment = unescape(link).partition("#")
        place, asks, query = place.partition("?")
        rest = f"{asks}{query}{hash_sign}{fragment}"
        if file in there:
            folder = "" if place.endswith(file.rpartition("/")[2]) else "index.html"
            up = place if not folder or place.endswith("/") else f"{place}/"
            return before + escape(f"{up}{folder}{rest}") + after
        if address:
            return before + escape(f"{address.rstrip('/')}/{quote(file)}{rest}") + after
        return before.replace(' href="', ' data-not-here="') + link + after

    return linked
