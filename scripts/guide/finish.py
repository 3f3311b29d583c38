"""What is done to a built site, whichever engine built it: plain files in, plain files out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from guide import hashed, machines
from guide.access import accessible
from guide.engines import ENGINES, mended
from guide.errors import GuideError
from guide.finder import with_our_search
from guide.heads import canonical
from guide.kept import Keep, anew
from guide.lean import lean, with_hue
from guide.mathml import FormulaError, mathml
from guide.paper.attach import attach
from guide.policy import policy, with_policy
from guide.render.addresses import PERMANENT, built
from guide.render.pages import QUESTIONS
from guide.search import INDEX
from guide.walk import every

OPEN = "open"
"""The parameter of an address that opens a question's answer: ``?open=slug``."""

ALONE = "question.html"
"""A question's part of its page, beside its permanent address."""

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\(?P<kind>[(\[])(?P<tex>.*?)\\[)\]]</(?P=tag)>',
    re.DOTALL,
)
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


def finish(site: Path, *, papers: bool = False, keep: Keep = anew) -> None:
    """Draw the formulas, name what is pressed, write the permanent addresses, put our search in.

    Practice shows questions one by one, so each is written to a file of its own as well.
    With ``papers``, the guide's PDFs are made and linked as well. At the end, scripts and styles
    get names with hashes. ``keep`` knows the pages that were finished before.

    Raises:
        GuideError: a formula cannot be drawn, or a PDF not be printed.
    """
    questions = json.loads((site / QUESTIONS).read_text(encoding="utf-8"))
    search = (site / INDEX).exists()
    titles = {asked["slug"]: f"{asked['number']}. {asked['title']}" for asked in questions}
    told = hashlib.sha256(json.dumps([titles, search]).encode()).hexdigest()
    for name in list(every(site)):
        page, up = site / name, "../" * name.count("/")
        text = page.read_text(encoding="utf-8")
        make = partial(_finished, text, page, titles, up=up, search=search)
        finished = keep(("finished", told, up, text), make)
        if finished != text:
            page.write_text(finished, encoding="utf-8", newline="")
    address = published(site)
    for question in questions:
        _permanent_address(site, question, address)
    for page in {question["page"] for question in questions}:
        _questions_apart(site, page)
    for engine in ENGINES.values():
        if (site / engine.index).exists():
            slugs = {asked["slug"] for asked in questions}
            _open_from_search(site / engine.index, engine.entries, slugs)
    if papers:  # before anything that notes what the site's files hold
        attach(site)
    machines.write(site)
    hashed.write(site)


def _finished(text: str, page: Path, titles: Mapping[str, str], *, up: str, search: bool) -> str:
    finished = accessible(_with_formulas(text, page), titles)
    finished = mended(lean(with_hue(finished)), up)
    return with_our_search(finished) if search else finished


def _with_formulas(text: str, page: Path) -> str:
    def drawn(match: re.Match[str]) -> str:
        tex = unescape(match["tex"]).strip()
        try:
            made = mathml(tex, display=match["kind"] == "[")
        except FormulaError as error:
            raise GuideError(f"{page}: the formula {tex!r} {error}; mend it") from None
        tag = match["tag"]
        return f'<{tag} class="formula">{made}</{tag}>'

    return _FORMULA.sub(drawn, text)


def published(site: Path) -> str:
    """Where a site is published, as its first page gives it; empty where none is configured."""
    home = site / "index.html"
    return canonical(home.read_text(encoding="utf-8")) if home.exists() else ""


def _permanent_address(site: Path, question: dict[str, Any], address: str) -> None:
    """Lead on from a question's addresses; to search engines absolutely where that is known.

    There are two files for each question. Each is written once, its policy included: in a large
    guide most of the work is opening files.
    """
    page = built(question["page"], question["slug"])
    to = f"../../{page}"
    whole = urljoin(address, page) if address else to
    title = escape(question["title"])
    text = _REDIRECT.format(title=title, address=escape(to), whole=escape(whole))
    text = with_policy(text, policy())
    for slug in (question["slug"], *question.get("formerly", ())):
        folder = site / PERMANENT / slug
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(text, encoding="utf-8")


def _questions_apart(site: Path, page: str) -> None:
    """Each question of a page in a file of its own, for practice: what stands below its heading."""
    text = (site / built(page, "").removesuffix("#") / "index.html").read_text(encoding="utf-8")
    for match in _QUESTION.finditer(text):
        folder = site / PERMANENT / match["slug"]
        # A heading of a section's page may look the same; questions alone have an address.
        if folder.exists():
            (folder / ALONE).write_text(match["content"].strip() + "\n", encoding="utf-8")


def _open_from_search(index: Path, entries: str, slugs: set[str]) -> None:
    """Entries of questions become articles of their own, whose address opens the answer."""
    found = json.loads(index.read_text(encoding="utf-8"))
    found[entries] = list(_opening(found[entries], slugs))
    index.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _opening(entries: list[dict[str, Any]], slugs: set[str]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        page, _, slug = entry["location"].partition("#")
        if slug in slugs:
            yield {**entry, "location": f"{page}?{OPEN}={slug}"}
        else:
            yield entry
