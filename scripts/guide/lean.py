"""Pages with less for a browser to do: the same to look at, fewer elements."""

from __future__ import annotations

import re

from guide.theme import PALETTE

_PLAIN = re.compile(r'<span class="(?:n|nn|o|p|si|w)">([^<]*)</span>')
_HUE = re.compile(r'class="on-this-page" data-hue="(\d)"')
_TABS = re.compile(r'(<div class="tabbed-set[^>]*) data-tabs="[^"]*"')
_BODY = "<body "
# What stands in <pre> is shown as it is, and a script's text is vouched for by its hash.
_BLANK = re.compile(r"(<(pre|script)\b.*?</\2(?=>))|>[ \t\n]*\n[ \t\n]*", re.DOTALL)


def lean(html: str) -> str:
    """A page without what nobody sees: elements of code, and lines that templates leave blank.

    Three of four tokens are names, operators, signs or blanks (Pygments' ``n``, ``nn``, ``o``,
    ``p``, ``si``, ``w``), which have the colour of their text. A page of ten answers has half as
    many elements without them. By ``data-tabs`` a theme's script finds sets of tabs and watches
    their sizes; ours have a bar of their own (``shown/tabs.js``). Light and dark are in our own
    style sheet; for a rule of the theme's palette, all elements' styles were worked out twice.
    """
    html = PALETTE.sub("", _TABS.sub(r"\1", _PLAIN.sub(r"\1", html)))
    return _BLANK.sub(lambda match: match[1] or ">\n", html)


def with_hue(html: str) -> str:
    """A page whose body says which section's colour it has.

    A style could ask by ``:has()``, but then a browser looks through the page at each change.
    """
    found = _HUE.search(html)
    return html.replace(_BODY, f'{_BODY}data-hue="{found[1]}" ', 1) if found else html
