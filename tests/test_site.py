"""A site in the making, and what is written of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from guide import write
from guide.publish import publish
from guide.renewed import Renewed, twin
from guide.site import Site

FILES = {"index.html": b"home", "one/index.html": b"one", "one/a.svg": b"a", "q/x/index.html": b"x"}


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def holds(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


# A site in the making.


def test_what_is_changed_stays_in_memory_until_it_is_saved(tmp_path: Path) -> None:
    site = Site(put(tmp_path, FILES))
    site.write("index.html", "é")
    site.write("two/b.html", b"b")
    site.rename("one/a.svg", "one/b.svg")
    site.remove("q/x/index.html")
    site.remove("never/there.html")
    changed = {"index.html": "é".encode(), "one/index.html": b"one", "one/b.svg": b"a"}
    changed["two/b.html"] = b"b"
    assert holds(tmp_path) == FILES
    assert {name: site.read(name) for name in site.names()} == changed
    assert site.text("index.html") == "é"
    site.save()
    assert holds(tmp_path) == changed
    assert {name: site.read(name) for name in site.names()} == changed


def test_what_was_removed_cannot_be_read(tmp_path: Path) -> None:
    site = Site(put(tmp_path, FILES))
    site.remove("index.html")
    assert "index.html" not in site
    with pytest.raises(KeyError):
        site.read("index.html")


def test_a_part_is_saved_alone(tmp_path: Path) -> None:
    site = Site(put(tmp_path, FILES))
    for name in FILES:
        site.write(name, b"new")
    site.save("one/")
    assert {name for name, content in holds(tmp_path).items() if content == b"new"} == {
        "one/index.html",
        "one/a.svg",
    }
    assert site.read("index.html") == b"new"


def test_pages_are_told_from_what_leads_to_them(tmp_path: Path) -> None:
    site = Site(put(tmp_path, FILES | {"404.html": b"", "q.html": b""}))
    assert site.every() == sorted(name for name in site.names() if name.endswith(".html"))
    assert site.pages() == ["404.html", "index.html", "one/index.html", "q.html"]
    assert site.indexes() == ["index.html", "one/index.html"]
    assert site.names("one/") == ["one/a.svg", "one/index.html"]


# A folder that is renewed.


def renew(folder: Path, files: dict[str, bytes]) -> None:
    renewed = Renewed(folder)
    for name, content in files.items():
        renewed.put(name, content)
    renewed.clear()


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    for path in tmp_path.rglob("*.*"):
        os.utime(path, ns=(0, 0))
    new = FILES | {"index.html": b"homE", "one/index.html": b"longer", "two/new.html": b""}
    renew(tmp_path, new)
    assert holds(tmp_path) == new
    left = {name for name in new if (tmp_path / name).stat().st_mtime_ns == 0}
    assert left == {"one/a.svg", "q/x/index.html"}


def test_other_files_and_empty_folders_go(tmp_path: Path) -> None:
    put(tmp_path, FILES | {"old/deep/a": b"", "one/b": b""})
    (tmp_path / "empty/deep").mkdir(parents=True)
    renew(tmp_path, FILES)
    assert holds(tmp_path) == FILES
    assert folders(tmp_path) == {"one", "q", "q/x"}


@pytest.mark.parametrize("below", [False, True], ids=["a file for a folder", "and the reverse"])
def test_a_file_takes_the_place_of_a_folder_and_the_reverse(tmp_path: Path, below: bool) -> None:
    before, after = {"a": b"1", "b/c": b"2"}, {"a/b/c": b"3", "b": b"4"}
    if below:
        before, after = after, before
    renew(put(tmp_path, before), after)
    assert holds(tmp_path) == after


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"a": b"home", "b/index.html": b"one"})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "index.html").symlink_to(outside / "a")
    (folder / "one").symlink_to(outside / "b")
    (folder / "more").symlink_to(outside)
    renew(folder, {"index.html": b"home", "one/index.html": b"two"})
    assert holds(outside) == {"a": b"home", "b/index.html": b"one"}
    assert holds(folder) == {"index.html": b"home", "one/index.html": b"two"}
    assert not [path for path in folder.rglob("*") if path.is_symlink()]


def test_twins_share_files_and_never_a_change(tmp_path: Path) -> None:
    one, other = put(tmp_path / "one", FILES), tmp_path / "other"
    twin(one, other)
    assert holds(other) == FILES
    assert (one / "index.html").samefile(other / "index.html")
    renew(other, {name: content + b"!" for name, content in FILES.items()})
    assert holds(one) == FILES


# What is put in place.


def published(tmp_path: Path, files: dict[str, bytes]) -> None:
    """As a build does it."""
    work = tmp_path / "build"
    with write.working(tmp_path / "site", within=work) as stage:
        publish(Site(put(stage, files)), tmp_path / "site", within=work)


@pytest.mark.parametrize("spare", ["as it was left", "removed", "meddled with"])
def test_a_site_is_what_was_published_last(tmp_path: Path, spare: str) -> None:
    place = tmp_path / "build/.site.spare"
    for number in range(4):
        new = FILES | {f"{number}/index.html": b"", "index.html": b"%d" % number}
        published(tmp_path, new)
        assert holds(tmp_path / "site") == new
        assert os.listdir(tmp_path / "build") == [".site.spare"]
        if spare == "removed":
            shutil.rmtree(place)
        elif spare == "meddled with":
            put(place, {"index.html": b"?", "stray/file": b""})
            (place / "one/a.svg").unlink()


def test_a_site_that_is_seen_is_never_written_to(tmp_path: Path) -> None:
    published(tmp_path, FILES)
    seen = tmp_path / "kept"
    twin(tmp_path / "site", seen)
    for number in range(3):
        published(tmp_path, dict.fromkeys(FILES, b"%d" % number))
        assert holds(seen) == FILES
