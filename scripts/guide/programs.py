"""Running the guide's programs as a reader would, and comparing what they print.

A program runs in a fresh interpreter, in an empty folder, under the name it is
published by. What it prints is recorded beside it (``.out``; for ``figure*.py``
the ``.svg`` that it draws) and made anew by the tests.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from guide import compare, declared, limited
from guide.declared import Declared
from guide.errors import GuideError

TOLERANCE = 1e-3
"""Allowed difference of numbers with a decimal point, where a program declares none."""
FIGURE_TOLERANCE = 0.5
"""Allowed difference of the coordinates of a figure, in points."""
ORDER = "order-"
"""How the names of programs begin whose lines the reader brings into order."""
_SCRIPTS = Path(__file__).resolve().parents[1]
PINS = _SCRIPTS.parent / "content/requirements.txt"
"""The versions the programs are recorded with."""

_ELSEWHERE = {"__pycache__", "notebooks"}
_DEPRECATION = re.compile(r"\bdeprecat", re.IGNORECASE)
_DEPRECATIONS = ("DeprecationWarning", "FutureWarning")
# Only the program's own lines: a library that warns about another is not the reader's affair.
_WARNINGS_AS_ERRORS = [f"-Werror::{name}:__main__" for name in _DEPRECATIONS]


class DeprecatedError(GuideError):
    """A program uses what is deprecated; the message ends with what was said about it."""


@dataclass(frozen=True)
class Program:
    """A program of the guide."""

    path: Path
    """The file in the content folder."""
    published: str
    """The name it is published, downloaded and run by."""
    declared: Declared
    """What it says about itself."""

    @property
    def is_figure(self) -> bool:
        """Whether it draws a figure instead of printing an output."""
        return self.path.stem.startswith("figure")

    @property
    def orders(self) -> Path | None:
        """The file that lists the orders of its lines that print the same, where one is asked."""
        return self.path.with_suffix(".orders") if self.path.stem.startswith(ORDER) else None

    @property
    def record(self) -> Path:
        """The file that holds its recorded result."""
        return self.path.with_suffix(".svg" if self.is_figure else ".out")


def published_name(slug: str, file_name: str) -> str:
    """The name a program is published by: no library's name, unique in the guide."""
    return f"{slug.replace('-', '_')}_{file_name}"


def load(path: Path) -> Program:
    """Read a program's declarations.

    Raises:
        GuideError: a declaration has a value that is none.
    """
    said = declared.read(path.read_text(encoding="utf-8"), path)
    return Program(path, published_name(path.parent.name, path.name), said)


def find(roots: Iterable[Path]) -> Iterator[Program]:
    """All programs below the given folders (or the given files), in order.

    Notebooks have a runner of their own.
    """
    for root in roots:
        files = [root] if root.is_file() else sorted(root.rglob("*.py"))
        yield from (load(path) for path in files if not _ELSEWHERE.intersection(path.parts))


def within(path: Path, guide: Path) -> bool:
    """Whether a file or folder, and all programs below it, lead to nowhere but into a guide."""
    found = path.rglob("*.py") if path.is_dir() else []
    places = [path.resolve(), *(program.resolve() for program in found)]
    whole = guide.resolve()
    return all(whole == place or whole in place.parents for place in places)


_Some = TypeVar("_Some", bound=Program)


def run_all(
    todo: Sequence[_Some], action: Callable[[_Some], str], jobs: int
) -> tuple[list[_Some], list[str]]:
    """Do ``action`` with each, ``jobs`` at a time, with a line of progress for each.

    Returns those with which it was done, and what the others failed with.
    """
    good, failures = [], []
    with ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(action, program): program for program in todo}
        for count, future in enumerate(as_completed(futures), start=1):
            program = futures[future]
            try:
                result = future.result()
                good.append(program)
            except GuideError as error:
                result = "FAILED"
                failures.append(str(error))
            print(f"[{count}/{len(todo)}] {program.path}: {result}", flush=True)
    return good, failures


