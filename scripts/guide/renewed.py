"""A folder whose files are written anew only where they are not yet as they are to be.

A file is never changed: another takes its place. So folders may share their files.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from guide.site import files, walked


class Renewed:
    """A folder that is to hold some files and no others, whatever stands in it before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: set[str] = set()
        self._ready: set[str] = set()
        """Folders that are there, by their names below this one."""
        self._made: set[str] = set()
        """Those that were not there before: nothing stands in them yet but what was put there."""

    def put(self, name: str, content: bytes) -> None:
        """Let a file hold this; where it does, nothing is written.

        Raises:
            OSError: the disk refuses.
        """
        self._names.add(name)
        place = name.rpartition("/")[0]
        if place not in self._made:
            if _holds(f"{self._folder}/{name}", content):
                return
            self._make_ready(place)
            _remove(self._folder / name)
        (self._folder / name).write_bytes(content)

    def clear(self) -> None:
        """Remove all other files, and the folders in which none is left."""
        for place, names in walked(self._folder, upwards=True):
            for name in names:
                if name not in self._names:
                    (self._folder / name).unlink()
            if self._names.isdisjoint(names) and not os.listdir(place):
                os.rmdir(place)

    def _make_ready(self, name: str) -> None:
        """Make a folder; what stands in the way is no file that is to be."""
        if name in self._ready:
            return
        if name:
            self._make_ready(name.rpartition("/")[0])
        place = self._folder / name
        if place.is_symlink() or not place.is_dir():
            _remove(place)
            place.mkdir(parents=True)
            self._made.add(name)
        self._ready.add(name)


def twin(folder: Path, place: Path) -> None:
    """A second folder of the same files, not copied but by second names for them.

    A file that is to be another is removed from one folder, never changed in both.

    Raises:
        OSError: the disk refuses, or has no such names.
    """
    made: set[str] = set()
    for name in files(folder):
        path = f"{place}/{name}"
        if (parent := os.path.dirname(path)) not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        os.link(folder / name, path, follow_symlinks=False)


def _remove(path: Path) -> None:
    """Remove a file, a link or a folder, if there is one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _holds(path: str, content: bytes) -> bool:
    """Whether there is a file, and no link to one, that holds this."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return os.read(handle, len(content) + 1) == content
    except IsADirectoryError:
        return False
    finally:
        os.close(handle)
