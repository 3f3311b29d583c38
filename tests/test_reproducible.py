"""The same commit makes the same bytes: at another place, at another time, in another order."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from test_engines import copy_of_project

EPOCH = "1700000000"
"""The time that both builds are told."""
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
LATER = Path(__file__).with_name("later")
ELSEWHERE = {
    "PYTHONHASHSEED": "2",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "PYTHONPATH": str(LATER),
}
YEAR = 365 * 24 * 60 * 60


def building(project: Path, engine: str, settings: dict[str, str]) -> subprocess.Popen[str]:
    """A build of that copy that has begun; both run side by side."""
    told = {"SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": "https://example.org/guide/"}
    return subprocess.Popen(
        [sys.executable, "scripts/build.py", "--engine", engine],
        cwd=project,
        env={**os.environ, **told, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def aged(project: Path) -> Path:
    """The same files, a year older by what the disk says."""
    for path in project.rglob("*"):
        if not path.is_symlink():
            then = path.stat().st_mtime - YEAR
            os.utime(path, (then, then))
    return project


CLOCKS = """
import datetime, pickle, time

now = datetime.datetime.now()
assert isinstance(pickle.loads(pickle.dumps(now)), datetime.date)
moments = time.time(), time.mktime(time.localtime()), now.timestamp()
days = datetime.date.today(), datetime.datetime.utcnow().date()
print(*map(int, moments), *(time.mktime(day.timetuple()) for day in days), time.strftime("%s"))
"""


def test_the_clock_of_the_second_build_goes_a_year_ahead() -> None:
    """Else the test below would say less than its name."""
    told = {"TZ": "UTC", "PYTHONPATH": str(LATER)}
    done = subprocess.run(
        [sys.executable, "-c", CLOCKS], env=told, capture_output=True, text=True, check=True
    )
    then = time.time() + YEAR
    day = 24 * 60 * 60 + 60
    assert [said for said in done.stdout.split() if abs(float(said) - then) > day] == []


def hashes(site: Path) -> Iterator[tuple[str, str]]:
    for path in site.rglob("*"):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield path.relative_to(site).as_posix(), digest


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_two_builds_of_the_same_files_are_the_same_bytes(tmp_path: Path, engine: str) -> None:
    """The second is made a year later by Python's clock; Zensical and the bundler keep theirs."""
    first = copy_of_project(tmp_path / "here")
    second = aged(copy_of_project(tmp_path / "at another place, by another name"))
    builds = [building(first, engine, HERE), building(second, engine, ELSEWHERE)]
    for build in builds:
        said, _ = build.communicate()
        assert build.returncode == 0, said
    one, other = (dict(hashes(project / "site")) for project in (first, second))
    assert {"sitemap.xml.gz", "deck/questions.apkg"} <= one.keys(), "no whole site"
    assert [path for path in sorted(one | other) if one.get(path) != other.get(path)] == []
