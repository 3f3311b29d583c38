"""What an answer is made of: text, programs, figures, claims, tasks.

:mod:`guide.model` puts them together and hands all of them on; only it imports this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FRAMEWORKS = {
    "keras": "Keras",
    "tensorflow": "TensorFlow",
    "pytorch": "PyTorch",
    "numpy": "NumPy",
    "jax": "JAX",
}
"""Stem of a tab's file and the tab's label, in the order in which tabs stand."""

SHORT_STEMS = {"tf": "tensorflow", "torch": "pytorch"}
"""Other stems that a tab's file may have."""


EXPLORABLES: dict[str, tuple[str, ...]] = {
    "activations": (),
    "attention-weights": (),
    "gradient-depth": (),
    "lstm-cell": (),
    "q-learning-grid": (),
    "train-inference": ("dropout", "batch-norm"),
}
"""What a reader can try on a page, by the name of its script (``docs/assets/js/explore-NAME``),
and the states that it may begin with, where there are several."""


def framework_of(file: str) -> str:
    """The key of :data:`FRAMEWORKS` that a file's name stands for, or an empty text."""
    stem = file.removesuffix(".py")
    stem = SHORT_STEMS.get(stem, stem)
    return stem if stem in FRAMEWORKS else ""


@dataclass(frozen=True)
class Origin:
    """Where a piece of the source stands."""

    path: Path
    """The file, as the user named it."""
    line: int
    """Line number, from 1; 0 where the file as a whole is meant."""


@dataclass(frozen=True)
class Word:
    """A short text of its own: a tag, an alias, the slug of another question, a key point."""

    text: str
    """The text, on one line."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class Reference:
    """A paper or a page of documentation."""

    title: str
    """Its title, as published."""
    authors: str
    """Its authors, as one text."""
    year: int
    """Year of publication; for documentation, of the last reading."""
    url: str
    """A stable address, ``https:`` or ``http:``."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class Prose:
    """Markdown of the guide's format: paragraphs, lists, tables, headings, fences, formulas."""

    text: str
    """The Markdown; neither its first nor its last line is blank."""
    origin: Origin = field(compare=False, repr=False)
    """Where its first line stands; the others follow, line by line."""


@dataclass(frozen=True)
class Program:
    """A program that the page shows, with its recorded output."""

    file: str
    """Name of the file in the question's folder."""
    text: str
    """The program, as it is run."""
    output: str | None
    """What it printed, or None where nothing is recorded."""
    origin: Origin = field(compare=False, repr=False)
    """The program's file."""

    @property
    def framework(self) -> str:
        """The key of :data:`FRAMEWORKS` whose tab it is, or an empty text."""
        return framework_of(self.file)


@dataclass(frozen=True)
class Tabs:
    """The same task in several frameworks, in the order of :data:`FRAMEWORKS`."""

    programs: tuple[Program, ...]
    """One for each framework."""
    origin: Origin = field(compare=False, repr=False)
    """The line ``{{ code }}``."""


@dataclass(frozen=True, kw_only=True)
class Parity:
    """That the tabs compute the same: the numbers that they print agree."""

    tolerance: str
    """Allowed difference, relative or absolute, as it was written."""
    lines: tuple[Word, ...] = ()
    """How the lines that agree begin; none where the whole outputs do."""
    origin: Origin = field(compare=False, repr=False)
    """Where the front matter says so."""


@dataclass(frozen=True)
class Figure:
    """A drawing of the question's folder."""

    file: str
    """Name of the file in the question's folder."""
    alt: str
    """Its text alternative: what the figure shows."""
    svg: str
    """The drawing."""
    origin: Origin = field(compare=False, repr=False)
    """Where the text shows it."""


@dataclass(frozen=True)
class Explorable:
    """Something that a reader can try; where scripts do not run, a figure stands for it."""

    name: str
    """Its key in :data:`EXPLORABLES`."""
    start: str
    """What it begins with, one of the key's values; may be empty."""
    figure: Figure
    """What stands in its place until its script has come."""
    origin: Origin = field(compare=False, repr=False)
    """The line ``{{ explore … }}``."""


Block = Prose | Tabs | Program | Figure | Explorable
"""A piece of an answer."""


@dataclass(frozen=True)
class Claim:
    """A wrong or old claim that circulates, and what holds."""

    claim: str
    """What older guides say."""
    now: str
    """What holds, since when, and how one sees it."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class FollowUp:
    """A question that an interviewer asks next."""

    question: str
    """The question."""
    answer: str
    """A short answer."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class Option:
    """One option of a :class:`Choice`."""

    text: str
    """The option."""
    right: bool
    """Whether it is a right one."""
    why: str
    """Why it is wrong (or right); a wrong one always has it."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A task of *Check yourself*."""

    prompt: str
    """The task, on one line."""
    explanation: tuple[Block, ...] = ()
    """Why the right answer is right."""
    origin: Origin = field(compare=False, repr=False)
    """Where its heading stands."""


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """Choose the right ones among several options."""

    options: tuple[Option, ...]
    """At least two, one of them right."""


@dataclass(frozen=True, kw_only=True)
class Prints(Item):
    """Say what a program prints."""

    program: Program
    """The program; the right answer is its recorded output."""


@dataclass(frozen=True, kw_only=True)
class Bug(Item):
    """Find what is wrong with a program."""

    program: Program
    """The wrong program."""
    symptom: str
    """What one sees when it runs."""
    mended: Program
    """The program without the mistake."""


@dataclass(frozen=True, kw_only=True)
class Fill(Item):
    """Type a name, a number or a shape."""

    accepted: tuple[str, ...]
    """The right answers."""
    tolerance: str = ""
    """Allowed difference, where the answer is a number, as it was written."""


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """Bring the lines of a program into order."""

    program: Program
    """The program; its lines are shuffled for the reader."""
    lines: tuple[str, ...]
    """What is brought into order: its lines that are not blank."""
    orders: tuple[tuple[int, ...], ...]
    """The orders of the lines that print the same, the given one (0, 1, 2, …) first."""
