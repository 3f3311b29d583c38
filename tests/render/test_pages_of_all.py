"""The pages made from all questions together, and what the note of a run adds to an answer."""

from __future__ import annotations

import re

import pytest

from guide import model
from guide.errors import GuideError
from guide.render import friday, pages
from strategies import AT

CHECKED = model.Checked("2026-11", "3.11.7", {"keras": "3.15.1", "torch": "2.13.0"}, 7)
PINS = {"keras": "keras==3.15.1", "tensorflow-cpu": "tensorflow-cpu==2.21.0"}


def word(text: str) -> model.Word:
    return model.Word(text, AT)


def asked(slug: str, number: int, *requires: str, **keys: object) -> model.Question:
    filled = {"title": f"What is {slug}?", "answer": (model.Prose("Because.", AT),), **keys}
    needs = tuple(map(word, requires))
    return model.Question(slug=slug, number=number, origin=AT, requires=needs, **filled)


def made(*questions: model.Question, **keys: object) -> dict[str, str]:
    section = model.Section("one", "One", "", questions, AT)
    return {str(name): text for name, text in pages.files(model.Guide((section,), **keys))}


def tabs(**outputs: str) -> model.Tabs:
    return model.Tabs(
        tuple(
            model.Program(f"{name}.py", "import keras\n", text, AT)
            for name, text in outputs.items()
        ),
        AT,
    )


# The topics.


def test_a_topic_leads_to_its_questions_where_there_is_a_page_of_them() -> None:
    one = asked("one", 1, tags=(word("state-space"),))
    term = model.Term("One", "First.", (), (word("one"),), AT)
    files = made(one, terms=(term,))
    (address,) = re.findall(r"\[state space\]\((.*?)\)", files["one/index.md"])
    page, place = address.split("#")
    assert page == "../terms/index.md"
    assert f"### state space {{ #{place} }}" in files["terms/index.md"]
    assert '<span class="tags">state space</span>' in made(one)["one/index.md"]


# The map.


def columns(page: str) -> list[list[str]]:
    """The slugs in each column of the drawing, from above."""
    boxes = re.findall(r'data-slug="([\w-]+)" .*?<rect x="(\d+)" y="(\d+)"', page)
    lefts = sorted({int(x) for _, x, _ in boxes})
    return [
        [slug for slug, x, _ in sorted(boxes, key=lambda box: int(box[2])) if int(x) == left]
        for left in lefts
    ]


def test_a_question_stands_behind_all_that_it_needs() -> None:
    page = made(asked("c", 1, "b", "a"), asked("b", 2, "a"), asked("a", 3), asked("d", 4))
    assert columns(page["map/index.md"]) == [["a", "d"], ["b"], ["c"]]


def test_a_column_is_ordered_by_what_its_questions_need() -> None:
    page = made(asked("a", 1), asked("b", 2), asked("of-b", 3, "b"), asked("of-a", 4, "a"))
    assert columns(page["map/index.md"]) == [["a", "b"], ["of-a", "of-b"]]


def test_the_map_as_a_list() -> None:
    page = made(asked("b", 1, "a"), asked("a", 2))["map/index.md"]
    assert "- [2. What is a?](../one/index.md#a)\n" in page
    assert "- [1. What is b?](../one/index.md#b), after [2](../one/index.md#a)" in page


def test_the_map_has_a_line_for_each_requirement() -> None:
    page = made(asked("c", 1, "b", "a"), asked("b", 2), asked("a", 3))["map/index.md"]
    assert re.findall(r'data-from="(\w)" data-to="(\w)"', page) == [("b", "c"), ("a", "c")]


def test_no_map_without_requirements() -> None:
    assert "map/index.md" not in made(asked("a", 1))


# The Friday sheet.


def test_the_friday_sheet_has_answers_and_key_points_only() -> None:
    question = asked("a", 1, key_points=(word("A *point*"),), in_depth=(model.Prose("Deep.", AT),))
    page = made(question)["friday/index.md"]
    assert (
        "### [1. What is a?](../one/index.md#a) { #a--friday }\n\nBecause.\n\n- A *point*\n" in page
    )
    assert "Deep." not in page


