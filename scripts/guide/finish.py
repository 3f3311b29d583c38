"""What is done to a built site, whichever engine built it: plain files in, plain files out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from guide import hashed, machines
from guide.access import accessible
from guide.engines import ENGINES, Engine, mended
from guide.errors import GuideError
from guide.finder import with_our_search
from guide.heads import canonical
from guide.kept import Keep, anew
from guide.lean import lean, with_hue
from guide.leftovers import leave_out
from guide.machines import NOT_FOUND, Heads
from guide.mathml import FormulaError, mathml
from guide.missing import with_ways_on
from guide.paper.attach import attach
from guide.policy import alone, policy, with_policy
from guide.render.addresses import PERMANENT, built
from guide.render.pages import QUESTIONS
from guide.search import INDEX
from guide.site import INDEX as HOME
from guide.site import Site

OPEN = "open"
"""The parameter of an address that opens a question's answer: ``?open=slug``."""

ALONE = "question.html"
"""A question's part of its page, beside its permanent address."""

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\(?P<kind>[(\[])(?P<tex>.*?)\\[)\]]</(?P=tag)>',
    re.DOTALL,
)
# What touches a formula in its line: behind it no more than the beginning of an entity.
_BEFORE = re.compile(r'([(\["“‘]{1,20})(<span class="formula">)')
_AFTER = re.compile(r"(</math>)(</span>)([^\s<&]{1,20})")
_QUESTION = re.compile(
    r'<h2 id="(?P<slug>[^"]+)">(?:(?!</h2>).)*</h2>(?P<content>(?:(?!<h2 ).)*?)<p class="ways"',
    re.DOTALL,
)
_REDIRECT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="canonical" href="{whole}">
<meta http-equiv="refresh" content="0; url={address}">
<p><a href="{address}">{title}</a></p>
</html>
"""


@dataclass(frozen=True)
class _Known:
    """What pages are finished with, beside their own texts."""

    titles: Mapping[str, Mapping[str, str]]
    """By page, its questions by slug, numbered."""
    slugs: frozenset[str]
    """All questions."""
    search: bool
    """Whether there is our search."""
    names: Mapping[str, str]
    """The names that scripts and styles have got, by their old ones."""
    heads: Heads | None

    def titles_of(self, name: str) -> Mapping[str, str]:
        """The questions of a page."""
        return self.titles.get(name, {})

    @cached_property
    def of_all(self) -> str:
        """A hash of what is known to every page."""
        known = (sorted(self.slugs), self.search, sorted(self.names.items()))
        return hashlib.sha256(repr(known).encode()).hexdigest()


def finish(site: Site, *, papers: bool = False, keep: Keep = anew) -> None:
    """Draw the formulas, name what is pressed, write the permanent addresses, put our search in.

    Heads tell machines what a page holds, scripts and styles get names with hashes. Practice shows
    questions one by one, so each is written to a file of its own as well. What the theme brings
    and nobody asks for is left out. With ``papers``, the guide's PDFs are made and linked as
    well; for that the site is saved in its folder. ``keep`` knows the pages that were finished
    before.

    Raises:
        GuideError: a formula cannot be drawn, or a PDF not be printed.
    """
    questions = json.loads(site.text(str(QUESTIONS)))
    _finish_pages(site, questions, keep)
    _permanent_addresses(site, questions)
    for page in dict.fromkeys(map(_page_of, questions)):
        _questions_apart(site, page, keep)
    for engine in ENGINES.values():
        if engine.index in site:
            slugs = {asked["slug"] for asked in questions}
            _open_from_search(site, engine, slugs)
    leave_out(site)
    if papers:  # before anything that notes what the site's files hold
        site.save()
        attach(site.folder)
        site.reload()


def _finish_pages(site: Site, questions: list[dict[str, Any]], keep: Keep) -> None:
    home = mended(site.text(HOME), "") if HOME in site else ""
    titles: dict[str, dict[str, str]] = {}
    for asked in questions:
        title = f"{asked['number']}. {asked['title']}"
        titles.setdefault(_page_of(asked), {})[asked["slug"]] = title
    known = _Known(
        titles=titles,
        slugs=frozenset(asked["slug"] for asked in questions),
        search=str(INDEX) in site,
        names=hashed.rename(site),
        heads=machines.write(site, home, keep),
    )
    for name in site.every():
        content = site.read(name)
        head = known.heads.of(name) if known.heads else ""
        make = partial(_finished, content, name, known)
        titled = repr(known.titles_of(name))
        finished = keep(("finished", known.of_all, head, titled, name, content), make)
        if finished != content:
            site.write(name, finished)


def _finished(content: bytes, name: str, known: _Known) -> bytes:
    drawn = _with_formulas(content.decode(), name)
    html = accessible(drawn, known.titles_of(name), known.slugs)
    html = mended(lean(with_hue(html)), "../" * name.count("/"))
    html = with_our_search(html) if known.search else html
    html = with_ways_on(html) if name == NOT_FOUND else html
    html = known.heads.put(name, html) if known.heads else html
    return hashed.referring(html, known.names).encode()


def _page_of(asked: dict[str, Any]) -> str:
    """The file of the built page that a question stands on."""
    return f"{built(asked['page'], '').removesuffix('#')}{HOME}"


def _with_formulas(text: str, page: str) -> str:
    def drawn(match: re.Match[str]) -> str:
        tex = unescape(match["tex"]).strip()
        try:
            made = mathml(tex, display=match["kind"] == "[")
        except FormulaError as error:
            raise GuideError(f"{page}: the formula {tex!r} {error}; mend it") from None
        tag = match["tag"]
        return f'<{tag} class="formula">{made}</{tag}>'

    # In one element, in which no line ends: browsers begin a line with the comma behind a formula.
    return _AFTER.sub(r"\1\3\2", _BEFORE.sub(r"\2\1", _FORMULA.sub(drawn, text)))


def published(site: Site) -> str:
    """Where a site is published, as its first page gives it; empty where none is configured."""
    return canonical(site.text(HOME)) if HOME in site else ""


def _permanent_addresses(site: Site, questions: list[dict[str, Any]]) -> None:
    """Lead on from a question's addresses; to search engines absolutely where that is known."""
    address = published(site)
    leading = with_policy(_REDIRECT.encode(), policy()).decode()
    for question in questions:
        page = built(question["page"], question["slug"])
        to = f"../../{page}"
        whole = urljoin(address, page) if address else to
        title = escape(question["title"])
        text = leading.format(title=title, address=escape(to), whole=escape(whole))
        for slug in (question["slug"], *question.get("formerly", ())):
            site.write(f"{PERMANENT}/{slug}/{HOME}", text)


