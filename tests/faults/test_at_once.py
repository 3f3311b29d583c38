"""Two builds at once: the second says that it waits, and neither sees the other's files."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen

import pytest

from faults.building import CHANGED, EARLIER, Small


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return Small.made(tmp_path_factory.mktemp("at-once"), "mkdocs")


@contextmanager
def held(small: Small) -> Iterator[Popen[str]]:
    """A build whose engine stands still in the middle of its writing, and then goes on."""
    pipe = small.folder / "pipe"
    os.mkfifo(pipe)
    writes = {"of": "-m mkdocs", "event": "open", "about": r"index\.html'"}
    process = small.start({**writes, "do": "hold", "with": str(pipe)})
    with pipe.open("w", encoding="utf-8"):  # opens when the engine has come there
        yield process
    pipe.unlink()


def waits(small: Small) -> Popen[str]:
    """A second build, which has said that it waits."""
    process = small.start()
    assert process.stderr is not None
    assert process.stderr.readline() == (
        f"Another build is at work in {small.project}; this one begins when that one has ended.\n"
    )
    return process


def test_the_second_waits_and_says_so(small: Small) -> None:
    changed = small.built(CHANGED)
    earlier = small.built(EARLIER)
    names = small.names()
    with held(small) as first:
        small.says(CHANGED)
        second = waits(small)
        assert small.site() == earlier
    for process in (first, second):
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
    assert small.site() == changed
    assert small.names() == names


def test_an_engine_whose_build_was_killed_is_waited_for(small: Small) -> None:
    """It would write on into a folder that the next build has cleared."""
    changed = small.built(CHANGED)
    earlier = small.built(EARLIER)
    names = small.names()
    small.says(CHANGED)
    with held(small) as first:
        first.kill()
        first.wait()
        second = waits(small)
        assert small.site() == earlier
    _, said = second.communicate()
    assert (first.returncode, second.returncode, said) == (-signal.SIGKILL, 0, "")
    assert small.site() == changed
    assert small.names() == names
