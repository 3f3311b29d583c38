#!/usr/bin/env python
"""Run the guide's notebooks and record, or compare, their outputs.

python scripts/record_notebooks.py               run and record
python scripts/record_notebooks.py --check       run and compare with the records
python scripts/record_notebooks.py --run PATH …  notebooks of a guide that is not ours
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from guide import held, notebook_runs, notebooks, programs
from guide.errors import GuideError
from guide.notebooks import Notebook

CONTENT = Path("content")
FOLDER = CONTENT / "notebooks"
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
    parser.add_argument("--run", action="store_true", help="run notebooks of other guides as well")
    options = parser.parse_args(arguments)
    foreign = [place for place in options.given if _is_foreign(place)]
    if foreign and not options.run:
        parser.error(f"{foreign[0]} is not of this guide; --run runs its programs on this machine")

    started, known, failed, skipped = time.monotonic(), held.load(CACHE), 0, 0
    try:
        todo = chosen(options.given)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
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
