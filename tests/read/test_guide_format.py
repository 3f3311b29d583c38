"""The guide's own format: golden cases, each a folder and the model or the exact messages."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from golden import Case, cases
from guide import check, check_each, model, parity
from guide.errors import SourceError
from guide.read import guide_format

CASES = cases("guide_format.md")
FRONT_MATTER = """\
---
number: 1
title: What is asked?
level: core
tags: [training]
---
"""
BASE = {
    "one/section.yml": "title: One\norder: 1",
    "one/asked/question.md": f"{FRONT_MATTER}## Answer\nBecause.",
}
READ = Path(guide_format.__file__).parent
MODULES = [
    READ / f"{name}.py"
    for name in "guide_format front_matter body changes check_items folder runs source".split()
] + [Path(module.__file__) for module in (check, check_each, parity)]


def write_folder(fences: dict[str, str]) -> None:
    """Write a case's files into the current folder."""
    files = BASE | fences
    if (text := files.pop("text", None)) is not None:
        files["one/asked/question.md"] = FRONT_MATTER + text
    for word, content in files.items():
        name, _, mark = word.partition(" ")
        path = Path(name)
        if mark == "(absent)":
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if mark == "(bytes)":
            path.write_bytes(content.encode("ascii").decode("unicode_escape").encode("latin-1"))
        else:
            path.write_text(content + "\n", encoding="utf-8")


def read() -> model.Guide:
    guide = guide_format.read(Path())
    check.check(guide)
    return guide


def compact(value: Any) -> Any:
    """A model as the golden file writes it: no places, nothing that says nothing."""
    match value:
        case model.Word() | model.Prose():
            return value.text
        case model.Tabs():
            return {"tabs": [compact(program) for program in value.programs]}
        case tuple():
            return [compact(part) for part in value]
        case str() | int() | bool() | None:
            return value
        case dict():
            return {key: compact(part) for key, part in value.items()}
    written = {
        field.name: compact(getattr(value, field.name)) for field in fields(value) if field.compare
    }
    match value:
        case model.Program():
            written["text"] = value.text.removesuffix("\n")
            written["output"] = value.output and value.output.removesuffix("\n")
        case model.Figure():
            written = {
                "figure": value.file,
                "alt": value.alt,
                "svg": value.svg.removesuffix("\n"),
            }
        case model.Item():
            written[type(value).__name__.lower()] = written.pop("prompt")
    return {
        key: part
        for key, part in written.items()
        if part not in (None, "", [], {}) and part is not False and (key, part) != ("level", "core")
    }


@pytest.mark.parametrize("case", [case for case in CASES if "model" in case.fences], ids=str)
def test_what_is_read(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fences = dict(case.fences)
    expected = fences.pop("model")
    write_folder(fences)
    assert compact(read()) == yaml.safe_load(expected)


@pytest.mark.parametrize("case", [case for case in CASES if "problems" in case.fences], ids=str)
def test_what_is_refused(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fences = dict(case.fences)
    expected = fences.pop("problems")
    write_folder(fences)
    with pytest.raises(SourceError) as caught:
        read()
    assert str(caught.value) == expected


def test_each_case_says_what_comes_of_it() -> None:
    for case in CASES:
        assert ("model" in case.fences) != ("problems" in case.fences), case.title


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The messages and hints that a module can make, as regular expressions, with their lines."""
    calls = ("wrong", "Problem", "_problem", "ValueUnreadableError")
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            parts = node.args if name in calls else []
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named = node.targets[0].id.lower()
            parts = [node.value] if named.endswith(("message", "hint")) else []
        for part in parts:
            yield from ((part.lineno, text) for text in _alternatives(part))


def _alternatives(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _alternatives(node.body) + _alternatives(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(_alternatives(part)[0] for part in node.values)]
    return [".+"] if isinstance(node, ast.FormattedValue) else []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_message_has_its_case(module: Path) -> None:
    shown = "\n".join(case.fences.get("problems", "") for case in CASES)
    texts = list(_texts(ast.parse(module.read_text(encoding="utf-8"))))
    assert texts
    without = [
        f"{module.name}:{line}: {text}"
        for line, text in texts
        if not re.search(rf"(: |; ){text}(;|$)", shown, re.MULTILINE)
    ]
    assert not without, "\n".join(without)


def test_places_of_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages of later steps name the file and the line that the model remembers."""
    monkeypatch.chdir(tmp_path)
    text = """\
## Answer
Because.

## In depth

More.
{{ file shown.py }}

## Key points
- One
- Two

## Out of date
- **Claim:** Old. **Now:** New.

## Asked next

- Why? So.

## Check yourself
### choice: Which?
- [x] This
- [ ] That
    - No.
"""
    write_folder({"text": text.replace("More.\n", "More.\n\n"), "one/asked/shown.py": "pass"})
    (question,) = read().questions
    file = Path("one/asked/question.md")
    (item,) = question.items
    assert isinstance(item, model.Choice)
    found = {
        "question": question.origin,
        "level": question.at("level"),
        "aliases, which are not written": question.at("aliases"),
        "tag": question.tags[0].origin,
        "answer": question.answer[0].origin,
        "in depth": question.in_depth[0].origin,
        "key point": question.key_points[1].origin,
        "claim": question.claims[0].origin,
        "follow-up": question.follow_ups[0].origin,
        "item": item.origin,
        "option": item.options[1].origin,
    }
    assert {name: (origin.path, origin.line) for name, origin in found.items()} == {
        "question": (file, 1),
        "level": (file, 4),
        "aliases, which are not written": (file, 1),
        "tag": (file, 5),
        "answer": (file, 8),
        "in depth": (file, 12),
        "key point": (file, 18),
        "claim": (file, 21),
        "follow-up": (file, 25),
        "item": (file, 28),
        "option": (file, 30),
    }
    assert question.in_depth[1].origin == model.Origin(file.with_name("shown.py"), 1)


def test_a_program_that_is_a_link_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link could lead anywhere on the author's disk; its target would be published."""
    monkeypatch.chdir(tmp_path)
    Path("secret").write_text("secret", encoding="utf-8")
    write_folder({"text": "## Answer\nYes.\n\n{{ file x.py }}"})
    os.symlink(Path("secret").resolve(), "one/asked/x.py")
    os.symlink(Path("secret").resolve(), "one/asked/x.out")
    with pytest.raises(SourceError, match=r'file "x\.py" is missing'):
        read()
