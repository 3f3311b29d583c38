"""What becomes of a program, or a notebook, on an interpreter with other releases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from guide import notebook_runs, notebooks, orders, programs
from guide.errors import GuideError
from guide.notebooks import Notebook
from guide.programs import DeprecatedError, Program


@dataclass(frozen=True)
class Finding:
    """How a program fared; without any of what follows it holds."""

    program: Program
    """The program."""
    differs: str = ""
    """The first difference, in a line."""
    record: Path | None = None
    """The record that differs."""
    recorded: str = ""
    """What stands there."""
    now: str = ""
    """What stands there now; lines that are within the tolerance as they were."""
    error: str = ""
    """Why there is no result."""
    deprecated: str = ""
    """What was said about something that it uses."""
    away: str = ""
    """Why it was not run."""

    @property
    def holds(self) -> bool:
        """Whether it came out as it was recorded, with nothing to say about it."""
        return not (self.differs or self.error or self.deprecated or self.away)


def look(program: Program, python: str) -> Finding:
    """Run a program, or a notebook, and compare with its record.

    What uses something deprecated is run again without minding it, so that its
    output is compared as well. A notebook fails where something warns.
    """
    if program.declared.needs:
        return Finding(program, away=program.declared.needs)
    if isinstance(program, Notebook):
        return _settled(lambda: _notebook(program, python), program)
    try:
        return _compared(program, python, strict=True)
    except DeprecatedError as said:
        again = _settled(lambda: _compared(program, python, strict=False), program)
        return replace(again, deprecated=str(said))
    except GuideError as error:
        return Finding(program, error=str(error))


def _settled(action: Callable[[], Finding], program: Program) -> Finding:
    try:
        return action()
    except GuideError as error:
        return Finding(program, error=str(error))


def _compared(program: Program, python: str, *, strict: bool) -> Finding:
    recorded = _record(program.record)
    now = programs.run(program, python, strict=strict)
    if differs := programs.difference(program, recorded, now):
        now = _within(program, recorded, now)
        return Finding(program, differs, program.record, recorded, now)
    if program.orders:
        listed, found = _record(program.orders), orders.find(program, python)
        if listed != found:
            told = "other orders of its lines print the same"
            return Finding(program, told, program.orders, listed, found)
    return Finding(program)


def _record(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GuideError(f"{path}: there is no such record; make it") from None


def _within(program: Program, recorded: str, now: str) -> str:
    """The new text, with the recorded line wherever the difference does not count."""
    old, new = recorded.splitlines(), now.splitlines()
    if len(old) != len(new):
        return now
    pairs = zip(old, new, strict=True)
    kept = (a if programs.alike(program, a, b) else b for a, b in pairs)
    return "".join(f"{line}\n" for line in kept)


def _notebook(notebook: Notebook, python: str) -> Finding:
    recorded = notebooks.recorded(notebook)
    now = notebook_runs.execute(notebook, python)
    differs = notebook_runs.difference(notebook, recorded, now)
    if not differs:
        return Finding(notebook)
    return Finding(
        notebook, differs, notebook.record, notebooks.dump(recorded), notebooks.dump(now)
    )
