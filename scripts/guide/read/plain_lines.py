"""The lines of a plain-text guide: what each of them could be.

Whether a numbered line is a question, or a bare line a title, is decided by the
lines around it, in :mod:`guide.read.plain_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from guide.errors import Problem
from guide.limits import MAX_LINE, MAX_SECTION_TITLE
from guide.read.plain_inline import (
    broken,
    fence,
    is_rule,
    joined,
    needs_tidying,
    paragraph,
    tidy,
)

MAX_SHOWN = 80
"""So much of a fence's sign is told in a message."""


class Kind(Enum):
    """What a :class:`Line` could be."""

    BLANK = "blank"
    """A line without text."""
    RULE = "rule"
    """A line of hyphens or the like: it only parts what is above and below."""
    TEXT = "text"
    """Any other line."""
    NUMBERED = "numbered"
    """A line with a number before it: a question, or an item of a list."""
    MARKER = "marker"
    """A line that begins with ``Answer:``."""
    CODE = "code"
    """All lines of a fence."""


TEXTUAL = frozenset((Kind.TEXT, Kind.NUMBERED, Kind.MARKER))
"""The lines that a paragraph is made of."""


class Line(NamedTuple):
    """A line, or the lines of a fence."""

    kind: Kind
    """What it could be."""
    at: int
    """Its number, from 1."""
    text: str
    """Its text without blanks around it; of a fence, the fence of the model."""
    rest: str = ""
    """What stands after the number or after ``Answer:``."""
    value: int = -1
    """The number before it."""


_FENCE = re.compile(r" {0,3}(`{3,}+(?!.*`)|~{3,}+)[ \t]*(.*)")
_FENCE_SIGN = re.compile(r"`{3,}|~{3,}")
_MARKER = re.compile(
    r"(?:\#{1,6}\s++)?(?:[-+•–—▪●]\s*+|\*\s++)?(?:(?P<mark>\*{1,3}|_{1,3})\s*+)?answer\s*+"
    r"(?:[:：]\s*+(?P=mark)|(?P=mark)\s*+[:：]|(?P<only>[:：]))\s*+(?P<rest>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\#{1,6}\s++)?(?P<bold>\*\*|__)?"
    r"(?:Q(?:uestion)?\.?\s*+(?P<asked>[0-9]{1,6})\s?[.:)]|(?P<number>[0-9]{1,6})[.)])"
    r"(?(bold)(?P<closed>\*\*|__)?)(?:\s++(?P<rest>.*))?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*+•–◦▪●‣]|[0-9]{1,3}[.)])(?:\s|\Z)")
_HEADING = re.compile(r"\A\#{1,6}\s+(?=\S)")
_EMPHASIS = ("***", "**", "__", "*", "_")
_CLOSING = " \"'”’»)]}*_`"
SENTENCE_ENDS = frozenset(".!?…。！？")
"""The signs that end a sentence."""
_NO_TITLE_ENDS = SENTENCE_ENDS | frozenset(":;,")
_MAY_MARK = frozenset("#-+•–—▪●*_aA")
_MAY_NUMBER = frozenset("#*_Qq0123456789")
_MAY_RULE = frozenset("-*_=")


def scan(text: str, path: Path) -> tuple[list[Line], list[Problem]]:
    """Cut a text into lines and fences, and say what is wrong with them."""
    raw = text.split("\n")
    problems = [
        Problem(path, at, f"a line of {len(line)} characters", f"break it: {MAX_LINE} are the most")
        for at, line in enumerate(raw, start=1)
        if len(line) > MAX_LINE
    ]
    untidy = needs_tidying(text)
    seen = [tidy(line) if needs_tidying(line) else line for line in raw] if untidy else raw
    lines, unclosed = _scan(raw, seen, 0)
    if unclosed:
        # The fence that was left open took the next opening line for its end, and so on.
        unclosed = next(_holding_a_question(lines), unclosed)
        lines, _ = _scan(raw, seen, unclosed)
        mark = _FENCE_SIGN.findall(seen[unclosed - 1])[0][:MAX_SHOWN]
        message, hint = "this code fence is never closed", f"end it with {mark}"
        problems.append(Problem(path, unclosed, message, hint))
    return lines, problems


def _scan(raw: list[str], seen: list[str], never_closed: int) -> tuple[list[Line], int]:
    """The lines, and the number of the line of a fence that is not closed, or 0."""
    lines: list[Line] = []
    index = 0
    while index < len(raw):
        source = seen[index]
        line = _line(source, index + 1)
        if line.kind is Kind.MARKER and _FENCE.match(line.rest):
            lines.append(line._replace(rest=""))
            source = line.rest
        opening = _FENCE.match(source) if "```" in source or "~~~" in source else None
        if opening is None:
            lines.append(line)
            index += 1
            continue
        end = len(raw) if index + 1 == never_closed else _closing(seen, index + 1, opening[1])
        code = _outdented(raw[index + 1 : end], len(source) - len(source.lstrip(" ")))
        lines.append(Line(Kind.CODE, index + 1, fence(code, opening[2].strip())))
        if end == len(raw):
            return lines, index + 1
        index = end + 1
    return lines, 0


