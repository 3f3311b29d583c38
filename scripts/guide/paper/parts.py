"""A built question made fit for paper: nothing closed, nothing to press, every link within."""

from __future__ import annotations

import copy
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement, builder

from guide.render.addresses import PERMANENT, built
from guide.render.pages import ABOUT, QUESTIONS

SOLUTION = "--solution-"
"""Between the slug and the number of a task, in the identifier of its solution."""

_TO_PRESS = "headerlink", "download", "aliases"
_COLOURLESS = frozenset({"n", "w", "p", "o"})
_TOP = "https://example.invalid/"  # where the site stands, for reckoning alone


@dataclass(frozen=True)
class Asked:
    """A question of the built site."""

    listed: dict[str, Any]
    """What the site's list of questions says of it."""
    marks: HtmlElement | None
    """Its level and tags."""
    answer: HtmlElement
    """All of its answer but the solutions of its tasks."""
    solutions: HtmlElement
    """The solutions, each after the task's first words."""

    @property
    def slug(self) -> str:
        """Its permanent name."""
        return str(self.listed["slug"])

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.listed['number']}. {self.listed['title']}"


@dataclass(frozen=True)
class Book:
    """All that is printed."""

    title: str
    """The guide's title."""
    address: str
    """The site's own address; empty where none is configured."""
    styles: tuple[str, ...]
    """The style sheets of the site, relative to its root."""
    framework: str
    """Whose tabs are shown."""
    sections: Mapping[str, tuple[Asked, ...]]
    """The questions by section, in the order of the guide."""

    @property
    def solved(self) -> tuple[Asked, ...]:
        """The questions with tasks."""
        every = (asked for questions in self.sections.values() for asked in questions)
        return tuple(asked for asked in every if len(asked.solutions))


def read(site: Path, framework: str = "") -> Book:
    """All questions of a finished site; tabs show ``framework``, or else their first."""
    listed = json.loads((site / QUESTIONS).read_text(encoding="utf-8"))
    title = json.loads((site / ABOUT).read_text(encoding="utf-8"))["title"] or "Study guide"
    first = built(listed[0]["page"], "").removesuffix("#")
    page = html.fromstring((site / first / "index.html").read_bytes())
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    home = html.fromstring((site / "index.html").read_bytes())
    address = str(next(iter(home.xpath("//link[@rel='canonical']/@href")), ""))
    places = {built(question["page"], question["slug"]): question["slug"] for question in listed}
    places |= {f"{PERMANENT}/{slug}/": slug for slug in places.values()}
    sections: dict[str, tuple[Asked, ...]] = {}
    for question in listed:
        asked = _asked(site, question, framework, places, address)
        sections[question["section"]] = (*sections.get(question["section"], ()), asked)
    styles = tuple(posixpath.normpath(posixpath.join(first, sheet)) for sheet in sheets)
    return Book(title, address, styles, framework, sections)


def _asked(
    site: Path, listed: dict[str, Any], framework: str, places: Mapping[str, str], address: str
) -> Asked:
    slug = listed["slug"]
    text = (site / PERMANENT / slug / "question.html").read_text(encoding="utf-8")
    top = html.fragment_fromstring(text, create_parent="div")
    (answer,) = top.find_class("answer")
    for element in [each for name in _TO_PRESS for each in top.find_class(name)]:
        _drop(element)
    _choose_tabs(answer, framework)
    _lighten_code(answer)
    _take_figures(answer, listed)
    _lead_within(answer, listed, places, address)
    solutions = _solutions(answer, slug)
    _open(answer)
    marks = next(iter(top.find_class("marks")), None)
    if marks is not None:
        _lead_within(marks, listed, places, address)
    return Asked(listed, marks, answer, solutions)


def _drop(element: HtmlElement) -> None:
    """Take an element out, and the paragraph that held nothing else."""
    above = element.getparent()
    element.drop_tree()
    if above is not None and above.tag == "p" and not len(above) and not (above.text or "").strip():
        above.drop_tree()


