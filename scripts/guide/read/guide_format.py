"""The guide's own format: a folder for each question (``docs/contributing/formats.md``)."""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from guide import markdown
from guide.errors import Problem, SourceError
from guide.kept import Keep, anew
from guide.markdown import Kind
from guide.model import Guide, Origin, Question, Section
from guide.read import front_matter
from guide.read.body import Lines, body, claims, follow_ups, key_points
from guide.read.changes import changes
from guide.read.check_items import check_items
from guide.read.folder import QUESTION, Folder
from guide.read.front_matter import Reader
from guide.read.runs import runs
from guide.read.size import is_hidden
from guide.read.source import read_text, text_of
from guide.read.terms import terms

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_HINT = "use lower-case letters, digits and single hyphens"
_GUIDE_KEYS: dict[str, Reader] = {
    "title": front_matter.name,
    "repository": front_matter.repository,
}
_TERMS_KEYS: dict[str, Reader] = {"terms": terms}
_CHANGES_KEYS: dict[str, Reader] = {"changes": changes}
_SECTION_KEYS: dict[str, Reader] = {
    "title": front_matter.name,
    "order": front_matter.number,
    "summary": front_matter.name,
}
_QUESTION_KEYS: dict[str, Reader] = {
    "number": front_matter.number,
    "title": front_matter.text,
    "short": front_matter.short,
    "level": front_matter.level,
    "tags": front_matter.tags,
    "aliases": front_matter.words,
    "asked_as": front_matter.words,
    "requires": front_matter.tags,
    "see_also": front_matter.tags,
    "formerly": front_matter.tags,
    "references": front_matter.references,
    "parity": front_matter.parity,
}
_PARTS: dict[str, Callable[[Lines], dict[str, Any]]] = {
    "Answer": lambda lines: {"answer": body(lines)},
    "In depth": lambda lines: {"in_depth": body(lines, headings=True)},
    "Key points": lambda lines: {"key_points": key_points(lines)},
    "Out of date": lambda lines: dict(zip(("claims", "claims_shown"), claims(lines), strict=True)),
    "Asked next": lambda lines: {"follow_ups": follow_ups(lines)},
    "Check yourself": lambda lines: {"items": check_items(lines)},
}


def read(path: Path, keep: Keep = anew) -> Guide:
    """Read a folder of sections; ``keep`` knows the questions that were read before.

    Raises:
        SourceError: with everything that is wrong in any of its files.
    """
    problems: list[Problem] = []
    about = _keys(path / "guide.yml", _GUIDE_KEYS, (), problems) | runs(path, problems)
    about |= _keys(path / "terms.yml", _TERMS_KEYS, ("terms",), problems)
    about |= _keys(path / "changes.yml", _CHANGES_KEYS, ("changes",), problems)
    sections = []
    for folder in _folders(path):
        if (folder / "section.yml").exists():
            sections.append(_section(folder, problems, keep))
        elif any(folder.glob("*/question.md")):
            hint = "write it with the keys title, order and summary"
            problems.append(Problem(folder / "section.yml", 0, "is missing", hint))
    if not sections and not problems:
        hint = "give a folder of sections, each with a section.yml, or a text file"
        problems.append(Problem(path, 0, "holds no section", hint))
    if problems:
        raise SourceError(problems)
    ordered = tuple(section for _, section in sorted(sections, key=lambda pair: pair[0]))
    return Guide(ordered, **about)


def _folders(path: Path) -> list[Path]:
    """The folders of a folder, in order, but hidden ones."""
    with os.scandir(path) as entries:
        names = [entry.name for entry in entries if entry.is_dir() and not is_hidden(entry.name)]
    return [path / name for name in sorted(names)]


def _keys(
    path: Path, readers: dict[str, Reader], required: tuple[str, ...], problems: list[Problem]
) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        fields = front_matter.read_fields(_text(path), path, readers, required)
    except SourceError as error:
        problems.extend(error.problems)
        return {}
    problems.extend(fields.problems)
    return fields.values


def _text(path: Path) -> str:
    """A file's text; of its references those who read its values and the checks say more."""
    return read_text(path, with_references=True)


def _section(folder: Path, problems: list[Problem], keep: Keep) -> tuple[tuple[int, str], Section]:
    path = folder / "section.yml"
    keys = _keys(path, _SECTION_KEYS, ("title", "order"), problems)
    _check_slug(folder, problems)
    questions = [_question(child, problems, keep) for child in _folders(folder)]
    if not questions:
        hint = "add a folder with a question.md, or remove the section"
        problems.append(Problem(folder, 0, "holds no question", hint))
    found = sorted(
        (question for question in questions if question is not None),
        key=lambda question: (question.number, question.slug),
    )
    order = (keys.get("order", 0), folder.name)
    return order, Section(
        slug=folder.name,
        title=keys.get("title", folder.name),
        summary=keys.get("summary", ""),
        questions=tuple(found),
        origin=Origin(path, 1),
    )