def _line(source: str, at: int) -> Line:
    text = source.strip()
    if not text:
        return Line(Kind.BLANK, at, "")
    first = text[0]
    if first in _MAY_MARK and (match := _MARKER.match(text)):
        mark = (match["mark"] or "") if match["only"] else ""
        return Line(Kind.MARKER, at, text, mark + match["rest"])
    if first in _MAY_RULE and is_rule(text):
        return Line(Kind.RULE, at, "")
    if first in _MAY_NUMBER and not source.startswith(("    ", "\t")):
        match = _NUMBERED.fullmatch(text)
        if match:
            bold = "" if match["closed"] else match["bold"] or ""
            value = int(match["asked"] or match["number"])
            return Line(Kind.NUMBERED, at, text, bold + (match["rest"] or ""), value)
    return Line(Kind.TEXT, at, text)


def _closing(seen: list[str], start: int, opening: str) -> int:
    """Index of the line that closes a fence, or of the text's end."""
    sign = opening[0]
    for index in range(start, len(seen)):
        if opening in seen[index]:
            line = seen[index].rstrip()
            if line.lstrip(" ").strip(sign) == "" and not line.startswith("    "):
                return index
    return len(seen)


def _outdented(code: list[str], indentation: int) -> list[str]:
    """The code without the fence's own indentation, where all of its lines have it."""
    blanks = " " * indentation
    if not blanks or any(line.strip() and not line.startswith(blanks) for line in code):
        return code
    return [line[indentation:] for line in code]


def _holding_a_question(lines: list[Line]) -> Iterator[int]:
    """The lines of fences that hold a numbered line and after it an ``Answer:``."""
    for line in lines:
        if line.kind is Kind.CODE:
            kinds = [_line(inside, 0).kind for inside in line.text.split("\n")]
            if Kind.NUMBERED in kinds and Kind.MARKER in kinds[kinds.index(Kind.NUMBERED) :]:
                yield line.at


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet sign or the number of a list."""
    return _ITEM.match(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line is marked as a heading: by ``#``, or wholly bold."""
    if text.startswith("#"):
        return _HEADING.match(text) is not None
    return text.startswith(("**", "__")) and without_emphasis(text) != text


def is_bare(line: Line) -> bool:
    """Whether a line looks like a title: short, not an item, without an end of a sentence."""
    text = line.text
    return (
        line.kind is Kind.TEXT
        and len(text) <= MAX_SECTION_TITLE
        and any(map(str.isalpha, text))
        and not is_item(text)
        and (_HEADING.match(text) is not None or end_sign(text) not in _NO_TITLE_ENDS)
    )


def end_sign(text: str) -> str:
    """The last sign of a text before closing quotes, brackets and marks, or an empty text."""
    return text.rstrip(_CLOSING)[-1:]


def without_emphasis(text: str) -> str:
    """A text without the ``#`` or the emphasis that is around all of it."""
    text = _HEADING.sub("", text, count=1)
    for mark in _EMPHASIS:
        inside = text[len(mark) : -len(mark)]
        if text == mark + inside + mark and inside.strip() and mark not in inside:
            return inside.strip()
    return text


def blocks(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs and fences of an answer, as the guide's Markdown."""
    gathered: list[str] = []
    blank = parted = False
    for line in lines:
        if line.kind is Kind.BLANK or line.kind is Kind.RULE:
            blank = True
            parted = parted or line.kind is Kind.RULE
            continue
        if line.kind is Kind.CODE:
            if gathered:
                yield paragraph(joined(gathered))
            gathered = []
            if line.text:
                yield line.text
        else:
            apart = parted or is_item(line.text) or (blank and not _goes_on(gathered, line.text))
            if gathered and apart:
                yield paragraph(joined(gathered))
                gathered = []
            gathered.append(line.text)
        blank = parted = False
    if gathered:
        yield paragraph(joined(gathered))


def _goes_on(gathered: list[str], text: str) -> bool:
    """Whether a blank line before ``text`` stands within a sentence."""
    if not gathered or text.startswith("#"):
        return False
    last = gathered[-1]
    if broken(last):
        return True
    end = end_sign(last)
    if end == ":":
        return False
    if end in SENTENCE_ENDS or end == ";":
        return text[0].islower()
    # Items and headings have no full stop, so that its absence says nothing.
    return not (text[0].isupper() and (is_item(gathered[0]) or is_heading(gathered[0])))
