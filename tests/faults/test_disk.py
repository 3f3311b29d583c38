"""A disk that is full or read-only: the earlier site stays, and the message says what to do."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults import small_disk
from faults.building import CHANGED, EARLIER, GUIDE, Fault, Small

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "4"))
LEVELS = max(4, KILLS // 4)
"""How full the disk is made, in so many steps; the last leaves nearly enough."""
KEPT = "what was there before is unchanged"
FREE = f"free some space; {KEPT}"
WRITABLE = f"give a folder you may write; {KEPT}"


def ways() -> Iterator[list[str]]:
    """How one comes by a namespace of mounts, as root or as anybody."""
    yield ["unshare", "--mount"]
    yield ["unshare", "--map-root-user", "--mount"]
    if os.environ.get("CI"):  # an author's own machine is not asked for that
        yield ["sudo", "-n", "unshare", "--mount"]


def mounting(place: Path) -> list[str] | None:
    """The first way in which a disk can be mounted here."""
    for way in ways():
        mount = [*way, "mount", "-t", "tmpfs", "tmpfs", str(place)]
        try:
            done = subprocess.run(mount, capture_output=True, check=False)
        except FileNotFoundError:
            continue
        if not done.returncode:
            return way
    return None


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_real_disk_that_is_full_and_then_read_only(tmp_path: Path, engine: str) -> None:
    way = mounting(tmp_path)
    if way is None:
        assert not os.environ.get("GITHUB_ACTIONS"), "there a disk can be mounted"
        warnings.warn("No disk can be mounted here: see the other tests of this file", stacklevel=1)
        return
    # What is kept, and what is converted, take far less than the site.
    shares = [0.01, 0.05, *(0.98 * (level / LEVELS) ** 0.5 for level in range(1, LEVELS + 1))]
    told = [str(tmp_path), engine, json.dumps(shares)]
    path = f"PYTHONPATH={ROOT}/scripts:{ROOT}/tests"
    done = subprocess.run(
        [*way, "env", path, sys.executable, small_disk.__file__, *told],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *full, read_only = json.loads(done.stdout)
    assert len(full) == len(shares)
    where = []
    for said in full:
        match = re.fullmatch(rf"(.*): cannot be written \(No space left on device\); {FREE}", said)
        assert match, said
        where.append(
            re.sub(r".*?\b(docs|site|kept)\b.*", r"\1", match[1])
            if engine not in match[1]
            else engine
        )
        assert where[-1] == "kept" or not (ROOT / match[1]).is_file(), "names what was read"
    # What is kept grows little by little: it is seldom what fills the disk. Nor is the site with an
    # engine that writes more of its theme than is left in it.
    assert {"docs", engine} <= set(where) <= {"docs", engine, "site", "kept"}, full
    assert read_only.endswith(f": cannot be written (Read-only file system); {WRITABLE}")


LARGER = "allow larger files here (`ulimit -f`)"
WRITES: Fault = {"event": "open", "about": r"^\('(?!/dev/|[^']*__pycache__)"}
"""Each file of the build that is opened to be written."""


def refused(said: str) -> bool:
    """Whether a build told of a file that the system lets nobody write, and what to do."""
    return LARGER in said and "cannot be written" in said


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_disk_that_takes_no_more_from_some_write_on(tmp_path: Path, engine: str) -> None:
    """As where a real one is full, but at each write: refused by the system itself, to all."""
    small = Small.made(tmp_path, engine)
    changed, earlier = small.built(CHANGED), small.built(EARLIER)
    names = small.names()
    small.says(CHANGED)
    small.forget()
    counted = small.folder / "tmp/count"
    process = small.start({**WRITES, "of": "build.py", "do": "count", "with": str(counted)})
    assert process.communicate()[1] == ""
    count = counted.stat().st_size
    counted.unlink()
    assert count > 50, "the pages, the configuration, what finishes them, deck and worker"
    assert (small.built(EARLIER), small.names()) == (earlier, names)
    chance = random.Random(LEVELS)
    for level in range(LEVELS):
        small.says(GUIDE.format(thing=level))  # what was converted before is not written again,
        small.forget()  # nor what stands in a spare folder
        nth = 1 + int(count * (level + chance.random()) / LEVELS)
        said = small.fails({**WRITES, "of": "build.py", "do": "limit", "nth": nth})
        assert refused(said), (nth, count, said)
        assert (small.site(), small.names()) == (earlier, names), (nth, count)
    said = small.fails({"of": f"-m {engine}", "event": "start", "do": "limit"})
    assert said == f"the site, by {engine}: cannot be written (File too large); {LARGER}; {KEPT}"
    assert (small.site(), small.names()) == (earlier, names)
    assert small.built(CHANGED) == changed


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """With a site that each test finds as it is, and leaves so."""
    small = Small.made(tmp_path_factory.mktemp("disk"), "mkdocs")
    small.built(EARLIER)
    return small


FULL: Fault = {"event": "open", "do": "refuse", "with": "ENOSPC"}


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        ({"of": "build.py", "about": r"\.docs\.spare"}, r".*/\.docs\.spare/.*"),
        ({"of": "build.py", "about": "mkdocs.yml"}, r".*/mkdocs\.yml"),
        ({"of": "-m mkdocs", "about": r"\.site\.new-"}, "the site, by mkdocs"),
        ({"of": "build.py", "about": r"question\.html"}, r".*/question\.html"),
        ({"of": "build.py", "about": r"questions\.apkg"}, r".*/questions\.apkg"),
        ({"of": "build.py", "about": r"sw\.js"}, r".*/sw\.js"),
    ],
    ids=["pages", "configuration", "engine", "finishing", "deck", "worker"],
)
def test_each_step_that_finds_no_space_says_so(small: Small, fault: Fault, place: str) -> None:
    """As on a full disk, where none can be mounted: its refusal, at a step of our choice."""
    before = (small.site(), small.names())
    small.says(GUIDE.format(thing=place))
    said = small.fails({**FULL, **fault})
    assert re.fullmatch(rf"{place}: cannot be written \(No space left on device\); {FREE}", said)
    assert (small.site(), small.names()) == before


@pytest.mark.parametrize("most", [20_000, 200_000])
def test_files_that_may_not_grow(small: Small, most: int) -> None:
    """A refusal of the system itself, to us and to the engine alike, as every user can have it."""
    before = (small.site(), small.names())
    small.says(GUIDE.format(thing=most))
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, usual[1]))
    try:
        said = small.fails()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    remedy = r"allow larger files here \(`ulimit -f`\); what was there before is unchanged"
    assert re.fullmatch(rf".*: cannot be written \(File too large\); {remedy}", said)
    assert (small.site(), small.names()) == before


DROP = 24
"""``PR_CAPBSET_DROP``: what root may do beyond his own files is taken from him."""
BEYOND = """
import ctypes, os, sys
for capability in range(64):
    ctypes.CDLL(None).prctl({drop}, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    mode = folder.stat().st_mode
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(mode)


@pytest.mark.parametrize("name", [".", "build/other", "site"])
def test_a_folder_that_is_read_only(
    small: Small, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (small.site(), small.names())
    small.says(GUIDE.format(thing=name))
    ordinary = [sys.executable, "-c", BEYOND.format(drop=DROP), *small.command]
    monkeypatch.setattr(Small, "command", ordinary)
    with read_only(small.project / name):
        said = small.fails()
    assert re.fullmatch(rf".*: cannot be written \(Permission denied\); {WRITABLE}", said)
    assert (small.site(), small.names()) == before
