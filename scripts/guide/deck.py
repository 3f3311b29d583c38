"""The questions as a deck for Anki, and as tables for other programs, made from the built site.

A note is known by its question's slug: whoever imports a newer deck gets the new
wording, and keeps the schedule.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import sqlite3
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import genanki
from lxml import html
from lxml.html import HtmlElement

from guide.heads import canonical
from guide.render.addresses import PERMANENT, built
from guide.render.friday import MOST
from guide.render.pages import ABOUT, QUESTIONS
from guide.site import INDEX, Site

DECK, TABLE = "deck/questions.apkg", "deck/questions"
"""The deck, and the tables without their endings, below the site's root."""

_DECK_ID, _MODEL_ID = 1_763_916_401, 1_763_916_402
"""Fixed for ever: Anki knows decks and note types by them."""
_FIELDS = ("Slug", "Question", "Answer", "Key points", "More", "Address")
_MORE = ("in-depth", "out-of-date", "asked-next", "references")
_FRONT = '<div class="question">{{Question}}</div>'
_BACK = """{{FrontSide}}<hr id="answer">
{{Answer}}
{{#Key points}}<h3>Key points</h3>{{Key points}}{{/Key points}}
{{#More}}<details class="more"><summary>In depth</summary>{{More}}</details>{{/More}}
{{#Address}}<p><a href="{{Address}}">This question on the site</a></p>{{/Address}}"""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


@dataclass
class _Card:
    """One question as Anki shows it."""

    listed: dict[str, Any]
    address: str = ""
    """Of the question on the site, where that is known."""
    parts: dict[str, list[HtmlElement]] = field(default_factory=dict)
    """The elements of each part of the answer, by its name."""
    media: dict[str, bytes] = field(default_factory=dict)
    """Files that it shows, by the names they have in the deck."""

    def texts(self, part: str, tag: str = "*") -> list[str]:
        """The texts of a part's elements, or of those of a tag within it, without markup."""
        found = self.parts.get(part, [])
        inside = found if tag == "*" else [each for top in found for each in top.iter(tag)]
        return [" ".join(each.text_content().split()) for each in inside]

    def html(self, *parts: str) -> str:
        """The markup of parts."""
        found = [element for part in parts for element in self.parts.get(part, [])]
        return "\n".join(html.tostring(each, encoding="unicode").strip() for each in found)


def write(site: Site) -> bool:
    """Write deck and tables into a built site; return whether the guide is small enough.

    As with the pages that are made from all questions: beyond :data:`friday.MOST` there is none.
    """
    questions = json.loads(site.text(str(QUESTIONS)))
    if len(questions) > MOST:
        return False
    title = json.loads(site.text(str(ABOUT)))["title"] or "Study guide"
    address = canonical(site.text(INDEX))
    cards = [_card(site, listed, address) for listed in questions]
    site.write(DECK, _package(cards, title))
    for ending, delimiter in ((".csv", ","), (".tsv", "\t")):
        site.write(f"{TABLE}{ending}", _table(cards, delimiter))
    return True


def _card(site: Site, listed: dict[str, Any], address: str) -> _Card:
    page = built(listed["page"], listed["slug"])
    permanent = urljoin(address, f"{PERMANENT}/{listed['slug']}/") if address else ""
    card = _Card(listed, address=permanent)
    text = site.text(f"{PERMANENT}/{listed['slug']}/question.html")
    top = html.fragment_fromstring(text, create_parent="div")
    (answer,) = top.find_class("answer")
    for element in [*answer.find_class("headerlink"), *answer.find_class("download")]:
        element.drop_tree()
    for element in list(answer.iter("guide-explore")):
        element.drop_tag()  # its script stays behind, its figure comes along
    _take_figures(answer, site, page, card)
    _make_links_absolute(answer, urljoin(address, page) if address else "")
    _make_tabs_unique(answer, listed["slug"])
    part: list[HtmlElement] = []
    for element in answer.iterchildren("*"):
        name = str(element.get("id", "")).rpartition("--")[2]
        if element.tag == "h3" and name:
            card.parts[name] = part = [element] if name in _MORE else []
        elif element.tag != "summary":
            part.append(element)
    return card


def _take_figures(answer: HtmlElement, site: Site, page: str, card: _Card) -> None:
    """The drawings for the light theme, under names that no other deck uses."""
    for image in list(answer.iter("img")):
        parts = urlsplit(urljoin(f"/{page}", image.get("src", "")))
        if parts.fragment == "only-dark":
            image.drop_tree()
            continue
        path = PurePosixPath(parts.path.lstrip("/"))
        name = f"hidden-layers-{card.listed['slug']}-{path.name}"
        card.media[name] = site.read(str(path))
        image.set("src", name)


def _make_links_absolute(answer: HtmlElement, page: str) -> None:
    """Links of the site lead there where its address is known; else their text stays alone."""
    for link in list(answer.iter("a")):
        target = urljoin(page, link.get("href", ""))
        if urlsplit(target).scheme:
            link.set("href", target)
        else:
            link.drop_tag()


