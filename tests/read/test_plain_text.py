"""Golden cases of the reader of plain text: ``tests/fixtures/plain_text.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from golden import Case, cases
from guide.check import check
from guide.errors import SourceError
from guide.limits import MAX_LINE
from guide.model import Guide, Prose
from guide.read import plain_text

CASES = cases("plain_text.md")
SMALL = "1. What is a widget?\n\nAnswer: A thing.\n"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(source: str | bytes) -> Guide:
    path = Path("guide.txt")
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return plain_text.read(path)


def shown(guide: Guide) -> dict[str, Any]:
    """A guide as the fixtures show it."""
    result: dict[str, Any] = {"title": guide.title} if guide.title else {}
    for section in guide.sections:
        about = f" - {section.summary}" if section.summary else ""
        result[f"{section.title} [{section.slug}]{about}"] = {
            f"{asked.number}. {asked.title} [{asked.slug}]": answer(asked.answer)
            for asked in section.questions
        }
    return result


def answer(blocks: Any) -> str:
    (block,) = blocks
    assert isinstance(block, Prose)
    return block.text


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case: Case) -> None:
    if "problems" in case.fences:
        with pytest.raises(SourceError) as caught:
            read(case.fences["text"])
        assert str(caught.value) == case.fences["problems"]
    else:
        guide = read(case.fences["text"])
        check(guide)
        assert shown(guide) == yaml.safe_load(case.fences["model"])


def test_line_ends_and_mark_make_no_difference() -> None:
    windows = b"\xef\xbb\xbf\r\n" + SMALL.replace("\n", "\r\n").encode()
    assert read(windows) == read(SMALL) == read(SMALL.replace("\n", "\r"))


def test_code_has_no_carriage_returns() -> None:
    guide = read(b"1. How?\r\n\r\nAnswer:\r\n\r\n```\r\na\r\n\r\nb\r\n```\r\n")
    assert answer(next(guide.questions).answer) == "```\na\n\nb\n```"


def test_what_pdfs_leave_is_tidied_outside_of_code() -> None:
    guide = read(
        "1.\u00a0What is a \u200bde\ufb01ned\u00a0\ufb02ow?\n\n"
        "Answer: An e\ufb03\u00adcient one, `a\u00a0\ufb01`, and hy\u00ad\n\nphens.\n\n"
        "```\n\u00a0\ufb01\u00ad  \n```\n"
    )
    (question,) = guide.questions
    assert question.title == "What is a defined flow?"
    assert answer(question.answer) == (
        "An efficient one, `a\u00a0\ufb01`, and hyphens.\n\n```\n\u00a0\ufb01\u00ad  \n```"
    )


def test_origins() -> None:
    guide = read("\nBasics\n\n1. What is\na widget?\n\nAnswer:\n\nA thing.\n")
    (section,) = guide.sections
    (question,) = section.questions
    places = [part.origin.line for part in (section, question, question.answer[0])]
    assert places == [2, 4, 9]
    assert question.origin.path == Path("guide.txt")
    assert question.level == "core"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "guide.txt: is empty; write at least one question"),
        (b" \r\n\t\n", "guide.txt: is empty; write at least one question"),
        (
            b"1. What?\n\x00",
            "guide.txt:2: holds the control character U+0000: a binary file?; "
            "remove it, or give a text file",
        ),
        (b"1. What?\n\nna\xefve", "guide.txt:3: is not UTF-8 text; save the file as UTF-8"),
        (
            b"1. What?\n\nAnswer: This.\n\n```\n" + b"a" * (MAX_LINE + 8) + b"\n```\n",
            "guide.txt:6: a line of 100008 characters; break it: 100000 are the most",
        ),
    ],
)
def test_no_text(source: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(source)
    assert str(caught.value) == message


def test_missing_file() -> None:
    with pytest.raises(SourceError, match=r"^nowhere\.txt: cannot be read"):
        plain_text.read(Path("nowhere.txt"))


@pytest.mark.parametrize(
    "source",
    [
        "`" * 90_000 + "x`",
        "- " + " " * 90_000 + "x",
        "1. " + " " * 90_000 + "x",
        "- " * 40_000,
        "[" * 90_000 + "](",
        "*a " * 30_000,
        "".join("`" * n + " " for n in range(400)),
        "{" * 90_000,
        "&" * 90_000,
        "_" * 90_000 + "a",
    ],
    ids=lambda source: source[:4],
)
def test_long_lines_take_linear_time(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MAX_PARAGRAPH", 10 * MAX_LINE)
    # Any of these lines would take minutes where time grows with the square.
    many = f"{source}\n\n" * 3
    assert read(f"1. What?\n\nAnswer: This.\n\n{many}\n\n2. So?\n\nAnswer: So.\n")


def test_many_numbered_lines_take_linear_time() -> None:
    listed = "1. one\n\n" * 20_000
    source = (
        f"1. What?\n\nAnswer: This.\n\n{listed}```\ncode\n```\n\n" + "Answer: again\n\n" * 20_000
    )
    with pytest.raises(SourceError, match="an answer without a question"):
        read(source)
