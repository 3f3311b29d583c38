"""A site in the making: the files that an engine left in a folder, and what we make of them.

What is changed or added stays in memory until all is done, so that each file is read once, and
only those are written that differ from those of the earlier site (``guide/publish.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PERMANENT = "q"
"""Folder of the addresses that never change."""
NOTEBOOKS = "notebooks"
"""Folder of the notebooks' pages."""
INDEX = "index.html"
"""What a host shows for a folder."""


class Site:
    """The files of a site by their names below it; a guide of 5,000 questions has 11,000."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where what has not been changed stands."""
        self._contents: dict[str, bytes | None] = {}
        """The files that there are; what is None is read from the folder."""
        self._names: list[str] = []
        """The same names in order, or nothing where there are others since."""
        self.reload()

    def reload(self) -> None:
        """Begin with what stands in the folder now."""
        self._contents, self._names = dict.fromkeys(files(self.folder)), []

    def names(self, below: str = "") -> list[str]:
        """The names of all files, or of those that begin so, in order."""
        if not self._names:
            self._names = sorted(self._contents)
        return [name for name in self._names if name.startswith(below)]

    def every(self) -> list[str]:
        """All that is HTML: pages, and what leads to them or is a part of them."""
        return [name for name in self.names() if name.endswith(".html")]

    def pages(self) -> list[str]:
        """Pages alone; at permanent addresses stands what leads to them, or is cut out of them."""
        return [name for name in self.every() if not name.startswith(f"{PERMANENT}/")]

    def indexes(self) -> list[str]:
        """Those pages that are opened by the address of their folder."""
        return [name for name in self.pages() if name.rpartition("/")[2] == INDEX]

    def __contains__(self, name: str) -> bool:
        return name in self._contents

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            KeyError: there is none.
        """
        content = self._contents[name]
        return (self.folder / name).read_bytes() if content is None else content

    def text(self, name: str) -> str:
        """The content of a file of text.

        Raises:
            KeyError: there is none.
        """
        return self.read(name).decode()

    def write(self, name: str, content: str | bytes) -> None:
        """Give a file this content, whether it was there or not."""
        if name not in self._contents:
            self._names = []
        self._contents[name] = content.encode() if isinstance(content, str) else content

    def remove(self, name: str) -> None:
        """Take a file out, if it is there."""
        self._contents.pop(name, None)
        self._names = []

    def rename(self, old: str, new: str) -> None:
        """Give a file another name."""
        self.write(new, self.read(old))
        self.remove(old)

    def save(self, below: str = "") -> None:
        """Write into the folder what was changed of all files, or of those whose names begin so."""
        for name in files(self.folder):
            if name.startswith(below) and name not in self._contents:
                (self.folder / name).unlink()
        for name in self.names(below):
            if (content := self._contents[name]) is not None:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_bytes(content)
                self._contents[name] = None


def files(folder: Path) -> Iterator[str]:
    """The names of all files below a folder; links count as files."""
    for _, names in walked(folder):
        yield from names


def walked(folder: Path, *, upwards: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Each folder below a folder, and itself, with the names of the files in it, from the top."""
    return _walked(str(folder), "", upwards)


def _walked(place: str, start: str, upwards: bool) -> Iterator[tuple[str, list[str]]]:
    # Not os.walk, which asks of each folder twice whether it is a link.
    below: list[str] = []
    names: list[str] = []
    with os.scandir(place) as entries:
        for entry in entries:
            (below if entry.is_dir(follow_symlinks=False) else names).append(entry.name)
    found = place, [f"{start}{name}" for name in names]
    if not upwards:
        yield found
    for name in below:
        yield from _walked(f"{place}/{name}", f"{start}{name}/", upwards)
    if upwards:
        yield found
