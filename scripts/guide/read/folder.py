"""The folder of one question while it is read: its files, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guide.errors import Problem, SourceError
from guide.model import FRAMEWORKS, Origin, framework_of
from guide.read.size import is_hidden
from guide.read.source import content, text_of

QUESTION = "question.md"
"""The file of a folder that holds the question's text."""


def _may_show(name: str) -> bool:
    """Whether a name is none of a hidden file: nobody has looked how large those are."""
    return name[0].isalnum()


@dataclass
class Folder:
    """The folder of one question while it is read."""

    path: Path
    """The folder."""
    problems: list[Problem] = field(default_factory=list)
    """What was wrong so far."""
    shown: set[str] = field(default_factory=set)
    """Files that the text has shown so far."""

    @cached_property
    def question(self) -> Path:
        """The text of the question."""
        return self.path / QUESTION

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What each of its files holds, by name, in order; links and hidden files are none.

        Each is read once, so that what is made of it is kept by what it held then.

        Raises:
            SourceError: one of them cannot be read.
        """
        return {name: content(f"{self.path}/{name}") for name in sorted(self._names())}

    def _names(self) -> Iterator[str]:
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False) and not is_hidden(entry.name):
                        yield entry.name
        except FileNotFoundError:
            return

    def wrong(self, line: int, message: str, hint: str) -> None:
        """Note a problem of the question's text."""
        self.problems.append(Problem(self.question, line, message, hint))

    def at(self, line: int) -> Origin:
        """A place in the question's text."""
        return Origin(self.question, line)

    def text(self, name: str, line: int, *, code: bool = False) -> str:
        """The text of a file of the folder; a problem and an empty text if there is none.

        In ``code`` a character reference is no more than its text.
        """
        if not _may_show(name):
            hint = "let its name begin with a letter or a digit"
            self.wrong(line, f'file "{name}" cannot be shown', hint)
            return ""
        if name not in self.files:
            path = self.path / name
            self.wrong(line, f'file "{name}" is missing', f"write {path}, or remove the line")
            return ""
        return self._text(name, with_references=code)

    def _text(self, name: str, *, with_references: bool, blank: bool = False) -> str:
        data, path = self.files[name], self.path / name
        try:
            return text_of(data, path, with_references=with_references, blank=blank)
        except SourceError as error:
            self.problems.extend(error.problems)
            return ""

    def output(self, program: str) -> str | None:
        """What a program of the folder printed, or None where nothing is recorded."""
        return self.recorded(program, ".out")

    def recorded(self, program: str, suffix: str) -> str | None:
        """What is recorded beside a program, or None."""
        name = Path(program).with_suffix(suffix).name
        if not _may_show(program) or name not in self.files:
            return None
        # What a program prints may be blank; other texts must hold something.
        return self._text(name, with_references=True, blank=True)

    def programs(self) -> list[str]:
        """The names of all programs in it, in order."""
        return [name for name in self.files if name.endswith(".py")]

    def tab_files(self) -> dict[str, list[str]]:
        """The files of each framework's tab, by framework, in the order of tabs."""
        found: dict[str, list[str]] = {stem: [] for stem in FRAMEWORKS}
        for name in self.programs():
            if framework := framework_of(name):
                found[framework].append(name)
        return {framework: names for framework, names in found.items() if names}
