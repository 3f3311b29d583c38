"""The long page that is printed: questions of a small built site in, one page out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from guide.finish import finish
from guide.paper import attach, parts
from guide.paper.document import EDITIONS, Edition, document, marks
from in_place import done

FIRST, SECOND = EDITIONS
MADE = date(2026, 11, 28)
LISTED = [
    {"number": 1, "slug": "one", "section": "A & B", "title": "Is 1 < 2?", "level": "core"},
    {"number": 2, "slug": "two", "section": "Other", "title": "And two?", "level": "deep"},
]
QUESTION = """<p class="marks"><span class="level">core</span>
<span class="tags"><a href="../terms/#topic--x">x</a></span></p>
<p class="aliases" hidden>uno</p>
<details class="answer"><summary>Answer to question 1</summary>
<h3 id="one--answer">In short<a class="headerlink" href="#one--answer">¶</a></h3>
<p>Said. See <a href="../other/#two">two</a>, <a href="#one--answer">above</a>,
<a href="../terms/#x">a term</a>, <a href="https://else.where/">elsewhere</a>.</p>
<div class="tabbed-set"><input checked id="t_1" name="t" type="radio"><input id="t_2" name="t"
 type="radio"><div class="tabbed-labels"><label for="t_1">Keras</label><label for="t_2">PyTorch
</label></div><div class="tabbed-content">
<div class="tabbed-block"><pre><code><span class="k">keras</span><span class="w"> </span><span
 class="n">code</span></code></pre>
<p><a class="download" download href="../code/one/k.py">Download k.py</a></p></div>
<div class="tabbed-block"><pre><code>torch code</code></pre></div></div></div>
<p class="figure"><img alt="" loading="lazy" src="../figures/one/a.svg#only-light"><img alt=""
 src="../figures/one/a.dark.svg#only-dark"></p>
