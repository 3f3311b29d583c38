"""Two readers, one model."""

from __future__ import annotations

from pathlib import Path

from guide.kept import Keep, anew
from guide.model import Guide
from guide.read import guide_format, plain_text
from guide.read.size import survey


def read(source: Path, keep: Keep = anew) -> Guide:
    """Read a folder of the guide's own format, or a file of plain text.

    ``keep`` knows the questions of a folder that were read before.

    Raises:
        SourceError: with all that is wrong in it.
    """
    survey(source)
    return guide_format.read(source, keep) if source.is_dir() else plain_text.read(source)
