"""Files that change while they are read: what is written is of one moment, or nothing is."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.building import BROKEN, CHANGED, EARLIER, GUIDE, Small
from guide import convert, still
from guide.errors import GuideError, SourceError
from guide.kept import Keep
from guide.renewed import Renewed


def text_of(out: Path) -> str:
    return (out / "neural-networks/index.md").read_text(encoding="utf-8")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(EARLIER, encoding="utf-8")
    return path


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    """Lets things happen right after the source was read, each at one reading."""

    def arranged(*happens: Callable[[], object]) -> list[int]:
        real, left, readings = convert.read, list(happens), []

        def read(path: Path, keep: Keep) -> object:
            readings.append(len(readings))
            try:
                return real(path, keep)
            finally:
                if left:
                    left.pop(0)()

        monkeypatch.setattr(convert, "read", read)
        return readings

    return arranged


def test_a_guide_that_is_saved_while_it_is_read_is_read_again(source, tmp_path, meanwhile):
    readings = meanwhile(lambda: source.write_text(CHANGED, encoding="utf-8"))
    convert.to_pages(source, tmp_path / "out")
    assert "anything" in text_of(tmp_path / "out")
    assert len(readings) == 2
    convert.to_pages(source, tmp_path / "out")
    assert len(readings) == 2, "what was noted is what was read"


def test_a_guide_that_is_only_half_written_is_no_mistake(source, tmp_path, meanwhile):
    source.write_text(BROKEN, encoding="utf-8")
    meanwhile(lambda: source.write_text(CHANGED, encoding="utf-8"))
    convert.to_pages(source, tmp_path / "out")
    assert "anything" in text_of(tmp_path / "out")


def test_a_mistake_that_stands_still_is_told_at_once(source, tmp_path, meanwhile):
    source.write_text(BROKEN, encoding="utf-8")
    readings = meanwhile()
    with pytest.raises(SourceError):
        convert.to_pages(source, tmp_path / "out")
    assert len(readings) == 1


def test_a_file_by_hand_that_changes_after_it_was_copied(source, tmp_path, monkeypatch):
    beside = tmp_path / "docs"
    (beside / "assets").mkdir(parents=True)
    figure = beside / "assets/figure.txt"
    figure.write_text("before", encoding="utf-8")
    real = Renewed.put

    def put(folder, name, content):
        real(folder, name, content)
        if name == "assets/figure.txt":
            figure.write_text("after", encoding="utf-8")

    monkeypatch.setattr(Renewed, "put", put)
    convert.to_pages(source, tmp_path / "out", beside=beside)
    assert (tmp_path / "out/assets/figure.txt").read_text(encoding="utf-8") == "after"


def test_a_file_by_hand_that_is_gone_when_it_is_copied(source, tmp_path, meanwhile):
    beside = tmp_path / "docs"
    (beside / "assets").mkdir(parents=True)
    (beside / "assets/figure.txt").write_text("before", encoding="utf-8")
    meanwhile((beside / "assets/figure.txt").unlink)
    convert.to_pages(source, tmp_path / "out", beside=beside)
    assert not (tmp_path / "out/assets").exists()


def test_a_guide_that_is_made_into_folders_while_it_is_saved(source, tmp_path, meanwhile):
    meanwhile(lambda: source.write_text(CHANGED, encoding="utf-8"))
    convert.to_guide(source, tmp_path / "out")
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("question.md"))
    assert "anything" in written


def test_what_never_stands_still_is_left(source, tmp_path, meanwhile):
    convert.to_pages(source, tmp_path / "out")
    numbers = itertools.count()
    save = lambda: source.write_text(GUIDE.format(thing=next(numbers)), encoding="utf-8")  # noqa: E731
    save()
    readings = meanwhile(*[save] * 10)
    with pytest.raises(GuideError) as caught:
        convert.to_pages(source, tmp_path / "out")
    assert str(caught.value) == (
        f"{source}: changes while it is read; nothing was written; wait until what writes it or "
        "the pages beside it has ended, and run the command again"
    )
    assert len(readings) == still.ATTEMPTS
    assert "one thing" in text_of(tmp_path / "out")
    assert sorted(os.listdir(tmp_path)) == ["guide.txt", "out"]


def test_a_build_while_the_guide_is_written_on_and_on(tmp_path: Path) -> None:
    small = Small.made(tmp_path, "mkdocs")
    earlier = small.built(EARLIER)
    names = small.names()
    ended = threading.Event()

    def write() -> None:
        new = tmp_path / "tmp/new"
        for number in itertools.takewhile(lambda _: not ended.is_set(), itertools.count()):
            new.write_text(GUIDE.format(thing=number), encoding="utf-8")
            new.replace(tmp_path / "guide.txt")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        said = small.fails()
    finally:
        ended.set()
        writer.join()
    assert "guide.txt: changes while it is read; nothing was written; wait until" in said
    assert (small.site(), small.names()) == (earlier, names)
    assert small.built(CHANGED) != earlier
