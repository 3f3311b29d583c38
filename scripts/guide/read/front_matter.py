"""YAML with line numbers, in the small form that the guide uses.

The YAML is composed, never constructed: tags, objects and implied types of YAML
mean nothing here, a value is the text that the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guide.errors import Problem
from guide.invisible import is_invisible, references_in_prose
from guide.model import LEVELS, SHORT, Origin, Parity, Reference, Word
from guide.read.plain_yaml import LOADER, foreign
from guide.read.size import too_long

_TAG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DECIMAL = re.compile(r"[0-9]{0,6}\.?[0-9]{1,9}")
_FOLDER_URL = re.compile(r"https?://[A-Za-z0-9.:@/~_+-]+")
_URL = re.compile(r"https?://[^\s<>\"]+")
MAX_NUMBER = 999_999
"""The largest number of a question or a year."""


class ValueUnreadableError(Exception):
    """A value is not what its key wants: line, message, hint."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


@dataclass
class Fields:
    """The keys of one YAML mapping, read and checked."""

    path: Path
    """The file."""
    values: dict[str, Any] = field(default_factory=dict)
    """The value of each key that was written and could be read."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Where each key stands."""
    problems: list[Problem] = field(default_factory=list)
    """What was wrong."""

    def wrong(self, line: int, message: str, hint: str) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(self.path, line, message, hint))


Reader = Callable[[Node, Path, str, int], Any]
"""Reads the value of a key: node, file, key, lines above the YAML."""


def read_fields(
    text: str, path: Path, readers: Mapping[str, Reader], required: tuple[str, ...], above: int = 0
) -> Fields:
    """Read a YAML mapping; ``above`` is the number of lines before it in the file.

    Every problem is collected in the result; nothing is raised.
    """
    fields = Fields(path)
    pairs = _pairs(text, fields, above)
    if fields.problems:
        return fields
    for key, key_node, node in pairs:
        line = key_node.start_mark.line + 1 + above
        if key not in readers:
            fields.wrong(line, f'unknown key "{key}"', f"known keys are {', '.join(readers)}")
        elif key in fields.origins:
            fields.wrong(line, f'key "{key}" stands twice', "keep one of them")
        else:
            fields.origins[key] = Origin(path, line)
            try:
                fields.values[key] = readers[key](node, path, key, above)
            except ValueUnreadableError as error:
                fields.wrong(error.line, error.message, error.hint)
    for key in required:
        if key not in fields.origins:
            fields.wrong(above or 1, f'key "{key}" is missing', f"write `{key}: …`")
    return fields


def _pairs(text: str, fields: Fields, above: int) -> list[tuple[str, Node, Node]]:
    if above:
        fields.problems.extend(too_long(fields.path, text))
    try:
        for line, message, hint in foreign(text):
            fields.wrong(line + above, message, hint)
        if fields.problems:
            return []
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = (mark.line if mark else 0) + 1 + above
        fields.wrong(line, f"is not YAML ({error.problem})", "quote texts that hold `: ` or `#`")
        return []
    except (yaml.YAMLError, RecursionError, ValueError):
        fields.wrong(1 + above, "is not YAML", "write `key: value`, one on each line")
        return []
    if root is None:
        return []
    if not isinstance(root, MappingNode):
        fields.wrong(1 + above, "is not a list of keys", "write `key: value`, one on each line")
        return []
    return [(_name(key), key, value) for key, value in root.value]


def _name(key: Node) -> str:
    return str(key.value) if isinstance(key, ScalarNode) else "[…]"


def line_of(node: Node, above: int) -> int:
    """The line of the file on which a node begins."""
    return int(node.start_mark.line) + 1 + above


def _scalar(node: Node, key: str, above: int) -> str:
    """A text on one line, without references to signs that nobody sees."""
    value = _literal(node, key, above)
    for _, message, hint in references_in_prose(value):
        raise ValueUnreadableError(line_of(node, above), message, hint)
    return value


def _literal(node: Node, key: str, above: int) -> str:
    line = line_of(node, above)
    if not isinstance(node, ScalarNode):
        raise ValueUnreadableError(
            line, f"{key} is not a text", "write one text, in quotes if need be"
        )
    text = " ".join(str(node.value).split())
    if is_invisible(text):
        message = f"{key} holds an invisible character"
        raise ValueUnreadableError(line, message, "remove the escape that means it")
    if not text:
        raise ValueUnreadableError(line, f"{key} is empty", "write it, or remove the key")
    return text


def text(node: Node, path: Path, key: str, above: int) -> str:
    """A text on one line."""
    return _scalar(node, key, above)


def name(node: Node, path: Path, key: str, above: int) -> str:
    """A text on one line that is no Markdown: in it a reference is text."""
    return _literal(node, key, above)


