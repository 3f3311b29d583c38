"""Reading a source file as text, or saying why it is none."""

from __future__ import annotations

import re
from pathlib import Path

from guide.errors import Problem, SourceError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_text(path: Path) -> str:
    """The file's text, without a byte-order mark, lines ended by ``\\n``.

    Form feeds, which PDFs leave between pages, end a line.

    Raises:
        SourceError: the file cannot be read, is empty, binary, or not UTF-8.
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
        line = text.count("\n", 0, match.start()) + 1
        message = f"holds the control character U+{ord(match[0]):04X}: a binary file?"
        raise SourceError(Problem(path, line, message, "remove it, or give a text file"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        raise SourceError(Problem(path, line, "is not UTF-8 text", hint)) from None
