"""Our own questions: those of the outline, each with all that a reader may expect of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from golden import FIXTURES
from guide import programs
from guide.check import check
from guide.model import Bug, Guide, Question
from guide.read import guide_format
from guide.render import addresses

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
MOST_LINES, MOST_COLUMNS = 45, 72

with (FIXTURES / "outline.tsv").open(encoding="utf-8", newline="") as table:
    OUTLINE = {row["slug"]: row for row in csv.DictReader(table, delimiter="\t")}
"""The questions; readers look them up by their numbers, links hang on their slugs.

``shows`` says what the answer must show: K, T, P a tab of Keras, TensorFlow, PyTorch; N a program
with NumPy; F a figure.
"""
FRAMEWORKS = {"K": "keras", "T": "tensorflow", "P": "pytorch"}
PROGRAMS = sorted(path for path in CONTENT.glob("*/*/*.py"))
TITLES = {
    "neural-networks": "Neural Networks",
    "keras": "Keras",
    "tensorflow": "TensorFlow",
    "pytorch": "PyTorch",
    "advanced-topics": "Advanced Topics",
    "modern-practice": "Modern practice",
}
"""The sections, in order."""


@cache
def guide() -> Guide:
    found = guide_format.read(CONTENT)
    check(found)
    return found


def asked(slug: str) -> Question:
    return next(question for question in guide().questions if question.slug == slug)


def short(path: Path) -> str:
    return str(path.relative_to(CONTENT))


def test_the_questions_are_those_of_the_outline() -> None:
    found = [
        (str(question.number), question.slug, section.slug)
        for section in guide().sections
        for question in section.questions
    ]
    assert found == [(row["number"], row["slug"], row["section"]) for row in OUTLINE.values()]


def test_numbers_are_unique_over_the_guide() -> None:
    numbers = [question.number for question in guide().questions]
    assert numbers == sorted(set(numbers))


def test_sections_have_their_titles_and_say_what_they_are_about() -> None:
    assert {section.slug: section.title for section in guide().sections} == TITLES
    assert all(section.summary for section in guide().sections)


def test_the_navigation_names_each_section_in_order() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.load(config, Loader=yaml.BaseLoader)["nav"]
    entries = [pair for entry in nav for pair in entry.items()]
    pages = [(name, page[0] if isinstance(page, list) else page) for name, page in entries]
    expected = [(title, f"{slug}/index.md") for slug, title in TITLES.items()]
    assert [entry for entry in pages if entry in expected] == expected
    assert pages[0] == ("Home", "index.md")
    assert all(f"{page.path}\n" in config for page in addresses.pages(guide()))


@pytest.mark.parametrize("slug", OUTLINE)
def test_the_answer_shows_what_the_outline_says(slug: str) -> None:
    question = asked(slug)
    shown = {program.framework for program in question.programs}
    for sign in OUTLINE[slug]["shows"].split():
        if sign in FRAMEWORKS:
            assert FRAMEWORKS[sign] in shown, FRAMEWORKS[sign]
        elif sign == "N":
            assert any("import numpy" in program.text for program in question.programs)
        else:
            assert sign == "F"
            assert list(question.figures)


@pytest.mark.parametrize("slug", OUTLINE)
def test_every_part_of_an_answer_is_there(slug: str) -> None:
    question = asked(slug)
    assert question.tags
    assert {"level", "tags"} <= question.origins.keys()
    assert question.in_depth
    assert 4 <= len(question.key_points) <= 8
    assert 3 <= len(question.follow_ups) <= 5
    assert question.claims
    assert len(question.items) >= 4
    assert len({type(item) for item in question.items}) >= 2
    assert question.aliases


@pytest.mark.parametrize("slug", OUTLINE)
def test_references_can_be_looked_up(slug: str) -> None:
    references = asked(slug).references
    assert len([one for one in references if one.url.startswith("https://")]) >= 2
    assert all(1900 < one.year < 2100 for one in references)
    assert max(Counter(one.url for one in references).values()) == 1


@pytest.mark.parametrize("slug", OUTLINE)
def test_figures_say_their_finding(slug: str) -> None:
    for figure in asked(slug).figures:
        assert len(figure.alt) >= 40, figure.alt
        assert "viewBox=" in figure.svg


@pytest.mark.parametrize("path", PROGRAMS, ids=short)
def test_programs_fit_on_a_phone(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= MOST_COLUMNS
    if not path.stem.startswith("figure"):
        assert len(lines) <= MOST_LINES


@pytest.mark.parametrize("path", PROGRAMS, ids=short)
def test_every_program_has_its_record(path: Path) -> None:
    program = programs.load(path)
    if program.declared.needs:
        others = [programs.load(other) for other in path.parent.glob("*.py") if other != path]
        assert any(not other.declared.needs for other in others), "nothing here can be run"
        assert program.declared.needs.startswith(("network, because ", "gpu, because "))
    else:
        assert program.record.is_file()


def test_the_note_of_the_last_run_is_of_these_programs_and_pins() -> None:
    checked = guide().checked
    assert checked is not None
    assert {
        name: f"{name}=={version}" for name, version in checked.versions.items()
    } == guide().pins
    assert checked.programs == len(PROGRAMS), "make checked"


def test_every_record_has_its_program() -> None:
    records = [*CONTENT.glob("*/*/*.out"), *CONTENT.glob("*/*/*.svg")]
    assert records
    assert not [path for path in records if not path.with_suffix(".py").is_file()]


BUGS = [
    pytest.param(item, id=f"{question.slug}:{item.program.file}")
    for question in guide().questions
    for item in question.items
    if isinstance(item, Bug)
]


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_shows_its_symptom_and_the_mended_program_does_not(bug: Bug) -> None:
    """That the outputs are real, the runner checks; here, that the text says what they show."""
    output = " ".join((bug.program.output or "").split())
    assert bug.program.output != bug.mended.output
    shown = re.split(";|instead", bug.symptom)[0].replace("−", "-")
    for said in re.findall(r"-?\d+\.\d+|(?<=prints )`[^`]+`|(?<=raises )`[^`]+`", shown):
        assert said.strip("`") in output


def test_nothing_else_lies_in_the_folders() -> None:
    endings = Counter(path.suffix for path in CONTENT.glob("*/*/*") if path.is_file())
    assert set(endings) == {".md", ".py", ".out", ".orders", ".svg"}
