"""The files of the site's source: a whole small guide as golden files, and the rules one by one."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given

import consumer
from golden import FIXTURES
from guide import chart, markdown, model
from guide.check import check
from guide.read import guide_format
from guide.render import addresses, pages
from strategies import AT, examples, guides

SOURCE = FIXTURES / "page" / "source"
EXPECTED = FIXTURES / "page" / "expected"
RENEW = "GUIDE_RENEW"
"""``GUIDE_RENEW=1 pytest tests/render/test_pages.py`` writes the expected files anew, and fails.

Look at what ``git diff`` shows before you keep it.
"""


def rendered(source: Path) -> dict[str, str]:
    guide = guide_format.read(source)
    check(guide)
    return {str(name): content for name, content in pages.files(guide)}


def prose(text: str) -> model.Prose:
    return model.Prose(text, AT)


def program(file: str, output: str | None = None) -> model.Program:
    return model.Program(file, f"print({file!r})\n", output, AT)


def question(slug: str, number: int = 1, *blocks: model.Block, **keys: object) -> model.Question:
    filled = {"title": f"What is {slug}?", "answer": blocks or (prose("Because."),), **keys}
    return model.Question(slug=slug, number=number, origin=AT, **filled)


def section(slug: str, questions: Iterable[model.Question]) -> model.Section:
    return model.Section(slug, slug.title(), "", tuple(questions), AT)


def made(*sections: model.Section, **keys: str) -> dict[str, str]:
    return {str(name): text for name, text in pages.files(model.Guide(sections, **keys))}


def one(*blocks: model.Block, **keys: object) -> str:
    """The page of a guide of one question with these blocks as its answer."""
    return made(section("one", [question("asked", 1, *blocks, **keys)]))["one/index.md"]


# The golden files.


def test_a_whole_guide() -> None:
    files = rendered(SOURCE)
    shown = {name: text for name, text in files.items() if name.endswith((".md", ".json"))}
    if os.environ.get(RENEW):
        for name, text in shown.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, encoding="utf-8")
        pytest.fail("the expected files were written anew; look at them, then run without it")
    expected = {str(path.relative_to(EXPECTED)): path for path in EXPECTED.rglob("*.*")}
    assert shown.keys() == expected.keys()
    for name, path in expected.items():
        assert shown[name] == path.read_text(encoding="utf-8"), name


def test_what_stands_beside_the_pages() -> None:
    files = rendered(SOURCE)
    beside = {name for name in files if not name.endswith((".md", ".json"))}
    programs = "keras torch numpy long silent shown check-prints check-bug check-bug-mended"
    assert beside == {
        *(f"code/all-of-it/all_of_it_{name}.py" for name in f"{programs} order-lines".split()),
        "code/second/second_jax.py",
        "figures/all-of-it/figure.svg",
        "figures/all-of-it/figure.dark.svg",
    }
    assert files["code/all-of-it/all_of_it_keras.py"] == 'print("keras")\n'
    figure = (SOURCE / "basics/all-of-it/figure.svg").read_text(encoding="utf-8")
    assert files["figures/all-of-it/figure.svg"] == figure


def test_the_twin_of_a_figure_for_the_dark_theme() -> None:
    dark = rendered(SOURCE)["figures/all-of-it/figure.dark.svg"]
    assert chart.DARK_TWIN[chart.BLUE] in dark
    assert chart.DARK_TWIN[chart.INK] in dark, "written in capital letters"
    assert chart.BLUE not in dark
    assert chart.INK.upper() not in dark


def test_the_list_of_questions() -> None:
    first = json.loads(rendered(SOURCE)["questions.json"])[0]
    fields = {"number", "slug", "section", "title", "page", "level", "tags", "aliases"}
    assert fields <= first.keys()
    assert {name: first[name] for name in fields} == {
        "number": 1,
        "slug": "all-of-it",
        "section": "Basics *first*",
        "title": "What is a < b in x?",
        "page": "basics/index.md",
        "level": "deep",
        "tags": ["training", "ml-engineer"],
        "aliases": ["a & b", "<b>", "two words"],
    }


# Which question stands on which page.


@pytest.mark.parametrize(
    ("total", "sizes"),
    [
        (1, [1]),
        (12, [12]),
        (13, [6, 7]),
        (20, [10, 10]),
        (24, [12, 12]),
        (25, [8, 9, 8]),
        (36, [9, 9, 9, 9]),
        (100, [10] * 10),
    ],
)
def test_a_long_section_is_split_into_pages_of_like_length(total: int, sizes: list[int]) -> None:
    asked = [question(f"q-{n}", n) for n in range(total)]
    split = list(addresses.pages(model.Guide((section("one", asked),))))
    assert [len(page.questions) for page in split] == sizes
    assert [q.number for page in split for q in page.questions] == list(range(total))
    names = ["index.md", *(f"page-{n}.md" for n in range(2, len(sizes) + 1))]
    assert [str(page.path) for page in split] == [f"one/{name}" for name in names]


@pytest.mark.parametrize("total", range(1, 200))
def test_no_page_is_too_long_or_lonely(total: int) -> None:
    asked = [question(f"q-{n}", n) for n in range(total)]
    sizes = [len(p.questions) for p in addresses.pages(model.Guide((section("one", asked),)))]
    assert sum(sizes) == total
    assert max(sizes) <= addresses.WHOLE
    assert max(sizes) - min(sizes) <= 1


def test_pages_of_one_section_name_each_other() -> None:
    files = made(section("one", [question(f"q-{n}", n) for n in range(1, 26)]))
    second = files["one/page-2.md"]
    assert "# One (2 of 3)" in second
    assert "[1](index.md) **2** [3](page-3.md)" in second
    assert "**1** [2](page-2.md) [3](page-3.md)" in files["one/index.md"]


def test_a_section_may_be_called_like_a_folder_of_the_site() -> None:
    taken = [addresses.CODE, addresses.FIGURES, addresses.PERMANENT, "assets"]
    files = made(*(section(slug, [question(f"q-{slug}")]) for slug in taken))
    assert {f"{slug}-questions/index.md" for slug in taken} <= files.keys()


# Links.


def _ways(page: str, number: int) -> list[str]:
    lines = page.split(f"\n## {number}. ")[1].split("\n## ", maxsplit=1)[0].split("\n")
    return re.findall(r"\[(?:← )?Question \d+(?: →)?\]\(([^)]*)\)", "\n".join(lines))


def test_neighbours_are_chained_over_pages_and_sections() -> None:
    first = section("one", [question(f"q-{n}", n) for n in range(1, 14)])
    files = made(first, section("two", [question("q-14", 14)]))
    assert _ways(files["one/index.md"], 1) == ["#q-2"]
    assert _ways(files["one/index.md"], 2) == ["#q-1", "#q-3"]
    assert _ways(files["one/index.md"], 6) == ["#q-5", "page-2.md#q-7"]
    assert _ways(files["one/page-2.md"], 7) == ["index.md#q-6", "#q-8"]
    assert _ways(files["one/page-2.md"], 13) == ["#q-12", "../two/index.md#q-14"]
    assert _ways(files["two/index.md"], 14) == ["../one/page-2.md#q-13"]


def test_links_lead_to_the_page_of_the_question() -> None:
    links = prose("[a](#q-1) [b](#q-13) [c](#other)")
    asked = [question(f"q-{n}", n, links) for n in range(1, 14)]
    files = made(section("one", asked), section("two", [question("other", 1, links)]))
    assert "[a](#q-1) [b](page-2.md#q-13) [c](../two/index.md#other)" in files["one/index.md"]
    assert "[a](index.md#q-1) [b](#q-13) [c](../two/index.md#other)" in files["one/page-2.md"]
    expected = "[a](../one/index.md#q-1) [b](../one/page-2.md#q-13) [c](#other)"
    assert expected in files["two/index.md"]


def test_required_and_neighbouring_questions_are_links() -> None:
    keys = {"requires": (model.Word("b-c", AT),), "see_also": (model.Word("d", AT),)}
    files = made(
        section("one", [question("a", 1, **keys), question("b-c", 2)]),
        section("two", [question("d", 1)]),
    )
    assert "Know first: [b c](#b-c)" in files["one/index.md"]
    assert "See also: [d](../two/index.md#d)" in files["one/index.md"]


def test_the_permanent_address_is_seen_from_the_built_page() -> None:
    files = made(section("one", [question(f"q-{n}", n) for n in range(1, 14)]))
    assert 'href="../q/q-1/"' in files["one/index.md"], "built as one/index.html"
    assert 'href="../../q/q-13/"' in files["one/page-2.md"], "built as one/page-2/index.html"


def test_without_a_repository_nothing_leads_to_one() -> None:
    page = one()
    assert "Edit" not in page
    assert "Report" not in page
    with_one = made(section("one", [question("asked")]), repository="https://example.org/r")
    assert "https://example.org/r/edit/main/content/one/asked/question.md" in str(with_one)


# Blocks.


def test_headings_have_identifiers_of_their_own() -> None:
    depth = (prose("### Same\nA\n\n### Same\nB"), program("x.py"), prose("### Same\nC"))
    depth += (prose("### `In` depth!\nD\n\n### ***\nE"),)
    page = one(in_depth=depth)
    tree = consumer.parsed(consumer.html(page.split("---\n", 2)[2]))
    ids = [element.attributes["id"] for element in tree.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids)), ids
    assert len(tree.find("h4")) == 5


def test_one_framework_has_no_tab_bar() -> None:
    assert "/// tab" not in one(model.Tabs((program("jax.py"),), AT))
    page = one(model.Tabs((program("numpy.py"), program("jax.py")), AT))
    assert page.count("/// tab |") == 2
    assert page.count("new: true") == 1


def test_tabs_stand_in_their_order_whatever_the_files_are_called(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "asked"
    folder.mkdir(parents=True)
    (tmp_path / "one/section.yml").write_text("title: One\norder: 1", encoding="utf-8")
    front = "---\nnumber: 1\ntitle: A\nlevel: core\ntags: []\n---\n"
    (folder / "question.md").write_text(f"{front}## Answer\n{{{{ code }}}}\n", encoding="utf-8")
    for name in ("jax", "numpy", "keras", "tf", "torch"):
        (folder / f"{name}.py").write_text("pass\n", encoding="utf-8")
    page = rendered(tmp_path)["one/index.md"]
    labels = re.findall(r"/// tab \| <span[^>]+>(.+)</span>", page)
    assert labels == ["Keras", "TensorFlow", "PyTorch", "NumPy", "JAX"]


@pytest.mark.parametrize(("lines", "closed"), [(1, False), (12, False), (13, True), (200, True)])
def test_a_long_output_is_closed(lines: int, closed: bool) -> None:
    page = one(program("x.py", "".join(f"line {n}\n" for n in range(lines))))
    assert (f"Output, {lines} lines" in page) == closed
    assert f"line {lines - 1}\n" in page


def test_an_output_that_is_empty_and_one_that_is_not_recorded() -> None:
    assert "It prints nothing." in one(program("x.py", ""))
    assert "It prints nothing." not in one(program("x.py"))


def test_a_program_keeps_its_text_whatever_it_holds() -> None:
    text = "print('''\n```\n~~~\n/// details | x\n{: .x }\n<b> &amp; # \\''')\n"
    shown = replace(program("x.py", "```\n<b>\n"), text=text)
    tree = consumer.parsed(consumer.html(one(shown).split("---\n", 2)[2]))
    assert [code.text for code in tree.find("code")] == [text, "```\n<b>\n"]


def test_a_figure_says_its_text_alternative_and_its_size() -> None:
    svg = '<svg width="9" viewBox="0 0 345.6 216"/>'
    alt = 'It "rises" <b>, `x` & $y$ \\[z\\] *so* {: .x }'
    page = one(model.Figure("figure.svg", alt, svg, AT))
    images = consumer.parsed(consumer.html(page.split("---\n", 2)[2])).find("img")
    assert [image.attributes.get("src") for image in images] == [
        "../figures/asked/figure.svg#only-light",
        "../figures/asked/figure.dark.svg#only-dark",
    ]
    for image in images:
        assert image.attributes["alt"] == 'It "rises" <b>, x & y [z] so {: .x }'
        assert (image.attributes["width"], image.attributes["height"]) == ("461", "288")
        assert image.attributes["loading"] == "lazy"


def test_something_to_try_stands_around_its_figure() -> None:
    figure = model.Figure("figure.svg", "It falls.", '<svg viewBox="0 0 300 150"/>', AT)
    page = one(
        model.Explorable("train-inference", "batch-norm", figure, AT), model.Prose("So.", AT)
    )
    tree = consumer.parsed(consumer.html(page.split("---\n", 2)[2]))
    (element,) = tree.find("guide-explore")
    assert element.attributes == {"data-name": "train-inference", "data-start": "batch-norm"}
    assert [image.attributes.get("alt") for image in element.find("img")] == ["It falls."] * 2
    assert not list(element.find("p"))


@pytest.mark.parametrize("url", ["https://a.org/x)", "https://a.org/(x", "https://a.org/`[x]{y}$"])
def test_references_lead_where_they_should(url: str) -> None:
    title = "On [x](https://b.org) `code` and $y$ {: .z }"
    reference = model.Reference(title, "A [b](javascript:c) `d`", 1994, url, AT)
    page = one(references=(reference,))
    links = consumer.parsed(consumer.html(page.split("---\n", 2)[2])).find("a")
    shown = {link.text: link.attributes["href"] for link in links}
    assert consumer.unquoted(shown[title]) == url
    assert "javascript" not in str(shown)


# Whatever the guide.

ALLOWED_TAGS = set(
    """p em strong code pre br hr ul ol li blockquote table thead tbody tr th td h1 h2 h3 h4 a div
    span details summary img input label nav guide-copy guide-controls guide-explore""".split()
)
ALLOWED_ATTRIBUTES = set(
    """id class href title align src alt width height loading hidden download name type checked
    for aria-label aria-current""".split()
)


def _with_targets(guide: model.Guide) -> model.Guide:
    """The guide with all that its texts link to, and nothing that leads nowhere."""
    names = Counter(q.slug for q in guide.questions)
    sections = [
        replace(
            group,
            questions=tuple(
                replace(q, requires=(), see_also=()) for q in group.questions if names[q.slug] == 1
            ),
        )
        for group in guide.sections
    ]
    kept = [group for group in sections if group.questions]
    # Its programs are no Python, so that none says what it needs.
    return replace(guide, pins={}, sections=(*kept, section("extra-one", [question("other-one")])))


@examples(20, shrink=False)
@given(guides())
def test_any_guide_gives_sound_pages(guide: model.Guide) -> None:
    guide = _with_targets(guide)
    files = {str(name): text for name, text in pages.files(guide)}
    heads = []
    for name in dict.fromkeys(str(page.path) for page in addresses.pages(guide)):
        tree = consumer.parsed(consumer.html(files[name].split("---\n", 2)[2]))
        assert {element.tag for element in tree.all()} <= ALLOWED_TAGS
        names = {attribute for element in tree.all() for attribute in element.attributes}
        assert {name for name in names if not name.startswith("data-")} <= ALLOWED_ATTRIBUTES
        ids = Counter(e.attributes["id"] for e in tree.all() if "id" in e.attributes)
        assert max(ids.values()) == 1, ids
        heads += [(e.attributes["id"], consumer.words(_words(e))) for e in tree.find("h2")]
        for link in tree.find("a"):
            _leads_somewhere(link.attributes["href"] or "", PurePosixPath(name), files)
    titles = ((q.slug, f"{q.number}. {markdown.plain(q.title)}") for q in guide.questions)
    assert heads == [(slug, consumer.words(title)) for slug, title in titles]


def _words(element: consumer.Element) -> str:
    """The text of an element; of formulas, the TeX alone."""
    if element.attributes.get("class") == "arithmatex":
        return element.text[2:-2]
    if element.attributes.get("class") == "headerlink":
        return ""
    return "".join(child if isinstance(child, str) else _words(child) for child in element.children)


def _leads_somewhere(address: str, page: PurePosixPath, files: dict[str, str]) -> None:
    if address.startswith(("https://", "http://", "#")) or f"/{addresses.PERMANENT}/" in address:
        return
    path, _, _ = address.partition("#")
    target = os.path.normpath(page.parent / path)
    assert target in files, address
