#!/usr/bin/env python
"""Run the guide's notebooks and record, or compare, their outputs.

python scripts/record_notebooks.py               run and record
python scripts/record_notebooks.py --check       run and compare with the records
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from guide import held, notebook_runs, notebooks
from guide.errors import GuideError
from guide.notebooks import Notebook

FOLDER = Path("content/notebooks")
CACHE = Path(".cache/notebooks.json")
"""Fingerprints of the notebooks whose records were last found to hold."""


def record(notebook: Notebook) -> str:
    """Store the notebook's outputs; return what was done."""
    notebook.record.write_text(notebooks.dump(notebook_runs.execute(notebook)), encoding="utf-8")
    return "recorded"


def check(notebook: Notebook) -> str:
    """Compare the notebook's outputs with its record.

    Raises:
        GuideError: there is no record, or the outputs differ.
    """
    recorded = notebooks.recorded(notebook)
    if found := notebook_runs.difference(notebook, recorded, notebook_runs.execute(notebook)):
        raise GuideError(f"{notebook.record}: {found}; look why, then record anew")
    return "holds"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", help="names of notebooks (default: all)")
    parser.add_argument("--check", action="store_true", help="compare, record nothing")
    parser.add_argument("--all", action="store_true", help="also what held when last checked")
    options = parser.parse_args(arguments)

    started, known, failed, skipped = time.monotonic(), held.load(CACHE), 0, 0
    try:
        found = notebooks.find(FOLDER)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    names = {notebook.name for notebook in found}
    if unknown := sorted(set(options.names) - names):
        print(
            f"no notebook {unknown[0]} in {FOLDER}; there are {', '.join(sorted(names))}",
            file=sys.stderr,
        )
        return 1
    todo = [notebook for notebook in found if not options.names or notebook.name in options.names]
    for notebook in todo:
        name = str(notebook.path)
        if (
            options.check
            and not options.all
            and known.get(name) == notebook_runs.fingerprint(notebook)
        ):
            print(f"{name}: skipped, unchanged since it last held (--all runs it)")
            skipped += 1
            continue
        try:
            print(f"{name}: {check(notebook) if options.check else record(notebook)}", flush=True)
            mark = notebook_runs.fingerprint(notebook) if options.check else None
            held.note(known, notebook.path, mark)
        except GuideError as error:
            print(f"{name}: FAILED\n{error}", file=sys.stderr, flush=True)
            held.note(known, notebook.path, None)
            failed += 1
    held.store(CACHE, known)
    print(
        f"{len(todo) - failed - skipped} notebooks {'hold' if options.check else 'recorded'}, "
        f"{failed} failed, {skipped} skipped, {time.monotonic() - started:.0f} s"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
