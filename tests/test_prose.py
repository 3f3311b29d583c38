"""What we write is English, British, and plain: the answers, the notebooks and the pages by hand.

Code, formulas and addresses are left out; what stands for them in a sentence is ``CODE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import proselint.checks
import pytest
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from guide import markdown, notebooks
from guide.markdown import Kind

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = sorted(ROOT.glob("content/*/*/question.md"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NOTEBOOKS = notebooks.find(ROOT / "content/notebooks")

CODE = "CODE"
LONGEST = 48
"""Words of a sentence that can still be read at once."""
NOT_ASKED = ("typography", "weasel_words.very", "dates_times", "lexical_illusions")
"""What we leave to the author among proselint's checks, or what takes our symbols for words."""
NOT_SAID = re.compile(
    r"\b(simply|obviously|of course|note that|it is important to|it should be noted|"
    r"in order to|basically|as we all know|state-of-the-art|game[- ]chang\w+|delve|leverag\w+)\b",
    re.IGNORECASE,
)
"""What says nothing (docs/contributing/style.md)."""
AMERICAN_HERE = {"program", "programs", "meter", "meters", "analog", "practice", "biased"}
"""Right in British English too, in the meaning that they have here."""


@cache
def american() -> dict[str, str]:
    """American spellings and their British twins, after codespell's dictionary."""
    table = files("codespell_lib").joinpath("data/dictionary_en-GB_to_en-US.txt")
    pairs = (line.split("->") for line in table.read_text(encoding="utf-8").splitlines() if line)
    twins = {us.strip(" ,"): gb for gb, us in pairs}
    return {us: gb for us, gb in twins.items() if us not in AMERICAN_HERE}


def prose(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, headings and items of a Markdown text, each with its line."""
    for token in markdown.blocks(text):
        said = re.sub(r"\s+", " ", _said(token.content)).strip() if token.type == "inline" else ""
        if said and token.map:
            yield token.map[0] + 1, said


def _said(text: str) -> str:
    """An inline text as it is read out, but for code and formulas."""
    parts = []
    for number, segment in enumerate(markdown.segments(text)):
        if segment.kind is Kind.LINK:
            parts.append(_said(segment.text))
        elif segment.kind in (Kind.CODE, Kind.MATH):
            parts.append(f"{CODE}{number}")  # different ones, so that none seems to be repeated
        else:
            parts.append(segment.text)
    return re.sub(r"\{\{.*?\}\}|[*{}\[\]]|\bhttps?://\S+", "", "".join(parts))


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty: the questions' wording is given."""
    if not text.startswith("---\n"):
        return text
    head, _, rest = text.removeprefix("---\n").partition("\n---\n")
    return "\n" * (head.count("\n") + 3) + rest


@cache
def said(path: Path) -> list[tuple[int, str]]:
    return list(prose(_without_front_matter(path.read_text(encoding="utf-8"))))


def texts() -> Iterator[tuple[str, str]]:
    """All that we write, with its place."""
    for path in [*QUESTIONS, *PAGES]:
        yield from ((f"{path.relative_to(ROOT)}:{line}", text) for line, text in said(path))
    for notebook in NOTEBOOKS:
        yield notebook.name, notebook.summary
        for cell in notebook.cells:
            if cell.kind == "markdown":
                yield from ((notebook.name, text) for _, text in prose(cell.source))


@cache
def all_texts() -> list[tuple[str, str]]:
    return list(texts())


def test_there_is_something_to_read() -> None:
    assert len(QUESTIONS) >= 50
    assert sum(len(text.split()) for _, text in all_texts()) > 30_000


def test_spelling_is_british() -> None:
    wrong = [
        f"{place}: {word}, write {american()[word.lower()]}"
        for place, text in all_texts()
        for word in re.findall(r"[A-Za-z]+", text)
        if word.lower() in american() and word.islower()
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_said_that_says_nothing() -> None:
    found = [
        f"{place}: {match[0]!r} in {text[:60]!r}"
        for place, text in all_texts()
        for match in NOT_SAID.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_sentences_can_be_read_at_once() -> None:
    long = [
        f"{place}: {len(sentence.split())} words: {sentence[:70]}…"
        for place, text in all_texts()
        for sentence in re.split(r"(?<=[.!?;:])\s", text)
        if len(sentence.split()) > LONGEST
    ]
    assert not long, "\n".join(long)


@pytest.fixture(scope="module")
def registry() -> CheckRegistry:
    registry = CheckRegistry()
    registry.register_many(proselint.checks.__register__)
    return registry


def test_proselint_finds_nothing(registry: CheckRegistry) -> None:
    found = [
        f"{place}: {result.check_result.message}: {text[:80]!r}"
        for place, text in all_texts()
        for result in LintFile(place, text).lint(DEFAULT)
        if not result.check_result.check_path.startswith(NOT_ASKED)
    ]
    assert not found, "\n".join(found)
