"""What has changed in a guide, for those who follow it: the list in ``changes.yml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from yaml.nodes import Node

from guide.model import Change, Origin
from guide.read import front_matter
from guide.read.front_matter import Reader, ValueUnreadableError, line_of, mapping, sequence

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def name(node: Node, path: Path, key: str, above: int) -> str:
    """A name that never changes."""
    value = front_matter.text(node, path, key, above)
    if not _NAME.fullmatch(value):
        hint = "write lower-case words joined by hyphens"
        raise ValueUnreadableError(line_of(node, above), f'{key} is "{value[:40]}"', hint)
    return value


def day(node: Node, path: Path, key: str, above: int) -> str:
    """A day of the calendar, as in ``2026-11-28``."""
    value = front_matter.text(node, path, key, above)
    try:
        # Python reads other forms as well; only this one sorts as it reads.
        if not _DAY.fullmatch(value):
            raise ValueError
        datetime.date.fromisoformat(value)
    except ValueError:
        hint = "write a day as in 2026-11-28"
        raise ValueUnreadableError(line_of(node, above), f'{key} is "{value[:40]}"', hint) from None
    return value


_CHANGE: Mapping[str, Reader] = {
    "id": name,
    "date": day,
    "title": front_matter.text,
    "text": front_matter.text,
    "questions": front_matter.tags,
}


def changes(node: Node, path: Path, key: str, above: int) -> tuple[Change, ...]:
    """A list of changes, each with id, date, title and text, and the questions it concerns."""
    return tuple(_change(item, path, above) for item in sequence(node, key, above))


def _change(node: Node, path: Path, above: int) -> Change:
    values = mapping(node, path, "a change", _CHANGE, above, optional=("questions",))
    origin = Origin(path, line_of(node, above))
    return Change(values.pop("id"), **{"questions": (), **values}, origin=origin)
