"""Two readers, one model."""

from __future__ import annotations

from pathlib import Path

from guide.model import Guide
from guide.read import guide_format, plain_text
from guide.read.size import survey


def read(source: Path) -> Guide:
    """Read a folder of the guide's own format, or a file of plain text.

    Raises:
        SourceError: with all that is wrong in it.
    """
    survey(source)
    return guide_format.read(source) if source.is_dir() else plain_text.read(source)
