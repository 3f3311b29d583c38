"""Which lines of a plain-text guide are questions and titles.

What is a question: of the numbered lines between two ``Answer:`` lines, below
the last fence, the last one that follows a blank line and has the next number
(or has the number 1 and follows a section's title), unless a later one that
follows a blank line has a higher number. If there is none, the numbers jump: it
is the last one that follows a blank line. All other numbered lines are text.
From its number to its ``Answer:`` everything is the question's wording.

What has no answer: a numbered line that follows a blank one and has the next
number, but is not the question that was found. A list that counts up to that
number from 1 is none.

What is a section's title: a bare line of its own directly before a question,
where the text before it has ended: with a sentence, with a fence, or with an
item of a list. After "as follows:" a bare line is what follows.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from guide.errors import Problem
from guide.read.plain_lines import (
    SENTENCE_ENDS,
    TEXTUAL,
    Kind,
    Line,
    end_sign,
    is_bare,
    is_heading,
    is_item,
)


class Found(NamedTuple):
    """A question, by indices of lines."""

    number: int
    """Its number."""
    start: int
    """Its numbered line."""
    marker: int
    """Its ``Answer:``."""
    title: int | None
    """The title of a section before it."""


class Finder:
    """Finds the questions among the lines of a guide."""

    def __init__(self, path: Path, lines: list[Line], problems: list[Problem]) -> None:
        self.found: list[Found] = []
        self._path, self._lines, self._problems = path, lines, problems
        self.unanswered: list[int] = []
        """Indices of the numbered lines that should be questions, but have no answer."""
        kinds = [line.kind for line in lines]
        self._preface = kinds.index(Kind.NUMBERED) if Kind.NUMBERED in kinds else len(kinds)
        """How many lines stand before the first numbered one."""
        self._last = 0
        """Number of the question before."""
        self._barred: list[int] = []
        """Numbered lines since the last answer that a fence parts from the next one."""
        self._open: list[int] = []
        """The others since the last answer."""

    def find(self) -> None:
        """Fill ``found``, and report what is no question but should be one."""
        for index, line in enumerate(self._lines):
            if line.kind is Kind.NUMBERED:
                self._open.append(index)
            elif line.kind is Kind.CODE:
                self._barred += self._open
                self._open = []
            elif line.kind is Kind.MARKER:
                self._answer(index)
        self._report_unanswered(None)

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._path, self._lines[index].at, message, hint))

    def _answer(self, marker: int) -> None:
        if not self._open:
            self._no_question(marker)
            return
        start = self._choose(self._open)
        self._report_unanswered(start)
        self.found.append(Found(self._lines[start].value, start, marker, self._title_before(start)))
        self._begin(start)

    def _begin(self, start: int) -> None:
        self._last = self._lines[start].value
        self._barred, self._open = [], []

    def _choose(self, numbered: list[int]) -> int:
        """The question among numbered lines."""
        later = 0
        for index in reversed(numbered):
            value = self._lines[index].value
            if self._stands_apart(index):
                if value >= later and self._may_follow(index):
                    return index
                later = max(later, value)
        likely = (
            index
            for index in reversed(numbered)
            if self._stands_apart(index) or self._lines[index].value == self._last + 1
        )
        return next(likely, numbered[-1])

    def _may_follow(self, index: int) -> bool:
        """Whether a line's number follows the last one, or begins a section."""
        value = self._lines[index].value
        return value == self._last + 1 or (value == 1 and self._title_before(index) is not None)

    def _no_question(self, marker: int) -> None:
        """Report an answer without a question, unless it is a sentence's end."""
        within = marker > 0 and self._lines[marker - 1].kind in TEXTUAL
        if within and self._lines[marker].text.startswith("answer"):
            return
        start = self._choose(self._barred) if self._barred else None
        if start is not None and self._stands_apart(start) and self._may_follow(start):
            message = f"the wording of question {self._lines[start].value} holds a code fence"
            self._wrong(start, message, 'move it below the "Answer:"')
            self._begin(start)
        else:
            hint = f'begin its question with a number: "{self._last + 1}. What is …?"'
            self._wrong(marker, "an answer without a question", hint)
            self._barred = []

    def _report_unanswered(self, chosen: int | None) -> None:
        number = None if chosen is None else self._lines[chosen].value
        earlier = [
            index for index in (*self._barred, *self._open) if chosen is None or index < chosen
        ]
        missing: list[int] = []
        expected = self._last + 1
        above = -1
        for index in earlier:
            value = self._lines[index].value
            # Before the first question, the same number in a table of contents is none.
            wanted = value == expected and (value != number or self.found)
            if wanted and self._stands_apart(index):
                in_list = above == value - 1 and not missing and number != value + 1
                if not in_list:
                    missing.append(index)
                    expected += 1
            above = value
        if number != expected:
            missing += self._unanswered_in_section(earlier, number)
        self.unanswered += sorted(missing)
        for index in missing:
            message = f"question {self._lines[index].value} has no answer"
            self._wrong(index, message, 'write its answer after a line "Answer:"')

    def _unanswered_in_section(self, earlier: list[int], number: int | None) -> list[int]:
        """Questions without answers that a section begins with, up to the one found."""
        begins = (
            place
            for place in reversed(range(len(earlier)))
            if self._lines[earlier[place]].value == 1
            and self._title_before(earlier[place]) is not None
        )
        place = next(begins, None)
        if place is None:
            return []
        chain = [earlier[place]]
        for index in earlier[place + 1 :]:
            if self._lines[index].value == len(chain) + 1 and self._stands_apart(index):
                chain.append(index)
        if number is None:
            # At the end of the file nothing but its form tells a question from a list.
            return chain if end_sign(self._lines[chain[0]].text) == "?" else []
        return chain if number == len(chain) + 1 else []

    def _stands_apart(self, index: int) -> bool:
        """Whether a numbered line follows a blank one, a fence or a title."""
        above = self._lines[index - 1] if index else None
        if above is None or above.kind not in TEXTUAL:
            return True
        return above.kind is Kind.TEXT and self._is_title(index - 1)

    def _title_before(self, index: int) -> int | None:
        above = self._text_above(index)
        return above if above is not None and self._is_title(above) else None

    def _text_above(self, index: int) -> int | None:
        """The last line above that is neither blank nor a rule."""
        for above in range(index - 1, -1, -1):
            if self._lines[above].kind not in (Kind.BLANK, Kind.RULE):
                return above
        return None

    def _is_title(self, index: int) -> bool:
        line = self._lines[index]
        if not is_bare(line):
            return False
        above = self._text_above(index)
        if above is None:
            return True
        if above == index - 1 and self._lines[above].kind in TEXTUAL:
            return index < self._preface and is_bare(self._lines[above])
        return index < self._preface or is_heading(line.text) or self._has_ended(above, index)

    def _has_ended(self, last: int, index: int) -> bool:
        """Whether the text that ends at a line goes on in none below it."""
        line = self._lines[last]
        end = end_sign(line.rest if line.kind is Kind.MARKER else line.text)
        if line.kind is Kind.CODE or end in SENTENCE_ENDS:
            return True
        if line.kind is Kind.MARKER and not line.rest:
            return False
        if any(between.kind is Kind.RULE for between in self._lines[last + 1 : index]):
            return True
        # Items have no full stop, so that its absence says nothing.
        return end not in (":", ",") and self._lines[index].text[0].isupper() and self._listed(last)

    def _listed(self, index: int) -> bool:
        """Whether a line belongs to an item of a list."""
        while index >= 0 and self._lines[index].kind in (Kind.TEXT, Kind.NUMBERED):
            if is_item(self._lines[index].text):
                return True
            index -= 1
        return False
