"""What is done to a built site: plain files in, plain files out."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from guide import policy
from guide.errors import GuideError
from guide.finish import finish
from guide.mathml import mathml
from guide.render.addresses import built
from in_place import done

QUESTIONS = [
    {"number": 1, "slug": "first", "title": 'Is a < b & "c"?', "page": "one/index.md"},
    {"number": 2, "slug": "second", "title": "Second?", "page": "one/page-2.md"},
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "questions.json").write_text(json.dumps(QUESTIONS), encoding="utf-8")
    for name in ("one", "one/page-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("", encoding="utf-8")
    return tmp_path


def page(site: Path, html: str) -> Path:
    path = site / "one" / "index.html"
    path.write_text(html, encoding="utf-8")
    return path


# What browsers are spared.


def test_code_has_no_element_for_what_has_the_colour_of_its_text(site: Path) -> None:
    path = page(
        site,
        '<pre><code><span class="kn">import</span><span class="w"> </span>'
        '<span class="n">a</span><span class="o">&lt;</span><span class="p">(</span></code></pre>',
    )
    done(finish, site)
    assert path.read_text("utf-8") == (
        '<pre><code><span class="kn">import</span> a&lt;(</code></pre>'
    )


def test_a_page_has_no_lines_that_are_blank_nor_begin_with_blanks_but_in_code(
    site: Path,
) -> None:
    path = page(site, "<p>\n\n  \n  a\n  b</p>\n<pre><b>\n\n  c</b></pre> <i>d</i>\t\n<p>")
    done(finish, site)
    assert path.read_text("utf-8") == ("<p>\na\n  b</p>\n<pre><b>\n\n  c</b></pre> <i>d</i>\n<p>")


def test_a_theme_s_script_finds_no_sets_of_tabs_to_watch(site: Path) -> None:
    path = page(site, '<div class="tabbed-set" data-tabs="1:3"><p>a data-tabs="1:3"</p></div>')
    done(finish, site)
    assert path.read_text("utf-8") == '<div class="tabbed-set"><p>a data-tabs="1:3"</p></div>'


def test_a_page_loads_no_colours_that_the_guide_has_itself(site: Path) -> None:
    link = '<link rel="stylesheet" href="../assets/stylesheets/{}.57a0d79d.min.css">'
    path = page(site, link.format("main") + link.format("palette"))
    done(finish, site)
    assert path.read_text("utf-8") == link.format("main")


def test_a_script_keeps_the_text_that_its_hash_vouches_for(site: Path) -> None:
    path = page(site, "<p>\n\n<script>a = b =>\n\n  c</script>\n\n<p>")
    done(finish, site)
    assert path.read_text("utf-8") == "<p>\n<script>a = b =>\n\n  c</script>\n<p>"


def test_the_body_says_which_colour_its_section_has(site: Path) -> None:
    path = page(site, '<body dir="ltr"><div class="on-this-page" data-hue="4"></div></body>')
    done(finish, site)
    assert '<body data-hue="4" dir="ltr">' in path.read_text("utf-8")


# Formulas.


def test_formulas_become_mathml(site: Path) -> None:
    path = page(
        site,
        'é <span class="arithmatex">\\(a \\lt b\\)</span> and '
        '<div class="arithmatex">\\[\n\\begin{matrix}a &amp; b\\end{matrix}\n\\]</div>\n',
    )
    done(finish, site)
    text = path.read_text(encoding="utf-8")
    assert text.startswith('é <span class="formula"><math>')
    assert 'display="block"' in text.split("<div")[1]
    assert mathml("\n\\begin{matrix}a & b\\end{matrix}\n".strip(), display=True) in text
    assert "arithmatex" not in text
    assert "\\(" not in text
    assert "\\[" not in text


@pytest.mark.parametrize(
    ("before", "after", "inside", "outside"),
    [
        ("(", ")), then", ("(", ")),"), " then"),
        ("an ", "-gram model", ("", "-gram"), " model"),
        ("a", "&quot; b", ("", ""), "&quot; b"),
        ("", "<b>c</b>", ("", ""), "<b>c</b>"),
        ("", "x" * 30, ("", "x" * 20), "x" * 10),
    ],
)
def test_what_touches_a_formula_in_a_line_stays_with_it(
    site: Path, before: str, after: str, inside: tuple[str, str], outside: str
) -> None:
    path = page(site, f'<p>{before}<span class="arithmatex">\\(x\\)</span>{after}</p>')
    done(finish, site)
    kept = f'<span class="formula">{inside[0]}{mathml("x")}{inside[1]}</span>{outside}'
    left = before.removesuffix(inside[0])
    assert path.read_text(encoding="utf-8") == f"<p>{left}{kept}</p>"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("=", "<mo>=</mo>"),
        (r"\lt", "<mo>&lt;</mo>"),
        ("\\boldsymbol{\\epsilon}", "<mi>\N{MATHEMATICAL BOLD ITALIC EPSILON SYMBOL}</mi>"),
        ("\\boldsymbol{x}", "<mi>\N{MATHEMATICAL BOLD ITALIC SMALL X}</mi>"),
        ("\\mathbf{x}", "<mi>\N{MATHEMATICAL BOLD SMALL X}</mi>"),
        ("\\mathbf{0}", "<mn>\N{MATHEMATICAL BOLD DIGIT ZERO}</mn>"),
    ],
)
def test_a_formula_says_what_it_is_by_its_characters(tex: str, expected: str) -> None:
    assert expected in mathml(tex)
    assert "#" not in mathml(tex)
    assert "bold" not in mathml(tex)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\log p", "log_p"),
        (r"-\log p", "−_log_p"),
        (r"a - \log p", "a−log_p"),  # a sign between two brings its own spaces
        (r"2 \log_2 x", "2_log2_x"),
        (r"(a) \ln b", "(a)_ln_b"),
        (r"\frac{\log x}{2}", "log_x2"),
        (r"\log \frac{1}{2}", "log_12"),
        (r"\log \log n", "log_log_n"),
        (r"\log\, p", "log_p"),
        (r"\sin(x)", "sin(x)"),
        (r"\sin\left(x\right)", "sin(x)"),
        (r"a < \log", "a<log"),
        (r"a b", "ab"),
    ],
)
def test_a_thin_space_parts_the_name_of_a_function(tex: str, expected: str) -> None:
    spaced = mathml(tex).replace('<mspace width="0.167em">', "_")
    assert unescape(re.sub(r"<[^>]*>", "", spaced)) == expected


def test_a_page_without_formulas_is_left_alone(site: Path) -> None:
    path = page(site, "<p>\\(x\\) is text</p>\r\n")
    before = path.stat().st_mtime_ns
    done(finish, site)
    assert path.read_bytes() == b"<p>\\(x\\) is text</p>\r\n"
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("tex", ["\\nope{x}", "\\left( x", "x^"])
def test_a_bad_formula_names_the_page(site: Path, tex: str) -> None:
    page(site, f'<span class="arithmatex">\\({tex}\\)</span>')
    with pytest.raises(GuideError) as caught:
        done(finish, site)
    assert str(caught.value).startswith(f"one/index.html: the formula {tex!r} ")
    assert str(caught.value).endswith("; mend it")


# Addresses that never change.


def test_every_question_has_its_permanent_address(site: Path) -> None:
    done(finish, site)
    text = (site / "q/first/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../one/#first"' in text
    assert '<link rel="canonical" href="../../one/#first">' in text
    assert "<title>Is a &lt; b &amp; &quot;c&quot;?</title>" in text
    second = (site / "q/second/index.html").read_text(encoding="utf-8")
    assert '<a href="../../one/page-2/#second">Second?</a>' in second


@pytest.mark.parametrize(
    ("file", "expected"),
    [("one/index.md", "one/#a"), ("one/page-2.md", "one/page-2/#a")],
)
def test_the_address_of_a_question(file: str, expected: str) -> None:
    assert built(file, "a") == expected


# The search index of either engine.


@pytest.mark.parametrize(
    ("name", "entries"), [("search/search_index.json", "docs"), ("search.json", "items")]
)
def test_results_open_the_answer(site: Path, name: str, entries: str) -> None:
    index = site / name
    index.parent.mkdir(exist_ok=True)
    found = {
        "config": {"lang": ["en"]},
        entries: [
            {"location": "one/", "title": "One", "text": "first Answer"},
            {
                "location": "one/#first",
                "title": "1. É?",
                "text": "Other words Answer",
                "tags": ["a"],
            },
            {"location": "one/page-2/#second", "title": "2. Second?", "text": ""},
            {"location": "one/#elsewhere", "title": "Elsewhere", "text": "Answer"},
        ],
    }
    index.write_text(json.dumps(found), encoding="utf-8")
    done(finish, site)
    finished = json.loads(index.read_text(encoding="utf-8"))
    assert finished["config"] == found["config"]
    assert [entry["location"] for entry in finished[entries]] == [
        "one/",
        "one/?open=first",
        "one/page-2/?open=second",
        "one/#elsewhere",
    ]
    assert finished[entries][1]["tags"] == ["a"]
    assert finished[entries][1]["title"] == "1. É?"
    assert [entry["text"] for entry in finished[entries][2:]] == ["", "Answer"]


def test_a_permanent_address_is_absolute_for_search_engines_where_the_sites_is_known(
    site: Path,
) -> None:
    home = '<head><link rel="canonical" href="https://example.org/guide/"></head>'
    (site / "index.html").write_text(home, encoding="utf-8")
    done(finish, site)
    text = (site / "q/second/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/guide/one/page-2/#second">' in text
    assert 'content="0; url=../../one/page-2/#second"' in text


def test_a_permanent_address_has_its_policy_from_the_beginning(site: Path) -> None:
    done(finish, site)
    path = site / "q/first/index.html"
    text = path.read_text(encoding="utf-8")
    assert f'content="{policy.policy()}"' in text
    done(policy.write, site)
    assert path.read_text(encoding="utf-8") == text


def test_a_former_address_leads_to_the_question_of_today(site: Path) -> None:
    listed = [QUESTIONS[0] | {"formerly": ["old-name"]}, QUESTIONS[1]]
    (site / "questions.json").write_text(json.dumps(listed), encoding="utf-8")
    done(finish, site)
    text = (site / "q/old-name/index.html").read_text(encoding="utf-8")
    assert text == (site / "q/first/index.html").read_text(encoding="utf-8")
    assert not (site / "q/old-name/question.html").exists()


# Questions by themselves.


def test_every_question_is_in_a_file_of_its_own(site: Path) -> None:
    page(
        site,
        '<h2 id="preface">About</h2>\n<p>Not asked.</p>\n'
        '<h2 id="first">1. Is <code>a</code>?<a href="#first">¶</a></h2>\n'
        '<details class="answer">\n<h3 id="first--answer">In short</h3>\n'
        '<p><span class="arithmatex">\\(a\\)</span></p>\n</details>\n'
        '<p class="ways" data-search-exclude>Edit</p>\n<h2 id="end">End</h2>\n',
    )
    done(finish, site)
    text = (site / "q/first/question.html").read_text(encoding="utf-8")
    policy, _, part = text.partition("\n")
    assert policy.startswith('<meta http-equiv="Content-Security-Policy"')
    assert part.startswith('<details class="answer">')
    assert part.endswith("</details>\n")
    assert "<math" in text, "formulas are drawn"
    assert "Edit" not in text
    assert "Not asked" not in text
    assert {path.name for path in (site / "q").iterdir()} == {"first", "second"}


def test_permanent_addresses_are_counted_from_the_built_page(site: Path) -> None:
    """Zensical leads one step too far up from a page that is no ``index.md``."""
    path = site / "one" / "page-2" / "index.html"
    path.write_text('<a href="../../../q/first/">x</a> <a href="../q.html">y</a>', encoding="utf-8")
    done(finish, site)
    expected = '<a href="../../q/first/">x</a> <a href="../q.html">y</a>'
    assert path.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("address", "kept"),
    [("/one/", False), ("/", False), ("https://example.org/one/", True)],
)
def test_a_page_gives_no_path_for_its_canonical_address(
    site: Path, address: str, kept: bool
) -> None:
    """Zensical does, where the site's address is not known; feed and site map would follow it."""
    link = f'<link rel="canonical" href="{address}">'
    path = page(site, f"<html><head>{link}<title>One</title></head></html>")
    done(finish, site)
    assert (link in path.read_text("utf-8")) == kept
