"""Programs that start with their libraries loaded do as those that start with nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide import limited, preloaded
from guide.errors import GuideError
from guide.preloaded import Preloaded
from test_limited import STARTS, ends

SMALL = "wave"
"""A module that is quickly loaded, and by nothing else."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloaded, "LIBRARIES", (SMALL,))


@pytest.fixture
def start() -> Iterator[limited.Start]:
    with Preloaded() as ready:
        yield ready.start


def call(
    folder: Path, text: str, start: limited.Start, *options: str
) -> subprocess.CompletedProcess[str]:
    path = folder / "program.py"
    path.write_text(f"import {SMALL}\n{text}", encoding="utf-8")
    called = [sys.executable, *options, path.name]
    env = {"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    return limited.call(called, folder=folder, env=env, path=path, start=start)


PROGRAMS = {
    "how it is called": "import sys\nprint(sys.argv, __name__, __file__, sys.path)",
    "where it is": "import os\nprint(os.getcwd(), sorted(os.listdir()), sorted(os.environ))",
    "nothing to read": "import sys\nprint(repr(sys.stdin.read()))",
    "text": "print('é', 'a\\r\\nb')",
    "bytes": "import os\nprint(1, flush=True)\nos.write(1, b'2\\n')\nprint(3)",
    "order of a set": "print({'a', 'b', 'c', 'd'})",
    "a status": "import sys\nprint('x', file=sys.stderr)\nsys.exit(3)",
    "a word": "import sys\nsys.exit('no')",
    "an error": "def f():\n    return 1 / 0\nprint(1)\nf()",
    "a signal": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
    "what is deprecated": "import warnings\nwarnings.warn('old', DeprecationWarning)\nprint(1)",
    "the end": "import atexit\natexit.register(print, 'last')\nprint('first')",
    "a process of its own": (
        "from multiprocessing import get_context\ndef double(x):\n    return 2 * x\n"
        "if __name__ == '__main__':\n"
        "    for way in ('fork', 'spawn'):\n"
        "        with get_context(way).Pool(1) as pool:\n"
        "            print(pool.map(double, [1, 2]))"
    ),
    "what is told by a library": (
        "import sys, warnings\nwarnings.warn('old', DeprecationWarning, stacklevel=3)\nprint(1)\n"
        "print('end', file=sys.stderr)"
    ),
    "its own text": "import inspect\ndef f():\n    return 7\nprint(inspect.getsource(f))",
    "its own names": "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))))",
    "its limits": "import resource as r\nprint([r.getrlimit(k) for k in (r.RLIMIT_DATA, "
    "r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE)])",
    "open files": "import os\nprint(len(os.listdir('/proc/self/fd')))",
    "what it leads": "import os\nprint(os.getpid() == os.getpgrp() == os.getsid(0))",
}


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
def test_it_does_as_one_that_begins_with_nothing(
    tmp_path: Path, start: limited.Start, text: str
) -> None:
    option = "-Werror::DeprecationWarning:__main__"
    one, other = (call(tmp_path, text, way, option) for way in (limited.start, start))
    assert (one.stdout, one.returncode) == (other.stdout, other.returncode)
    # Above it stands where the error came from, and in copies lines of the server first.
    last, same = (done.stderr.rstrip().rsplit("\n", 1)[-1] for done in (one, other))
    assert last == same


def test_it_finds_loaded_what_it_imports_and_nothing_else(
    tmp_path: Path, start: limited.Start
) -> None:
    ready = (
        "import sys\nprint(hasattr(sys.modules['__main__'], 'x'), 'guide' in sys.modules)\nx = 1\n"
    )
    for _ in range(2):
        assert call(tmp_path, ready, start).stdout == "False False\n"
    parent = "import os\nprint(open(f'/proc/{os.getppid()}/cmdline').read().split('\\0')[-2])"
    assert call(tmp_path, parent, start).stdout == f"{SMALL}\n"


def test_what_it_started_ends_with_it(tmp_path: Path, start: limited.Start) -> None:
    assert ends(call(tmp_path, f"{STARTS}print(p.pid)\n", start).stdout.strip())


def test_one_that_takes_too_long_is_stopped_and_the_next_one_runs(
    tmp_path: Path, start: limited.Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT", 2)
    with pytest.raises(GuideError, match="still running after 2 s"):
        call(tmp_path, "import time\ntime.sleep(60)\n", start)
    assert call(tmp_path, "print(1)", start).stdout == "1\n"


def test_one_whose_server_is_killed_counts_as_killed_and_the_next_one_runs(
    tmp_path: Path, start: limited.Start
) -> None:
    killed = "import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)"
    assert call(tmp_path, killed, start).returncode == -signal.SIGKILL
    assert call(tmp_path, "print(1)", start).stdout == "1\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("import wave", (SMALL,)),
        ("'What.'\nimport os\n\nimport wave.x as y, re\n1", (SMALL,)),
        ("from wave.x import open", (SMALL,)),
        ("def f():\n    from wave import open", ()),
        ("from . import wave", ()),
        ("from .wave import x", ()),
        ("print('import wave')", ()),
        ("import os\nos.environ['X'] = '1'\nimport wave", ()),
        ("import wave\n(", ()),
        ("import wave\n" + "(" * 1000, ()),
    ],
)
def test_what_a_program_may_find_loaded(text: str, named: tuple[str, ...]) -> None:
    assert preloaded.libraries(text) == named


@pytest.mark.parametrize(
    "library",
    [
        "sys.exit(3)",
        "threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "time.sleep(60)",
    ],
)
def test_what_cannot_be_loaded_before_is_loaded_by_each_and_told_once(
    tmp_path: Path,
    start: limited.Start,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: str,
) -> None:
    monkeypatch.setattr(preloaded, "LIBRARIES", ("odd",))
    monkeypatch.setattr(limited, "TIME_LIMIT", 2)
    (tmp_path / "odd.py").write_text(
        f"import sys, threading, time\nif len(sys.argv) > 1:\n    {library}\n", encoding="utf-8"
    )
    path = tmp_path / "program.py"
    path.write_text("import odd, sys\nprint(sys.argv)\n", encoding="utf-8")
    for _ in range(2):
        done = limited.call(
            [sys.executable, path.name], folder=tmp_path, env={"PYTHONPATH": str(tmp_path)},
            path=path, start=start,
        )  # fmt: skip
        assert done.stdout == "['program.py']\n"
    (told,) = capsys.readouterr().out.splitlines()
    assert told.startswith("odd: loaded by each program for itself (")


def test_elsewhere_than_on_linux_all_begin_with_nothing(
    tmp_path: Path, start: limited.Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert call(tmp_path, "import os\nprint(os.getppid())", start).stdout == f"{os.getpid()}\n"


def test_servers_end_with_who_asked_them(tmp_path: Path) -> None:
    with Preloaded() as ready:
        pid = call(tmp_path, "import os\nprint(os.getppid())", ready.start).stdout.strip()
        assert Path(f"/proc/{pid}").exists()
        assert pid != str(os.getpid())
    assert ends(pid)
