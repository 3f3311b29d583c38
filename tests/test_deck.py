"""The deck for Anki, imported by Anki itself, and the tables."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer

from guide import deck
from in_place import done

ADDRESS = "https://guide.example/some/place/"
PAGE = """<p class="marks"><span class="level">core</span></p>
<details class="answer">
<summary><span data-search-exclude>Answer to question 1</span></summary>
<h3 id="{slug}--answer">In short<a class="headerlink" href="#{slug}--answer">¶</a></h3>
<p>{answer} <span class="formula"><math><mi>x</mi></math></span></p>
<h3 id="{slug}--in-depth">In depth</h3>
<p>See <a href="#second">the second</a> or <a href="https://arxiv.org/abs/1">the paper</a>.</p>
<div class="figure"><guide-explore data-name="x">
<img src="../figures/{slug}/figure.svg#only-light" alt="It falls.">
<img src="../figures/{slug}/figure.dark.svg#only-dark" alt="It falls."></guide-explore></div>
<div class="tabbed-set"><input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">
<div class="tabbed-labels"><label for="__tabbed_1_1">Keras</label></div>
<div class="tabbed-content"><div class="tabbed-block"><pre><code>print(1)</code></pre>
<p><a class="download" href="../code/x.py">Download x.py</a></p></div></div></div>
<h3 id="{slug}--key-points">Key points</h3>
<ul><li>One <strong>point</strong></li><li>Another</li></ul>
</details>
"""


def made(
    folder: Path, answer: str = "It is so.", *, title: str = "What is it?", slug: str = "first"
) -> Path:
    """A small built site with its deck."""
    questions = [
        {
            "number": 1,
            "slug": slug,
            "formerly": ["first"] if slug != "first" else [],
            "title": title,
            "page": "one/index.md",
        },
        {"number": 2, "slug": "second", "title": "=cmd?", "page": "one/index.md"},
    ]
    for listed in questions:
        listed |= {"level": "core", "tags": ["training"], "section": "One"}
        slug = str(listed["slug"])
        text = PAGE.format(slug=slug, answer=answer)
        files = {
            f"q/{slug}/question.html": text.split('<h3 id="second--key')[0] + "</details>"
            if slug == "second"
            else text,
            f"figures/{slug}/figure.svg": "<svg/>",
        }
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    (folder / "guide.json").write_text('{"title": "A guide"}', encoding="utf-8")
    head = f'<html><head><link rel="canonical" href="{ADDRESS}"></head><body></body></html>'
    (folder / "index.html").write_text(head, encoding="utf-8")
    assert done(deck.write, folder)
    return folder


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, site: Path) -> None:
    """What Anki does when a reader opens the file."""
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(site / deck.DECK),
            options=ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=False),
        )
    )


def fields(collection: Collection, slug: str) -> dict[str, str]:
    (found,) = collection.find_notes(f"Slug:{slug}")
    return dict(collection.get_note(found).items())


def review(collection: Collection) -> None:
    """Answers every card of the day with Good."""
    collection.decks.select(collection.decks.id_for_name("A guide"))
    while queued := collection.sched.get_queued_cards().cards:
        card = collection.get_card(queued[0].card.id)
        card.start_timer()
        answer = collection.sched.build_answer(
            card=card, states=queued[0].states, rating=CardAnswer.GOOD
        )
        collection.sched.answer_card(answer)


def test_a_fresh_collection_takes_the_deck(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, made(tmp_path / "site"))
    assert collection.note_count() == 2
    note = fields(collection, "first")
    assert note["Question"] == "What is it?"
    assert "<p>It is so." in note["Answer"]
    assert "<math>" in note["Answer"]
    assert "headerlink" not in note["Answer"]
    assert note["Key points"].count("<li>") == 2
    assert note["Address"] == f"{ADDRESS}q/first/"
    assert fields(collection, "second")["Key points"] == ""
    (found,) = collection.find_notes("Slug:first")
    assert set(collection.get_note(found).tags) == {"section::one", "level::core", "training"}
    assert collection.decks.id_for_name("A guide")


def test_tabs_figures_and_links_work_away_from_the_site(
    collection: Collection, tmp_path: Path
) -> None:
    take_in(collection, made(tmp_path / "site"))
    more = fields(collection, "first")["More"]
    assert 'src="hidden-layers-first-figure.svg"' in more
    assert Path(collection.media.dir(), "hidden-layers-first-figure.svg").exists()
    assert "guide-explore" not in more
    assert "only-dark" not in more
    assert f'href="{ADDRESS}one/#second"' in more
    assert "https://arxiv.org/abs/1" in more
    assert 'id="first__tabbed_1_1"' in more
    assert 'for="first__tabbed_1_1"' in more
    assert "Download" not in more


def test_a_reworded_deck_updates_each_note_and_keeps_the_schedule(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) - 60))
    take_in(collection, made(tmp_path / "site"))
    review(collection)
    review(collection)
    cards = [collection.get_card(each) for each in sorted(collection.find_cards(""))]
    assert all(card.reps for card in cards)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + 60))
    take_in(collection, made(tmp_path / "new", "It is otherwise.", title="What is it now?"))
    assert collection.note_count() == 2
    note = fields(collection, "first")
    assert note["Question"] == "What is it now?"
    assert "It is otherwise." in note["Answer"]
    for before in cards:
        now = collection.get_card(before.id)
        assert (now.reps, now.ivl, now.due, now.queue) == (
            before.reps,
            before.ivl,
            before.due,
            before.queue,
        )


def test_a_renamed_question_stays_the_same_note(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    take_in(collection, made(tmp_path / "site"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    take_in(collection, made(tmp_path / "new", slug="renamed"))
    assert collection.note_count() == 2
    assert fields(collection, "renamed")["Address"] == f"{ADDRESS}q/renamed/"


def test_new_cards_come_in_the_order_of_the_guide(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, made(tmp_path / "site"))
    cards = [collection.get_card(each) for each in collection.find_cards("")]
    order = [card.note()["Slug"] for card in sorted(cards, key=lambda card: card.due)]
    assert order == ["first", "second"]
    assert len({card.due for card in cards}) == 2


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    made(tmp_path / "site")
    assert list(temporary.iterdir()) == []


def test_the_same_site_makes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = made(tmp_path / "one"), made(tmp_path / "two")
    for name in ("deck/questions.apkg", "deck/questions.csv", "deck/questions.tsv"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_the_tables_have_a_row_for_each_question_and_no_formula(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "One, two.\tThree.")
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        text = (site / f"deck/questions.{name}").read_text(encoding="utf-8")
        head, first, second = csv.reader(text.splitlines(), delimiter=delimiter)
        assert head[1:3] == ["slug", "question"]
        assert first[3:5] == ["One, two. Three. x", "One point; Another"]
        assert second[2] == "'=cmd?"


def test_a_large_guide_has_no_deck(tmp_path: Path) -> None:
    (tmp_path / "questions.json").write_text(json.dumps([{}] * 201), encoding="utf-8")
    assert not done(deck.write, tmp_path)
    assert not (tmp_path / "deck").exists()
