"""The files of a built site by their names below it, in order.

A guide of 5,000 questions has 11,000 files: paths as objects would take longer than the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PERMANENT = "q"
"""Folder of the addresses that never change."""
INDEX = "index.html"
"""What a host shows for a folder."""


def files(site: Path, *, without: str = "") -> Iterator[str]:
    """The names of all files, or of those outside one folder."""
    top = str(site)
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if folder != top or name != without)
        start = folder[len(top) + 1 :].replace(os.sep, "/")
        yield from (f"{start}/{name}" if start else name for name in sorted(names))


def every(site: Path) -> Iterator[str]:
    """All that is HTML: pages, and what leads to them or is a part of them."""
    return (name for name in files(site) if name.endswith(".html"))


def indexes(site: Path) -> Iterator[str]:
    """Those pages that are opened by the address of their folder."""
    return (name for name in pages(site) if name.rpartition("/")[2] == INDEX)


def pages(site: Path) -> Iterator[str]:
    """Pages alone. What stands at the permanent addresses leads to them, or is cut out of them."""
    return (name for name in files(site, without=PERMANENT) if name.endswith(".html"))
