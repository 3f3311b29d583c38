"""The guide's Markdown as Python-Markdown: golden cases, and what the engine makes of any text."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import consumer
from consumer import Element
from golden import Case, cases
from guide.render import safe
from strategies import DOCUMENT, HOSTILE_TEXT, accepted, examples

CASES = cases("safe.md")


def link(slug: str) -> str:
    return f"../other/page-2.md#{slug}"


def prose(text: str) -> str:
    return safe.prose(text, link, heading=lambda title: f"#id-{len(title)}")


# What a reader of the site sees, as nested tuples: no difference of paragraphs, of the
# wrappers that highlight code, of white space, and of the way formulas are marked.

Outline = tuple[str | tuple[object, ...], ...]
_TRANSPARENT = ("p", "div", "thead", "tbody")


def outline(element: Element) -> Outline:
    cleaned = (consumer.words(part) if isinstance(part, str) else part for part in _parts(element))
    return tuple(part for part in cleaned if part)


def _parts(element: Element) -> list[str | tuple[object, ...]]:
    parts: list[str | tuple[object, ...]] = [""]
    for child in element.children:
        for part in [child] if isinstance(child, str) else _seen(child):
            if isinstance(part, str) and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
    return parts


def _seen(child: Element) -> list[str | tuple[object, ...]]:
    marked = child.attributes.get("class")
    if marked == "headerlink":
        return []
    if marked == "arithmatex":
        return [f" {_dollars(child.text)} " if child.tag == "div" else _dollars(child.text)]
    if child.tag == "span":
        return _parts(child)
    if child.tag in (*_TRANSPARENT, "br"):
        return [" ", *_parts(child), " "]
    leads = unquote(child.attributes.get("href") or "") or child.attributes.get("start") or ""
    return [(child.tag, leads, outline(child))]


def _dollars(tex: str) -> str:
    return tex.replace(r"\(", "$").replace(r"\)", "$").replace(r"\[", "$$").replace(r"\]", "$$")


_REFERENCE = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["reference", "autolink", "html_inline", "html_block"])
)


def meant(text: str) -> Outline:
    """What the text means as CommonMark, where raw HTML is text."""
    tokens = _REFERENCE.parse(text)
    for token in tokens:
        if token.tag == "h3":
            token.tag = "h4"
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrs["href"]).startswith("#"):
                child.attrs["href"] = link(str(child.attrs["href"])[1:])
    return outline(consumer.parsed(_REFERENCE.renderer.render(tokens, _REFERENCE.options, {})))


def shown(text: str) -> Outline:
    """What the engine shows of it."""
    return outline(consumer.parsed(consumer.html(prose(text))))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case: Case) -> None:
    assert prose(case.fences["guide"]) == case.fences["page"]


@pytest.mark.parametrize("case", [case for case in CASES if "seen" not in case.fences], ids=str)
def test_the_engine_shows_what_is_meant(case: Case) -> None:
    assert shown(case.fences["guide"]) == meant(case.fences["guide"])


@pytest.mark.parametrize("case", [case for case in CASES if "seen" in case.fences], ids=str)
def test_the_engine_shows_what_is_written(case: Case) -> None:
    """Where CommonMark means something else than the guide, the case says what is seen."""
    page = consumer.parsed(consumer.html(prose(case.fences["guide"])))
    assert consumer.words(page.text) == consumer.words(case.fences["seen"])


@examples(100)
@given(DOCUMENT)
def test_the_engine_shows_what_is_meant_by_any_text(text: str) -> None:
    assume(text := accepted(text))
    assert shown(text) == meant(text)


# Hostile text: whatever it holds, the page has these elements and attributes and no others.

ALLOWED = {
    "p": (),
    "em": (),
    "strong": (),
    "code": (),
    "pre": (),
    "br": (),
    "hr": (),
    "ul": (),
    "ol": (),
    "li": (),
    "blockquote": (),
    "table": (),
    "thead": (),
    "tbody": (),
    "tr": (),
    "th": ("align",),
    "td": ("align",),
    "h4": ("id",),
    "a": ("href", "class", "title"),
    "div": ("class",),
    "span": ("class",),
}
VALUES = {
    "align": ("left", "center", "right"),
    "class": ("headerlink", "highlight", "arithmatex"),
    "title": ("Permanent link",),
}


COLOUR = re.compile("[a-z]{1,2}[0-9]?")
"""How the highlighter names what it colours in a block of code."""


def foreign(page: Element) -> list[str]:
    """What stands in a page that no text of the guide may bring there."""
    found = []
    coloured = {
        id(element)
        for block in page.all()
        if block.tag == "pre"
        for element in block.all()
        if element.tag == "span" and COLOUR.fullmatch(element.attributes.get("class") or "")
    }
    for element in page.all():
        if id(element) in coloured:
            continue
        allowed = ALLOWED.get(element.tag)
        if allowed is None:
            found.append(f"<{element.tag}>")
            continue
        for name, value in element.attributes.items():
            if name not in allowed or value not in VALUES.get(name, (value,)):
                found.append(f"<{element.tag} {name}={value!r}>")
            elif name == "href" and not (value or "").startswith(
                ("https://", "http://", "#", "..")
            ):
                found.append(f"a link to {value}")
            elif name == "id" and not (value or "").startswith("id-"):
                found.append(f"the identifier {value}")
    return found


@examples(200)
@example("/// details | x\n| --- | :-: |")
@example("#a | b\n--- | ---")
@example("$$\n/// details | x\n$$")
@example("- $$\n  x\n  /// html | script\n  $$")
@example("> /// details | x\n> | --- | :-: |")
@example("- /// details | x\n  | --- | :-: |")
@example("```python\n<script>alert(1)</script>\n```")
@given(HOSTILE_TEXT)
def test_hostile_text_stays_text(text: str) -> None:
    assume(text := accepted(text))
    page = consumer.html(prose(text))
    assert not foreign(consumer.parsed(page)), page


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "> - "])
@pytest.mark.parametrize("depth", [1, 4, 8, 9, 10, 19, 20, 21, 200])
def test_hostile_text_stays_text_however_deep_it_stands(sign, depth):
    page = consumer.parsed(consumer.html(prose(f"{sign * depth}<script>alert(1)</script>")))
    assert not foreign(page)
    assert "<script>alert(1)</script>" in page.text


@examples(200)
@given(HOSTILE_TEXT)
def test_hostile_inline_text_stays_text(text: str) -> None:
    line = " ".join(text.split())
    page = consumer.html(f"Title: {safe.inline(line, link)}")
    assert not foreign(consumer.parsed(page)), page


CODE_OF_ANY_KIND = (
    st.lists(
        st.sampled_from(
            """<!-- --> <? ?> <! </ <b <p> </p> > &# & &amp; &#65; &#x ]]> <![CDATA[ ` `` a # ;
            \\ / " = $ <script> </script> <textarea> {: .x } [x](y) * _ | !""".split()
        ),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(lambda code: code.strip("`"))
)


@examples(200)
@given(CODE_OF_ANY_KIND)
def test_code_spans_keep_any_content_and_what_follows(code: str) -> None:
    after = '<p class="marks">x</p>\n\nEnd <guide-copy><a href="x">Copy; this</a></guide-copy>'
    page = consumer.parsed(consumer.html(f"A {safe.code_span(code)} b; c\n\n{after}"))
    assert [found.text for found in page.find("code")] == [code]
    assert len(page.find("p")) == 3
    assert page.find("guide-copy")[0].text == "Copy; this"