def _check_slug(folder: Path, problems: list[Problem]) -> None:
    if not _SLUG.fullmatch(folder.name):
        problems.append(Problem(folder, 0, "the folder's name is no slug", _SLUG_HINT))


def _question(path: Path, problems: list[Problem], keep: Keep) -> Question | None:
    """The question of a folder, or None with ``problems`` that say what is wrong."""
    folder = Folder(path)
    try:
        held = (part for name, data in folder.files.items() for part in (name, data))
        # What is kept is as much ours as what Python keeps of our modules, so it may be unpickled.
        question: Question = pickle.loads(
            keep(("question", str(path), *held), partial(_read, folder))
        )
    except SourceError as error:
        problems.extend(error.problems)
        return None
    return question


def _read(folder: Folder) -> bytes:
    """The question of a folder, pickled.

    Raises:
        SourceError: with all that is wrong in it.
    """
    text = _text_of(folder)
    _check_slug(folder.path, folder.problems)
    fields, rest = _front_matter(folder, text)
    parts = _parts(rest)
    _check_programs(folder)
    if problems := [*folder.problems, *fields.problems]:
        raise SourceError(problems)
    question = Question(
        slug=folder.path.name,
        **fields.values,
        **parts,
        origin=folder.at(1),
        origins=fields.origins,
    )
    return pickle.dumps(question, pickle.HIGHEST_PROTOCOL)


def _text_of(folder: Folder) -> str:
    if QUESTION not in folder.files:
        hint = "write it, or remove the folder"
        raise SourceError(Problem(folder.question, 0, "is missing", hint))
    return text_of(folder.files[QUESTION], folder.question, with_references=True)


def _front_matter(folder: Folder, text: str) -> tuple[front_matter.Fields, Lines]:
    lines = tuple(text.split("\n"))
    end = lines.index("---", 1) if "---" in lines[1:] else 0
    if lines[0].rstrip() != "---" or not end:
        folder.wrong(1, "has no front matter", "begin with `---`, the keys, and `---`")
        return front_matter.Fields(folder.question), Lines(folder, lines, 1)
    fields = front_matter.read_fields(
        "\n".join(lines[1:end]),
        folder.question,
        _QUESTION_KEYS,
        ("number", "title", "level", "tags"),
        above=1,
    )
    _check_title(fields)
    return fields, Lines(folder, lines[end + 1 :], end + 2)


def _check_title(fields: front_matter.Fields) -> None:
    """A title is a link itself wherever questions are listed."""
    for segment in markdown.segments(fields.values.get("title", "")):
        if segment.kind in (Kind.LINK, Kind.IMAGE):
            hint = "write its words alone"
            fields.wrong(fields.origins["title"].line, "title holds a link", hint)


def _parts(lines: Lines) -> dict[str, Any]:
    """The fields of the parts, each read by its own function."""
    found: dict[str, Any] = {}
    seen: list[str] = []
    starts = _headings(lines)
    before = lines.slice(0, starts[0][0] if starts else len(lines.lines))
    if before.text:
        lines.folder.wrong(before.first, "text before the first part", "begin with `## Answer`")
    for (start, title), (end, _) in pairwise([*starts, (len(lines.lines), "")]):
        if _may_follow(lines.folder, lines.number(start), title, seen):
            seen.append(title)
            part = lines.slice(start + 1, end)
            if not part.text:
                hint = "write it, or remove its heading"
                lines.folder.wrong(lines.number(start), f'"{title}" is empty', hint)
            else:
                found |= _PARTS[title](part)
    if "Answer" not in seen:
        lines.folder.wrong(lines.first, "has no answer", "write a part `## Answer`")
    return found


def _headings(lines: Lines) -> list[tuple[int, str]]:
    tokens = markdown.blocks("\n".join(lines.lines))
    return [
        (token.map[0], tokens[index + 1].content.strip())
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
        and token.tag == "h2"
        and token.markup == "##"
        and token.level == 0
        and token.map
    ]


def _may_follow(folder: Folder, line: int, title: str, seen: list[str]) -> bool:
    order = list(_PARTS)
    if title not in order:
        folder.wrong(line, f'unknown part "{title[:60]}"', f"parts are {', '.join(order)}")
        return False
    if title in seen:
        folder.wrong(line, f'part "{title}" stands twice', "join the two")
        return False
    if seen and order.index(title) < order.index(seen[-1]):
        folder.wrong(line, f'"{title}" stands after "{seen[-1]}"', f"order: {', '.join(order)}")
    return True


def _check_programs(folder: Folder) -> None:
    """Every program but those that draw is shown; tabs need their place in the text."""
    tabs = {name for names in folder.tab_files().values() for name in names}
    for name in folder.programs():
        if name in folder.shown or name.startswith("figure"):
            continue
        line = "{{ code }}" if name in tabs else f"{{{{ file {name} }}}}"
        message = "a tab that is never shown" if name in tabs else "is never shown"
        hint = f"write a line `{line}` in question.md, or remove the file"
        folder.problems.append(Problem(folder.path / name, 0, message, hint))
