"""The folder of one question while it is read: its files, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from guide.errors import Problem, SourceError
from guide.model import FRAMEWORKS, Origin, framework_of
from guide.read.source import read_text


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

    @property
    def question(self) -> Path:
        """The text of the question."""
        return self.path / "question.md"

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
        path = self.path / name
        if not _may_show(name):
            hint = "let its name begin with a letter or a digit"
            self.wrong(line, f'file "{name}" cannot be shown', hint)
            return ""
        if path.is_symlink() or not path.is_file():
            self.wrong(line, f'file "{name}" is missing', f"write {path}, or remove the line")
            return ""
        try:
            return read_text(path, with_references=code)
        except SourceError as error:
            self.problems.extend(error.problems)
            return ""

    def output(self, program: str) -> str | None:
        """What a program of the folder printed, or None where nothing is recorded."""
        return self.recorded(program, ".out")

    def recorded(self, program: str, suffix: str) -> str | None:
        """What is recorded beside a program, or None."""
        path = (self.path / program).with_suffix(suffix)
        if not _may_show(program) or path.is_symlink() or not path.is_file():
            return None
        try:
            # What a program prints may be blank; other texts must hold something.
            if path.read_bytes().strip():
                return read_text(path, with_references=True)
            return path.read_text("utf-8")
        except SourceError as error:
            self.problems.extend(error.problems)
            return None

    def tab_files(self) -> dict[str, list[str]]:
        """The files of each framework's tab, by framework, in the order of tabs."""
        found: dict[str, list[str]] = {stem: [] for stem in FRAMEWORKS}
        for path in sorted(self.path.glob("*.py")):
            if framework := framework_of(path.name):
                found[framework].append(path.name)
        return {framework: names for framework, names in found.items() if names}
