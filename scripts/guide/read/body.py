"""The parts of an answer: from Markdown lines to the pieces of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from markdown_it.token import Token

from guide import markdown
from guide.limits import MAX_NESTING
from guide.markdown import Kind
from guide.model import (
    FRAMEWORKS,
    Block,
    Claim,
    FollowUp,
    Origin,
    Program,
    Prose,
    Tabs,
    Word,
)
from guide.read import size
from guide.read.folder import Folder
from guide.read.pictures import is_picture, picture

_PLACED = re.compile(r"\{\{\s*(?:(?P<code>code)|file\s+(?P<file>[\w.-]+))\s*\}\}")
_CLAIM = re.compile(r"\*\*Claim:\*\*\s+(?P<claim>.+?)\s+\*\*Now:\*\*\s+(?P<now>.+)", re.DOTALL)
_BLANK_START = re.compile(r"\A(?:[ \t]*\n)+|\A[ \t]*\Z")
_T = TypeVar("_T")
_HINT_BLOCK = "leave a blank line before and after it"


@dataclass(frozen=True)
class Lines:
    """A stretch of a question's text."""

    folder: Folder
    """Where it comes from."""
    lines: tuple[str, ...]
    """Its lines."""
    first: int
    """Line number of the first of them."""

    def number(self, index: int) -> int:
        """Line number of a line of this stretch."""
        return self.first + index

    def slice(self, start: int, end: int) -> Lines:
        """A part of it."""
        return Lines(self.folder, self.lines[start:end], self.first + start)

    @property
    def text(self) -> str:
        """The text, without blank lines at its ends."""
        return _BLANK_START.sub("", "\n".join(self.lines)).rstrip()

    def tokens(self) -> list[Token]:
        """Its block tokens; those that the guide does not take are reported."""
        tokens = markdown.blocks("\n".join(self.lines))
        if deep := markdown.too_deep(tokens):
            hint = f"{MAX_NESTING} lists and quotations within each other are the most"
            line = self.number(deep.map[0] if deep.map else 0)
            self.folder.wrong(line, "a text is nested too deep", hint)
            return []
        if large := list(size.too_large(tokens)):
            for index, message, hint in large:
                self.folder.wrong(self.number(index), message, hint)
            return []
        for token in tokens:
            _refuse_foreign(self, token)
        for before, token in pairwise(tokens):
            _refuse_other_reading(self, before, token)
        return tokens


def _refuse_foreign(lines: Lines, token: Token) -> None:
    line = lines.number(token.map[0]) if token.map else lines.first
    if token.type.endswith("_list_open") and token.level and token.map:
        text = lines.lines[token.map[0]]
        if (len(text) - len(text.lstrip())) % 4:
            lines.folder.wrong(line, "a nested list", "indent it by four blanks")
    if token.type == "ordered_list_open" and token.markup == ")":
        lines.folder.wrong(line, 'a list numbered with ")"', "write `1.`")
    elif token.type == "ordered_list_open" and "start" in token.attrs:
        hint = "the site counts from 1; join it with the list before, or write numbers as `2\\.`"
        lines.folder.wrong(line, f"a list that begins with {token.attrs['start']}", hint)
    if token.type == "code_block":
        hint = "put it between ``` lines; indent what belongs to a list by four blanks"
        lines.folder.wrong(line, "an indented block of code", hint)
    elif token.type == "heading_open" and token.markup in ("=", "-"):
        lines.folder.wrong(line, "an underlined heading", "write it with ###")
    elif token.type == "heading_open" and (token.tag != "h3" or token.level):
        hint = "parts have ##, headings within In depth ###; write `\\#` for the sign"
        lines.folder.wrong(line, f'a heading "{token.markup}" stands here', hint)
    elif token.type == "fence" and not _closed(token):
        lines.folder.wrong(line, "this code fence is never closed", f"end it with {token.markup}")
    elif token.type == "inline":
        _check_inline(lines, token, line)


