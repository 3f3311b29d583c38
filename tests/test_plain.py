"""Checking programs and notebooks as an older processor computes."""

from __future__ import annotations

from pathlib import Path

import pytest

import record
import record_notebooks

ASKS = """\
import threadpoolctl
import torch
from numpy._core._multiarray_umath import __cpu_features__
print(torch.backends.cpu.get_cpu_capability() == "DEFAULT")
print(__cpu_features__["X86_V3"])
print({each["architecture"] for each in threadpoolctl.threadpool_info() if "architecture" in each})
"""
HEADER = "# ---\n# title: A walk\n# summary: Where it leads.\n# question: some-slug\n# ---\n\n"
ASKED, OF_THIS_ONE = "import os\nprint('MKL_CBWR' in os.environ)\n", "False\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def program(content: Path, text: str, recorded: str) -> None:
    path = content / "one/asked/numpy.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".out").write_text(recorded, encoding="utf-8")


def test_libraries_use_what_every_processor_has(
    content: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program(content, ASKS, "True\nFalse\n{'Nehalem'}\n")
    done = record.main(["--check", "--plain"])
    assert done == 0, capfd.readouterr()


@pytest.mark.parametrize("preload", [[], ["--preload"]])
def test_what_holds_on_this_processor_alone(
    content: Path, capsys: pytest.CaptureFixture[str], preload: list[str]
) -> None:
    program(content, ASKED, OF_THIS_ONE)
    assert record.main(["--check", *preload]) == 0
    assert record.main(["--check", "--plain", *preload]) == 1
    assert "recorded 'False', now 'True'" in capsys.readouterr().err
    assert record.main(["--check", *preload]) == 0
    assert "1 skipped" in capsys.readouterr().out, "what holds here is not forgotten"


def test_a_notebook_that_holds_on_this_processor_alone(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = content / "notebooks/walk.py"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEADER}# %%\n{ASKED}", encoding="utf-8")
    record_notebooks.main([])
    assert record_notebooks.main(["--check"]) == 0
    assert record_notebooks.main(["--check", "--plain"]) == 1
    assert "walk.py: FAILED" in capsys.readouterr().out
    assert record_notebooks.main(["--check"]) == 0


@pytest.mark.parametrize("arguments", [["--plain"], ["--check", "--plain", "--note", "2026-11"]])
def test_nothing_is_recorded_or_noted_that_way(content: Path, arguments: list[str]) -> None:
    program(content, ASKED, OF_THIS_ONE)
    with pytest.raises(SystemExit):
        record.main(arguments)
    with pytest.raises(SystemExit):
        record_notebooks.main(["--plain"])