def _make_tabs_unique(answer: HtmlElement, slug: str) -> None:
    """Anki shows one card after the other in one page; switches must not know each other."""
    for element in answer.iter("input", "label"):
        for name in ("id", "name", "for"):
            if name in element.attrib:
                element.set(name, f"{slug}{element.get(name)}")


def _package(cards: list[_Card], title: str) -> bytes:
    """The deck's bytes: the same for the same site, if ``SOURCE_DATE_EPOCH`` is set."""
    template = {"name": "Question", "qfmt": _FRONT, "afmt": _BACK}
    model = genanki.Model(
        _MODEL_ID,
        "Hidden Layers question",
        fields=[{"name": name} for name in _FIELDS],
        templates=[template],
        css=_CSS,
    )
    deck = genanki.Deck(_DECK_ID, title)
    for position, card in enumerate(cards):
        deck.add_note(_note(card, model, title, position))
    # Anki takes a note's new wording only if the note is newer than its own.
    changed = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    # genanki's own way to a file leaves a temporary one behind.
    with closing(sqlite3.connect(":memory:")) as database:
        numbers = itertools.count(int(changed * 1000))
        genanki.Package(deck).write_to_db(database.cursor(), changed, numbers)
        database.commit()
        collection = database.serialize()
    return _zipped(collection, {name: path for card in cards for name, path in card.media.items()})


def _zipped(collection: bytes, media: dict[str, bytes]) -> bytes:
    """A package as Anki reads it: the notes, the names of the files, the files by their numbers."""
    names = sorted(media)
    listed = json.dumps({str(number): name for number, name in enumerate(names)})
    files = {"collection.anki2": collection, "media": listed.encode()}
    files |= {str(number): media[name] for number, name in enumerate(names)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return written.getvalue()


def _note(card: _Card, model: Any, title: str, position: int) -> Any:
    listed = card.listed
    # The oldest slug stays the identity: a renamed question is the same note.
    identity = next(iter(listed.get("formerly", ())), listed["slug"])
    fields = [
        listed["slug"],
        escape(listed["title"]),
        card.html("answer"),
        card.html("key-points"),
        card.html(*_MORE),
        card.address,
    ]
    section = listed["page"].split("/")[0]
    tags = [f"section::{section}", f"level::{listed['level']}", *listed["tags"]]
    guid = genanki.guid_for(title, identity)
    return genanki.Note(model=model, fields=fields, tags=tags, guid=guid, due=position)


def _table(cards: list[_Card], delimiter: str) -> str:
    """A row for each question. Spreadsheets must not take a text for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["number", "slug", "question", "answer", "key points", "tags"])
    for card in cards:
        listed = card.listed
        row = [
            str(listed["number"]),
            listed["slug"],
            listed["title"],
            " ".join(card.texts("answer")),
            "; ".join(card.texts("key-points", "li")),
            " ".join(listed["tags"]),
        ]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell for cell in row])
    return written.getvalue()


_CSS = """
.card { font: 16px/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 42em; padding: 0 0.6em;
  text-align: start; }
.question { font-size: 1.25em; font-weight: 700; line-height: 1.3; }
img { background: #fdfdfb; height: auto; max-width: 100%; }
pre { background: #8881; border-radius: 6px; font-size: 0.8em; overflow-x: auto; padding: 0.7em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8886; padding: 0.3em 0.6em; text-align: start; }
.filename { font-size: 0.75em; opacity: 0.75; }
summary { cursor: pointer; font-weight: 650; padding: 0.4em 0; }
span.formula { white-space: nowrap; }
div.formula { margin: 0.8em 0; overflow-x: auto; }
.tabbed-set > input { opacity: 0; position: absolute; }
.tabbed-labels { border-bottom: 1px solid #8886; }
.tabbed-labels > label { cursor: pointer; display: inline-block; padding: 0.4em 0.8em 0.4em 0; }
.tabbed-block { display: none; }
.k, .kn, .kc, .kd, .ow { color: #3b47b8; } .s, .s1, .s2, .sa, .sd, .si { color: #17694a; }
.mi, .mf { color: #ab3414; } .c, .c1 { color: #5f6578; font-style: italic; }
.nf, .nc { color: #8a2f9c; }
.nightMode .k, .nightMode .kn, .nightMode .kc, .nightMode .ow { color: #9fabff; }
.nightMode .s, .nightMode .s1, .nightMode .s2, .nightMode .sa { color: #7fcfa0; }
.nightMode .mi, .nightMode .mf { color: #f2a07f; } .nightMode .c1 { color: #959cb2; }
.nightMode .nf, .nightMode .nc { color: #dca2ea; }
""" + "".join(
    f".tabbed-set > input:nth-of-type({n}):checked ~ .tabbed-content > .tabbed-block"
    f":nth-child({n}) {{ display: block; }}\n"
    f".tabbed-set > input:nth-of-type({n}):checked ~ .tabbed-labels > label:nth-child({n})"
    " { font-weight: 700; }\n"
    for n in range(1, 7)
)