def short(node: Node, path: Path, key: str, above: int) -> str:
    """A text that finds room in a box of the map."""
    value = _scalar(node, key, above)
    if len(value) > SHORT:
        message = f'{key} is "{value[:40]}", {len(value)} signs long'
        raise ValueUnreadableError(line_of(node, above), message, f"write at most {SHORT}")
    return value


def number(node: Node, path: Path, key: str, above: int) -> int:
    """A whole number, from 0."""
    value = _scalar(node, key, above)
    if not value.isascii() or not value.isdigit() or int(value[:9]) > MAX_NUMBER or len(value) > 6:
        hint = f"write a whole number from 0 to {MAX_NUMBER}"
        raise ValueUnreadableError(line_of(node, above), f'{key} is "{value[:40]}"', hint)
    return int(value)


def level(node: Node, path: Path, key: str, above: int) -> str:
    """One of the levels."""
    value = _scalar(node, key, above)
    if value not in LEVELS:
        message = f'level is "{value}"; expected {" or ".join(LEVELS)}'
        raise ValueUnreadableError(line_of(node, above), message, "choose one of them")
    return value


def sequence(node: Node, key: str, above: int) -> list[Node]:
    """The items of a list."""
    if not isinstance(node, SequenceNode):
        raise ValueUnreadableError(
            line_of(node, above), f"{key} is not a list", f"write `{key}: [one, two]`"
        )
    return list(node.value)


def words(node: Node, path: Path, key: str, above: int) -> tuple[Word, ...]:
    """A list of short texts."""
    return tuple(
        Word(_scalar(item, key, above), Origin(path, line_of(item, above)))
        for item in sequence(node, key, above)
    )


def tags(node: Node, path: Path, key: str, above: int) -> tuple[Word, ...]:
    """A list of lower-case words joined by hyphens: tags or slugs."""
    found = words(node, path, key, above)
    for word in found:
        if not _TAG.fullmatch(word.text):
            message = f'{key} holds "{word.text}"'
            raise ValueUnreadableError(
                word.origin.line, message, "write lower-case words joined by hyphens"
            )
    return found


def address(node: Node, path: Path, key: str, above: int) -> str:
    """An address of the web."""
    return _address(_URL, node, key, above)


def repository(node: Node, path: Path, key: str, above: int) -> str:
    """The address of a repository, to which the site's links add folders and parameters."""
    return _address(_FOLDER_URL, node, key, above)


def _address(allowed: re.Pattern[str], node: Node, key: str, above: int) -> str:
    value = _scalar(node, key, above)
    if not allowed.fullmatch(value):
        hint = "write an address that begins with https:// or http://"
        raise ValueUnreadableError(line_of(node, above), f'{key} is "{value[:80]}"', hint)
    return value


def references(node: Node, path: Path, key: str, above: int) -> tuple[Reference, ...]:
    """A list of references, each with title, authors, year and url."""
    return tuple(_reference(item, path, above) for item in sequence(node, key, above))


_REFERENCE: Mapping[str, Reader] = {"title": text, "authors": text, "year": number, "url": address}


def _reference(node: Node, path: Path, above: int) -> Reference:
    values = mapping(node, path, "a reference", _REFERENCE, above)
    return Reference(**values, origin=Origin(path, line_of(node, above)))


def tolerance(node: Node, path: Path, key: str, above: int) -> str:
    """A positive number, as it was written."""
    value = _scalar(node, key, above)
    if not _DECIMAL.fullmatch(value) or not float(value):
        raise ValueUnreadableError(
            line_of(node, above), f'{key} is "{value[:40]}"', "write a number, for example 0.001"
        )
    return value


_PARITY: Mapping[str, Reader] = {"tolerance": tolerance, "lines": words}


def parity(node: Node, path: Path, key: str, above: int) -> Parity:
    """What the tabs compute alike: ``tolerance``, and ``lines`` where not whole outputs agree."""
    values = mapping(node, path, key, _PARITY, above, optional=("lines",))
    return Parity(**values, origin=Origin(path, line_of(node, above)))


def mapping(
    node: Node,
    path: Path,
    what: str,
    readers: Mapping[str, Reader],
    above: int,
    *,
    optional: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The values of a mapping within the front matter."""
    line = line_of(node, above)
    if not isinstance(node, MappingNode):
        hint = f"write {{{', '.join(f'{key}: …' for key in readers)}}}"
        raise ValueUnreadableError(line, f"{what} is not a list of keys", hint)
    values: dict[str, Any] = {}
    for key_node, value in node.value:
        key = _name(key_node)
        if key not in readers or key in values:
            wrong = "stands twice" if key in values else "is unknown"
            hint = f"{what} has {', '.join(readers)}"
            message = f'key "{key}" of {what} {wrong}'
            raise ValueUnreadableError(line_of(key_node, above), message, hint)
        values[key] = readers[key](value, path, key, above)
    if missing := [key for key in readers if key not in values and key not in optional]:
        message = f"{what} has no {' and no '.join(missing)}"
        raise ValueUnreadableError(line, message, "complete it")
    return values
