"""What a program says about itself, in the comment lines at its top."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

from guide.errors import GuideError, Problem

_DECLARATION = re.compile(r"# (expect|tolerance|needs): (.+)")


@dataclass(frozen=True)
class Declared:
    """What the comment lines at the top of a program say about it."""

    expect: str = ""
    """Name of the error the program is meant to end with, or empty."""
    tolerance: float | None = None
    """Allowed difference of all numbers of the output, relative or absolute."""
    needs: str = ""
    """``network`` or ``gpu`` with the reason, where it cannot run here."""


def read(text: str, path: Path) -> Declared:
    """What the comment lines at the top of a program say; ``path`` is for messages.

    Raises:
        GuideError: a declaration has a value that is none.
    """
    values: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _DECLARATION.fullmatch(line.strip()):
            values[match[1]] = match[2].strip()
    tolerance = values.get("tolerance")
    try:
        return Declared(
            expect=values.get("expect", ""),
            tolerance=_number(tolerance) if tolerance else None,
            needs=values.get("needs", ""),
        )
    except ValueError:
        hint = "write a number, for example `# tolerance: 0.05`"
        raise GuideError(
            str(Problem(path, 0, f'tolerance is "{tolerance}", no number', hint))
        ) from None


def _number(written: str) -> float:
    number = float(written)
    if not 0 <= number < math.inf:  # within no other is everything alike
        raise ValueError(written)
    return number
