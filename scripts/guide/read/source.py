"""Reading a source file as text, or saying why it is none."""

from __future__ import annotations

from pathlib import Path

from guide.errors import Problem, SourceError
from guide.invisible import CONTROL, HINT, INVISIBLE, references
from guide.read.size import refuse_long_lines


def read_text(path: Path, *, name_signs: bool = False, with_references: bool = False) -> str:
    """The text of a file, see :func:`text_of`.

    Raises:
        SourceError: the file cannot be read, or is no such text.
    """
    data = content(path)
    return text_of(data, path, name_signs=name_signs, with_references=with_references)


def content(path: str | Path) -> bytes:
    """What a file holds.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        hint = "give a file that exists and can be read"
        problem = Problem(Path(path), 0, f"cannot be read ({error.strerror})", hint)
        raise SourceError(problem) from None


def text_of(
    data: bytes,
    path: Path,
    *,
    name_signs: bool = False,
    with_references: bool = False,
    blank: bool = False,
) -> str:
    """What a file holds, as text: without a byte-order mark, lines ended by ``\\n``.

    Form feeds, which PDFs leave between pages, end a line. Signs that nobody sees, but that
    change how a line is shown (controls of the upper half, marks and overrides of the writing's
    direction, tags), are refused; with ``name_signs`` their names take their place: ``[U+202E]``.
    So are character references to them, but ``with_references``: for code, in which they are text,
    and for texts whose references are looked at piece by piece.

    Raises:
        SourceError: it is empty and may not be ``blank``, is binary, or not UTF-8, holds such a
            sign, or a line that is too long; ``path`` is named.
    """
    if not blank and not data.strip():
        raise SourceError(Problem(path, 0, "is empty", "write at least one question"))
    text = _decoded(path, data)
    if match := CONTROL.search(text):
        message = f"holds the control character U+{ord(match[0]):04X}: a binary file?"
        hint = "remove it, or give a text file"
        raise SourceError(_problem(path, text, match.start(), message, hint))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if name_signs:
        return INVISIBLE.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)
    if match := INVISIBLE.search(text):
        message = f"holds the invisible character U+{ord(match[0]):04X}"
        raise SourceError(_problem(path, text, match.start(), message, HINT))
    if not with_references:
        for start, message, hint in references(text):
            raise SourceError(_problem(path, text, start, message, hint))
    refuse_long_lines(path, text)
    return text


def _problem(path: Path, text: str, start: int, message: str, hint: str) -> Problem:
    return Problem(path, text.count("\n", 0, start) + 1, message, hint)


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        raise SourceError(Problem(path, line, "is not UTF-8 text", hint)) from None
