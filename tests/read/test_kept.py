"""What was read before is not read again: what is kept says the same, or is not found."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from guide.check import check
from guide.errors import SourceError
from guide.model import Guide
from guide.read import read
from guide.read.folder import Folder

OWN = Path("content")
QUESTION = """\
---
number: {number}
title: What is {number}?
level: core
tags: [training]
---
## Answer
Because ${tex}$, it is.

{{{{ code }}}}
"""


class Kept:
    """Keeps in memory, and notes what is made."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str | bytes, ...], str | bytes] = {}
        self.made: list[str | bytes] = []

    def __call__(self, given: Sequence[str | bytes], make: Callable[[], str | bytes]):
        key = tuple(given)
        if key not in self.texts:
            self.made.append(given[0])
            self.texts[key] = make()
        return self.texts[key]


@pytest.fixture
def keep() -> Kept:
    return Kept()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two sections with a question each."""
    for number in (1, 2):
        folder = tmp_path / f"part-{number}" / f"question-{number}"
        folder.mkdir(parents=True)
        text = QUESTION.format(number=number, tex="x")
        (folder / "question.md").write_text(text, encoding="utf-8")
        (folder / "keras.py").write_text("print(1)\n", encoding="utf-8")
        (folder / "keras.out").write_text("1\n", encoding="utf-8")
        (folder.parent / "section.yml").write_text(f"title: P\norder: {number}\n", "utf-8")
    return tmp_path


def checked(source: Path, keep: Kept) -> Guide:
    keep.made.clear()
    guide = read(source, keep)
    check(guide, keep)
    return guide


def told(source: Path, keep: Kept) -> list[str]:
    with pytest.raises(SourceError) as caught:
        checked(source, keep)
    return str(caught.value).replace(f"{source}/", "").split("\n")


def test_our_guide_from_what_is_kept_is_our_guide(keep: Kept) -> None:
    first, again = checked(OWN, keep), checked(OWN, keep)
    assert keep.made == []
    assert again == first == read(OWN)
    places = [
        [(asked.origin, asked.origins) for asked in guide.questions] for guide in (first, again)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("name", ["question.md", "keras.py", "keras.out", "notes.txt"])
def test_a_question_is_read_again_when_one_of_its_files_changes(
    source: Path, keep: Kept, name: str
) -> None:
    checked(source, keep)
    path = source / "part-1/question-1" / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n# New.\n", "utf-8")
    if name == "question.md":
        path.write_text(path.read_text("utf-8").replace("# New.", "New."), "utf-8")
    changed = checked(source, keep)
    assert keep.made.count("question") == 1
    assert changed == read(source)


def test_a_question_is_read_again_when_a_file_is_gone(source: Path, keep: Kept) -> None:
    checked(source, keep)
    (source / "part-1/question-1/keras.out").unlink()
    (program,) = next(checked(source, keep).questions).programs
    assert keep.made == ["question", "in order"]
    assert program.output is None


def test_a_question_elsewhere_is_another_one(source: Path, keep: Kept) -> None:
    checked(source, keep)
    shutil.move(source / "part-1/question-1", source / "part-2/question-1")
    shutil.rmtree(source / "part-1")
    found = list(checked(source, keep).questions)
    assert {asked.origin.path.parent.parent.name for asked in found} == {"part-2"}


def test_what_is_wrong_is_told_each_time_and_where_it_stands_now(source: Path, keep: Kept) -> None:
    path = source / "part-1/question-1/question.md"
    path.write_text(QUESTION.format(number=1, tex="\\nope{x}"), encoding="utf-8")
    (first,) = told(source, keep)
    assert told(source, keep) == [first]
    path.write_text(path.read_text("utf-8").replace("Because", "Well.\n\nBecause"), "utf-8")
    (moved,) = told(source, keep)
    line = int(first.split(":")[1])
    assert moved == first.replace(f":{line}:", f":{line + 2}:")


def test_each_file_is_read_once(source: Path, keep: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what is made of a file that changes could be kept as made of what it held before."""
    real, opened = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or real(path))
    checked(source, keep)
    assert sorted(name for name in opened if name != "section.yml") == sorted(
        ["question.md", "keras.py", "keras.out"] * 2
    )


def test_links_are_no_files_of_a_question(source: Path) -> None:
    folder = source / "part-1/question-1"
    (folder / "linked.py").symlink_to("keras.py")
    (folder / ".hidden.py").write_text("", encoding="utf-8")
    assert list(Folder(folder).files) == ["keras.out", "keras.py", "question.md"]
