"""The first page: facts of the guide, the sections, and a question for every day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

import consumer
from guide import markdown, model
from guide.errors import SourceError
from guide.render import addresses, home
from guide.render.home import Template
from render.test_pages import _with_targets, program, prose, question, section
from strategies import AT, examples, guides

CHECKED = model.Checked("2026-11", "3.11.7", {"keras": "3.15.1", "torch": "2.13.0"}, 7)
CHOICE = re.compile(r'<script type="application/json">(.*?)</script>', re.DOTALL)


def shown(guide: model.Guide, text: str | None = None) -> str:
    first = Template(Path("docs/index.md"), text) if text is not None else None
    return home.home(guide, list(addresses.pages(guide)), 4, first)


def guide(*sections: model.Section, **keys: object) -> model.Guide:
    return model.Guide(sections or (section("one", [question("asked")]),), **keys)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("title", "Mine"),
        ("questions", "1 question"),
        ("notebooks", "4"),
        ("programs", "7"),
        ("date", "November 2026"),
        ("versions", "Keras 3.15.1, TensorFlow, PyTorch 2.13.0, JAX"),
    ],
)
def test_a_fact(fact: str, said: str) -> None:
    assert shown(guide(title="Mine", checked=CHECKED), f"{{{{ {fact} }}}}") == said


def test_engines_do_not_index_the_list_of_sections() -> None:
    """Zensical refuses a text of more than 16 kB, which the list of some 400 sections has."""
    assert "## Sections { #sections data-search-exclude=true }" in shown(guide())


def test_claims_and_tasks_are_counted() -> None:
    claim = model.Claim("Old", "New", AT)
    asked = question("asked", 1, claims=(claim, claim))
    assert shown(guide(section("one", [asked])), "{{ claims }} {{ tasks }}") == "2 0"


def test_all_that_there_is_not_is_reported_with_its_line() -> None:
    text = "{{ nothing }}\n\n{{ title }} {{ programs }}"
    with pytest.raises(SourceError) as caught:
        shown(guide(), text)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (1, 'there is no fact "nothing"'),
        (3, 'there is no fact "programs"'),  # it was never run
    ]


def test_a_section_has_a_node_for_each_question() -> None:
    page = shown(guide(section("one", [question(f"q-{n}", n) for n in range(3, 8)])))
    assert "Questions 3 to 7" in page
    assert page.count("<i></i>") == 5


def test_the_day_begins_with_the_first_question_and_its_short_answer() -> None:
    depth = (prose("Deep."),)
    first = question("first", 1, prose("Short."), program("x.py"), in_depth=depth)
    page = shown(guide(section("one", [first, question("second", 2)])))
    card = page[page.index("day-card") : page.index("## Sections")]
    assert '<a href="one/#first">What is first?</a>' in card
    assert "Short." in card
    assert "Deep." not in card
    (choice,) = CHOICE.findall(card)
    assert json.loads(choice) == [
        ["first", "one/", "What is first?"],
        ["second", "one/", "What is second?"],
    ]


def test_a_large_guide_offers_a_question_for_each_day_of_a_year() -> None:
    many = [question(f"q-{number}", number) for number in range(1, 1001)]
    (choice,) = CHOICE.findall(shown(guide(section("one", many))))
    slugs = [slug for slug, *_ in json.loads(choice)]
    assert home.MOST / 2 < len(slugs) <= home.MOST
    assert len(set(slugs)) == len(slugs)
    assert "q-1" in slugs
    assert int(slugs[-1].removeprefix("q-")) > 990, "from the whole guide"


@pytest.mark.parametrize("title", ["What is ` here?", "What is <i> here?", "What is &#$ here?"])
def test_no_sign_of_a_title_begins_anything(title: str) -> None:
    asked = question("asked", 1, prose("Because of `[` a > b."), title=title.replace("`", "\\`"))
    page = shown(guide(section("one", [asked])))
    tree = consumer.parsed(consumer.html(page.split("---\n", 2)[2]))
    (asks,) = [each for each in tree.find("p") if each.attributes.get("class") == "asks"]
    assert asks.text == title
    (choice,) = CHOICE.findall(page)
    assert json.loads(choice) == [["asked", "one/", title]]


@examples(20, shrink=False)
@given(guides())
def test_any_guide_has_a_sound_first_page(made: model.Guide) -> None:
    made = _with_targets(made)
    page = shown(made).split("---\n", 2)[2]
    tree = consumer.parsed(consumer.html(page))
    first = next(made.questions)
    asks = [each for each in tree.find("p") if each.attributes.get("class") == "asks"]
    assert [each.text for each in asks] == [markdown.plain(first.title)]
    cards = [each.text for each in tree.find("h3") if not each.attributes]
    assert cards == [group.title for group in made.sections]
    (choice,) = CHOICE.findall(page)
    assert len(json.loads(choice)) == sum(1 for _ in made.questions)
    assert len(tree.find("i")) == sum(1 for _ in made.questions)
