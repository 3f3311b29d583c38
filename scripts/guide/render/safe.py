"""From the guide's Markdown to Python-Markdown that means the same and nothing more.

The site's engines read Python-Markdown with extensions, in which much of a text
could mean something that its author never wrote: HTML, attribute lists, blocks,
references. Code, mathematics and links are written anew in one canonical form;
every other sign that could mean something becomes a character reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from guide import markdown
from guide.markdown import Kind, Segment
from guide.mathml import without_html

Link = Callable[[str], str]
"""From the slug of a question to the address of its heading, as the page writes it."""

Attributes = Callable[[str], str]
"""From the text of a heading to its identifier and attributes, as an attribute list has them."""

_TEXT = {ord(sign): f"&#{ord(sign)};" for sign in "{}[]`\\$"} | {ord("<"): "&lt;"}
_HARMLESS = re.compile(r"[^{}\[\]`\\$<&#/:|]*")
_AMPERSAND = re.compile(r"&(?=#)(?!#(?:\d+|[xX][0-9a-fA-F]+);)")
_NAME_AMPERSAND = re.compile(r"&(?=#|[A-Za-z])")
_NAME = {ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_BLOCK_START = re.compile(r"///|#|:|(=+|-+)\Z")
_ROW = re.compile(r"((?:[\s>]|[-+*][ \t]|\d+[.)][ \t])*)(.*)")
_INFO = re.compile(r"[A-Za-z0-9_+-]{1,20}")
_SCHEMES = ("https://", "http://")
_DOLLAR = re.compile(r"(?<!\\)\$")
_TICKS = re.compile(r"`+")


def literal(text: str) -> str:
    """Text that is no Markdown, as Markdown."""
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]$<&|~^=#" else sign for sign in text)


def name(text: str) -> str:
    """The name of a guide or a page as templates of the engines can take it: they escape nothing.

    Only what could mean something is escaped, since in a few places they do escape, and there a
    second time.
    """
    return _NAME_AMPERSAND.sub("&amp;", text).translate(_NAME)


def inline(text: str, link: Link) -> str:
    """The inline text of one paragraph, heading or cell."""
    if _HARMLESS.fullmatch(text):
        return text
    made = "".join(_INLINE[segment.kind](segment, link) for segment in markdown.segments(text))
    kept = made.rstrip("#")  # at a heading's end they would be taken off
    return kept + "&#35;" * (len(made) - len(kept))


def _text(segment: Segment, link: Link) -> str:
    return _AMPERSAND.sub("&amp;", segment.text).translate(_TEXT)


def _escaped(segment: Segment, link: Link) -> str:
    return f"&#{ord(segment.text)};"


def _code(segment: Segment, link: Link) -> str:
    return code_span(segment.text)


def _math(segment: Segment, link: Link) -> str:
    return f"${without_html(segment.text)}$"


def _link(segment: Segment, link: Link) -> str:
    target, label = segment.target, inline(segment.text, link)
    if target.startswith("#"):
        return f"[{label}]({link(target[1:])})"
    return f"[{label}]({_address(target)})" if target.startswith(_SCHEMES) else label


def _image(segment: Segment, link: Link) -> str:
    return inline(segment.text, link)


_INLINE = {
    Kind.TEXT: _text,
    Kind.ESCAPED: _escaped,
    Kind.CODE: _code,
    Kind.MATH: _math,
    Kind.LINK: _link,
    Kind.IMAGE: _image,
}


def code_span(code: str) -> str:
    """A code span that holds any text."""
    if not code.strip() or "<" in code or "&" in code:
        # Python-Markdown looks for HTML before it looks for code.
        return f"<code>{_SIGN.sub(lambda sign: f'&#{ord(sign[0])};', code)}</code>"
    ticks = _ticks(code, 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{ticks}{pad}{code}{pad}{ticks}"


def _ticks(code: str, least: int) -> str:
    longest = max((len(run) for run in _TICKS.findall(code)), default=0)
    return "`" * max(least, longest + 1)


def _address(target: str) -> str:
    return target.translate({ord(sign): f"%{ord(sign):02X}" for sign in "<>{}[]`\\\"'*_$|^"})


def fence(code: str, *, info: str = "") -> str:
    """A block of code that holds any text; ``info`` is the engine's own and trusted."""
    ticks = _ticks(code, 3)
    return f"{ticks}{info}\n{code}\n{ticks}"


def prose(text: str, link: Link, *, heading: Attributes = str) -> str:
    """A stretch of blocks, without blank lines at its ends.

    Headings go one level down and get the attributes that ``heading`` makes of
    their text. A text that is nested too deep to be read is shown as code.
    """
    lines: list[str | None] = list(text.split("\n"))
    tokens = markdown.blocks(text)
    if markdown.too_deep(tokens):  # its innermost lines would be left as they are
        return fence(text)
    blanks = _blanks(tokens, lines)
    outer = ""
    for token in tokens:
        if token.map is not None:
            if token.type == "inline" and outer == "heading_open":
                words = inline(token.content, link)
                lines[token.map[0]] = f"#### {words} {{ {heading(token.content)} }}"
            elif token.type != "inline" or outer == "paragraph_open":
                _BLOCKS.get(token.type, _leave)(lines, token, link)
        outer = token.type
    spaced = ((blanks.get(index), line) for index, line in enumerate(lines))
    return "\n".join(line for pair in spaced for line in pair if line is not None)


