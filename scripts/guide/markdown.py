"""The guide's Markdown: where its blocks stand, and what its inline text holds.

Blocks come from markdown-it-py with the lines they stand on. Inline text is cut
into segments by one scanner that readers, checks and renderers share, so that
all agree on what is code, mathematics, a link, or text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from guide.limits import MAX_EMPHASIS, MAX_NESTING


class Kind(Enum):
    """What a :class:`Segment` is."""

    TEXT = "text"
    """Text with its emphasis marks."""
    ESCAPED = "escaped"
    """One character of punctuation, meant as it stands."""
    CODE = "code"
    """The inside of a code span."""
    MATH = "math"
    """The TeX between two dollar signs."""
    LINK = "link"
    """The words of a link, Markdown themselves."""
    IMAGE = "image"
    """The text alternative of an image."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of inline text."""

    kind: Kind
    """What it is."""
    text: str
    """Its text, without delimiters."""
    start: int
    """Offset in the scanned text."""
    target: str = ""
    """Where a link or an image leads."""


_TARGET = r"\]\((?P<%s>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
_LABEL = r"(?P<%s>(?:\\.|`[^`\n]*`|[^\[\]\\`])*)"
_SPECIAL = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|\$(?P<math>[^\s$`](?:[^$`]*[^\s$`\\])?)\$(?!\d)"
    r"|!\[" + _LABEL % "alt" + _TARGET % "image" + r"|\[" + _LABEL % "label" + _TARGET % "target",
    re.DOTALL,
)
_FORBIDDEN_BLOCKS = ("inline", "reference", "html_block")


def _math_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``$$`` on a line of its own opens a displayed formula, the next such line closes it."""
    if _line(state, start) != "$$":
        return False
    closing = next((n for n in range(start + 1, end) if _line(state, n) == "$$"), None)
    if closing is None:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.map = [start, closing + 1]
        token.content = "\n".join(_line(state, number) for number in range(start + 1, closing))
        state.line = closing + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    start = state.bMarks[number] + state.tShift[number]
    return state.src[start : state.eMarks[number]].strip()


def _parser() -> MarkdownIt:
    # Below this level the parser says nothing of a text; a list and its item are two levels.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * MAX_NESTING + 4})
    parser.enable("table").disable(_FORBIDDEN_BLOCKS)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("fence", "math_block", _math_rule, interrupts)
    return parser


_PARSER = _parser()


def blocks(text: str) -> list[Token]:
    """The block tokens of a text; ``token.map`` holds first and last line, from 0, last excluded.

    Besides CommonMark's and tables there is ``math_block``, whose ``content`` is the TeX; inline
    text is not cut.
    """
    return _PARSER.parse(text)


def too_deep(tokens: Iterable[Token]) -> Token | None:
    """The first block that stands in more than :data:`MAX_NESTING` lists and quotations.

    What stands still deeper is missing among the tokens, so a text that has such a one must be
    refused, or shown as it is written.
    """
    depth = 0
    for token in tokens:
        if token.type.startswith(("blockquote", "bullet_list", "ordered_list")):
            depth += token.nesting
            if depth > MAX_NESTING:
                return token
    return None


def segments(text: str) -> Iterator[Segment]:
    """Cut the inline text of one paragraph, cell or heading. Takes linear time."""
    unclosed: set[int] = set()
    position = text_start = 0
    while match := _SPECIAL.search(text, position):
        found, position = _segment(text, match, unclosed)
        if found is None:
            continue
        if match.start() > text_start:
            yield Segment(Kind.TEXT, text[text_start : match.start()], text_start)
        yield found
        text_start = position
    if text_start < len(text):
        yield Segment(Kind.TEXT, text[text_start:], text_start)


def _segment(text: str, match: re.Match[str], unclosed: set[int]) -> tuple[Segment | None, int]:
    start, end = match.span()
    if (ticks := match["ticks"]) is not None:
        closing = -1 if len(ticks) in unclosed else _closing(text, end, len(ticks))
        if closing < 0:
            unclosed.add(len(ticks))
            return None, end
        return Segment(Kind.CODE, _code(text[end:closing]), start), closing + len(ticks)
    if match["escaped"] is not None:
        return Segment(Kind.ESCAPED, match["escaped"], start), end
    if match["math"] is not None:
        return Segment(Kind.MATH, match["math"], start), end
    if match["image"] is not None:
        return Segment(Kind.IMAGE, match["alt"], start, match["image"]), end
    return Segment(Kind.LINK, match["label"], start, match["target"]), end


def _closing(text: str, start: int, length: int) -> int:
    """Offset of the next run of exactly ``length`` backticks, or -1."""
    run = re.compile(rf"(?<!`)`{{{length}}}(?!`)")
    match = run.search(text, start)
    return match.start() if match else -1


def _code(inner: str) -> str:
    inner = inner.replace("\n", " ")
    padded = inner.startswith(" ") and inner.endswith(" ") and inner.strip()
    return inner[1:-1] if padded else inner


def plain(text: str) -> str:
    """Inline Markdown as a reader sees it, without marks: for titles, labels and indexes."""
    if not _MARKS.search(text):  # as most titles
        return text
    parts = []
    for segment in segments(text):
        if segment.kind is Kind.TEXT:
            parts.append(unescape(_EMPHASIS.sub(r"\2", segment.text)))
        elif segment.kind in (Kind.LINK, Kind.IMAGE):
            parts.append(plain(segment.text))
        else:
            parts.append(segment.text)
    return "".join(parts)


# What a mark or an entity begins with: a text without any stands as it is.
_MARKS = re.compile(r"[\\`$\[*_&]")
# So long may emphasis be: without an end to the search, many opening marks take for ever.
_EMPHASIS = re.compile(rf"(?<!\w)(\*\*|\*|__|_)(?=\S)(.{{1,{MAX_EMPHASIS}}}?)(?<=\S)\1(?!\w)")
