"""What each question is found by."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from guide import model, search
from guide.convert import to_pages
from guide.kept import Made
from guide.model import Guide
from guide.read import read
from guide.render import addresses
from guide.render.search import listed
from guide.search import FOLDER, index
from render.test_pages import prose, question, section
from strategies import AT

SECTION = "title: One\norder: 1\n"
ASKED = """---
number: 7
title: What is `dropout`?
level: deep
tags: [training]
aliases: [inverted dropout]
---

## Answer
It sets $p$ of the *activations* to zero.

{{ code }}

## In depth
Only here is the mask.

## Key points
- Random zeros
- Scaled

## Out of date
- **Claim:** Scale at test time. **Now:** Scale while training.

## Asked next
- Where? After dense layers.
"""
TERMS = """terms:
- term: dropout
  also: [spatial dropout]
  definition: Sets activations to zero at random.
  questions: [other, asked]
"""


def guide(folder: Path) -> Guide:
    for slug, text in (("asked", ASKED), ("other", ASKED.replace("7", "8", 1))):
        own = folder / "one" / slug
        own.mkdir(parents=True)
        (own / "question.md").write_text(text, encoding="utf-8")
        (own / "pytorch.py").write_text("print(1)\n", encoding="utf-8")
    (folder / "one/section.yml").write_text(SECTION, encoding="utf-8")
    (folder / "terms.yml").write_text(TERMS, encoding="utf-8")
    return read(folder)


def test_titles_names_and_points(tmp_path: Path) -> None:
    whole = guide(tmp_path)
    found = listed(whole, list(addresses.pages(whole)))
    assert found["questions"][0] == {
        "title": "What is dropout?",
        "names": [("inverted dropout", 3), ("dropout", 2), ("spatial dropout", 2)],
        "points": "Random zeros\nScaled\nScale at test time.",
        "answer": "print(1)\n"
        "\nIt sets   of the *activations* to zero.\nOnly here is the mask.\nScale while training."
        "\nWhere?\nAfter dense layers.",
    }
    assert found["questions"][1]["names"][1] == ("dropout", 3)  # the first of the term's


def test_what_a_result_shows_and_is_filtered_by(tmp_path: Path) -> None:
    whole = guide(tmp_path)
    found = listed(whole, list(addresses.pages(whole)))
    assert found["shown"][0] == (7, "asked", "What is dropout?", 0)
    assert found["about"] == {
        "terms": True,
        "sections": [("One", 0)],
        "pages": ["one/index.md"],
        "frameworks": ["PyTorch"],
        "marks": "33",  # deep, and the first framework
    }


def test_a_framework_counts_where_a_program_alone_imports_it() -> None:
    alone = model.Program(
        "odd.py", "import numpy\nfrom torch import nn\nx = 'import jax'\n", None, AT
    )
    asked = question("asked", 1, prose("So."), alone)
    whole = model.Guide((section("one", [asked]),))
    assert listed(whole, list(addresses.pages(whole)))["about"]["frameworks"] == ["PyTorch"]


def test_the_index_is_made_of_it(tmp_path: Path) -> None:
    whole = guide(tmp_path)
    files = {str(path): text for path, text in index(listed(whole, list(addresses.pages(whole))))}
    first = ["find/index.json", "find/points-0.json"]
    assert list(files) == [*first, "find/answers-0-0.json", "find/answers.json"]
    assert '"count":2' in files["find/index.json"]
    assert not any("mask" in files[name] for name in first)  # answers are searched if one asks
    assert "mask" in files["find/answers-0-0.json"]


def test_a_site_without_our_scripts_has_no_index(tmp_path: Path) -> None:
    guide(tmp_path / "source")
    to_pages(tmp_path / "source", tmp_path / "out")
    assert (tmp_path / "out/questions.json").exists()
    assert not (tmp_path / "out/find").exists()


def test_answers_of_a_large_guide_are_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BLOCK", 2)
    made: list[str] = []

    def keep(given: Sequence[str | bytes], make: Callable[[], Made]) -> Made:
        made.append(str(given[-1]))
        return make()

    words = ["mask", "noise", "kernel", "margin", "logit"]
    asked = [{"title": "Why?", "names": [], "points": "", "answer": word} for word in words]
    shown = [[n, f"slug-{n}", "Why?", 0] for n in range(len(words))]
    files = dict(search.index({"questions": asked, "shown": shown, "about": {}}, keep))
    firsts = json.loads(files[FOLDER / "answers.json"])
    assert firsts == [["m"], ["k"], ["l"]]  # as few letters as tell where a part begins
    assert len(made) == 4
    assert [sum(word in given for given in made) for word in words] == [1] * len(words)
