"""What holds for every plain text."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from guide import markdown
from guide.errors import SourceError
from guide.markdown import Kind
from guide.model import Guide, Prose
from guide.read import plain_text
from guide.read.plain_inline import inline, paragraph

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TEXT_KINDS = {Kind.TEXT, Kind.ESCAPED, Kind.CODE}

signs = st.text(st.sampled_from("ab Z1.)-+*_`~#>=:/\\<&;$[](){}!|'\"•–é?"), min_size=1, max_size=40)
pieces = st.lists(
    st.sampled_from(
        [
            "", "", "1. What is a widget?", "2. Why?", "3) How?", "1. an item", "2015. It",
            "**4. Bold?**", "### 5. Heading?", "Question 6: Asked?", "7.", "Answer: It is so.",
            "- **Answer:** latent-", "Answer:", "space thing.", "Keras", "# Keras", "**Keras**",
            "```", "~~~", "```python", "   ```", "Answer: ```", "x = `1", "a `b` c", "---",
            "- a bullet", "• a sign", "ends in a soft\u00ad", "it is", "as follows:", "\u200b",
            "<b>raw</b>", "[x](javascript:alert(1))", "{{ code }}", "$x$ and $$", "answer: no",
        ]
    ),
    max_size=30,
)  # fmt: skip
words = st.lists(
    st.sampled_from("amber birch cedar delta ember fern grove heath iris juniper".split()),
    min_size=2,
    max_size=6,
).map(" ".join)
sections = st.lists(
    st.tuples(words, st.lists(st.tuples(words, words), min_size=1, max_size=4)),
    min_size=1,
    max_size=4,
)
markers = ["Answer: ", "**Answer:** ", "- **Answer:** ", "* Answer: ", "• answer:\n\n"]
dresses = st.fixed_dictionaries(
    {
        "end": st.sampled_from(["\n", "\r\n", "\r"]),
        "mark": st.sampled_from(["", "\ufeff"]),
        "marker": st.sampled_from(markers),
        "number": st.sampled_from(["{}. {}", "{}) {}", "**{}. {}**", "### {}. {}", "Q{}: {}"]),
        "title": st.sampled_from(["{}", "# {}", "**{}**"]),
        "gap": st.sampled_from(["\n\n", "\n\n\n", "\n \n"]),
        "restarts": st.booleans(),
        "wraps": st.booleans(),
    }
)


def read(text: str) -> Guide:
    with TemporaryDirectory() as folder:
        path = Path(folder, "guide.txt")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return plain_text.read(path)


def read_back(model: str) -> str:
    """The text that the guide's Markdown stands for; code spans as they are written."""
    segments = list(markdown.segments(model))
    assert {segment.kind for segment in segments} <= TEXT_KINDS
    ends = [segment.start for segment in segments[1:]] + [len(model)]
    return "".join(
        model[segment.start : end] if segment.kind is Kind.CODE else segment.text
        for segment, end in zip(segments, ends, strict=True)
    )


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text)


@given(pieces)
def test_what_looks_like_a_guide_is_read_or_refused(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.lists(pieces, min_size=1, max_size=5))
def test_whatever_an_answer_holds_is_read_or_refused(answers: list[list[str]]) -> None:
    check(with_answers(answers))


def with_answers(answers: list[list[str]]) -> str:
    return "\n\n".join(
        "\n".join([f"{number}. What is {number}?", "", "Answer: So.", "", *lines])
        for number, lines in enumerate(answers, start=1)
    )


@given(st.lists(pieces, min_size=1, max_size=5))
def test_no_text_is_lost(answers: list[list[str]]) -> None:
    # Left out: the word behind the sign of an empty fence, and "Question" before its number.
    left_out = ("```python", "Question 6: Asked?")
    text = with_answers([[line for line in lines if line not in left_out] for lines in answers])
    try:
        guide = read(text)
    except SourceError:
        return
    found = [guide.title]
    for section in guide.sections:
        found += [section.summary, "" if section.title == "Questions" else section.title]
        for question in section.questions:
            found += [question.title, question.answer[0].text, "answer"]
    assert letters("".join(found)) == letters(text)


def letters(text: str) -> list[str]:
    return sorted(sign for sign in text.lower() if sign.isalpha())


def check(text: str) -> None:
    try:
        guide = read(text)
    except SourceError:
        return
    slugs = [question.slug for question in guide.questions]
    assert slugs
    assert len(set(slugs)) == len(slugs)
    for slug in (*slugs, *(section.slug for section in guide.sections)):
        assert SLUG.fullmatch(slug)
        assert len(slug) <= 60
    for question in guide.questions:
        (answer,) = question.answer
        assert isinstance(answer, Prose)
        read_back(question.title)
        for token in markdown.blocks(answer.text):
            assert token.type in ("paragraph_open", "inline", "paragraph_close", "fence")
            if token.type == "inline":
                read_back(token.content)


@given(signs.map(str.strip).filter(bool))
def test_a_paragraph_is_read_back_as_it_was(text: str) -> None:
    model = paragraph(text)
    kinds = [token.type for token in markdown.blocks(model)]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    assert read_back(model) == text


@given(signs)
def test_a_title_is_read_back_as_it_was(text: str) -> None:
    assert read_back(inline(text)) == text


@given(sections, dresses)
def test_the_dress_of_a_guide_makes_no_difference(
    given_sections: list[tuple[str, list[tuple[str, str]]]], dress: dict[str, str]
) -> None:
    text, expected = printed(given_sections, dress)
    guide = read(text)
    assert [
        (section.title, [(asked.number, asked.title, asked.answer) for asked in section.questions])
        for section in guide.sections
    ] == [
        (title, [(number, asked, (Prose(answer, guide.sections[0].origin),))
                 for number, asked, answer in questions])
        for title, questions in expected
    ]  # fmt: skip


def printed(
    given_sections: list[tuple[str, list[tuple[str, str]]]], dress: dict[str, str]
) -> tuple[str, list[tuple[str, list[tuple[int, str, str]]]]]:
    """A guide as plain text, and what must be read from it."""
    parts, expected = [], []
    number = 0
    for title, questions in given_sections:
        parts.append(dress["title"].format(title.title()))
        number = 0 if dress["restarts"] else number
        read_questions = []
        for asked, answer in questions:
            number += 1
            read_questions.append((number, f"What is {asked}?", f"It is {answer}."))
            shown = f"It is {answer}."
            if dress["wraps"]:
                shown = shown.replace(" ", "\n\n", 2)
            wording = dress["number"].format(number, f"What is {asked}?")
            parts += [wording, dress["marker"] + shown]
        expected.append((title.title(), read_questions))
    text = dress["gap"].join(parts).replace("\n", dress["end"])
    return dress["mark"] + text, expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20), max_size=8))
def test_code_stays_as_it_stands(code: list[str]) -> None:
    lines = [f"x{line}" for line in code] or ["x"]
    guide = read("\n".join(["1. What?", "Answer:", "~~~~~", *lines, "~~~~~"]))
    (question,) = guide.questions
    (answer,) = question.answer
    assert isinstance(answer, Prose)
    (token,) = markdown.blocks(answer.text)
    assert token.content == "\n".join(lines) + "\n"