def _refuse_other_reading(lines: Lines, before: Token, token: Token) -> None:
    """What the site's engine would read otherwise: empty items, lists and quotations that touch."""
    if before.type == "list_item_open" and before.map and before.map[:1] != (token.map or [])[:1]:
        hint = "write its text behind the sign, or remove the sign"
        lines.folder.wrong(lines.number(before.map[0]), "an empty item of a list", hint)
    for kind in ("list", "blockquote"):
        if before.type.endswith(f"{kind}_close") and token.type.endswith(f"{kind}_open"):
            assert token.map is not None
            hint = "write a line of text between the two, or make them one"
            what = "a list" if kind == "list" else "a quotation"
            line = lines.number(token.map[0])
            lines.folder.wrong(line, f"{what} follows another one", hint)


def _closed(token: Token) -> bool:
    """Whether the last line of a fence is none of its content."""
    assert token.map is not None
    content = token.content.removesuffix("\n").count("\n") + bool(token.content)
    return content == token.map[1] - token.map[0] - 2


def _check_inline(lines: Lines, token: Token, line: int) -> None:
    alone = token.content.strip()
    if token.level == 1 and (is_picture(alone) or _PLACED.fullmatch(alone)):
        return
    opened = False
    for segment in markdown.segments(token.content):
        here = line + token.content.count("\n", 0, segment.start)
        opened |= segment.kind is Kind.TEXT and "[" in segment.text
        if segment.kind is Kind.IMAGE:
            hint = "give a figure a paragraph of its own: ![what it shows](figure.svg)"
            lines.folder.wrong(here, f'an image "{segment.target}" stands here', hint)
        elif segment.kind is Kind.LINK and not _may_link(segment.target):
            hint = "link to https://…, http://… or #slug"
            lines.folder.wrong(here, f'a link leads to "{segment.target}"', hint)
        elif segment.kind is Kind.TEXT and opened and "](" in segment.text:
            hint = "write [words](https://…) without title and blanks, or `\\[`"
            lines.folder.wrong(here, "a link that cannot be read", hint)
        elif segment.kind is Kind.TEXT and "{{" in segment.text:
            hint = f"{{{{ code, file or explore … }}}} stands alone: {_HINT_BLOCK}"
            lines.folder.wrong(here, 'a "{{" stands within text', hint)


def _may_link(target: str) -> bool:
    return target.startswith(("https://", "http://")) or bool(
        re.fullmatch(r"#[a-z0-9]+(-[a-z0-9]+)*", target)
    )


def body(lines: Lines, *, headings: bool = False) -> tuple[Block, ...]:
    """Prose, tabs, programs and figures, in order."""
    return tuple(_body(lines, lines.tokens(), headings))


def _body(lines: Lines, tokens: list[Token], headings: bool) -> Iterator[Block]:
    start = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.map and not headings and token.tag == "h3":
            hint = "only In depth has headings; write a paragraph that begins in **bold**"
            lines.folder.wrong(lines.number(token.map[0]), "a heading stands here", hint)
        if token.type != "paragraph_open" or token.level or token.map is None:
            continue
        placed = _placed(lines, tokens[index + 1].content.strip(), lines.number(token.map[0]))
        if placed is None:
            continue
        yield from _prose(lines.slice(start, token.map[0]))
        yield placed
        start = token.map[1]
    yield from _prose(lines.slice(start, len(lines.lines)))


def _prose(lines: Lines) -> Iterator[Prose]:
    if text := lines.text:
        blank = next(index for index, line in enumerate(lines.lines) if line.strip())
        yield Prose(text, lines.folder.at(lines.number(blank)))


def _placed(lines: Lines, text: str, line: int) -> Block | None:
    folder = lines.folder
    if is_picture(text):
        return picture(folder, text, line)
    if not (match := _PLACED.fullmatch(text)):
        return None
    return _tabs(folder, line) if match["code"] else program(folder, match["file"], line)


