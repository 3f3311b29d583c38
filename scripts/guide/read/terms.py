"""The terms of a guide: the list in ``terms.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from yaml.nodes import Node

from guide.model import Origin, Term
from guide.read import front_matter
from guide.read.front_matter import Reader, line_of, mapping, sequence

_TERM: Mapping[str, Reader] = {
    "term": front_matter.text,
    "also": lambda *where: tuple(word.text for word in front_matter.words(*where)),
    "definition": front_matter.text,
    "questions": front_matter.tags,
}


def terms(node: Node, path: Path, key: str, above: int) -> tuple[Term, ...]:
    """A list of terms, each with definition, questions and its other names, if it has any."""
    return tuple(_term(item, path, above) for item in sequence(node, key, above))


def _term(node: Node, path: Path, above: int) -> Term:
    values = {"also": ()} | mapping(node, path, "a term", _TERM, above, optional=("also",))
    return Term(values.pop("term"), **values, origin=Origin(path, line_of(node, above)))
