"""What a reader gets to see: pages through Python-Markdown as ``mkdocs.yml`` sets it up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from markdown import Markdown
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[1]
VOID = {"img", "br", "hr", "input"}


@cache
def _engine() -> Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], plugins=[])
    return Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
    )


def html(page: str) -> str:
    """The HTML that the engine makes of a page's Markdown."""
    return _engine().reset().convert(page)


@dataclass
class Element:
    """An element of HTML."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        """The elements within it, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.all()

    @property
    def text(self) -> str:
        """The text within it, but for signs that the engine adds."""
        return "".join(
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or child.attributes.get("class") != "headerlink"
        )

    def find(self, tag: str) -> list[Element]:
        """The elements of one kind within it."""
        return [element for element in self.all() if element.tag == tag]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def parsed(text: str) -> Element:
    """The HTML as a tree; fails where elements do not close in order."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is never closed"
    return parser.open[0]


def unquoted(address: str | None) -> str:
    """An address without percent signs that only protect it."""
    return unquote(address or "")


def words(text: str) -> str:
    """Text with each run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()
