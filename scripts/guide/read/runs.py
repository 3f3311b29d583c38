"""What a guide's programs run on, and when they last all held: two files beside its sections."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from guide import pins
from guide.errors import Problem, SourceError
from guide.model import Checked
from guide.read.source import read_text

PINS, CHECKED = "requirements.txt", "checked.json"
"""The pinned versions; the note of the last run of all programs."""

_KINDS = {"date": str, "python": str, "versions": dict, "programs": int}


def runs(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    """The pins and the last run of a guide, as far as there are files that say so."""
    try:
        return {"pins": pins.read(_text(folder / PINS)), "checked": _checked(folder / CHECKED)}
    except SourceError as error:
        problems.extend(error.problems)
        return {}


def _said(noted: dict[str, Any]) -> list[object]:
    return [noted["date"], noted["python"], *noted["versions"], *noted["versions"].values()]


def _is_version(value: object) -> bool:
    """Whether a value is a version, a month or the name of a library."""
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9._+-]{1,40}", value) is not None


def _text(path: Path) -> str:
    return read_text(path) if path.exists() else ""


def _checked(path: Path) -> Checked | None:
    text = _text(path)
    if not text:
        return None
    try:
        noted = json.loads(text)
    except (ValueError, RecursionError):
        noted = None
    kinds = {key: type(value) for key, value in noted.items()} if isinstance(noted, dict) else {}
    if kinds != _KINDS or not all(map(_is_version, _said(noted))):
        raise SourceError(Problem(path, 0, "is no note of a run", "write it with `make checked`"))
    return Checked(**noted)
