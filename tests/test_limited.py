"""What a process may take, and what is left of it when it has ended."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import limited
from guide.errors import GuideError

STARTS = """import subprocess, sys
p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
"""


def call(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    path = folder / "x.py"
    path.write_text(text, encoding="utf-8")
    return limited.call([sys.executable, str(path)], folder=folder, env={}, path=path)


def test_what_it_says_and_how_it_ends(tmp_path: Path) -> None:
    text = "import sys\nprint('é\\r\\nb')\nprint('c', file=sys.stderr)\nsys.exit(3)\n"
    done = call(tmp_path, text)
    assert (done.stdout, done.stderr, done.returncode) == ("é\nb\n", "c\n", 3)


def test_what_it_says_by_several_ways_stands_in_order(tmp_path: Path) -> None:
    text = (
        "import os, subprocess, sys\nprint(1, flush=True)\nos.write(1, b'2\\n')\n"
        "subprocess.run([sys.executable, '-c', 'print(3)'])\n"
        "open('/dev/stdout', 'a').write('4\\n')\nprint(5)\n"
    )
    assert call(tmp_path, text).stdout == "1\n2\n3\n4\n5\n"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_it_says_so_much_and_no_more(tmp_path: Path, stream: str) -> None:
    said = f"import sys\nsys.{stream}.write('x' * {limited.OUTPUT_LIMIT})\n"
    assert len(getattr(call(tmp_path, said), stream)) == limited.OUTPUT_LIMIT
    with pytest.raises(GuideError) as caught:
        call(tmp_path, f"{said}sys.{stream}.write('x')\n")
    assert str(caught.value) == (
        f"{tmp_path}/x.py: writes more than {limited.OUTPUT_LIMIT} bytes to {stream}; "
        "let it print less"
    )


def test_of_what_it_says_without_end_little_comes_to_us(tmp_path: Path) -> None:
    endless = "import sys\nwhile True:\n    sys.stdout.write('x' * 1_000_000)\n"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(GuideError, match="writes more than"):
        call(tmp_path, endless)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 8 * limited.OUTPUT_LIMIT


def test_what_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match="prints what is no UTF-8; let it print text"):
        call(tmp_path, "import os\nos.write(1, b'\\xff')\n")


def ends(pid: str) -> bool:
    """Whether a process ends soon: the system does it when it comes to it."""
    until = time.monotonic() + 10
    while _runs(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _runs(pid: str) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    done = call(tmp_path, f"{STARTS}print(p.pid)\n")
    assert done.returncode == 0
    assert ends(done.stdout.strip())


def test_what_it_started_ends_when_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT", 2)
    pid = tmp_path / "pid"
    with pytest.raises(GuideError, match="still running after 2 s; make its task smaller"):
        call(tmp_path, f"{STARTS}open({str(pid)!r}, 'w').write(str(p.pid))\np.wait()\n")
    assert ends(pid.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("DATA", lambda: limited.MEMORY_LIMIT),
        ("FSIZE", lambda: limited.FILE_LIMIT),
        ("CPU", lambda: 8 * limited.TIME_LIMIT),
    ],
)
def test_its_limits(tmp_path: Path, kind: str, most: Callable[[], int]) -> None:
    text = f"import resource\nprint(*resource.getrlimit(resource.RLIMIT_{kind}))\n"
    assert call(tmp_path, text).stdout == f"{most()} {most()}\n"
