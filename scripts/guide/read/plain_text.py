"""Plain text, the form in which guides circulate (``docs/contributing/formats.md``).

Which lines are questions and titles is said in :mod:`guide.read.plain_questions`.

Before the first question, the bare line directly before it is the section's
title, and a bare line at the beginning is the guide's. All other text there
becomes the summary of the first section. Lines of hyphens or the like only part
paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from guide.errors import Problem, SourceError
from guide.limits import MAX_BLOCKS, MAX_PARAGRAPH, MAX_TITLE
from guide.model import Guide, Origin, Prose, Question, Section
from guide.read.plain_inline import inline, joined
from guide.read.plain_lines import (
    TEXTUAL,
    Kind,
    Line,
    blocks,
    is_bare,
    scan,
    without_emphasis,
)
from guide.read.plain_questions import Finder, Found
from guide.read.plain_slugs import Slugs
from guide.read.source import read_text

UNTITLED = "Questions"
"""The section of a guide that has no titles."""


def read(path: Path) -> Guide:
    """Read a file of plain text.

    Raises:
        SourceError: with everything that is wrong in it.
    """
    lines, problems = scan(read_text(path, name_signs=True), path)
    finder = Finder(path, lines, problems)
    finder.find()
    guide = _Builder(path, lines, finder, problems).guide()
    if not finder.found and not problems:
        hint = 'write a line "1. What is …?" and below it a line "Answer: …"'
        problems.append(Problem(path, 0, "holds no question", hint))
    if problems:
        raise SourceError(problems)
    return guide


class _Builder:
    """Makes the guide of the questions that were found."""

    def __init__(
        self, path: Path, lines: list[Line], finder: Finder, problems: list[Problem]
    ) -> None:
        self._path, self._lines, self._problems = path, lines, problems
        self._found, self._unanswered = finder.found, finder.unanswered
        self._slugs = Slugs()

    def guide(self) -> Guide:
        """The guide; where it is not a right one, the problems say so."""
        title, summary = self._preface()
        slugs = Slugs()
        sections = []
        for heading, found in self._sections():
            name = UNTITLED
            if heading is not None:
                name = " ".join(without_emphasis(self._lines[heading].text).split())
            at = self._at(found[0][0].start if heading is None else heading)
            questions = tuple(self._questions(found))
            sections.append(Section(slugs.section(name), name, summary, questions, at))
            summary = ""
        return Guide(tuple(sections), title=title)

    def _at(self, index: int) -> Origin:
        return Origin(self._path, self._lines[index].at)

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._path, self._lines[index].at, message, hint))

    def _preface(self) -> tuple[str, str]:
        """The guide's title and the first section's summary."""
        if not self._found:
            return "", ""
        first = self._found[0]
        end = first.start if first.title is None else first.title
        for index in range(end):
            if self._lines[index].kind is Kind.CODE and self._lines[index].text:
                hint = "move it into an answer"
                self._wrong(index, "a code fence stands before the first question", hint)
        texts = [line for line in self._lines[:end] if line.kind in TEXTUAL]
        titled = bool(texts) and is_bare(texts[0])
        title = without_emphasis(texts[0].text) if titled else ""
        summary = joined(line.text for line in texts[titled:])
        if len(summary) > MAX_PARAGRAPH:
            self._wrong(0, *_long_paragraph(summary, "what stands before the first question"))
        return " ".join(title.split()), " ".join(summary.split())

    def _sections(self) -> Iterator[tuple[int | None, list[tuple[Found, int]]]]:
        """The title of each section, and its questions with the ends of their answers."""
        heading: int | None = None
        gathered: list[tuple[Found, int]] = []
        for found, after in zip_longest(self._found, self._found[1:]):
            if found.title is not None:
                if gathered:
                    yield heading, gathered
                heading, gathered = found.title, []
            gathered.append((found, self._end(found, after)))
        if gathered:
            yield heading, gathered

    def _end(self, found: Found, after: Found | None) -> int:
        """The line that an answer ends before."""
        place = bisect_right(self._unanswered, found.marker)
        ends = [len(self._lines), *self._unanswered[place : place + 1]]
        if after is not None:
            ends.append(after.start if after.title is None else after.title)
        return min(ends)

    def _questions(self, section: list[tuple[Found, int]]) -> Iterator[Question]:
        """The questions of a section."""
        seen: dict[int, int] = {}
        for found, end in section:
            first = seen.setdefault(found.number, found.start)
            if first != found.start:
                message = f"number {found.number} is taken by line {self._lines[first].at}"
                hint = "give it a number of its own, or write its section's title above it"
                self._wrong(found.start, message, hint)
            wording = self._wording(found)
            yield Question(
                slug=self._slugs.question(wording, found.number),
                number=found.number,
                title=inline(wording),
                answer=(self._answer(found, end),),
                origin=self._at(found.start),
            )

    def _wording(self, found: Found) -> str:
        lines = self._lines[found.start : found.marker]
        texts = [lines[0].rest, *(line.text for line in lines[1:])]
        wording = " ".join(joined(text for text in texts if text).split())
        wording = without_emphasis(wording)
        if not wording:
            hint = "write it after the number"
            self._wrong(found.start, f"question {found.number} has no wording", hint)
        elif len(wording) > MAX_TITLE:
            message = f"the wording of question {found.number} has {len(wording)} characters"
            hint = f'{MAX_TITLE} are the most: does "Answer:" stand too late?'
            self._wrong(found.start, message, hint)
        return wording

    def _answer(self, found: Found, end: int) -> Prose:
        marker = self._lines[found.marker]
        first = marker._replace(kind=Kind.TEXT if marker.rest else Kind.BLANK, text=marker.rest)
        lines = [first, *self._lines[found.marker + 1 : end]]
        made = list(blocks(lines))
        self._check_size(found, made)
        text = "\n\n".join(made)
        if not text:
            message = f"the answer of question {found.number} is empty"
            self._wrong(found.marker, message, 'write it after "Answer:"')
        written = (line.at for line in lines if line.text)
        return Prose(text, Origin(self._path, next(written, marker.at)))

    def _check_size(self, found: Found, made: list[str]) -> None:
        """Say so where an answer would take the engines more than its share of time."""
        of = f"the answer of question {found.number}"
        if len(made) > MAX_BLOCKS:
            hint = f"{MAX_BLOCKS} are the most; make several questions of it"
            self._wrong(found.marker, f"{of} has {len(made)} paragraphs", hint)
        for block in made:
            if len(block) > MAX_PARAGRAPH and "\n" not in block:  # a fence has several lines
                self._wrong(found.marker, *_long_paragraph(block, of))


def _long_paragraph(text: str, of: str) -> tuple[str, str]:
    hint = f"{MAX_PARAGRAPH} are the most; part it by blank lines"
    return f"a paragraph of {len(text)} characters in {of}", hint
