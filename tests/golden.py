"""Golden cases that a person can read: one Markdown file, a heading for each case.

A case is its ``##`` title and the fences below it; the word behind a fence's sign says
what it holds. Text between fences is for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One case of a golden file."""

    title: str
    fences: dict[str, str]
    """The content of each fence by its word, without the last line's end."""
    line: int
    """Where the case stands in its file."""

    def __str__(self) -> str:
        return self.title


def cases(name: str) -> list[Case]:
    """The cases of a file in ``tests/fixtures``; the text before the first introduces them."""
    found: list[Case] = []
    tokens = MarkdownIt("commonmark").parse((FIXTURES / name).read_text(encoding="utf-8"))
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            found.append(Case(tokens[index + 1].content, {}, token.map[0] + 1))
        elif token.type == "fence" and found:
            word = token.info.strip()
            assert word, f"{name}:{token.map[0] + 1}: a fence without a word"
            assert word not in found[-1].fences, f"{name}:{token.map[0] + 1}: {word!r} twice"
            found[-1].fences[word] = token.content.removesuffix("\n")
    titles = [case.title for case in found]
    assert len(titles) == len(set(titles)), f"{name}: two cases of one title"
    return found
