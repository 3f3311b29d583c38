"""The errors that a user of the guide can cause and mend."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SPACE, _ALLOWED = "free some space", "give a folder you may write"
_REMEDIES = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EFBIG: "allow larger files here (`ulimit -f`)",
    errno.EROFS: _ALLOWED,
    errno.EACCES: _ALLOWED,
    errno.EPERM: _ALLOWED,
}
"""What to do where the disk refuses, by the system's number of the refusal."""


class GuideError(Exception):
    """Anything that the commands report as a message, without a traceback."""


def killed(program: str, status: int) -> GuideError:
    """What a program is told as that a signal ended; ``status`` is the signal's number, below 0."""
    return GuideError(
        f"{program} was ended from outside ({signal.Signals(-status).name}); "
        "see that there is enough memory, and run the command again"
    )


def refused(error: OSError, what: str) -> GuideError:
    """What a refusal of the disk is told as: what was to be written, why not, and the remedy."""
    remedy = _REMEDIES.get(error.errno or 0, "mend that, and run the command again")
    return GuideError(
        f"{what}: cannot be written ({error.strerror}); {remedy}; "
        "what was there before is unchanged"
    )


def refusal(said: str) -> OSError | None:
    """The refusal of the disk that another program told of, if it did."""
    found = (code for code in _REMEDIES if os.strerror(code) in said)
    return next((OSError(code, os.strerror(code)) for code in found), None)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a source."""

    path: Path
    """The file, as the user named it."""
    line: int
    """Line number, from 1; 0 where the file as a whole is meant."""
    message: str
    """What is wrong."""
    hint: str
    """How to mend it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return _harmless(f"{place}: {self.message}; {self.hint}")


def _harmless(text: str) -> str:
    """A message with escapes for what would mean something to a terminal, or is no text."""
    return "".join(
        sign if sign.isprintable() or sign == "\n" else ascii(sign)[1:-1] for sign in text
    )


class SourceError(GuideError):
    """One or more problems of a source, reported together.

    ``problems`` holds them in the order of files and lines; ``str()`` gives a
    line for each, ``path:line: what is wrong; how to mend it``.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        given = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems = tuple(sorted(set(given)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
