"""What a page holds, in the words of schema.org, as JSON-LD (``docs/contributing/machines.md``).

Addresses in it are absolute; where the site's is not known, none stands there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_CONTEXT = "https://schema.org"
Node = dict[str, Any]
"""A thing and what is said of it."""


def graph(*nodes: Node | None) -> str:
    """The things of a page as one text; empty where there are none."""
    found = [node for node in nodes if node]
    if not found:
        return ""
    return json.dumps(
        {"@context": _CONTEXT, "@graph": found}, ensure_ascii=False, separators=(",", ":")
    )


@dataclass(frozen=True)
class Page:
    """What all kinds of pages have in common."""

    title: str
    """Its title."""
    about: str
    """What it is about, in a sentence or two."""
    language: str
    """The language of its words, as HTML names it."""
    address: str
    """Its absolute address, or nothing."""
    home: str
    """The address of the first page, or nothing."""


def guide(page: Page, topics: Sequence[str]) -> Node:
    """The guide as a whole; ``topics`` are the addresses of its pages of questions."""
    node = _resource(page, "Study guide", "guide")
    if page.home:
        node["hasPart"] = [{"@id": f"{topic}#quiz"} for topic in topics]
    return node


def website(site: str, home: str) -> Node | None:
    """The site, by which search engines learn its name."""
    return {"@type": "WebSite", "name": site, "url": home} if home else None


def quiz(page: Page, facts: Node) -> Node:
    """A page of questions. A quiz of schema.org is a learning resource; readers of either find it.

    The questions are flash cards, the one kind of question and answer that search engines
    take from those who wrote both.
    """
    node = _resource(page, "Flashcards", "quiz")
    node["@type"] = ["LearningResource", "Quiz"]
    node["about"] = {"@type": "Thing", "name": facts["section"]}
    if page.home:
        node["isPartOf"] = {"@id": f"{page.home}#guide"}
    if facts["changed"]:
        node["dateModified"] = facts["changed"]
    node["hasPart"] = [_question(asked, page.address) for asked in facts["questions"]]
    return node


def _question(asked: Node, address: str) -> Node:
    node: Node = {"@type": "Question", "eduQuestionType": "Flashcard", "text": asked["title"]}
    if address:
        node["url"] = f"{address}#{asked['slug']}"
    node["acceptedAnswer"] = {"@type": "Answer", "text": asked["answer"]}
    return node


def notebook(page: Page) -> Node:
    """A page that shows a notebook."""
    node = _resource(page, "Notebook", "notebook")
    if page.home:
        node["isPartOf"] = {"@id": f"{page.home}#guide"}
    return node


def _resource(page: Page, kind: str, mark: str) -> Node:
    node: Node = {"@type": "LearningResource"}
    if page.address:
        node |= {"@id": f"{page.address}#{mark}", "url": page.address}
    node["name"] = page.title
    if page.about:
        node["description"] = page.about
    return node | {"inLanguage": page.language, "learningResourceType": kind}


def breadcrumbs(way: Sequence[tuple[str, str]]) -> Node | None:
    """Where a page stands: names and addresses from the first page to it."""
    if len(way) < 2 or not all(address for _, address in way):
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
