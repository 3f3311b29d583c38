"""Signs that nobody sees, but that change how a line is shown, and references that mean one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guide import markdown
from guide.markdown import Kind

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control, all twelve
_TAGS = "\U000e0000-\U000e007f"  # letters that nobody sees, and that machines read
_C1 = "\x80-\x84\x86-\x9f"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
INVISIBLE = re.compile(f"[{_C1}{_BIDI}{_TAGS}]")
_ANY = re.compile(rf"[\x00-\x08\x0b\x0e-\x1f\x7f{_C1}{_BIDI}{_TAGS}]")
_REFERENCE = re.compile(
    r"&#(?:[xX]0*(?P<hex>[0-9a-fA-F]{1,6})|0*(?P<decimal>[0-9]{1,7}));"
    r"|(?<!\\)(?:\\\\)*(?P<name>&(?:lrm|rlm);)"  # behind a backslash it is text
)
HINT = "remove it"
"""What to do with such a sign."""


def is_invisible(text: str) -> bool:
    """Whether a text holds a control character, a tag, or a sign that changes directions."""
    return _ANY.search(text) is not None


def references(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a reference to such a sign begins, with what is wrong and what to do."""
    if any(begun in text for begun in ("&#", "&lrm;", "&rlm;")):
        for match in _REFERENCE.finditer(text):
            if is_invisible(_meant(match)):
                shown = match["name"] or match[0]
                yield match.start(), f"{shown} means an invisible character", HINT


def _meant(match: re.Match[str]) -> str:
    if match["name"]:
        return unescape(match["name"])
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    return chr(code) if code < 0x110000 else "\0"


def references_in_prose(text: str) -> Iterator[tuple[int, str, str]]:
    """The same for the guide's inline Markdown, in whose code a reference is its own text."""
    if not any(references(text)):
        return
    found = list(markdown.segments(text))
    ends = [*(segment.start for segment in found[1:]), len(text)]
    for segment, end in zip(found, ends, strict=True):
        if segment.kind in (Kind.LINK, Kind.IMAGE):
            yield from _moved(references_in_prose(segment.text), segment.start)
            yield from _moved(references(segment.target), segment.start)
        elif segment.kind is not Kind.CODE:
            yield from _moved(references(text[segment.start : end]), segment.start)


def _moved(found: Iterator[tuple[int, str, str]], by: int) -> Iterator[tuple[int, str, str]]:
    return ((start + by, message, hint) for start, message, hint in found)