def _tabs(folder: Folder, line: int) -> Tabs:
    files = folder.tab_files()
    if not files:
        known = ", ".join(f"{stem}.py" for stem in FRAMEWORKS)
        folder.wrong(line, "{{ code }} finds no tab", f"write one of {known}, or remove the line")
    for framework, names in files.items():
        if len(names) > 1:
            both = " and ".join(names)
            message = f"two tabs of one framework ({FRAMEWORKS[framework]}): {both}"
            folder.wrong(line, message, "keep one of the files")
    if any(names[0] in folder.shown for names in files.values()):
        folder.wrong(line, "{{ code }} stands twice", "keep one of them")
    folder.shown.update(name for names in files.values() for name in names)
    return Tabs(tuple(program(folder, names[0], line) for names in files.values()), folder.at(line))


def program(folder: Folder, name: str, line: int) -> Program:
    """A program of the folder with its recorded output."""
    folder.shown.add(name)
    return Program(
        file=name,
        text=folder.text(name, line, code=True),
        output=folder.output(name),
        origin=Origin(folder.path / name, 1),
    )


def items(lines: Lines, part: str) -> tuple[list[tuple[str, int]], Lines]:
    """The items of the list that a part begins with, each with its line, and the lines after it."""
    tokens = lines.tokens()
    if not tokens or tokens[0].type != "bullet_list_open" or tokens[0].map is None:
        lines.folder.wrong(lines.first, f'"{part}" has no list', "begin it with a line `- …`")
        return [], lines.slice(0, 0)
    found = []
    end = tokens[0].map[1]
    for token in tokens:
        if token.map is None or token.map[0] >= end or token.level > 3:
            continue
        if token.type == "inline" and token.level == 3:
            found.append((" ".join(token.content.split()), lines.number(token.map[0])))
        elif token.level == 2 and token.type.endswith("_open") and token.type != "paragraph_open":
            hint = "write each item as one paragraph"
            lines.folder.wrong(lines.number(token.map[0]), f'"{part}" holds a nested block', hint)
    return found, lines.slice(end, len(lines.lines))


def key_points(lines: Lines) -> tuple[Word, ...]:
    """One checkable point on each bullet."""
    return tuple(_all_items(lines, "Key points", Word))


def claims(lines: Lines) -> tuple[tuple[Claim, ...], tuple[Block, ...]]:
    """The claims, and what is shown after them."""
    found, rest = items(lines, "Out of date")
    read = []
    for text, line in found:
        if match := _CLAIM.fullmatch(text):
            read.append(Claim(match["claim"], match["now"], lines.folder.at(line)))
        else:
            hint = "write `- **Claim:** … **Now:** …`"
            lines.folder.wrong(line, "not a claim with what holds now", hint)
    return tuple(read), body(rest)


def follow_ups(lines: Lines) -> tuple[FollowUp, ...]:
    """A question and its answer on each bullet."""

    def follow_up(text: str, at: Origin) -> FollowUp | None:
        question, mark, answer = _first_question(text)
        if not mark or not answer:
            lines.folder.wrong(at.line, "not a question with an answer", "write `- Why? Because.`")
            return None
        return FollowUp(question + mark, answer, at)

    return tuple(_all_items(lines, "Asked next", follow_up))


def _all_items(lines: Lines, part: str, make: Callable[[str, Origin], _T | None]) -> Iterator[_T]:
    found, rest = items(lines, part)
    if rest.text:
        hint = "keep the part to its list"
        lines.folder.wrong(rest.first, f'"{part}" holds more than a list', hint)
    made = (make(text, lines.folder.at(line)) for text, line in found)
    return (thing for thing in made if thing is not None)


def _first_question(text: str) -> tuple[str, str, str]:
    for segment in markdown.segments(text):
        index = segment.text.find("? ")
        if segment.kind is Kind.TEXT and index >= 0:
            cut = segment.start + index
            return text[:cut], "?", text[cut + 1 :].strip()
    return text, "", ""
