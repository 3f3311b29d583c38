"""What we know of the theme's HTML: the places where something of ours is put in, and names.

Both engines bring the same theme, as far as this goes. What needs more of it belongs here.
"""

from __future__ import annotations

import re

DRAWER = re.compile(r'<label class="md-header__button md-icon" for="__drawer">')
"""The button of small screens that opens the menu."""
IN_MENU = re.compile(
    r'(<label class="md-nav__[^"]*" for="__nav[^>]*?) tabindex="[^"]*"'
    r'|(<nav class="md-nav"[^>]*?) aria-expanded="[^"]*"'
)
"""What its menu says that is not so: labels take the focus, and a part says whether it is open."""
SEARCH = re.compile(r'<div class="md-search" data-md-component="search"')
"""The element of its search, a ``<div>``."""
TEXT = "md-typeset"
"""The class of an element whose text is set as a page's is."""
LIGHT = 'data-md-color-scheme="default"'
"""The attribute of a body that has the light colours."""
PALETTE = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/palette\.[^"]*">')
"""The link to its palette: every hue that could be chosen, and the dark theme. Where an engine's
palette says more than that, it stands in another folder."""
MISSING = re.compile(r"<h1>404 - Not found</h1>")
"""All that its page for a missing address says."""
TITLE = re.compile(r"<h1(?=[ >])")
"""Where the title of a page's text begins."""
LOGO = re.compile(r'<a (?=[^>]*\bmd-logo\b)[^>]*?\bhref="([^"]+)"')
"""The link to the first page, whose address it names."""
