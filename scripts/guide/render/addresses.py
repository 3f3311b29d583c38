"""Which page a question stands on, and what that page and its parts are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from pathlib import PurePosixPath

from guide import site
from guide.model import Guide, Program, Question, Section
from guide.programs import published_name

WHOLE = 12
"""A section of at most so many questions is one page."""
TARGET = 10
"""About so many questions stand on a page of a longer section."""
CODE, FIGURES, PERMANENT = "code", "figures", site.PERMANENT
"""Folders of the site for programs, figures, and the addresses that never change."""

FRIDAY, MAP, CHECKED, PRACTICE, TERMS, OFFLINE = (
    PurePosixPath(name, "index.md")
    for name in ("friday", "map", "checked", "practice", "terms", "offline")
)
"""The pages that are made from all questions together."""

_TAKEN = {page.parent.name for page in (FRIDAY, MAP, CHECKED, PRACTICE, TERMS, OFFLINE)}
_TAKEN |= {CODE, FIGURES, PERMANENT, site.NOTEBOOKS, "assets", "contributing", "search", "find"}
_TAKEN |= {"machines", "download", "deck", "licences"}
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Page:
    """One page of the site: some questions of a section."""

    path: PurePosixPath
    """The Markdown file, below the folder of the pages."""
    section: Section
    """The section."""
    index: int
    """Number of the page within its section, from 1."""
    count: int
    """Number of the section's pages."""
    questions: tuple[Question, ...]
    """What stands on it."""

    @cached_property
    def known(self) -> str:
        """All that stands on the page, as one text; where in a source is no part of it."""
        section = (self.section.slug, self.section.title, self.section.summary)
        first = repr((self.path.parts, section, self.index, self.count))
        return "\n".join((first, *(asked.known for asked in self.questions)))

    @property
    def title(self) -> str:
        """The page's title, different for each page of the guide's sections."""
        of = f" ({self.index} of {self.count})" if self.count > 1 else ""
        return self.section.title + of


def pages(guide: Guide) -> Iterator[Page]:
    """All pages with questions, in reading order."""
    for section in guide.sections:
        parts = _parts(section.questions)
        folder = section.slug if section.slug not in _TAKEN else f"{section.slug}-questions"
        for index, questions in enumerate(parts, start=1):
            name = "index.md" if index == 1 else f"page-{index}.md"
            path = PurePosixPath(folder, name)
            yield Page(path, section, index, len(parts), questions)


def _parts(questions: tuple[Question, ...]) -> list[tuple[Question, ...]]:
    total = len(questions)
    count = 1 if total <= WHOLE else max(ceil(total / WHOLE), round(total / TARGET))
    bounds = [round(index * total / count) for index in range(count + 1)]
    return [questions[a:b] for a, b in pairwise(bounds)]


def program_path(question: Question, program: Program) -> PurePosixPath:
    """Where a program is published."""
    return PurePosixPath(CODE, question.slug, published_name(question.slug, program.file))


def figure_path(question: Question, file: str) -> PurePosixPath:
    """Where a figure is published."""
    return PurePosixPath(FIGURES, question.slug, file)


def dark(path: PurePosixPath) -> PurePosixPath:
    """Where the twin of a figure for the dark theme is published."""
    return path.with_name(f"{path.stem}.dark{path.suffix}")


def relative(target: PurePosixPath, page: PurePosixPath) -> str:
    """The address of a file as the Markdown of a page, one folder deep, writes it."""
    return target.name if target.parent == page.parent else f"../{target}"


def part_id(slug: str, part: str) -> str:
    """Identifier of a part of an answer: ``slug--part``."""
    return f"{slug}--{'-'.join(_WORD.findall(part.lower()))}"


def permanent(slug: str, page: PurePosixPath) -> str:
    """The address of a question that never changes, from the built page."""
    up = "../" * (1 if page.stem == "index" else 2)
    return f"{up}{PERMANENT}/{slug}/"


def built(page: str, slug: str) -> str:
    """The address of a question below the built site's root; ``page`` is its Markdown file."""
    return f"{page.removesuffix('.md').removesuffix('index').rstrip('/')}/#{slug}"
