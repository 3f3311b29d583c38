"""The engines: how each is called, where it leaves its search index, and what is mended after it.

What tells one engine from the other stands here and in ``hooks/``, and nowhere else. What their
themes have in common stands in :mod:`guide.theme`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guide.render.addresses import PERMANENT

CONFIG = Path("mkdocs.yml")
"""The configuration that every build inherits; all engines read it."""
NOTEBOOK_PLUGIN = "mkdocs-jupyter"
"""The plugin that makes pages of notebooks, where an engine runs it."""
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""What an engine's environment holds, so that it says what concerns the build alone."""
# Zensical looks at links before it has seen all pages, in some builds of a hundred
# (zensical/zensical#641). Which pages there are the converter has checked: we let it try again.
RACE = "page does not exist"
"""What an engine says that may succeed when it is called again."""

_TO_PERMANENT = re.compile(rf'href="(?:\.\./)+(?={PERMANENT}/)')
_NO_ADDRESS = re.compile(r'<link rel="canonical" href="/[^"]*"\s*/?>\s*')


@dataclass(frozen=True)
class Engine:
    """What makes HTML of our Markdown."""

    called: Callable[[Path], list[str]]
    """The module and its arguments, for a configuration."""
    index: str
    """Where it leaves the search index of its theme."""
    entries: str
    """The key of the entries in that."""


ENGINES = {
    "mkdocs": Engine(
        lambda config: ["mkdocs", "build", "--strict", "--quiet", "-f", str(config)],
        "search/search_index.json",
        "docs",
    ),
    "zensical": Engine(
        lambda config: ["zensical", "build", "--clean", "--strict", "-f", str(config)],
        "search.json",
        "items",
    ),
}
"""The engines, by the names that ``--engine`` knows."""
DEFAULT = "mkdocs"
"""The engine that is used where none is named."""


def mended(html: str, up: str) -> str:
    """A page as every engine ought to leave it; ``up`` leads from it to the site's first page.

    Zensical counts the way up from a page that is no index.md once too often, and
    where the site's address is not known it gives the path alone for the canonical one.
    """
    return _NO_ADDRESS.sub("", _TO_PERMANENT.sub(f'href="{up}', html))
