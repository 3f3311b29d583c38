"""Steps that finish a site, done to one that stands in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from guide.site import Site

T = TypeVar("T")


def done(step: Callable[[Site], T], folder: Path) -> T:
    """What the step returns; what it changes is written into the folder."""
    site = Site(folder)
    made = step(site)
    site.save()
    return made