def _choose_tabs(answer: HtmlElement, framework: str) -> None:
    """Of every set of tabs one is kept, with its name."""
    for tabs in list(answer.find_class("tabbed-set")):
        (labels,), (content,) = tabs.find_class("tabbed-labels"), tabs.find_class("tabbed-content")
        names = [" ".join(label.text_content().split()) for label in labels]
        at = names.index(framework) if framework in names else 0
        block = content[at]
        block.set("class", "tab-shown")
        others = [name for name in names if name != names[at]]
        name = builder.P(builder.B(names[at]), f" (on the site also {_listed(others)})")
        name.set("class", "framework-name")
        block.insert(0, name)
        tabs.getparent().replace(tabs, block)


def _lighten_code(answer: HtmlElement) -> None:
    """Parts of code that have no colour of their own need no tag: there are very many of them."""
    for part in list(answer.iter("span")):
        if part.get("class") in _COLOURLESS:
            part.drop_tag()


def _listed(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _take_figures(answer: HtmlElement, listed: dict[str, Any]) -> None:
    """The drawings for the light theme, by their address below the site's root."""
    for image in list(answer.iter("img")):
        parts = urlsplit(_below_root(image.get("src", ""), listed))
        if parts.fragment == "only-dark":
            image.drop_tree()
        else:
            image.set("src", parts.path)
            image.attrib.pop("loading", None)


def _below_root(link: str, listed: dict[str, Any]) -> str:
    full = urljoin(_TOP + built(listed["page"], ""), link)
    return full.removeprefix(_TOP)


def _lead_within(
    part: HtmlElement, listed: dict[str, Any], places: Mapping[str, str], address: str
) -> None:
    """Links to questions lead to their pages, others to the site, where its address is known."""
    for link in list(part.iter("a")):
        target = _below_root(link.get("href", ""), listed)
        if urlsplit(target).scheme:
            continue
        page, _, part = target.partition("#")
        if slug := places.get(target) or places.get(page):
            link.set("href", f"#{slug}")
        elif f"{page}#{part.partition('--')[0]}" in places:
            link.set("href", f"#{part}")
        elif address:
            link.set("href", urljoin(address, target))
        else:
            link.drop_tag()


def _solutions(answer: HtmlElement, slug: str) -> HtmlElement:
    """Take the solutions out; where each stood, a link leads to it."""
    taken = builder.DIV()
    for number, solution in enumerate(list(answer.find_class("solution")), start=1):
        task = _begin(solution)
        task.set("id", f"{slug}--task-{number}")
        task.set("class", "paper-task")
        task.insert(0, builder.SPAN(f"Task {number}. "))
        name = f"{slug}{SOLUTION}{number}"
        taken.append(_led_back(task, name))
        for element in list(solution)[1:]:
            taken.append(element)
        link = builder.P(builder.A("Solution", href=f"#{name}"), page_of(name))
        link.set("class", "to-solution")
        solution.getparent().replace(solution, link)
    return taken


def _led_back(task: HtmlElement, name: str) -> HtmlElement:
    """The task's first words, formulas and all, as a link to it."""
    words = copy.deepcopy(task)
    for link in list(words.iter("a")):
        link.drop_tag()
    words.tag = "a"
    words.set("href", f"#{task.get('id')}")
    del words.attrib["id"], words.attrib["class"]
    words.tail = None
    led = builder.P(words, id=name)
    led.set("class", "paper-task")
    return led


def _begin(solution: HtmlElement) -> HtmlElement:
    """The first element of the task that a solution belongs to."""
    begin = solution
    for before in solution.itersiblings(preceding=True):
        if before.tag == "h3" or before.get("class") in ("solution", "to-solution"):
            break
        begin = before
    return begin


def page_of(name: str) -> HtmlElement:
    """A place for the number of the page that an element is printed on."""
    place = builder.SPAN("", **{"data-page-of": name})
    place.set("class", "at")
    return place


def _open(answer: HtmlElement) -> None:
    """What could be closed is a plain part of the page, after what was to be pressed."""
    for closed in [answer, *answer.iter("details")]:
        closed.tag = "div"
    for summary in list(answer.iter("summary")):
        if summary.getparent() is answer:
            summary.drop_tree()
        else:
            summary.tag = "p"
            summary.set("class", "paper-asked")


def marked(parts: Iterable[HtmlElement | None]) -> Iterator[str]:
    """The markup of elements."""
    for part in parts:
        if part is not None:
            yield html.tostring(part, encoding="unicode").strip()
