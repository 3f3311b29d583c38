"""A question in its place on a page: what all that renders a part of it needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from guide.model import Guide, Question
from guide.render import addresses
from guide.render.safe import Link, inline

OUT_OF_INDEX = "data-search-exclude"
"""The attribute by which the engines leave an element out of their search index."""


@dataclass(frozen=True)
class NotebookLink:
    """A notebook that a question leads to."""

    title: str
    """Its title, inline Markdown."""
    file: str
    """Its file, below the folder of the pages."""


@dataclass(frozen=True)
class View:
    """One question in its place on a page."""

    question: Question
    """The question."""
    page: PurePosixPath
    """The page's Markdown file."""
    link: Link
    """Addresses of other questions, from this page."""
    whole: Guide
    """The guide that it belongs to."""
    section: str
    """Folder of the section in the source."""
    before: Question | None
    """The question before it in the guide."""
    after: Question | None
    """The question after it in the guide."""
    learned: tuple[Question | None, Question | None] = (None, None)
    """What to learn before it and after it, where each comes after all that it requires."""
    on_map: bool = False
    """Whether the guide has a map."""
    notebooks: tuple[NotebookLink, ...] = ()
    """The notebooks that belong to it."""
    taken: set[str] = field(default_factory=set)
    """Identifiers of the headings so far."""

    def __post_init__(self) -> None:
        self.taken.add(addresses.part_id(self.question.slug, "in depth"))

    def text(self, text: str) -> str:
        """Inline text of this question, made safe."""
        return inline(text, self.link)
