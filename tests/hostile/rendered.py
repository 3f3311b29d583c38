"""Plain Markdown as others may show it: by CommonMark, with HTML and any link let through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_ANCHOR = re.compile(r'<a id="[a-z0-9-]+">|</a>')
"""The only HTML in our plain Markdown: where a question stands."""
_ACTS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How an address begins that leads neither to the web nor into the site."""


def _renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": True}).enable("table")
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


_RENDERER = _renderer()


def html(text: str) -> str:
    """The HTML of a text."""
    return str(_RENDERER.render(text))


def acts(text: str) -> list[str]:
    """What a text would do, or show of others: HTML, images and addresses that are not ours."""
    return [found for token in _RENDERER.parse(text) for found in _acting(token)]


def _acting(token: Token) -> Iterator[str]:
    if token.type in ("html_block", "html_inline") and not _ANCHOR.fullmatch(token.content.strip()):
        yield token.content
    for name in ("href", "src"):
        if _ACTS.match(str(token.attrs.get(name, ""))):
            yield f"{name}: {token.attrs[name]}"
    for child in token.children or ():
        yield from _acting(child)