def run(
    program: Program,
    python: str = sys.executable,
    *,
    strict: bool = True,
    start: limited.Start = limited.start,
    also: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Run a program in a fresh interpreter, by default our own, and return its result.

    The result is what it printed (for a figure, the SVG that it wrote). An
    expected error's message ends it. ``start`` is how the interpreter is started, ``also``
    what its environment holds besides.

    Raises:
        DeprecatedError: it uses what is deprecated, and the run is ``strict``.
        GuideError: it failed, went beyond a limit of :mod:`guide.limited`, or did
            not end with the error it declares.
    """
    with tempfile.TemporaryDirectory(prefix="guide-run-") as folder:
        shutil.copy(program.path, Path(folder, program.published))
        done = limited.call(
            [python, *(_WARNINGS_AS_ERRORS if strict else []), program.published],
            folder=Path(folder),
            env={**environment(program), **also},
            path=program.path,
            start=start,
        )
        if strict:
            _refuse_deprecations(program, done)
        output = _judged(program, done)
        return _figure(program, Path(folder)) if program.is_figure else output


def environment(program: Program) -> dict[str, str]:
    """The variables a program runs with: one thread, no GPU, no network, the same every time."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    # One thread each: sums in a fixed order, and two programs fit on two cores.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    figures = {"PYTHONPATH": str(_SCRIPTS)} if program.is_figure else {}
    return {
        **kept,
        **threads,
        **figures,
        "CUDA_VISIBLE_DEVICES": "-1",
        "MPLBACKEND": "Agg",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONIOENCODING": "utf-8",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_ENABLE_ONEDNN_OPTS": "0",
        # A program that reaches for the network fails at once instead of hanging.
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }


def _judged(program: Program, done: subprocess.CompletedProcess[str]) -> str:
    stderr = done.stderr.rstrip()
    last = stderr.rsplit("\n", 1)[-1]
    expect = program.declared.expect
    if expect:
        if done.returncode == 0 or not _names(expect, last):
            raise GuideError(
                f"{program.path}: ended with {last or 'no error'!r}, declares {expect}; "
                "mend the program or its `# expect:` line"
            )
        return f"{done.stdout}{last}\n"
    if done.returncode != 0:
        raise GuideError(f"{program.path}: {_failure(done.returncode)}\n{stderr[-3000:]}")
    return done.stdout


def _failure(status: int) -> str:
    """How a program ended; one that a signal ended may have said nothing."""
    if status < 0:
        ended = signal.Signals(-status).name
        return f"the interpreter was ended by {ended}; look which library did it, or what sent it"
    return "failed; mend it, or declare `# expect:`"


def _refuse_deprecations(program: Program, done: subprocess.CompletedProcess[str]) -> None:
    """A deprecation of the program's own lines has ended it, that of a library is told."""
    stderr = done.stderr.rstrip()
    last = stderr.rsplit("\n", 1)[-1]
    ended = done.returncode != 0 and any(_names(kind, last) for kind in _DEPRECATIONS)
    told = done.returncode == 0 and _DEPRECATION.search(stderr)
    if (ended and not _names(program.declared.expect, last)) or told:
        raise DeprecatedError(
            f"{program.path}: uses what is deprecated; use what replaces it\n{stderr[-3000:]}"
        )


def _names(expect: str, last_line: str) -> bool:
    raised = last_line.split(":", 1)[0].rsplit(".", 1)[-1]
    return raised == expect


def _figure(program: Program, folder: Path) -> str:
    drawn = folder / program.record.name
    # Through a link or a pipe one would read something else, perhaps without end.
    if drawn.is_symlink() or not drawn.is_file():
        raise GuideError(f"{program.path}: wrote no {drawn.name}; end with save(figure)")
    if drawn.stat().st_size > limited.OUTPUT_LIMIT:
        told = f"{drawn.name} has more than {limited.OUTPUT_LIMIT} bytes; draw less"
        raise GuideError(f"{program.path}: {told}")
    return drawn.read_text(encoding="utf-8")


def difference(program: Program, recorded: str, now: str) -> str:
    """What differs beyond the tolerance: a line with both, or an empty string."""
    old_lines, new_lines = recorded.splitlines(), now.splitlines()
    for index, (old, new) in enumerate(zip(old_lines, new_lines, strict=False), start=1):
        if not alike(program, old, new):
            return f"line {index}: recorded {old!r}, now {new!r}"
    if len(old_lines) != len(new_lines):
        return f"recorded {len(old_lines)} lines, now {len(new_lines)}"
    return ""


def alike(program: Program, recorded: str, now: str) -> bool:
    """Whether a line of a program's result is the same, within the tolerance."""
    if program.is_figure:
        recorded, now = _HASHED.sub(r"\1", recorded), _HASHED.sub(r"\1", now)
    return compare.alike(recorded, now, _near(program))


# What Matplotlib names by a hash of its shape, so that the last digit of a frame changes it.
_HASHED = re.compile(r'(?<=["#])([a-z])[0-9a-f]{10}(?=[")])')


def _near(program: Program) -> compare.Near:
    """Which numbers count as the same in a program's results."""
    tolerance = program.declared.tolerance
    if program.is_figure:
        allowed = FIGURE_TOLERANCE if tolerance is None else tolerance
        return lambda a, b: abs(float(a) - float(b)) <= allowed
    if tolerance is not None:
        return compare.within(tolerance)
    by_default = compare.within(TOLERANCE)
    return lambda a, b: a == b if _is_whole(a) and _is_whole(b) else by_default(a, b)


def _is_whole(number: str) -> bool:
    return number.lstrip("+-").isdigit()


def fingerprint(program: Program) -> str:
    """A hash of all that the result depends on: program, record, pins, interpreter, runner."""
    digest = hashlib.sha256(sys.version.encode())
    here = Path(__file__)
    starts = (here.with_name(f"{name}.py") for name in ("preloaded", "fork_server"))
    runner = (here, Path(declared.__file__), Path(limited.__file__), *starts)
    for path in (program.path, program.record, program.orders or program.record, PINS, *runner):
        digest.update(path.read_bytes() if path.exists() else b"-")
        digest.update(b"\0")
    return digest.hexdigest()
