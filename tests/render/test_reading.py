"""How long an answer takes, and in which order questions are learned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guide import model, node
from guide.read import read
from guide.render import reading
from render.test_pages import one, prose, question
from render.test_pages_of_all import asked, made
from strategies import AT

ROOT = Path(__file__).resolve().parents[2]


def words(count: int) -> model.Prose:
    return prose(" ".join(["word"] * count))


def minutes(*blocks: model.Block, **keys: object) -> int:
    return reading.minutes(question("asked", 1, *blocks, **keys))


@pytest.mark.parametrize(("count", "said"), [(1, 1), (200, 1), (201, 2), (2000, 10)])
def test_words(count: int, said: int) -> None:
    assert minutes(words(count)) == said


def test_depth_points_and_claims_count_but_no_tasks() -> None:
    point, claim = model.Word("one two", AT), model.Claim("a " * 199, "b", AT)
    depth = (words(198),)
    assert minutes(words(200), in_depth=depth, key_points=(point,), claims=(claim,)) == 3
    assert minutes(words(201), in_depth=depth, key_points=(point,), claims=(claim,)) == 4


def test_a_line_of_code_counts_as_five_words_and_an_empty_one_as_none() -> None:
    code = model.Program("x.py", "a = 1\n\n" * 40, None, AT)
    assert minutes(code) == 1
    assert minutes(code, words(1)) == 2
    assert minutes(prose("```\n" + "a = 1\n\n" * 41 + "```")) == 2


def test_of_tabs_one_is_read() -> None:
    tabs = model.Tabs(
        tuple(model.Program(f"{n}.py", "x\n" * 40, None, AT) for n in ("keras", "jax")), AT
    )
    assert minutes(tabs) == 1


def test_it_stands_with_the_level_and_keeps_room_for_the_readers_standing() -> None:
    page = one(words(450), level="deep", tags=(model.Word("state-space", AT),))
    assert (
        '<span class="level">deep</span> <span class="time">3 min to read</span> '
        '<span class="standing"></span> <span class="tags">state space</span>\n{ .marks '
    ) in page
    assert "\n{ .marks data-search-exclude }" in one(words(1))


# The order of what builds on what.


def order(*questions: model.Question) -> list[str]:
    return [each.slug for each in reading.in_order(questions)]


def test_each_question_comes_after_what_it_requires() -> None:
    questions = asked("c", 1, "d", "b"), asked("a", 2), asked("b", 3, "a"), asked("d", 4)
    assert order(*questions) == ["d", "a", "b", "c"]


def test_else_they_come_by_number() -> None:
    assert order(asked("b", 1), asked("a", 2), asked("c", 3, "b")) == ["b", "a", "c"]


def test_a_long_chain_is_no_trouble() -> None:
    chain = [asked(f"q{n}", n, f"q{n + 1}") for n in range(3000)]
    assert order(*chain, asked("q3000", 3000))[0] == "q3000"


def test_practice_asks_in_the_same_order() -> None:
    """The real guide, by the page's order in Python and by practice's in JavaScript."""
    questions = list(read(ROOT / "content").questions)
    listed = [{"slug": q.slug, "requires": [w.text for w in q.requires]} for q in questions]
    queue = (ROOT / "docs/assets/js/practice/queue.js").as_uri()
    code = (
        f'import {{ inOrder }} from "{queue}";\n'
        f"console.log(JSON.stringify(inOrder({json.dumps(listed)}).map(({{ slug }}) => slug)));"
    )
    done = node.run("--input-type=module", "--eval", code)
    assert order(*questions) == json.loads(done.stdout), done.stderr


def test_the_ways_of_a_question_name_its_neighbours_in_that_order() -> None:
    page = made(asked("c", 1, "b"), asked("a", 2), asked("b", 3))["one/index.md"]
    first = page[: page.index("## 2.")]
    assert "[Question 2 →](#a){ .next" in first
    assert "[← Learn 3](#b){ .learn" in first
    assert "[Learn 2 →](#a){ .learn" in first, "also where it is the plain neighbour"
    assert "[Map](../map/index.md?here=c)" in first
    assert 'aria-label="← Learn 3, before it to learn: ' in first
    assert 'aria-label="Learn 2 →, next to learn: ' in first


def test_no_question_is_said_to_be_required_where_it_only_comes_before() -> None:
    page = made(asked("a", 1), asked("b", 2), asked("c", 3, "a"), asked("d", 4, "e"), asked("e", 5))
    third = page["one/index.md"].split("## 3.")[1].split("## 4.")[0]
    assert "[← Learn 2]" in third
    assert "Know first: [a](#a)" in third
    assert not re.search(r"(Know first|before)[^\n]*#b", third, re.IGNORECASE)


def test_without_requirements_there_is_one_order_and_no_map() -> None:
    page = made(asked("a", 1), asked("b", 2))["one/index.md"]
    assert ".learn" not in page
    assert "[Map]" not in page


# Where a page stands.


def test_crumbs_lead_up() -> None:
    files = made(*(asked(f"q-{n}", n) for n in range(1, 21)))
    assert "1. [Home](../index.md)\n2. One\n" in files["one/index.md"]
    assert '3. <span aria-current="page">Questions 1 to 10</span>' in files["one/index.md"]
    assert "1. [Home](../index.md)\n2. [One](index.md)\n" in files["one/page-2.md"]
    assert '3. <span aria-current="page">Questions 11 to 20</span>' in files["one/page-2.md"]
    assert ">Question 1<" in made(asked("a", 1))["one/index.md"]
