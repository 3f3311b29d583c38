"""From the text of a plain paragraph to the guide's Markdown.

Inline code and emphasis are kept as they are written; every other sign that
could mean something in Markdown gets a backslash, so that readers see the text
that stands in the source. Everything here takes linear time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken; at the end of a line: where it was broken."""

_TIDIED = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u0085\u2028\u2029"), " "),
    # The joiners U+200C and U+200D stay: in some scripts they make other letters.
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), ""),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
_UNTIDY = re.compile("[" + "".join(map(chr, _TIDIED)) + "]")
_TICKS = re.compile(r"`+")
_RULE = re.compile(r"([-*_=])(?:\s*+\1){2,}\s*")
_INFO = re.compile(r"[A-Za-z0-9_+-]{1,20}")

# Names that a guide about Python means as they stand, although Markdown has bold there.
_PYTHON_NAMES = (
    "add|all|annotations|author|call|class|contains|copy|del|delitem|dict|doc|enter|eq|exit|file"
    "|future|get|getattr|getattribute|getitem|hash|init|init_subclass|iter|len|main|module|mul"
    "|name|new|next|post_init|qualname|repr|set|setattr|setitem|slots|str|version"
)
# Each alternative begins with the sign itself: that is what makes the search fast.
_ALWAYS = (
    rf"__(?<!\w__)(?:{_PYTHON_NAMES})__(?!\w)"
    r"|``*|\*\**|__*|\$"
    r"|\\(?=[!-/:-@\[-`{-~]|\Z)"
    r"|<(?=[A-Za-z/!?])"
    r"|&#|&(?=[A-Za-z0-9]+;)"  # both signs: a reader refuses some of what begins with them
    r"|\{(?=\s?[{:#.%])|\{(?<=\{\{)"
)
_SIGNS = re.compile(_ALWAYS)
_SIGNS_AND_BRACKETS = re.compile(_ALWAYS + r"|\[|\]|!(?=\[)")
_START = re.compile(r"[#>:=]|[-+*](?=\s|\Z)|--|~~~|///|!!!|\?\?\?")
_START_NUMBER = re.compile(r"([0-9]+)([.)](?:\s|\Z))")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def is_rule(text: str) -> bool:
    """Whether a line is a rule such as ``---``."""
    return _RULE.fullmatch(text) is not None


def needs_tidying(text: str) -> bool:
    """Whether a text holds any sign that :func:`tidy` replaces."""
    return _UNTIDY.search(text) is not None


def tidy(line: str) -> str:
    """A line without what PDFs leave: fixed blanks, zero-width signs, ligatures.

    Code spans stay as they are, and so does a soft hyphen at the line's end,
    because it says how the line goes on.
    """
    whole = line.rstrip()
    parts = []
    for text, code in _cut(whole):
        parts += [text.translate(_TIDIED), code]
    tidied = "".join(parts)
    if not tidied.strip():
        return ""
    return tidied + SOFT_HYPHEN if whole.endswith(SOFT_HYPHEN) else tidied


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a stretch of text and the code span after it; both may be empty."""
    position = 0
    for start, end in _code_spans(text):
        yield text[position:start], text[start:end]
        position = end
    yield text[position:], ""


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Where code spans begin and end: a run of backticks up to the next one as long."""
    if "`" not in text:
        return []
    runs = [match.span() for match in _TICKS.finditer(text)]
    waiting: dict[int, list[int]] = defaultdict(list)
    for index in reversed(range(len(runs))):
        waiting[runs[index][1] - runs[index][0]].append(index)
    spans = []
    index = 0
    while index < len(runs):
        start, end = runs[index]
        closing = waiting[end - start]
        while closing and closing[-1] <= index:
            closing.pop()
        if closing:
            index = closing.pop()
            spans.append((start, runs[index][1]))
        index += 1
    return spans


def inline(text: str) -> str:
    """The guide's Markdown for the text of one line: a title."""
    signs = _SIGNS_AND_BRACKETS if "](" in text else _SIGNS
    if signs.search(text) is None:
        return text
    parts: list[str] = []
    marks: list[_Mark] = []
    position = 0
    for start, end in (*_code_spans(text), (len(text), len(text))):
        for match in signs.finditer(text, position, start):
            parts.append(text[position : match.start()])
            position = match.end()
            if match[0][0] in "*_" and match[0].strip(match[0][0]) == "":
                marks.append(_mark(text, match, len(parts)))
                parts.append(match[0])
            else:
                parts.append(_escaped(match[0]))
        parts += [text[position:start], text[start:end]]
        position = end
    for mark in _unpaired(marks):
        parts[mark.part] = _escaped(mark.text)
    return "".join(parts)


def _escaped(signs: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", signs)


class _Mark(NamedTuple):
    """A run of asterisks or underscores that may begin or end emphasis."""

    text: str
    part: int
    opens: bool
    closes: bool
    harmless: bool


def _mark(text: str, match: re.Match[str], part: int) -> _Mark:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    within_word = match[0][0] == "_" and before.isalnum() and after.isalnum()
    return _Mark(
        match[0],
        part,
        opens=not after.isspace() and not before.isalnum() and len(match[0]) <= 3,
        closes=not before.isspace() and not after.isalnum(),
        harmless=within_word or (before.isspace() and after.isspace()),
    )


def _unpaired(marks: list[_Mark]) -> Iterator[_Mark]:
    """The marks that are no emphasis, but could be taken for it."""
    paired: set[int] = set()
    waiting: dict[str, list[int]] = {}
    for index, mark in enumerate(marks):
        if mark.closes and waiting.get(mark.text):
            opening = waiting[mark.text].pop()
            paired |= {opening, index}
            for others in waiting.values():
                while others and others[-1] > opening:
                    others.pop()
        elif mark.opens:
            waiting.setdefault(mark.text, []).append(index)
    return (mark for n, mark in enumerate(marks) if n not in paired and not mark.harmless)


def paragraph(text: str) -> str:
    """The guide's Markdown for a paragraph: its first sign begins no other block."""
    safe = inline(text)
    if safe[:1] != text[:1]:
        return safe
    if _START.match(text) or is_rule(text):
        return "\\" + safe
    return _START_NUMBER.sub(r"\1\\\2", safe, count=1) if _START_NUMBER.match(text) else safe


def joined(lines: Iterable[str]) -> str:
    """The lines of a paragraph as one text.

    A word that is broken at its hyphen is put together; of "short- and
    long-term" the first hyphen ends its word.
    """
    parts: list[str] = []
    for line in lines:
        if parts:
            above = parts[-1]
            if above.endswith(SOFT_HYPHEN):
                parts[-1] = above[:-1]
            elif not broken(above) or line.startswith(("and ", "or ", "to ")):
                parts.append(" ")
        parts.append(line)
    return "".join(parts).removesuffix(SOFT_HYPHEN)


def broken(line: str) -> bool:
    """Whether a line ends within a word."""
    return line.endswith(SOFT_HYPHEN) or (line.endswith("-") and line[-2:-1].isalnum())


def fence(code: list[str], info: str) -> str:
    """The lines of a block of code as a fence, without blank ones around them.

    An empty text if there is no other line. ``info`` is kept if it is one plain word.
    """
    written = [index for index, line in enumerate(code) if line.strip()]
    if not written:
        return ""
    inside = "\n".join(code[written[0] : written[-1] + 1])
    longest = max((len(run) for run in _TICKS.findall(inside)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{info if _INFO.fullmatch(info) else ''}\n{inside}\n{ticks}"
