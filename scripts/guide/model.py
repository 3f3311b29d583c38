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
from functools import cached_property

from guide.parts import (
    EXPLORABLES,
    FRAMEWORKS,
    SHORT_STEMS,
    Block,
    Bug,
    Choice,
    Claim,
    Explorable,
    Figure,
    Fill,
    FollowUp,
    Item,
    Option,
    Order,
    Origin,
    Parity,
    Prints,
    Program,
    Prose,
    Reference,
    Tabs,
    Word,
    framework_of,
)

__all__ = [
    "EXPLORABLES",
    "FRAMEWORKS",
    "LEVELS",
    "SHORT_STEMS",
    "Block",
    "Bug",
    "Change",
    "Checked",
    "Choice",
    "Claim",
    "Explorable",
    "Figure",
    "Fill",
    "FollowUp",
    "Guide",
    "Item",
    "Option",
    "Order",
    "Origin",
    "Parity",
    "Prints",
    "Program",
    "Prose",
    "Question",
    "Reference",
    "Section",
    "Tabs",
    "Term",
    "Word",
    "framework_of",
]

LEVELS = ("core", "deep")
"""``core`` is asked of everyone, ``deep`` of specialists."""
SHORT = 22
"""Signs for which a box of the map has room."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the guide."""

    slug: str
    """Permanent identifier and address."""
    number: int
    """Position by which readers know it; unique within its section."""
    title: str
    """The question as it is asked, inline Markdown on one line."""
    short: str = ""
    """What it is about, in at most :data:`SHORT` signs; empty where nobody has said it."""
    level: str = "core"
    """One of :data:`LEVELS`."""
    tags: tuple[Word, ...] = ()
    """Topics and roles."""
    aliases: tuple[Word, ...] = ()
    """Other words by which a reader looks for it."""
    asked_as: tuple[Word, ...] = ()
    """How one asks for it who does not know its name; only the search reads these."""
    requires: tuple[Word, ...] = ()
    """Slugs of the questions to know first."""
    see_also: tuple[Word, ...] = ()
    """Slugs of neighbouring questions."""
    formerly: tuple[Word, ...] = ()
    """Slugs that it had before; their addresses lead here, and what was learned is kept."""
    references: tuple[Reference, ...] = ()
    """Primary paper and official documentation."""
    parity: Parity | None = None
    """What the tabs compute alike, where they do."""
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

    @cached_property
    def known(self) -> str:
        """All that it says, as one text; where in a source is no part of it."""
        return repr(self)

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
    def tabs(self) -> Iterator[Tabs]:
        """The places of the answer where tabs stand, in reading order."""
        return (block for block in self.blocks if isinstance(block, Tabs))

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures that the page shows, in reading order."""
        for block in self.blocks:
            if isinstance(block, Figure):
                yield block
            elif isinstance(block, Explorable):
                yield block.figure

    @property
    def explorables(self) -> Iterator[Explorable]:
        """All that the page lets a reader try, in reading order."""
        return (block for block in self.blocks if isinstance(block, Explorable))


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
class Term:
    """A term of the field."""

    name: str
    """Its usual name."""
    definition: str
    """What it is, in one sentence of inline Markdown."""
    also: tuple[str, ...]
    """Its other names: abbreviations, synonyms, names in libraries, how one describes it."""
    questions: tuple[Word, ...]
    """Slugs of the questions that treat it, the best first."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class Change:
    """What has changed in the guide, told to those who follow it."""

    name: str
    """Permanent identifier."""
    date: str
    """Day of the change, as in ``2026-11-28``."""
    title: str
    """What changed, in a few words."""
    text: str
    """What that means for a reader, inline Markdown."""
    questions: tuple[Word, ...]
    """Slugs of the questions that it concerns; may be empty."""
    origin: Origin = field(compare=False, repr=False)
    """Where it stands."""


@dataclass(frozen=True)
class Checked:
    """When the programs of a guide were last all found to hold, and on what."""

    date: str
    """Year and month, as in ``2026-11``."""
    python: str
    """Version of Python."""
    versions: Mapping[str, str]
    """Version of each library, by the name it is installed by."""
    programs: int
    """So many programs were run."""


@dataclass(frozen=True)
class Guide:
    """A whole guide."""

    sections: tuple[Section, ...]
    """In reading order."""
    title: str = ""
    """Its title, where the source has one."""
    repository: str = ""
    """Address of the repository of its source, for links to edit and to report; may be empty."""
    pins: Mapping[str, str] = field(default_factory=dict)
    """What its programs run on: the pinned requirement of each library, by its name."""
    checked: Checked | None = None
    """The last run of all programs, where it is noted."""
    terms: tuple[Term, ...] = ()
    """The vocabulary, in alphabetical order."""
    changes: tuple[Change, ...] = ()
    """What has changed, the newest first."""

    @property
    def questions(self) -> Iterator[Question]:
        """All questions, in reading order."""
        return (question for section in self.sections for question in section.questions)