<details class="follow-up"><summary>And then?</summary><p>Followed.</p></details>
<h3 id="one--check-yourself">Check yourself</h3>
<p><strong>Which?</strong></p><ul><li>This</li></ul>
<details class="solution" data-kind="choice"><summary>Solution</summary><p>Solved.</p></details>
<p><strong>How <math><msup><mn>2</mn><mn>8</mn></msup></math>
<a href="#one--answer">many</a>?</strong></p>
<details class="solution" data-kind="fill"><summary>Solution</summary><p>Seven.</p></details>
</details>
"""


def made(folder: Path, canonical: str = "") -> Path:
    """A finished site of two questions."""
    pages = {"one": "a/index.md", "two": "other/index.md"}
    listed = [asked | {"page": pages[str(asked["slug"])], "tags": []} for asked in LISTED]
    files = {
        "questions.json": json.dumps(listed),
        "guide.json": '{"title": "Guide"}',
        "index.html": f'<link rel="canonical" href="{canonical}">' if canonical else "<p>Home",
        "other/index.html": "<p>Other",
        "a/index.html": '<link rel="stylesheet" href="../assets/a.css"><p>A',
        "friday/index.html": '<p>x</p>\n<div class="papers" hidden></div>',
        "q/one/question.html": QUESTION,
        "q/two/question.html": '<details class="answer"><summary>?</summary><p>No.</p></details>',
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return made(tmp_path)


def page(site: Path, edition: Edition = SECOND, framework: str = "", **pages: int) -> HtmlElement:
    return html.document_fromstring(document(parts.read(site, framework), edition, MADE, pages))


def text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_one_framework_is_shown_and_named(site: Path) -> None:
    assert "keras code" in text(page(site))
    assert "Keras (on the site also PyTorch)" in text(page(site))
    other = text(page(site, framework="PyTorch"))
    assert "torch code" in other
    assert "keras code" not in other
    assert "prints PyTorch" in other


def test_a_framework_that_an_answer_lacks_gives_its_first(site: Path) -> None:
    assert "keras code" in text(page(site, framework="JAX"))


def test_nothing_is_closed_and_nothing_to_press(site: Path) -> None:
    top = page(site)
    for tag in ("details", "summary", "input", "label", "button", "script"):
        assert not list(top.iter(tag)), tag
    for said in ("Download", "¶", "Answer to question", "uno"):
        assert said not in text(top)
    assert "And then? Followed." in text(top)


def test_code_keeps_its_colours_without_a_tag_for_each_word(site: Path) -> None:
    (code,) = page(site).iter("code")
    assert html.tostring(code, encoding="unicode").strip() == (
        '<code><span class="k">keras</span> code</code>'
    )


def test_figures_are_those_for_light(site: Path) -> None:
    assert page(site).xpath("//img/@src") == ["figures/one/a.svg"]


def test_every_link_leads_within_or_to_another_host(site: Path) -> None:
    top = page(site)
    links = top.xpath("//main//a/@href")
    assert "#two" in links
    assert "#one--answer" in links
    assert "https://else.where/" in links
    identifiers = set(top.xpath("//@id"))
    assert all(link[1:] in identifiers for link in links if link.startswith("#"))
    assert all(link.startswith(("#", "https:")) for link in links)
    assert "a term" in text(top)


def test_other_pages_are_linked_where_the_site_has_an_address(tmp_path: Path) -> None:
    links = page(made(tmp_path, "https://guide.example/")).xpath("//main//a/@href")
    assert "https://guide.example/terms/#x" in links
    assert "https://guide.example/terms/#topic--x" in links
    assert "#two" in links


def test_solutions_stand_at_the_end_and_links_lead_both_ways(site: Path) -> None:
    top = page(site)
    (end,) = top.find_class("solutions")
    answers = " ".join(text(each) for each in top.find_class("question"))
    assert "Task 1. Which? This Solution 000" in answers
    assert "Solved." not in answers
    assert "Seven." not in answers
    assert "Task 1. Which? Solved. Task 2. How 2 8 many? Seven." in text(end)
    assert end.xpath(".//a/@href") == ["#one", "#one--task-1", "#one--task-2"]
    assert len(end.xpath(".//msup")) == 1, "formulas stay formulas"
    assert "#one--solution-2" in top.xpath("//article//a/@href")


def test_without_tasks_there_are_no_solutions(site: Path) -> None:
    path = site / "q/one/question.html"
    without, _, _ = QUESTION.partition('<h3 id="one--check')
    path.write_text(f"{without}</details>", encoding="utf-8")
    top = page(site)
    assert not top.find_class("solutions")
    assert "Solutions" not in [mark.title for mark in marks(parts.read(site), SECOND)]


def test_questions_come_first_without_their_answers(site: Path) -> None:
    top = page(site, FIRST)
    (asks,) = top.find_class("asks")
    assert "1. Is 1 < 2?" in text(asks)
    assert "2. And two?" in text(asks)
    assert "Said." not in text(asks)
    assert "#one" in asks.xpath(".//a/@href")
    assert "#ask--one" in top.xpath("//article//a/@href")
    assert not page(site, SECOND).find_class("asks")


def test_the_numbers_of_pages_are_filled_in(site: Path) -> None:
    (contents,) = page(site, SECOND, one=12, two=345, contents=2).find_class("contents")
    assert "1. Is 1 < 2? 12" in text(contents)
    assert "2. And two? 345" in text(contents)
    assert "Other 000" in text(contents), "not known yet"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.name)
def test_every_bookmark_is_a_place_that_something_leads_to(site: Path, edition: Edition) -> None:
    top = page(site, edition)
    links = set(top.xpath("//a/@href"))
    stack = list(marks(parts.read(site), edition))
    assert [mark.title for mark in stack[:1]] == ["Contents"]
    seen = []
    while stack:
        mark = stack.pop()
        seen.append(mark.title)
        stack += mark.below
        assert f"#{mark.name}" in links, mark
        assert top.get_element_by_id(mark.name) is not None
    assert seen.count("1. Is 1 < 2?") == (2 if edition.asks_first else 1)
    assert "A & B" in seen


def test_titles_cannot_break_out_of_the_style_sheet(site: Path) -> None:
    path = site / "questions.json"
    hostile = path.read_text(encoding="utf-8").replace("A & B", 'x\\"</style><b>}')
    path.write_text(hostile, encoding="utf-8")
    top = page(site)
    (style,) = top.iter("style")
    assert style.text_content().count("@page run-1") == 1
    assert not top.xpath("//head//b")
    assert not style.xpath("following-sibling::*")


def test_styles_are_the_sites_own(site: Path) -> None:
    assert page(site).xpath("//link/@href") == ["assets/a.css"]


def test_a_guide_that_is_too_large_has_none(site: Path) -> None:
    listed = json.loads((site / "questions.json").read_text(encoding="utf-8"))
    (site / "questions.json").write_text(json.dumps(listed * 101), encoding="utf-8")
    assert attach.attach(site) == ()
    assert not (site / "download").exists()


def test_without_papers_no_page_speaks_of_them(site: Path) -> None:
    done(finish, site)
    friday = (site / "friday/index.html").read_text(encoding="utf-8")
    assert "PDF" not in friday
    assert not (site / "download").exists()


def test_pages_that_keep_a_place_get_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(site: Path, folder: Path) -> list[tuple[Path, str]]:
        folder.mkdir()
        path = folder / "guide-x.pdf"
        path.write_bytes(b"x" * 1_234_567)
        return [(path, "an edition")]

    monkeypatch.setattr(attach, "write", written)
    assert attach.attach(site) == ("guide-x.pdf",)
    friday = (site / "friday/index.html").read_text(encoding="utf-8")
    link = '<a href="../download/guide-x.pdf" download>an edition</a> (1.2 MB)'
    assert link in friday
    assert "hidden" not in friday
    assert "PDF" not in (site / "a/index.html").read_text(encoding="utf-8")
