"""Reading a source file as text, or saying why it is none."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from guide.errors import Problem, SourceError
from guide.read.size import refuse_long_lines

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control, all twelve
_TAGS = "\U000e0000-\U000e007f"  # letters that nobody sees, and that machines read
_C1 = "\x80-\x84\x86-\x9f"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_INVISIBLE = re.compile(f"[{_C1}{_BIDI}{_TAGS}]")
_ANY = re.compile(rf"[\x00-\x08\x0b\x0e-\x1f\x7f{_C1}{_BIDI}{_TAGS}]")
_REFERENCE = re.compile(
    r"&#(?:[xX]0*(?P<hex>[0-9a-fA-F]{1,6})|0*(?P<decimal>[0-9]{1,7}));"
    r"|(?<!\\)(?:\\\\)*(?P<name>&(?:lrm|rlm);)"  # behind a backslash it is text
)


def read_text(path: Path, *, name_signs: bool = False) -> str:
    """The file's text, without a byte-order mark, lines ended by ``\\n``.

    Form feeds, which PDFs leave between pages, end a line. Signs that nobody sees, but that
    change how a line is shown (controls of the upper half, marks and overrides of the writing's
    direction, tags), are refused; with ``name_signs`` their names take their place: ``[U+202E]``.

    Raises:
        SourceError: the file cannot be read, is empty, binary, or not UTF-8, holds such a sign,
            or a line that is too long.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "give a file that exists and can be read"
        raise SourceError(Problem(path, 0, f"cannot be read ({error.strerror})", hint)) from None
    if not data.strip():
        raise SourceError(Problem(path, 0, "is empty", "write at least one question"))
    text = _decoded(path, data)
    if match := _CONTROL.search(text):
        message = f"holds the control character U+{ord(match[0]):04X}: a binary file?"
        raise SourceError(_problem(path, text, match, message, "remove it, or give a text file"))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if name_signs:
        return _INVISIBLE.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)
    _refuse_invisible(path, text)
    refuse_long_lines(path, text)
    return text


def _refuse_invisible(path: Path, text: str) -> None:
    """Say where a sign stands that makes a line look otherwise than it is read."""
    if match := _INVISIBLE.search(text):
        message = f"holds the invisible character U+{ord(match[0]):04X}"
        raise SourceError(_problem(path, text, match, message, "remove it"))
    if any(begun in text for begun in ("&#", "&lrm;", "&rlm;")):
        for match in _REFERENCE.finditer(text):
            if is_invisible(_meant(match)):
                message = f"{match['name'] or match[0]} means an invisible character"
                raise SourceError(_problem(path, text, match, message, "remove it"))


def _meant(match: re.Match[str]) -> str:
    if match["name"]:
        return unescape(match["name"])
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    return chr(code) if code < 0x110000 else "\0"


def is_invisible(text: str) -> bool:
    """Whether a text holds a control character, a tag, or a sign that changes directions."""
    return _ANY.search(text) is not None


def _problem(path: Path, text: str, match: re.Match[str], message: str, hint: str) -> Problem:
    return Problem(path, text.count("\n", 0, match.start()) + 1, message, hint)


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        raise SourceError(Problem(path, line, "is not UTF-8 text", hint)) from None