def _blanks(tokens: list[Token], lines: list[str | None]) -> dict[int, str]:
    """The blank lines that Python-Markdown needs before blocks and CommonMark does not, by line."""
    blanks: dict[int, str] = {}
    quotations = 0
    within: list[list[str]] = [[]]  # what each open container holds so far
    for token in tokens:
        if token.map is not None and _needs_blank(token, within[-1]):
            line = token.map[0]
            if _is_blank(lines[line - 1] or "", quotations):
                within[-1].append(_LOOSE)
            elif not _is_tight([*within[-1], token.type]):
                blanks[line] = _quotation(lines[line] or "", quotations)
        if token.type in _SPACED:
            within[-1].append(token.type)
        quotations += token.nesting * token.type.startswith("blockquote")
        if token.type in ("blockquote_open", "list_item_open"):
            within.append([_ITEM] if token.type == "list_item_open" else [])
        elif token.type in ("blockquote_close", "list_item_close"):
            held = within.pop()
            if held[:1] == [_ITEM] and len(held) > 2 and not _is_tight(held):
                within[-1].append(_LOOSE)
    return blanks


def _needs_blank(token: Token, before: list[str]) -> bool:
    """Whether a blank line may have to stand before a block or an item of a list."""
    if token.type == "list_item_open":
        return before[-1:] == [_LOOSE]
    return token.type in _SPACED and before not in ([], [_ITEM])


def _is_tight(held: list[str]) -> bool:
    """Whether it is an item of a text and a list below it, which need no blank line."""
    return held[:2] == [_ITEM, "paragraph_open"] and len(held) == 3 and "list" in held[2]


def _is_blank(line: str, quotations: int) -> bool:
    """Whether a line within so many quotations is blank."""
    parts = line.split(">", quotations)
    return len(parts) > quotations and not "".join(parts).strip(" \t")


def _quotation(line: str, quotations: int) -> str:
    """A line's beginning up to the sign of the innermost of so many quotations."""
    return "".join(f"{part}>" for part in line.split(">", quotations)[:quotations])


_ITEM, _LOOSE = "an item of a list", "a blank line"
_SPACED = frozenset(
    """paragraph_open heading_open bullet_list_open ordered_list_open blockquote_open table_open
    fence math_block hr""".split()
)


def _rewrite_inline(lines: list[str | None], token: Token, link: Link) -> None:
    assert token.map is not None
    contents = token.content.split("\n")
    first = token.map[0]
    while contents[0] not in (lines[first] or ""):  # the parser drops lines of foreign blanks
        first += 1
    prefixes = [_prefix(lines[first + i] or "", content) for i, content in enumerate(contents)]
    safe = inline(token.content, link).split("\n")
    for index, prefix in enumerate(prefixes):
        # A code span that was broken over lines is on one now, so there may be fewer.
        here = _line_start(safe[index].strip()) if index < len(safe) else None
        lines[first + index] = None if here is None else prefix + here


def _prefix(line: str, content: str) -> str:
    """What stands before the text: list sign, quotation sign, indentation, heading sign."""
    at = line.rfind(content.strip())
    return line[: max(at, 0)]


def _line_start(text: str) -> str:
    """A line of a paragraph that begins no block of Python-Markdown."""
    return f"&#{ord(text[0])};{text[1:]}" if _BLOCK_START.match(text) else text


def _rewrite_row(lines: list[str | None], token: Token, link: Link) -> None:
    assert token.map is not None
    row = _ROW.fullmatch(inline(lines[token.map[0]] or "", link))
    assert row is not None
    # A first cell without a pipe before it stands where a block could begin.
    lines[token.map[0]] = row[1] + _line_start(row[2])


def _rewrite_fence(lines: list[str | None], token: Token, link: Link) -> None:
    assert token.map is not None
    first, last = token.map
    opening = lines[first] or ""
    prefix = opening[: opening.find(token.markup)]
    rest = prefix if ">" in prefix else " " * len(prefix)
    info = token.info.strip()
    ticks = _ticks(token.content, 3)
    lines[first] = prefix + ticks + (info if _INFO.fullmatch(info) else "")
    lines[last - 1] = rest + ticks


def _rewrite_math(lines: list[str | None], token: Token, link: Link) -> None:
    assert token.map is not None
    for index, tex in enumerate(token.content.split("\n"), start=token.map[0] + 1):
        prefix = _prefix(lines[index] or "", tex)
        safe = _DOLLAR.sub(r"\\$", without_html(tex))
        if safe.startswith("///"):  # a block of the engine's, wherever it stands
            safe = f"{{}}{safe}"
        lines[index] = prefix + safe if tex else None


def _leave(lines: list[str | None], token: Token, link: Link) -> None:
    """Blocks that mean the same in both dialects stay as they are."""


_BLOCKS: dict[str, Callable[[list[str | None], Token, Link], None]] = {
    "inline": _rewrite_inline,
    "tr_open": _rewrite_row,
    "fence": _rewrite_fence,
    "math_block": _rewrite_math,
}
