"""A build that is killed leaves the earlier site or the new one, and no work for anybody."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from faults.building import BROKEN, CHANGED, EARLIER, Fault, Small

KILLS = int(os.environ.get("KILLS", "4"))
"""How many builds with MkDocs are killed at some moment, and half as many with Zensical."""
SEED = int(os.environ.get("SEED", "0"))

EXCHANGE: Fault = {"event": "ctypes.dlsym", "about": "renameat2", "nth": 2}
"""The moment before the site takes its place; the first is that of the pages for the engine."""
NO_EXCHANGE: Fault = {"event": "ctypes.dlsym", "about": "renameat2", "do": "missing"}
"""As on a system that cannot exchange two folders."""


def killed(small: Small, moment: float) -> bool:
    """Kill a build and all that it started so many seconds after it began; whether it still ran."""
    began = time.monotonic()
    process = small.start()
    try:
        process.communicate(timeout=max(0.0, began + moment - time.monotonic()))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    return process.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("engine", "kills"), [("mkdocs", KILLS), ("zensical", KILLS // 2)])
def test_kills_at_random_moments(tmp_path: Path, engine: str, kills: int) -> None:
    small = Small.made(tmp_path, engine)
    sites = {CHANGED: small.built(CHANGED)}
    began = time.monotonic()
    sites[EARLIER] = small.built(EARLIER)
    whole = time.monotonic() - began
    names = small.names()
    chance = random.Random(kills + SEED * kills)
    now, then = EARLIER, CHANGED
    for number in range(kills):
        # Each has a part of the build for its own, so that none is left out.
        moment = whole * (number + chance.random()) / kills
        small.says(then)
        while not killed(small, moment):  # it had ended: the machine is quicker now
            now, then, moment = then, now, moment * 0.8
            small.says(then)
        told = f"kill {number} of {kills}, {moment:.2f} s after the build of {whole:.2f} s began"
        told += f"; again by SEED={SEED} KILLS={KILLS}"
        assert small.site() in (sites[now], sites[then]), told
        assert small.built(then) == sites[then], told
        assert small.names() == names, told
        now, then = then, now


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return Small.made(tmp_path_factory.mktemp("aimed"), "mkdocs")


@pytest.mark.parametrize(
    ("fault", "is_new"),
    [
        (EXCHANGE, False),
        ({"event": "shutil.rmtree", "about": r"\.site\.new-\w+'\)"}, True),
        ({"event": "os.rmdir", "about": "'neural-networks'"}, True),
        ({"event": "os.remove", "about": r"\.site\.spare/.*index\.html"}, False),
    ],
    ids=[
        "before the exchange",
        "after it",
        "while what the engine made is removed",
        "while the spare folder is made the new site",
    ],
)
def test_a_kill_where_the_site_is_put_in_place(small: Small, fault: Fault, is_new: bool) -> None:
    small.built(EARLIER)
    earlier = small.built(EARLIER)  # again, so that the spare folder holds it as well
    names = small.names()
    small.says(CHANGED)
    process = small.start({**fault, "of": "build.py", "do": "kill"})
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    found = small.site()
    assert small.names() > names, "nothing was left by the killed build"
    changed = small.built(CHANGED)
    assert found == (changed if is_new else earlier)
    assert changed != earlier
    assert small.names() == names


def test_a_kill_before_there_is_a_whole_spare_folder(small: Small) -> None:
    earlier = small.built(EARLIER)
    names = small.names()
    small.forget()
    fault = {"of": "build.py", "event": "open", "about": r"\.site\.spare/.*sw\.js'"}
    small.says(CHANGED)
    process = small.start({**fault, "do": "kill"})
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert small.site() == earlier
    small.built(CHANGED)
    assert small.built(EARLIER) == earlier
    assert small.names() == names


def test_a_kill_between_two_steps_where_the_system_has_no_exchange(small: Small) -> None:
    earlier = small.built(EARLIER)
    names = small.names()
    between = {"of": "build.py", "event": "os.rename", "about": "site.spare', 'site', "}
    small.says(CHANGED)
    process = small.start(NO_EXCHANGE, {**between, "do": "kill"})
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert small.site() == {}
    small.says(BROKEN)
    assert "guide.txt:3:" in small.fails()
    assert small.site() == earlier, "the next run puts it back, even where it makes no new one"
    small.says(CHANGED)
    process = small.start(NO_EXCHANGE)
    assert process.communicate()[1] == ""
    assert small.site() == small.built(CHANGED)
    assert small.names() == names


def test_an_engine_that_is_killed_alone(small: Small) -> None:
    earlier = small.built(EARLIER)
    names = small.names()
    small.says(CHANGED)
    writes = {"of": "-m mkdocs", "event": "open", "about": r"index\.html'"}
    assert small.fails({**writes, "do": "die"}) == (
        "mkdocs was ended from outside (SIGKILL); see that there is enough memory, "
        "and run the command again"
    )
    assert (small.site(), small.names()) == (earlier, names)


def test_node_that_is_killed_alone(small: Small, tmp_path: Path) -> None:
    earlier = small.built(EARLIER)
    (tmp_path / "dies.js").write_text('process.kill(process.pid, "SIGKILL")', encoding="utf-8")
    small.says(CHANGED.replace("gadget?", "gizmo?"))  # what is searched has changed
    said = small.fails(NODE_OPTIONS=f"--require {tmp_path / 'dies.js'}")
    assert said.startswith("Node was ended from outside (SIGKILL); see that there is enough memory")
    assert small.site() == earlier
