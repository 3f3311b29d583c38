"""Benchmarks are run by hand, so what they import could be gone long before somebody sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = [
    path
    for path in sorted((Path(__file__).parents[1] / "benchmarks").glob("*.py"))
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
]
"""Those that are started; the others are parts of them."""
START = (
    "import runpy, sys; sys.path[0] = sys.argv[2]; runpy.run_path(sys.argv[1], run_name='tried')"
)


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.name)
def test_a_benchmark_can_be_started(path: Path) -> None:
    command = [sys.executable, "-c", START, str(path), str(path.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