def test_a_large_guide_has_no_friday_sheet() -> None:
    few = [asked(f"q{number}", number) for number in range(friday.MOST)]
    assert "friday/index.md" in made(*few)
    assert "friday/index.md" not in made(*few, asked("more", friday.MOST))


# What the note of a run adds.


def test_tabs_say_what_they_ran_on() -> None:
    both = tabs(keras="", pytorch="")
    question = asked("a", 1, answer=(both,))
    said = "Checked on Keras 3.15.1, PyTorch 2.13.0, 2026-11."
    assert f"{said}\n{{ .checked }}" in made(question, checked=CHECKED)["one/index.md"]
    assert "Checked on" not in made(question)["one/index.md"]


def test_a_page_ends_with_what_its_code_was_last_checked_on() -> None:
    shown = [asked("a", 1, answer=(tabs(keras=""),)), asked("b", 2, answer=(tabs(pytorch=""),))]
    page = made(*shown, checked=CHECKED)["one/index.md"]
    assert page.endswith(
        "\n\nThe code of this page was last checked in 2026-11, on Python 3.11.7, Keras 3.15.1, "
        "PyTorch 2.13.0. [What we checked](../checked/index.md)\n"
        "{ .checked data-search-exclude=true }\n"
    )
    only_text = made(asked("a", 1), checked=CHECKED)["one/index.md"]
    assert "last checked" not in only_text + made(*shown)["one/index.md"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "in all tabs, within 0.01."),
        (("loss", "a|b"), "within 0.01, in the lines that begin with `loss`, `a|b`."),
    ],
)
def test_tabs_say_what_agrees(lines: tuple[str, ...], said: str) -> None:
    parity = model.Parity(tolerance="0.01", lines=tuple(map(word, lines)), origin=AT)
    question = asked("a", 1, answer=(tabs(keras="", pytorch=""),), parity=parity)
    assert said in made(question, checked=CHECKED)["one/index.md"]


def test_the_page_of_what_was_checked() -> None:
    parity = model.Parity(tolerance="0.01", lines=(word("loss"),), origin=AT)
    strict = asked("a", 1, answer=(tabs(keras="", pytorch=""),), parity=parity)
    text = "# tolerance: 0.4\n# expect: ValueError\na = 1\n"
    loose = asked("b", 2, answer=(model.Program("x.py", text, "", AT),))
    page = made(strict, loose, checked=CHECKED)["checked/index.md"]
    assert "All 7 programs" in page
    assert "- Tabs: 1 in Keras, 1 in PyTorch\n" in page
    assert "checked to raise it: 1" in page
    assert "| `torch` | 2.13.0 |" in page
    assert "| [1. What is a?](../one/index.md#a) | Keras, PyTorch | 0.01 | `loss` |" in page
    assert "- [2. What is b?](../one/index.md#b): `x.py` 0.4" in page


def test_no_such_page_without_a_note() -> None:
    assert "checked/index.md" not in made(asked("a", 1))


def test_a_program_is_published_with_what_it_needs() -> None:
    question = asked("a", 1, answer=(model.Program("x.py", "import keras\n", "", AT),))
    head = (
        '# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n'
        '#     "keras==3.15.1",\n#     "tensorflow-cpu==2.21.0",\n# ]\n# ///\n\n'
    )
    assert made(question, pins=PINS)["code/a/a_x.py"] == f"{head}import keras\n"
    assert made(question)["code/a/a_x.py"] == "import keras\n"


def test_a_program_that_needs_nothing_is_published_as_it_is() -> None:
    question = asked("a", 1, answer=(model.Program("x.py", "import json\n", "", AT),))
    assert made(question, pins=PINS)["code/a/a_x.py"] == "import json\n"


def test_declarations_of_a_shown_program_are_judged() -> None:
    program = model.Program("x.py", "# tolerance: much\n", "", AT)
    with pytest.raises(GuideError, match='tolerance is "much", no number'):
        made(asked("a", 1, answer=(program,)), checked=CHECKED)
