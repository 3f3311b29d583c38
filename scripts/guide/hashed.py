"""Our scripts and styles under names with a hash of their content, so that caches may keep them.

A name that is new whenever the content is can be kept for ever, and a page of one version
never gets a script of another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from guide.walk import pages

NAMES = "names=here"
"""What a script that loads others by name has in their hashes' place; ``guide/root.js`` says it."""
LENGTH = 8
"""So many digits of a SHA-256, as many as the theme's names have."""

_FOLDERS = {"assets/js": ".js", "assets/css": ".css"}
_WORKER = "worker.js"  # is published at the root, where its name must stay
_HASH = re.compile(rf"\.[0-9a-f]{{{LENGTH}}}$")
_REFERENCE = re.compile(
    r'(<(?:script|link)\b[^>]*?\s(?:src|href)="[^"]*?)(assets/(?:js|css)/[\w-]+\.(?:js|css))(?=")'
)


def write(site: Path) -> None:
    """Rename the files, and what pages and scripts call them.

    Comes before anything that notes what the site's files are called or hold.
    """
    files = list(_ours(site))
    renamed = {}
    by_name = [path for path in files if NAMES not in path.read_text(encoding="utf-8")]
    for path in by_name:
        renamed[_address(path, site)] = _renamed(path)
    known = "&".join(f"{plain(path.stem)}={path.stem[-LENGTH:]}" for path in _scripts(site))
    for path in files:
        if path not in by_name:
            text = path.read_text(encoding="utf-8").replace(NAMES, known)
            path.write_text(text, encoding="utf-8", newline="")
            renamed[_address(path, site)] = _renamed(path)
    if renamed:
        _refer(site, {old: _address(new, site) for old, new in renamed.items()})


def plain(stem: str) -> str:
    """A file's name, without its suffix, as it was before it had a hash."""
    return _HASH.sub("", stem)


def _ours(site: Path) -> Iterator[Path]:
    for folder, suffix in _FOLDERS.items():
        for path in sorted((site / folder).glob(f"*{suffix}")):
            if path.name != _WORKER and not _HASH.search(path.stem):
                yield path


def _scripts(site: Path) -> list[Path]:
    """Those that have their new names already."""
    return [path for path in sorted((site / "assets/js").glob("*.js")) if _HASH.search(path.stem)]


def _renamed(path: Path) -> Path:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH]
    return path.rename(path.with_suffix(f".{digest}{path.suffix}"))


def _address(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix()


def _refer(site: Path, names: dict[str, str]) -> None:
    for name in pages(site):
        page = site / name
        text = page.read_text(encoding="utf-8")
        named = _REFERENCE.sub(lambda found: found[1] + names.get(found[2], found[2]), text)
        if named != text:
            page.write_text(named, encoding="utf-8", newline="")
