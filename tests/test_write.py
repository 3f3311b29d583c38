"""Writing a folder: all of it or nothing, at any moment, and nothing of anybody else."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

from guide import write
from guide.errors import GuideError

SCRIPTS = Path(write.__file__).parents[1]
NOBODY = 65534


def files(**content: str) -> Iterator[tuple[PurePosixPath, str]]:
    for name, text in content.items():
        yield PurePosixPath(name.replace("__", "/") + ".md"), text


def replace(folder: Path, fingerprint: str = "1", **content: str) -> None:
    write.replace(folder, files(**content), fingerprint=fingerprint, note={"summary": "some"})


def holds(folder: Path) -> dict[str, str]:
    """The files of a folder but our list of them."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != write.MANIFEST
    }


def test_the_folder_holds_the_files(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    replace(out, index="home", one__index="é\nline\n")
    assert holds(out) == {"index.md": "home", "one/index.md": "é\nline\n"}
    assert os.stat(out).st_mode & 0o777 == 0o755


def test_a_file_is_copied_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(b"\x00\xff")
    pairs = [(PurePosixPath("assets/logo.svg"), tmp_path / "logo.svg")]
    write.replace(tmp_path / "out", pairs, fingerprint="1", note={})
    assert (tmp_path / "out/assets/logo.svg").read_bytes() == b"\x00\xff"


def test_two_sources_of_one_file(tmp_path: Path) -> None:
    pairs = [(PurePosixPath("a.md"), "one"), (PurePosixPath("a.md"), "two")]
    with pytest.raises(GuideError, match=r"^a.md: two sources make this file; rename one of them$"):
        write.replace(tmp_path / "out", pairs, fingerprint="1", note={})
    assert not (tmp_path / "out").exists()


# All or nothing.


def test_an_error_in_the_middle_leaves_the_earlier_folder_and_no_litter(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace(out, a="old", b="old")

    def failing() -> Iterator[tuple[PurePosixPath, str]]:
        yield PurePosixPath("a.md"), "new"
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write.replace(out, failing(), fingerprint="2", note={})
    assert holds(out) == {"a.md": "old", "b.md": "old"}
    assert os.listdir(tmp_path) == ["out"]
    assert write.note(out, "1") == {"summary": "some"}


@pytest.mark.parametrize("first", [True, False], ids=["first run", "later run"])
def test_an_error_of_the_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    out = tmp_path / "out"
    if not first:
        replace(out, a="old")
    original = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "b.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return original(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GuideError) as caught:
        replace(out, "2", a="new", b="new")
    assert "cannot be written (No space left on device); free some space" in str(caught.value)
    assert str(caught.value).endswith("what was there before is unchanged")
    assert os.listdir(tmp_path) == ([] if first else ["out"])
    assert first or holds(out) == {"a.md": "old"}


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write everywhere: as root, be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written() -> None:
    # Not below pytest's own folder, which nobody may enter.
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "place")
        place.mkdir()
        place.parent.chmod(0o755)
        place.chmod(0o777)
        with ordinary_user():
            replace(place / "out", a="old")
        place.chmod(0o555)
        with (
            ordinary_user(),
            pytest.raises(GuideError, match=r"cannot be written \(Permission denied\)"),
        ):
            replace(place / "out", a="new")
        place.chmod(0o755)
        assert holds(place / "out") == {"a.md": "old"}
        assert os.listdir(place) == ["out"]


def test_a_refusal_of_the_system_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a read-only disk, which no test can mount."""

    def refuse(*args: object, **options: object) -> str:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(tmp_path))

    monkeypatch.setattr(write.tempfile, "mkdtemp", refuse)
    with pytest.raises(GuideError) as caught:
        replace(tmp_path / "out", a="new")
    assert str(caught.value) == (
        f"{tmp_path}: cannot be written (Read-only file system); give a folder you may write; "
        "what was there before is unchanged"
    )


def test_a_file_stands_where_the_folder_must_go(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(GuideError, match="out: is a file; give a folder"):
        replace(tmp_path / "out", a="new")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


WRITER = """
import sys, time
from pathlib import Path, PurePosixPath
from guide import write

out, text, pause = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
def files():
    for number in range(40):
        yield PurePosixPath(f"{number}.md"), text
        time.sleep(pause)
print("ready", flush=True)
write.replace(out, files(), fingerprint=text, note={})
print("done", flush=True)
"""


def start(out: Path, text: str, pause: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(out), text, str(pause)],
        env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.2, 0.22, 0.25])
def test_a_killed_run_leaves_the_old_folder_or_the_new_one(tmp_path: Path, delay: float) -> None:
    out = tmp_path / "out"
    names = [f"{number}.md" for number in range(40)]
    write.replace(out, ((PurePosixPath(n), "old") for n in names), fingerprint="old", note={})
    process = start(out, "new", 0.005)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    texts = holds(out)
    assert sorted(texts) == sorted(names)
    assert set(texts.values()) in ({"old"}, {"new"})

    replace(out, "3", a="next")
    assert holds(out) == {"a.md": "next"}
    assert os.listdir(tmp_path) == ["out"], "the litter of the killed run is gone"


def test_a_run_killed_while_it_writes_leaves_litter_that_the_next_one_clears(
    tmp_path: Path,
) -> None:
    """That the test above kills at a moment when there is something to clear."""
    process = start(tmp_path / "out", "new", 10)
    while not list(tmp_path.glob(".out.new-*/0.md")):
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert len(os.listdir(tmp_path)) == 1
    replace(tmp_path / "out", a="next")
    assert os.listdir(tmp_path) == ["out"]


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    processes = [start(out, text, 0.003) for text in ("one", "two")]
    for process in processes:
        assert process.wait(timeout=30) == 0
    texts = holds(out)
    assert len(texts) == 40
    assert len(set(texts.values())) == 1, "never a mixture"
    assert os.listdir(tmp_path) == ["out"]


def test_without_an_exchange_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchanged", lambda stage, folder: False)
    replace(tmp_path / "out", a="old")
    replace(tmp_path / "out", "2", b="new")
    assert holds(tmp_path / "out") == {"b.md": "new"}
    assert os.listdir(tmp_path) == ["out"]


def test_the_system_exchanges_folders_in_one_step(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux is asked to")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert write._exchanged(tmp_path / "a", tmp_path / "b")
    assert os.listdir(tmp_path / "a") == ["b"]


# What is ours and what is not.


def test_stale_files_and_folders_go(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace(out, one__index="1", two__index="2")
    replace(out, "2", two__index="2")
    assert holds(out) == {"two/index.md": "2"}
    assert not (out / "one").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace(out, one__index="1")
    (out / "one" / "own.md").write_text("mine", encoding="utf-8")
    (out / ".gitignore").write_text("*", encoding="utf-8")
    os.symlink("own.md", out / "one" / "link.md")
    os.symlink(tmp_path, out / "one" / "folder")
    replace(out, "2", two__index="2")
    assert (out / "one/folder").is_symlink()
    assert holds(out) == {
        ".gitignore": "*",
        "one/link.md": "mine",
        "one/own.md": "mine",
        "two/index.md": "2",
    }
    assert (out / "one/link.md").is_symlink()


def test_a_file_of_others_where_a_page_must_go(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace(out, a="1")
    (out / "b.md").write_text("mine", encoding="utf-8")
    with pytest.raises(GuideError, match=r"b.md: stands where a page must go and is not ours"):
        replace(out, "2", a="2", b="2")
    assert holds(out) == {"a.md": "1", "b.md": "mine"}


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "deep").mkdir(parents=True)
    (out / "deep" / "thesis.md").write_text("mine", encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        replace(out, a="1")
    assert str(caught.value) == (
        f"{out}: holds files that this command did not write (deep/thesis.md); give an empty folder"
    )
    assert holds(out) == {"deep/thesis.md": "mine"}


def test_a_folder_of_hidden_files_is_as_good_as_empty(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitignore").write_text("*", encoding="utf-8")
    replace(out, a="1")
    assert holds(out) == {".gitignore": "*", "a.md": "1"}


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", '"x"', "{}", '{"files": 3}', '{"fingerprint": "1"}']
)
def test_a_list_of_files_that_cannot_be_read(tmp_path: Path, manifest: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / write.MANIFEST).write_text(manifest, encoding="utf-8")
    assert write.note(out, "1") is None
    replace(out, a="1")
    assert holds(out) == {"a.md": "1"}


# Nothing is done twice.


def test_what_is_noted_holds_as_long_as_nothing_changes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert write.note(out, "1") is None
    replace(out, "1", a="1", b="2")
    assert write.note(out, "1") == {"summary": "some"}
    assert write.note(out, "2") is None
    (out / "a.md").write_text("x", encoding="utf-8")
    assert write.note(out, "1") is None, "altered by hand"
    replace(out, "1", a="1", b="2")
    assert write.note(out, "1") == {"summary": "some"}
    (out / "b.md").unlink()
    assert write.note(out, "1") is None, "removed by hand"


def test_what_does_not_differ_is_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = 0
    for number in range(4):
        pairs = files(same="same", **{f"x{number}__index": "new", "changed": str(number)})
        write.replace(out, pairs, fingerprint=str(number), note={}, again=True)
        expected = {"same.md": "same", f"x{number}/index.md": "new", "changed.md": str(number)}
        theirs = {"theirs.txt": "theirs"} if number > 0 else {}
        assert holds(out) == expected | theirs
        assert write.note(out, str(number)) == {}
        (out / "theirs.txt").write_text("theirs", encoding="utf-8")
        first = first or (out / "same.md").stat().st_ino
        assert (out / "same.md").stat().st_ino == first
    assert sorted(os.listdir(tmp_path)) == [".out.spare", "out"]


def test_a_folder_that_is_handed_over_has_no_list(tmp_path: Path) -> None:
    write.create(tmp_path / "out", files(a="1"))
    assert os.listdir(tmp_path / "out") == ["a.md"]
