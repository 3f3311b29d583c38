"""What is refused for its size or kind, before any work is spent on it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from markdown_it.token import Token

from guide import limits
from guide.errors import Problem, SourceError

_HIDDEN = (".", "__")


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is none of the guide, and so is never read."""
    return name.startswith(_HIDDEN)


def visible(folder: Path) -> Iterator[os.DirEntry[str]]:
    """All that stands below a folder, but what is hidden or stands behind a link."""
    left = [str(folder)]
    while left:
        try:
            with os.scandir(left.pop()) as found:
                entries = [entry for entry in found if not is_hidden(entry.name)]
        except OSError:
            continue  # whoever reads it says why it cannot be read
        yield from entries
        left += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]


def survey(source: Path) -> list[str]:
    """Look at the names, kinds and sizes of all files of a source before any of them is read.

    Returns their names, in order. Hidden ones are left out, as everywhere. A file that is given
    itself may be a link: who names it means it.

    Raises:
        SourceError: a link, a device, or a file too large is among them, or there are too many;
            or there is no such source.
    """
    if source.is_dir():
        files, problems = _looked_through(source)
    else:
        files, problems = [str(source)], _looked_at(source)
    if problems:
        raise SourceError(problems)
    return sorted(files)


def _looked_at(file: Path) -> list[Problem]:
    try:
        return list(_unfit(file, file.stat(), limits.MAX_GUIDE_BYTES))
    except OSError as error:
        hint = "give a file or a folder that exists and can be read"
        return [Problem(file, 0, f"cannot be read ({error.strerror})", hint)]


def _looked_through(folder: Path) -> tuple[list[str], list[Problem]]:
    files: list[str] = []
    problems: list[Problem] = []
    for count, entry in enumerate(visible(folder)):
        if not entry.name.isprintable():
            hint = "rename it with letters, digits, hyphens and dots"
            message = "has a name with signs that cannot be shown"
            problems.append(Problem(Path(entry.path), 0, message, hint))
        with suppress(OSError):  # whoever reads it says why it cannot be read
            found = entry.stat(follow_symlinks=False)
            problems += _unfit(entry.path, found, limits.MAX_FILE_BYTES)
        if not entry.is_dir(follow_symlinks=False):
            files.append(entry.path)
        if count == limits.MAX_FILES:
            hint = f"{limits.MAX_FILES} are the most; make two guides of it"
            problems.append(Problem(folder, 0, "holds too many files", hint))
            break
    return files, problems


def _unfit(path: str | Path, found: os.stat_result, most: int) -> Iterator[Problem]:
    if stat.S_ISLNK(found.st_mode):
        hint = "put the file or folder itself there: a source holds all that it shows"
        yield Problem(Path(path), 0, "is a symbolic link", hint)
    elif not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        yield Problem(Path(path), 0, "is neither a file nor a folder", "remove it")
    elif stat.S_ISREG(found.st_mode) and found.st_size > most:
        hint = f"{most} are the most; make it smaller, or cut it in two"
        yield Problem(Path(path), 0, f"has {found.st_size} bytes", hint)


def refuse_long_lines(path: Path, text: str) -> None:
    """Refuse lines that are longer than :data:`limits.MAX_LINE`.

    Raises:
        SourceError: with each of them.
    """
    most = limits.MAX_LINE
    if len(text) > most:
        long = [
            Problem(path, at, f"a line of {len(line)} characters", f"break it: {most} are the most")
            for at, line in enumerate(text.split("\n"), start=1)
            if len(line) > most
        ]
        if long:
            raise SourceError(long)


def too_long(path: Path, yaml: str) -> Iterator[Problem]:
    """Say so where the front matter of a question is longer than :data:`limits.MAX_YAML`."""
    if len(yaml) > limits.MAX_YAML:
        message = f"has a front matter of {len(yaml)} characters"
        hint = f"{limits.MAX_YAML} are the most; write the text below it"
        yield Problem(path, 1, message, hint)


def too_large(tokens: Iterable[Token]) -> Iterator[tuple[int, str, str]]:
    """The line from 0, message and hint of each block or text that the engines would be slow at."""
    count = 0
    for token in tokens:
        count += token.nesting >= 0 and token.type != "inline"
        if token.type == "inline" and token.map and len(token.content) > limits.MAX_PARAGRAPH:
            message = f"a paragraph of {len(token.content)} characters"
            yield (
                token.map[0],
                message,
                f"{limits.MAX_PARAGRAPH} are the most; part it by blank lines",
            )
    if count > limits.MAX_BLOCKS:
        hint = f"{limits.MAX_BLOCKS} are the most; make several questions of it"
        yield 0, f"a text of {count} paragraphs, items and cells", hint
