"""What keyboards and screen readers need of a page, beside what the engines write.

What opens something is named after what it opens, links to headings say so in words, and the
menu of small screens gets a button. All are attributes and elements of our own in plain HTML, so
they hold for both engines and without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from html import escape, unescape

from guide.theme import DRAWER, IN_MENU

_PARTS = re.compile(
    r'<h2 id="(?P<slug>[^"]+)"'
    r'|<span class="filename">(?P<file>[^<]+)</span>'
    r'|<(?P<details>details class="(?P<kind>[a-z-]+)"[^>]*)>\s*<summary>(?P<summary>.*?)</summary>'
    r'|<a class="headerlink" href="#(?P<place>[^"]+)"[^>]*>[^<]*</a>'
    r'|<p class="marks"(?P<marks>.*?)</p>'
    r'|<a (?P<to>href="[^"]*")>(?P<way>Edit|Report a mistake|Copy link|Map)</a>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")
_WAYS = {
    "Edit": "Edit",
    "Report a mistake": "Report a mistake in",
    "Copy link": "Copy link to",
    "Map": "Map of",
}
"""Links below a question, and how their names go on to say which."""
_OUTPUT = "Output"
"""The title of a block that shows what a program printed; no file is called so."""
_MENU = """<guide-menu hidden><button type="button" class="menu-button" aria-label="Menu"
 aria-expanded="false"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"
 stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M3 7h18M3 12h18M3 17h18"/>
</svg></button></guide-menu>
"""


@dataclass
class _Place:
    """Where in a page one reads."""

    slug: str = ""
    """The question, or the heading that is none."""
    file: str = ""
    """The program that was shown last."""
    task: int = 0
    """How many tasks of the question have been shown."""


def accessible(html: str, titles: Mapping[str, str], slugs: Container[str]) -> str:
    """A page with names for what is pressed.

    ``titles`` are those of the page's questions by slug, numbered; ``slugs`` are all of the guide.
    """
    place = _Place()
    named = _PARTS.sub(lambda found: _named(found, place, titles, slugs), html)
    with_menu = DRAWER.sub(lambda found: _MENU + found[0], named, count=1)
    # A label that takes the focus is said to be text: `guide/menu.js` puts a button into each,
    # which says as well what is open.
    return IN_MENU.sub(lambda found: found[1] or found[2], with_menu)


def _named(
    found: re.Match[str], place: _Place, titles: Mapping[str, str], slugs: Container[str]
) -> str:
    if found["slug"]:
        place.slug, place.file, place.task = unescape(found["slug"]), "", 0
    elif found["file"] and found["file"] != _OUTPUT:
        place.file = found["file"]
    elif found["details"]:
        return _disclosure(found, place, titles)
    elif found["place"]:
        return _permalink(found, slugs)
    elif found["marks"]:
        return _marks(found)
    elif found["way"] and place.slug in titles:
        number = titles[place.slug].partition(".")[0]
        name = f"{_WAYS[found['way']]} question {number}"
        return f'<a {found["to"]} aria-label="{name}">{found["way"]}</a>'
    return found[0]


def _disclosure(found: re.Match[str], place: _Place, titles: Mapping[str, str]) -> str:
    """The name begins with what is shown, so that who speaks to the computer can say that."""
    title = titles.get(place.slug, "")
    shown = unescape(_TAG.sub("", found["summary"])).strip()
    kind, said = found["kind"], ""
    if kind == "answer" and title:
        said = f"{shown}: {title.partition(' ')[2]}"
    elif kind == "solution" and title:
        place.task += 1
        said = f"{shown} of task {place.task}, question {title.partition('.')[0]}"
    elif kind == "long-output" and place.file:
        said = f"{shown}, of {unescape(place.file)}"
    if not said:
        return found[0]
    return found[0].replace("<summary>", f'<summary aria-label="{escape(said)}">', 1)


def _permalink(found: re.Match[str], slugs: Container[str]) -> str:
    """A sign that is no word gets words; the parts of an answer have no link of their own.

    There it would be one more stop for each of eight headings, whose names it would end.
    """
    slug, _, part = unescape(found["place"]).partition("--")
    if part and slug in slugs:
        return ""
    what = "question" if slug in slugs else "heading"
    return found[0].replace("<a ", f'<a aria-label="Link to this {what}" ', 1)


def _marks(found: re.Match[str]) -> str:
    """Level and topics as a list: words in a row would be read as a sentence."""
    items = found["marks"].replace("<span ", '<span role="listitem" ')
    return f'<p role="list" aria-label="Level and topics" class="marks"{items}</p>'
