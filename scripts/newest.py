#!/usr/bin/env python
"""Run the guide's programs and notebooks on the newest releases, and report what is otherwise.

python scripts/newest.py                all of them, in an environment that is made anew
python scripts/newest.py PATH …         those of these folders or files
python scripts/newest.py --keep PATH …  in the environment of the last time

The report is build/newest/report.md. The exit status is 0 where all hold, 1 where something is
otherwise, 2 where the check could not run; build/newest/status says it too, since make does not.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from guide import notebooks, programs
from guide.errors import GuideError
from guide.newest import environment, report
from guide.newest.findings import Finding, look
from guide.notebooks import Notebook
from guide.programs import Program
from guide.read import read

CONTENT = Path("content")
FOLDER = Path("build/newest")
REPORT, STATUS = "report.md", "status"


def found(roots: list[Path]) -> tuple[list[Program], list[Notebook]]:
    """The programs and the notebooks below some folders or files.

    Raises:
        GuideError: below one of them is none.
    """
    chosen = list(programs.find(roots))
    read_ones = notebooks.find(CONTENT / "notebooks")
    wanted = [one for one in read_ones if any(one.path.is_relative_to(root) for root in roots)]
    for root in roots:
        if not any(one.path.is_relative_to(root) for one in [*chosen, *wanted]):
            raise GuideError(f"{root}: has no program and no notebook")
    return chosen, wanted


def run_all(chosen: list[Program], wanted: list[Notebook], python: str, jobs: int) -> list[Finding]:
    """Look at each, with a line of progress; notebooks one by one, at the end."""
    findings = []
    with ThreadPoolExecutor(jobs) as pool:
        looked = pool.map(partial(look, python=python), chosen)
        for finding in looked:
            findings.append(_told(finding))
    findings += [_told(look(notebook, python)) for notebook in wanted]
    return findings


def _told(finding: Finding) -> Finding:
    words = {"not run": finding.away, "FAILED": finding.error, "differs": finding.differs}
    words |= {"is deprecated": finding.deprecated}
    said = ", ".join(word for word, holds in words.items() if holds)
    print(f"{finding.program.path}: {said or 'holds'}", flush=True)
    return finding


def check(roots: list[Path], jobs: int, *, keep: bool) -> tuple[int, str]:
    """Make the environment, run, and return the status with the report.

    Raises:
        GuideError: the check cannot run.
    """
    pinned = (CONTENT / programs.PINS.name).read_text(encoding="utf-8")
    questions = {asked.slug: asked for asked in read(CONTENT).questions}
    chosen, wanted = found(roots)
    inside = FOLDER / ".venv"
    if not keep:
        environment.make(inside, pinned)
    versions = environment.versions(inside, pinned)
    findings = run_all(chosen, wanted, environment.interpreter(inside), jobs)
    holds = all(finding.holds or finding.away for finding in findings)
    text = report.report(findings, versions, platform.python_version(), questions)
    return (0 if holds else 1), text


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, help="folders or files (default: content)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time")
    parser.add_argument("--keep", action="store_true", help="use the environment of the last time")
    options = parser.parse_args(arguments)
    roots = [Path(os.path.relpath(path)) for path in options.paths] or [CONTENT]
    if foreign := [path for path in roots if not programs.within(path, CONTENT)]:
        parser.error(f"{foreign[0]} is not of this guide")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in (REPORT, STATUS):  # whoever stops the run finds nothing of an earlier one
        (FOLDER / name).unlink(missing_ok=True)
    try:
        status, text = check(roots, options.jobs, keep=options.keep)
    except (GuideError, OSError) as error:
        print(error, file=sys.stderr)
        status, text = 2, report.failure(str(error))
    (FOLDER / REPORT).write_text(text, encoding="utf-8")
    (FOLDER / STATUS).write_text(f"{status}\n", encoding="utf-8")
    print(f"{FOLDER / REPORT}: {text.splitlines()[2]}")
    return status


if __name__ == "__main__":
    sys.exit(main())
