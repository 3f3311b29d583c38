#!/usr/bin/env python
"""Run the guide's notebooks and record, or compare, their outputs.

python scripts/record_notebooks.py               run and record
python scripts/record_notebooks.py --check       run and compare with the records
python scripts/record_notebooks.py --check --plain   as older processors compute
python scripts/record_notebooks.py --run PATH …  notebooks of a guide that is not ours
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from guide import held, notebook_runs, notebooks, plain, programs
from guide.errors import GuideError
from guide.notebooks import Notebook

CONTENT = Path("content")
FOLDER = CONTENT / "notebooks"
CACHE = Path(".cache/notebooks.json")
"""Fingerprints of the notebooks whose records were last found to hold."""
PLAIN_CACHE = Path(".cache/plain-notebooks.json")
"""The same of those that hold as older processors compute (see guide/plain.py)."""


def record(notebook: Notebook) -> str:
    """Store the notebook's outputs; return what was done."""
    notebook.record.write_text(notebooks.dump(notebook_runs.execute(notebook)), encoding="utf-8")
    return "recorded"


def check(notebook: Notebook, also: Mapping[str, str] = MappingProxyType({})) -> str:
    """Compare the notebook's outputs with its record, run with ``also`` in its environment.

    Raises:
        GuideError: there is no record, or the outputs differ.
    """
    recorded = notebooks.recorded(notebook)
    if found := notebook_runs.difference(
        notebook, recorded, notebook_runs.execute(notebook, also=also)
    ):
        raise GuideError(f"{notebook.record}: {found}; look why, then record anew")
    return "holds"


def chosen(given: list[str]) -> list[Notebook]:
    """The notebooks of the given names, files and folders; without any, all of ours.

    Raises:
        SourceError: a text is no notebook.
        GuideError: there is no such notebook.
    """
    found: list[Notebook] = []
    for place in given or [str(FOLDER)]:
        folder, name = _where(place)
        here = notebooks.find(folder)
        wanted = [notebook for notebook in here if name in ("", notebook.name)]
        if not wanted:
            names = ", ".join(sorted(notebook.name for notebook in here)) or "none"
            raise GuideError(f"no notebook {name or 'at all'} in {folder}; there are {names}")
        found += [notebook for notebook in wanted if notebook not in found]
    return found


def _where(given: str) -> tuple[Path, str]:
    """The folder of what is given, and the name in it; empty for all."""
    path = Path(given)
    if path.suffix == ".py":
        return path.parent, path.stem
    return (path, "") if path.is_dir() else (FOLDER, given)


def _is_foreign(given: str) -> bool:
    """Whether it is a file or folder that is not of our own guide, whose notebooks we know."""
    folder, name = _where(given)
    return not programs.within(folder / f"{name}.py" if name else folder, CONTENT)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("given", nargs="*", help="names, files or folders (default: all of ours)")
    parser.add_argument("--check", action="store_true", help="compare, record nothing")
    parser.add_argument("--all", action="store_true", help="also what held when last checked")
    parser.add_argument("--plain", action="store_true", help="check as older processors compute")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at a time")
    parser.add_argument("--run", action="store_true", help="run notebooks of other guides as well")
    options = parser.parse_args(arguments)
    foreign = [place for place in options.given if _is_foreign(place)]
    if foreign and not options.run:
        parser.error(f"{foreign[0]} is not of this guide; --run runs its programs on this machine")
    if options.plain and not options.check:
        parser.error("--plain goes with --check: what is recorded is computed as usual")

    cache, also = (PLAIN_CACHE, plain.VARIABLES) if options.plain else (CACHE, {})
    started, known, skipped = time.monotonic(), held.load(cache), []
    try:
        todo = chosen(options.given)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    if options.check and not options.all:
        skipped = [n for n in todo if known.get(str(n.path)) == notebook_runs.fingerprint(n)]
        todo = [notebook for notebook in todo if notebook not in skipped]
    if skipped:
        print(f"skipped: {len(skipped)}, unchanged since they last held (--all runs them)")
    action = partial(check, also=also) if options.check else record
    good, failures = programs.run_all(todo, action, options.jobs)
    for notebook in todo:
        holds = options.check and notebook in good
        held.note(known, notebook.path, notebook_runs.fingerprint(notebook) if holds else None)
    held.store(cache, known)
    for failure in failures:
        print(f"\n{failure}", file=sys.stderr)
    print(
        f"{len(good)} notebooks {'hold' if options.check else 'recorded'}, "
        f"{len(failures)} failed, {len(skipped)} skipped, {time.monotonic() - started:.0f} s"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