def _questions_apart(site: Site, page: str, keep: Keep) -> None:
    """Each question of a page in a file of its own, for practice: what stands below its heading."""
    html = site.read(page)
    parts = json.loads(keep(("apart", html), partial(_parts, html)))
    for slug, part in parts.items():
        # A heading of a section's page may look the same; questions alone have an address.
        if f"{PERMANENT}/{slug}/{HOME}" in site:
            site.write(f"{PERMANENT}/{slug}/{ALONE}", alone(part))


def _parts(html: bytes) -> str:
    """What stands below each heading of a page, by its slug."""
    found = _QUESTION.finditer(html.decode())
    parts = {match["slug"]: f"{match['content'].strip()}\n" for match in found}
    return json.dumps(parts, ensure_ascii=False)


def _open_from_search(site: Site, engine: Engine, slugs: set[str]) -> None:
    """Entries of questions become articles of their own, whose address opens the answer."""
    found = json.loads(site.text(engine.index))
    found[engine.entries] = list(_opening(found[engine.entries], slugs))
    site.write(engine.index, json.dumps(found, ensure_ascii=False))


def _opening(entries: list[dict[str, Any]], slugs: set[str]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        page, _, slug = entry["location"].partition("#")
        if slug in slugs:
            yield {**entry, "location": f"{page}?{OPEN}={slug}"}
        else:
            yield entry
