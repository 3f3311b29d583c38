"""The guide as data: what both readers make and all renderers use.

Everything carries its :class:`Origin`, so that every message can name file and
line. Origins take no part in comparisons: a guide that is written and read
again equals the first.

Text is the guide's own Markdown (see ``docs/contributing/formats.md``), as the
author wrote it. Readers refuse what is outside the format; making it safe to
show is the renderer's work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LEVELS = ("core", "deep")
"""``core`` is asked of everyone, ``deep`` of specialists."""

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


Block = Prose | Tabs | Program | Figure
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


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the guide."""

    slug: str
    """Permanent identifier and address."""
    number: int
    """Position by which readers know it; unique within its section."""
    title: str
    """The question as it is asked, inline Markdown on one line."""
    level: str = "core"
    """One of :data:`LEVELS`."""
    tags: tuple[Word, ...] = ()
    """Topics and roles."""
    aliases: tuple[Word, ...] = ()
    """Other words by which a reader looks for it."""
    requires: tuple[Word, ...] = ()
    """Slugs of the questions to know first."""
    see_also: tuple[Word, ...] = ()
    """Slugs of neighbouring questions."""
    references: tuple[Reference, ...] = ()
    """Primary paper and official documentation."""
    answer: tuple[Block, ...]
    """What one says in a minute."""
    in_depth: tuple[Block, ...] = ()
    """Mechanism, mathematics, code, costs, failure modes."""
    key_points: tuple[Word, ...] = ()
    """What an interviewer listens for, each to be ticked yes or no."""
    claims: tuple[Claim, ...] = ()
    """What is out of date."""
    claims_shown: tuple[Block, ...] = ()
    """Programs and text that show it, after the claims."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What is asked next."""
    items: tuple[Item, ...] = ()
    """Tasks of *Check yourself*."""
    origin: Origin = field(compare=False, repr=False)
    """Where the question begins."""
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)
    """Where each key of the front matter stands."""

    def at(self, key: str) -> Origin:
        """Where a key of the front matter stands; the question's beginning if it is not written."""
        return self.origins.get(key, self.origin)

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks of the answer, in reading order."""
        yield from self.answer
        yield from self.in_depth
        yield from self.claims_shown
        for item in self.items:
            yield from item.explanation

    @property
    def programs(self) -> Iterator[Program]:
        """All programs that the page shows, in reading order."""
        for block in self.blocks:
            if isinstance(block, Tabs):
                yield from block.programs
            elif isinstance(block, Program):
                yield block
        for item in self.items:
            if isinstance(item, Prints | Bug | Order):
                yield item.program
            if isinstance(item, Bug):
                yield item.mended

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures that the page shows, in reading order."""
        return (block for block in self.blocks if isinstance(block, Figure))


@dataclass(frozen=True)
class Section:
    """A group of questions with a title."""

    slug: str
    """Folder in the source and in the site."""
    title: str
    """Its title."""
    summary: str
    """What it is about, on one line; may be empty."""
    questions: tuple[Question, ...]
    """In the order of their numbers."""
    origin: Origin = field(compare=False, repr=False)
    """Where its title stands."""


@dataclass(frozen=True)
class Guide:
    """A whole guide."""

    sections: tuple[Section, ...]
    """In reading order."""
    title: str = ""
    """Its title, where the source has one."""
    repository: str = ""
    """Address of the repository of its source, for links to edit and to report; may be empty."""

    @property
    def questions(self) -> Iterator[Question]:
        """All questions, in reading order."""
        return (question for section in self.sections for question in section.questions)
