"""Our scripts and styles under names with a hash of their content, so that caches may keep them.

A name that is new whenever the content is can be kept for ever, and a page of one version
never gets a script of another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from guide.site import Site

NAMES = "names=here"
"""What a script that loads others by name has in their hashes' place; ``guide/root.js`` says it."""
LENGTH = 8
"""So many digits of a SHA-256, as many as the theme's names have."""

_SCRIPTS, _STYLES = "assets/js/", "assets/css/"
_SUFFIXES = {_SCRIPTS: ".js", _STYLES: ".css"}
_WORKER = "worker.js"  # is published at the root, where its name must stay
_HASH = re.compile(rf"\.[0-9a-f]{{{LENGTH}}}$")
_REFERENCE = re.compile(
    r'(<(?:script|link)\b[^>]*?\s(?:src|href)="[^"]*?)(assets/(?:js|css)/[\w-]+\.(?:js|css))(?=")'
)


def rename(site: Site) -> dict[str, str]:
    """Rename the files, and what scripts call them; return the new names by the old ones.

    Comes before anything that notes what the site's files are called or hold. What pages call
    them is for :func:`referring` to say.
    """
    files = [name for folder in _SUFFIXES for name in _ours(site, folder)]
    by_name = [name for name in files if NAMES not in site.text(name)]
    renamed = {name: _renamed(site, name) for name in by_name}
    known = "&".join(f"{plain(stem)}={stem[-LENGTH:]}" for stem in _scripts(site))
    for name in files:
        if name not in renamed:
            site.write(name, site.text(name).replace(NAMES, known))
            renamed[name] = _renamed(site, name)
    return renamed


def referring(html: str, names: Mapping[str, str]) -> str:
    """A page that calls scripts and styles by their new names."""
    return _REFERENCE.sub(lambda found: found[1] + names.get(found[2], found[2]), html)


def plain(stem: str) -> str:
    """A file's name, without its suffix, as it was before it had a hash."""
    return _HASH.sub("", stem)


def _ours(site: Site, folder: str) -> list[str]:
    """The files of a folder that have no hash in their names."""
    paths = [PurePosixPath(name) for name in site.names(folder)]
    return [
        str(path)
        for path in paths
        if path.suffix == _SUFFIXES[folder]
        and str(path.parent) == folder.rstrip("/")
        and path.name != _WORKER
        and not _HASH.search(path.stem)
    ]


def _scripts(site: Site) -> list[str]:
    """The names, without suffix, of those that have their new names already."""
    paths = [PurePosixPath(name) for name in site.names(_SCRIPTS)]
    return [path.stem for path in paths if path.suffix == ".js" and _HASH.search(path.stem)]


def _renamed(site: Site, name: str) -> str:
    path = PurePosixPath(name)
    digest = hashlib.sha256(site.read(name)).hexdigest()[:LENGTH]
    new = str(path.with_suffix(f".{digest}{path.suffix}"))
    site.rename(name, new)
    return new
