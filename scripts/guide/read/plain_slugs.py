"""Slugs from the wording of a title, for a format that has none of its own."""

from __future__ import annotations

import re
import unicodedata

from guide.limits import MAX_SLUG

_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_DROPPED = dict.fromkeys(map(ord, "'’"), "")
_WORD = re.compile(r"[a-z0-9]+")
# How questions begin; what they are about comes after it.
_LEADING = re.compile(
    r"(?:(?:what-do-you-(?:mean|understand|know)-(?:by|about)"
    r"|(?:what|who)-(?:is|are|was|were|does|do|did)|whats"
    r"|how-(?:do|does|can|would|could|should)-(?:you|we|i|one)|how-(?:do|does|to)"
    r"|why-(?:is|are|do|does)|(?:can|could|would)-you|please|briefly"
    r"|explain|describe|define|discuss|the|an?|(?:concept|idea|notion|term)-of)-)+"
)


def words(title: str) -> str:
    """The lower-case ASCII words of a title, joined by hyphens; may be empty."""
    text = title.translate(_DROPPED)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_DASHES))
        text = text.encode("ascii", "ignore").decode("ascii")
    return "-".join(_WORD.findall(text.lower()))


class Slugs:
    """Gives slugs, none of them twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def question(self, title: str, number: int) -> str:
        """A slug for a question: without the words that many questions begin with."""
        found = words(title)
        leading = _LEADING.match(found)
        # The pattern ends in a hyphen, so that a word remains.
        return self._unique(found[leading.end() :] if leading else found, f"question-{number}")

    def section(self, title: str) -> str:
        """A slug for a section."""
        return self._unique(words(title), "section")

    def _unique(self, wanted: str, fallback: str) -> str:
        base = _cut(wanted, MAX_SLUG) or fallback
        slug = base
        while slug in self._taken:
            number = self._next.get(base, 2)
            self._next[base] = number + 1
            slug = f"{_cut(base, MAX_SLUG - len(str(number)) - 1)}-{number}"
        self._taken.add(slug)
        return slug


def _cut(slug: str, longest: int) -> str:
    """The words of a slug that are short enough together; a part of the first if it is not."""
    if len(slug) <= longest:
        return slug
    whole = slug[: longest + 1].rpartition("-")[0]
    return whole or slug[:longest]
