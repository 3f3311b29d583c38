"""The guide's Markdown as plain Markdown: what moves, what is rewritten, what stays."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guide.model import Origin, Program, Prose, Question, Section, Tabs, Word
from guide.render import plain
from guide.render.addresses import Page
from hostile.rendered import acts
from strategies import examples

HERE = Origin(Path("question.md"), 1)
FILES = {
    "near": PurePosixPath("one/index.md"),
    "far": PurePosixPath("two/page-2/index.md"),
}
FAR = "../two/page-2/index.md#far"
PLACE = plain.Place("one", FILES)
SIGNS = r"""<b <b> </ <!-- --> <? <script> </script> > < [ ] ( ) [x] [x]( ]( ]: [y]: ![ javascript:x
https://a.b/ " ' ` `` ``` ~~~ $ $$ \ \\ \[ \] \< & &lt; &#60; * _ # - > | || --- : x""".split()
SIGNS += [" ", "\n", "\n\n", "    ", "\n$$\n", "\n```\n", "\n> ", "\n- ", "\n| a |\n| - |\n"]


def prose(text: str) -> str:
    return plain.prose(text, PLACE.link, 4)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("A [link](#near) and [another](#far).", "A [link](#near) and [another](FAR)."),
        ("- one\n- [two](#far)", "- one\n- [two](FAR)"),
        ("> quoted [far](#far)\n> lines", "> quoted [far](FAR)\n> lines"),
        ("[broken\nlink](#far)", "[broken\nlink](FAR)"),
        ("[`code` in it](#far)", "[`code` in it](FAR)"),
        ("`[no link](#far)` is code", "`[no link](#far)` is code"),
        ("[web](https://example.org/#far)", "[web](https://example.org/#far)"),
        ("### Heading\nText", "#### Heading\nText"),
        ("### #1 of two [far](#far)", "#### #1 of two [far](FAR)"),
        ("| a | b |\n| - | - |\n| [x](#far) | x |", "| a | b |\n| - | - |\n| [x](FAR) | x |"),
        ("| a |\n| - |\n| `p \\| q` [x](#near) |", "| a |\n| - |\n| `p \\| q` [x](#near) |"),
        ("$$\na < b\n$$\n\nand $a<5$", "$$\na < b\n$$\n\nand $a<5$"),
        ("```text\n### <b> [x](#far)\n```", "```text\n### <b> [x](#far)\n```"),
        ("It is <b>text</b>, and 1 < 2.", "It is \\<b>text\\</b>, and 1 < 2."),
        ("*stays* **as it** is\\*", "*stays* **as it** is\\*"),
        ("[<b>](https://a.b/_x)", "[\\<b>](https://a.b/_x)"),
        ('[x](https://a.b/"><b>)', "[x](https://a.b/%22%3E%3Cb%3E)"),
        ("[x](javascript:alert(1)) and ![<b>](x.png)", "x and \\<b>"),
        ("[x][y] and a[0][1]\n\n[y]: https://a.b", "[x][y] and a[0][1]\n\n[y\\]: https://a.b"),
        ("$a<b>c$ and $[x](y)$", "$a< b>c$ and $[x] (y)$"),
        ("Code `\n<!--` over lines", "Code `\n    <!--` over lines"),
        ("> Code `\n>  <div> x` quoted", "> Code `\n>     <div> x` quoted"),
        ("> $$\n> <b>\n> a < b\n> $$", "> $$\n> < b>\n> a < b\n> $$"),
    ],
)
def test_blocks(written: str, expected: str) -> None:
    assert prose(written) == expected.replace("FAR", FAR)


def test_what_is_nested_too_deep_to_be_read_is_shown_as_code() -> None:
    text = f"{'> ' * 30}<b>"
    assert prose(text) == f"```\n{text}\n```"


@pytest.mark.parametrize("text", ["&lt;b> R&D", "a_b* [x](y) <b> `c`", "\\"])
def test_text_that_is_no_markdown(text: str) -> None:
    (_, shown, _) = MarkdownIt("commonmark").parse(plain.literal(text))
    assert "".join(token.content for token in shown.children or ()) == text


@examples(300)
@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
@example("`\n<!--`")
@example("`\n> <b>`")
@example("`\n# <b>`")
@example("`\n- <b>`")
def test_no_text_becomes_html_or_a_link_that_acts(text: str) -> None:
    assert acts(prose(text)) == []
    assert acts(plain.inline(text, PLACE.link)) == []
    assert acts(plain.literal(text)) == []


def test_a_program_stands_under_its_name_with_what_it_printed() -> None:
    program = Program("keras.py", "print('``` in it')\n", "``` in it\n", HERE)
    silent = Program("numpy.py", "x = 1\n", "", HERE)
    asked = Question(
        slug="near", number=1, title="Why?", answer=(Tabs((program, silent), HERE),), origin=HERE
    )
    text = plain.question(asked, PLACE, 2)
    assert "[`near_keras.py`](../code/near/near_keras.py) (Keras):\n\n````python\n" in text
    assert "Output:\n\n````text\n``` in it\n````" in text
    assert "x = 1\n```\n\nIt prints nothing." in text


def test_a_page_says_its_section_its_questions_and_where_they_stay() -> None:
    asked = Question(
        slug="near",
        number=7,
        title="What is `a_b`?",
        tags=(Word("training", HERE),),
        see_also=(Word("far", HERE),),
        answer=(Prose("Because.", HERE),),
        origin=HERE,
    )
    section = Section("one", "C* and [others]", "", (asked,), HERE)
    shown = Page(PurePosixPath("one/index.md"), section, 1, 1, (asked,))
    assert plain.page(shown, PLACE) == (
        "# C\\* and \\[others\\]\n\n"
        '<a id="near"></a>\n\n'
        "## 7. What is `a_b`?\n\n"
        "Level: core; topics: training; [permanent address](../q/near/)\n\n"
        "### In short\n\nBecause.\n\n"
        "### Related questions\n\n- See also: [far](../two/page-2/index.md#far)\n"
    )


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("one/index.md", "one/index.md"),
        ("one/page-2.md", "one/page-2/index.md"),
    ],
)
def test_it_stands_beside_the_built_page(page: str, file: str) -> None:
    assert plain.file(PurePosixPath(page)) == PurePosixPath(file)
