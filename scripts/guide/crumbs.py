"""Where a page stands, from the first page down to it, above its title."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from guide.theme import TITLE

CLASS = 'class="crumbs"'
"""Where a page has this already, its engine wrote it from our Markdown."""
_HOME = "Home"


def with_crumbs(html: str, way: Sequence[tuple[str, str]]) -> str:
    """A page that says where it stands: names and addresses from the first page to it.

    The first page itself, a page without a title, and one that says it already stay as they are.
    """
    if len(way) < 2 or CLASS in html:
        return html
    _, *between, (own, _) = way
    up = [f'<li><a href="{escape(to)}">{escape(name)}</a></li>' for name, to in between]
    items = "".join([f'<li><a href="{way[0][1]}">{_HOME}</a></li>', *up])
    crumbs = (
        f'<nav aria-label="Breadcrumb" {CLASS}><ol>{items}'
        f'<li><span aria-current="page">{escape(own)}</span></li></ol></nav>\n'
    )
    return TITLE.sub(lambda found: crumbs + found[0], html, count=1)
