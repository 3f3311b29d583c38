"""A copy of the site as one file, whose pages open from a folder, without a server.

Browsers load no modules from a folder and fetch nothing there. So every script is a
classic one in the copy, the one of the search has the index inside, and links name
the file of a page.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape, unescape
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import quote

from guide.bundle import classic
from guide.engines import ENGINES
from guide.hashed import plain
from guide.kept import Keep, anew
from guide.offline.listed import target
from guide.offline.packed import MOST_FILES, joined, zipped
from guide.render import offline, practice
from guide.render.addresses import PERMANENT
from guide.search import ANSWERS
from guide.search import FOLDER as FIND
from guide.site import Site

LARGEST = 100_000_000
"""A site of more bytes than this has no copy: browsers are slow to unpack and search it."""

BATCH = 5
"""So many files are packed together, and not again until one of them changes."""

_SCRIPTS = "assets/js"
_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "questions.json"}
_LEFT_OUT |= {"guide.json", "sw.js", "offline.json", "manifest.webmanifest", "robots.txt"}
_LEFT_OUT |= {"llms.txt", "llms-full.txt", "feed.xml", "_headers"}
_LEFT_OUT |= {engine.index for engine in ENGINES.values()}
_FOLDERS_LEFT_OUT = ["search/", f"{FIND}/", "assets/cards/"]
_FOLDERS_LEFT_OUT += ["assets/javascripts/lunr/", "assets/javascripts/workers/"]
_ENDINGS_LEFT_OUT = (".map", ".gz", ".pdf", ".md")
_SEARCH = "search"
_SCRIPTS_LEFT_OUT = {"practice", "offline", "worker"}
_LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"]*)(")|(; url=)([^"]*)(">)')
_NOT_THERE = re.compile(
    r'<link rel="(?:modulepreload|preload|manifest|canonical|alternate|sitemap)"[^>]*>\s*'
    r'|<script type="module"[^>]*src="[^"]*/(?:practice|offline)\.[^"/]*"[^>]*></script>\s*'
)
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_MODULE = re.compile(r'<script (?=[^>]*type="module")([^>]*?)\s*/?></script>')
_PRACTICE_HERE = "For that it needs the site: in a copy that is read from a folder, browsers do "
_PRACTICE_HERE += "not keep reliably what you do."


def pocket(site: Site, address: str, keep: Keep = anew) -> bytes | None:
    """The copy of a finished site as a zip, or None where the site is too large for one.

    The same site gives the same bytes. ``address`` is where the site is published, if that is
    known: what the copy leaves out is linked there. ``keep`` knows what was packed before.

    Raises:
        GuideError: esbuild is not set up, or finds a mistake in the scripts.
    """
    contents = {name: site.read(name) for name in site.names() if not _left_out(name)}
    if sum(map(len, contents.values())) > LARGEST or len(contents) > MOST_FILES:
        return None
    copied = _Copied(site, contents, address, keep)
    names = list(contents)
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    return joined([keep(copied.of(batch), partial(copied.packed, batch)) for batch in batches])


def _left_out(path: str) -> bool:
    if path.startswith(f"{_SCRIPTS}/"):
        return plain(PurePosixPath(path).stem) in _SCRIPTS_LEFT_OUT
    return (
        path in _LEFT_OUT
        or path.endswith(_ENDINGS_LEFT_OUT)
        or path.startswith((".", *_FOLDERS_LEFT_OUT))
        or (path.startswith(f"{PERMANENT}/") and not path.endswith("/index.html"))
    )


@dataclass(frozen=True)
class _Copied:
    """The files of a site as they stand in its copy."""

    site: Site
    contents: Mapping[str, bytes]
    address: str
    keep: Keep

    @cached_property
    def _names(self) -> bytes:
        """A hash of all names: pages link to what is there."""
        return hashlib.sha256("\n".join(self.contents).encode()).digest()

    @cached_property
    def _scripts(self) -> bytes:
        """A hash of all scripts: any may import any other."""
        scripts = [self.contents[name] for name in self.contents if _is_script(name)]
        return hashlib.sha256(b"\0".join(scripts)).digest()

    @cached_property
    def _index(self) -> dict[str, str]:
        """The files of the search's index; the copy does not search inside answers."""
        names = [name for name in self.site.names(f"{FIND}/") if name.endswith(".json")]
        known = [name for name in names if not name.startswith(f"{FIND}/{ANSWERS}")]
        return {name: self.site.text(name) for name in known}

    def of(self, batch: list[str]) -> list[str | bytes]:
        """All that some files of the copy are made from."""
        found = [part for name in batch for part in (name, self.contents[name])]
        if any(map(_is_script, batch)):
            found += [self._scripts, *chain.from_iterable(self._index.items())]
        return ["copied", self.address, self._names, *found]

    def packed(self, batch: list[str]) -> bytes:
        """Some files as a zip."""
        return zipped((name, self._file(name, self.contents[name])) for name in batch)

    def _file(self, name: str, content: bytes) -> bytes:
        if name.endswith(".html"):
            return _page(name, content.decode(), self.contents, self.address).encode()
        return self._script(name).encode() if _is_script(name) else content

    def _script(self, name: str) -> str:
        """A module as a classic script; that of the search has what it would fetch inside."""
        make = partial(_classic_script, self.site, name)
        text = self.keep(("classic", name, self._scripts), make)
        if plain(PurePosixPath(name).stem) != _SEARCH:
            return text
        index = {file: json.loads(found) for file, found in self._index.items()}
        inside = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        return f"globalThis.guideFiles = {inside};\n{text}"


def _classic_script(site: Site, name: str) -> str:
    site.save(f"{_SCRIPTS}/")  # the bundler reads files
    return classic(site.folder / name)


def _is_script(name: str) -> bool:
    return name.rpartition("/")[0] == _SCRIPTS


def _page(path: str, html: str, there: Container[str], address: str) -> str:
    html = _NOT_THERE.sub("", html)
    html = _POLICY.sub(_from_a_folder, html)
    html = offline.COPY.sub("<p>You are reading the copy that can be downloaded there.</p>", html)
    html = _LINK.sub(_linked(path, there, address), html)
    html = _MODULE.sub(_classic, html)
    html = html.replace(practice.NO_SCRIPTS, _PRACTICE_HERE)
    return html.replace(offline.NO_SCRIPTS, "For this, open the site.")


def _from_a_folder(match: re.Match[str]) -> str:
    """A page's policy; in a folder not every browser knows what ``'self'`` means."""
    return match[0].replace("'self'", "'self' file:")


def _classic(match: re.Match[str]) -> str:
    """A script of a page; a classic one waits for the page by ``defer``, as modules do."""
    attributes = re.sub(r'\s*\b(?:type="module"|async(?:="")?|crossorigin(?:="")?)', "", match[1])
    return f"<script {attributes.strip()} defer></script>"


def _linked(path: str, there: Container[str], address: str) -> Callable[[re.Match[str]], str]:
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
