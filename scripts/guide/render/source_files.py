"""The guide's own format, written from the model: what a plain-text guide is turned into."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

import yaml

from guide.model import (
    Block,
    Bug,
    Choice,
    Explorable,
    Figure,
    Fill,
    Guide,
    Item,
    Order,
    Prints,
    Program,
    Prose,
    Question,
    Section,
    Tabs,
)


def files(guide: Guide) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file of the source, one by one, with its text."""
    about = {"title": guide.title, "repository": guide.repository}
    if kept := {key: value for key, value in about.items() if value}:
        yield PurePosixPath("guide.yml"), _yaml(kept)
    if guide.pins:
        yield PurePosixPath("requirements.txt"), "".join(f"{pin}\n" for pin in guide.pins.values())
    if guide.checked:
        yield PurePosixPath("checked.json"), json.dumps(asdict(guide.checked)) + "\n"
    for order, section in enumerate(guide.sections, start=1):
        yield from _section(section, order)


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10**6)


def _section(section: Section, order: int) -> Iterator[tuple[PurePosixPath, str]]:
    keys: dict[str, Any] = {"title": section.title, "order": order}
    if section.summary:
        keys["summary"] = section.summary
    yield PurePosixPath(section.slug, "section.yml"), _yaml(keys)
    for question in section.questions:
        folder = PurePosixPath(section.slug, question.slug)
        yield folder / "question.md", _question(question)
        for program in question.programs:
            yield folder / program.file, program.text
            if program.output is not None:
                yield (folder / program.file).with_suffix(".out"), program.output
        for item in question.items:
            if isinstance(item, Order):
                recorded = "".join(f"{' '.join(map(str, order))}\n" for order in item.orders)
                yield (folder / item.program.file).with_suffix(".orders"), recorded
        for figure in question.figures:
            yield folder / figure.file, figure.svg


def _question(question: Question) -> str:
    parts = "\n\n".join(
        f"## {title}\n{content}"
        for title, render in _PARTS.items()
        if (content := render(question))
    )
    return f"---\n{_yaml(_front_matter(question))}---\n\n{parts}\n"


def _front_matter(question: Question) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "number": question.number,
        "title": question.title,
        "short": question.short,
        "level": question.level,
        "tags": [word.text for word in question.tags],
        "aliases": [word.text for word in question.aliases],
        "asked_as": [word.text for word in question.asked_as],
        "requires": [word.text for word in question.requires],
        "see_also": [word.text for word in question.see_also],
        "formerly": [word.text for word in question.formerly],
        "references": [
            {"title": ref.title, "authors": ref.authors, "year": ref.year, "url": ref.url}
            for ref in question.references
        ],
    }
    if question.parity:
        lines = [word.text for word in question.parity.lines]
        keys["parity"] = {"tolerance": question.parity.tolerance} | (
            {"lines": lines} if lines else {}
        )
    return {key: value for key, value in keys.items() if value not in ([], "") or key == "tags"}


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_BLOCKS[type(block)](block) for block in blocks)


def _file(program: Program) -> str:
    return f"{{{{ file {program.file} }}}}"


def _figure(figure: Figure) -> str:
    return f"![{figure.alt}]({figure.file})"


def _explorable(block: Explorable) -> str:
    words = " ".join(word for word in ("explore", block.name, block.start) if word)
    return f"{{{{ {words} }}}}\n{_figure(block.figure)}"


_BLOCKS: dict[type, Callable[..., str]] = {
    Prose: lambda block: block.text,
    Tabs: lambda block: "{{ code }}",
    Program: _file,
    Figure: _figure,
    Explorable: _explorable,
}


def _claims(question: Question) -> str:
    claims = "\n".join(f"- **Claim:** {c.claim} **Now:** {c.now}" for c in question.claims)
    return "\n\n".join(part for part in (claims, _blocks(question.claims_shown)) if part)


def _choice(item: Choice) -> list[str]:
    options = (
        f"- [{'x' if option.right else ' '}] {option.text}"
        + (f"\n    - {option.why}" if option.why else "")
        for option in item.options
    )
    return ["\n".join(options)]


def _fill(item: Fill) -> list[str]:
    tolerance = f" ± {item.tolerance}" if item.tolerance else ""
    return [f"Answer: {' or '.join(item.accepted)}{tolerance}"]


def _bug(item: Bug) -> list[str]:
    return [_file(item.program), f"Symptom: {item.symptom}", _file(item.mended)]


_ITEMS: dict[type, tuple[str, Callable[..., list[str]]]] = {
    Choice: ("choice", _choice),
    Prints: ("prints", lambda item: [_file(item.program)]),
    Bug: ("bug", _bug),
    Fill: ("fill", _fill),
    Order: ("order", lambda item: [_file(item.program)]),
}


def _item(item: Item) -> str:
    kind, render = _ITEMS[type(item)]
    parts = [f"### {kind}: {item.prompt}", *render(item), _blocks(item.explanation)]
    return "\n\n".join(part for part in parts if part)


_PARTS: dict[str, Callable[[Question], str]] = {
    "Answer": lambda question: _blocks(question.answer),
    "In depth": lambda question: _blocks(question.in_depth),
    "Key points": lambda question: "\n".join(f"- {p.text}" for p in question.key_points),
    "Out of date": _claims,
    "Asked next": lambda question: "\n".join(
        f"- {f.question} {f.answer}" for f in question.follow_ups
    ),
    "Check yourself": lambda question: "\n\n".join(_item(item) for item in question.items),
}
