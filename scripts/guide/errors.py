"""The errors that a user of the guide can cause and mend."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class GuideError(Exception):
    """Anything that the commands report as a message, without a traceback."""


def killed(program: str, status: int) -> GuideError:
    """What a program is told as that a signal ended; ``status`` is the signal's number, below 0."""
    return GuideError(
        f"{program} was ended from outside ({signal.Signals(-status).name}); "
        "see that there is enough memory, and run the command again"
    )


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
        return f"{place}: {self.message}; {self.hint}"


class SourceError(GuideError):
    """One or more problems of a source, reported together.

    ``problems`` holds them in the order of files and lines; ``str()`` gives a
    line for each, ``path:line: what is wrong; how to mend it``.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        given = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems = tuple(sorted(set(given)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
