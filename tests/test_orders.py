"""The search for orders: what it finds, and that it runs with the limits of programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide import limited, orders, programs
from guide.errors import GuideError
from guide.programs import Program


def write(folder: Path, text: str) -> Program:
    path = folder / "order-x.py"
    path.write_text(text, encoding="utf-8")
    return programs.load(path)


def test_the_orders_that_print_the_same(tmp_path: Path) -> None:
    assert orders.find(write(tmp_path, "a = 1\nb = 2\nprint(a + b)\n")) == "0 1 2\n1 0 2\n"


def test_the_search_has_the_limits_of_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen = tmp_path / "seen"
    line = (
        "import os, resource; kinds = (resource.RLIMIT_DATA, resource.RLIMIT_FSIZE); "
        f"print(*(resource.getrlimit(kind)[0] for kind in kinds), os.getcwd(), "
        f"os.listdir(), file=open({str(seen)!r}, 'w'))"
    )
    orders.find(write(tmp_path, line + "\n"))
    data, size, folder, files = seen.read_text(encoding="utf-8").split(maxsplit=3)
    assert (int(data), int(size)) == (limited.MEMORY_LIMIT, limited.FILE_LIMIT)
    assert (folder != os.getcwd(), files) == (True, "[]\n")


def test_a_search_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT", 0.5)
    program = write(tmp_path, "import time\ntime.sleep(60)\n")
    with pytest.raises(GuideError) as caught:
        orders.find(program)
    assert str(caught.value) == f"{program.path}: still running after 0.5 s; make its task smaller"


def test_a_search_that_fails(tmp_path: Path) -> None:
    program = write(tmp_path, "import os\nos._exit(3)\n")
    with pytest.raises(GuideError, match="the search for orders failed"):
        orders.find(program)
