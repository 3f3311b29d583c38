"""The page for an address where nothing is: it says so, and leads on."""

from __future__ import annotations

from guide.theme import LOGO, MISSING

_TEXT = """<h1>404: nothing is here</h1>
<p>The address is mistyped, or what was here has moved.</p>
<div class="start">
<guide-search label="Search the questions">
<a class="ask" href="{home}">Choose a section</a>
</guide-search>
<a class="primary" href="{home}">Go to the first page</a>
</div>"""


def with_ways_on(html: str) -> str:
    """The theme's page for a missing address with a text that helps; others stay as they are."""
    home = LOGO.search(html)
    if not home:
        return html
    text = _TEXT.format(home=home[1])
    return MISSING.sub(lambda _: text, html, count=1)
