#!/usr/bin/env python
"""Run the guide's programs and record, or compare, what they print.

python scripts/record.py PATH …           run and record
python scripts/record.py --check          run all and compare with the records
python scripts/record.py --check --note 2026-11      and note that all held in that month
python scripts/record.py --check --preload    the same, quicker: see guide/preloaded.py
python scripts/record.py --check --plain    as an older processor computes: see guide/plain.py
python scripts/record.py --run PATH …    programs of a guide that is not ours
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import time
from collections.abc import Mapping
from functools import partial
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

from guide import held, limited, orders, pins, plain, preloaded, programs
from guide.errors import GuideError
from guide.preloaded import Preloaded
from guide.programs import Program
from guide.read.runs import CHECKED

CONTENT = Path("content")
CACHE = Path(".cache/programs.json")
"""Fingerprints of the programs whose records were last found to hold."""
PLAIN_CACHE = Path(".cache/plain.json")
"""The same of those that hold as older processors compute."""


_RACE = "terminate called without an active exception"
"""What PyTorch says, in one of some fifty runs, of a process that ends before its threads do
(pytorch/pytorch#190489). Nothing that a program says or does brings it about."""


def record(program: Program) -> str:
    """Store the program's result; return what was done."""
    program.record.write_text(programs.run(program), encoding="utf-8")
    if program.orders:
        program.orders.write_text(orders.find(program), encoding="utf-8")
    return "recorded"


def check(
    program: Program,
    start: limited.Start = limited.start,
    also: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Compare the program's result with its record, run with ``start`` and ``also``.

    Raises:
        GuideError: there is no record, or the result differs.
    """
    if not program.record.exists() or (program.orders and not program.orders.exists()):
        raise GuideError(f"{program.path}: has no record; run scripts/record.py on it")
    recorded = program.record.read_text(encoding="utf-8")
    if found := programs.difference(program, recorded, _result(program, start, also)):
        raise GuideError(f"{program.record}: {found}; look why, then record anew")
    if program.orders and program.orders.read_text(encoding="utf-8") != orders.find(program):
        raise GuideError(f"{program.orders}: other orders print the same now; record anew")
    return "holds"


def _result(program: Program, start: limited.Start, also: Mapping[str, str]) -> str:
    try:
        return programs.run(program, start=start, also=also)
    except GuideError as error:
        if _RACE not in str(error):
            raise
    print(f"{program.path}: a process of PyTorch ended before its threads; once more", flush=True)
    return programs.run(program, start=start, also=also)


def check_all(
    todo: list[Program], jobs: int, also: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Program], list[str]]:
    """Check programs in copies of interpreters that have loaded their libraries.

    Those that are started alike come after one another, so that each library is loaded once.
    """
    needs = {program.path: preloaded.libraries(program.path.read_text("utf-8")) for program in todo}
    in_order = sorted(todo, key=lambda program: (needs[program.path], program.is_figure))
    with Preloaded() as ready:
        return programs.run_all(in_order, partial(check, start=ready.start, also=also), jobs)


def note(date: str, count: int) -> None:
    """Write down when all programs held, and on which versions."""
    pinned = pins.read(programs.PINS.read_text(encoding="utf-8"))
    noted = {
        "date": date,
        "python": platform.python_version(),
        # Without the build's own mark, as in 2.13.0+cpu.
        "versions": {name: metadata.version(name).split("+")[0] for name in pinned},
        "programs": count,
    }
    Path(CONTENT, CHECKED).write_text(json.dumps(noted, indent=1) + "\n", encoding="utf-8")


def _month(text: str) -> str:
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f'"{text}" is no year and month, as in 2026-11')
    return text


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, help="folders or files (default: content)")
    parser.add_argument("--check", action="store_true", help="compare, record nothing")
    parser.add_argument("--all", action="store_true", help="also what held when last checked")
    parser.add_argument(
        "--preload", action="store_true", help="check in copies of interpreters with libraries"
    )
    parser.add_argument("--plain", action="store_true", help="check as older processors compute")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time")
    parser.add_argument(
        "--note", type=_month, metavar="YYYY-MM", help="note that all programs held"
    )
    parser.add_argument("--run", action="store_true", help="run programs of other guides as well")
    options = parser.parse_args(arguments)
    foreign = [path for path in options.paths if not programs.within(path, CONTENT)]
    if foreign and not options.run:
        parser.error(f"{foreign[0]} is not of this guide; --run runs its programs on this machine")
    if options.preload and not options.check:
        parser.error("--preload goes with --check: what is recorded begins with nothing loaded")
    if options.plain and not options.check:
        parser.error("--plain goes with --check: what is recorded is computed as usual")
    if options.note and (options.paths or not options.check or options.preload or options.plain):
        parser.error("--note goes with --check and all programs, without --preload and --plain")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status."""
    options = _options(arguments)
    started = time.monotonic()
    found = list(programs.find(options.paths or [CONTENT]))
    away = [program for program in found if program.declared.needs]
    todo = [program for program in found if not program.declared.needs]
    cache, also = (PLAIN_CACHE, plain.VARIABLES) if options.plain else (CACHE, {})
    known = held.load(cache)
    skipped = []
    if options.check and not options.all:
        skipped = [p for p in todo if known.get(str(p.path)) == programs.fingerprint(p)]
        todo = [program for program in todo if program not in skipped]
    for program in away:
        print(f"not run: {program.path} needs {program.declared.needs}")
    if skipped:
        print(f"skipped: {len(skipped)} programs, unchanged since they last held (--all runs them)")
    if options.preload:
        good, failures = check_all(todo, options.jobs, also)
    else:
        action = partial(check, also=also) if options.check else record
        good, failures = programs.run_all(todo, action, options.jobs)
    for program in todo:
        holds = options.check and program in good
        held.note(known, program.path, programs.fingerprint(program) if holds else None)
    held.store(cache, known)
    if options.note and not failures:
        note(options.note, len(todo) + len(skipped))
    for failure in failures:
        print(f"\n{failure}", file=sys.stderr)
    seconds = time.monotonic() - started
    print(
        f"{len(good)} programs {'hold' if options.check else 'recorded'}, "
        f"{len(failures)} failed, {len(skipped)} skipped, {len(away)} not run, {seconds:.0f} s"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
