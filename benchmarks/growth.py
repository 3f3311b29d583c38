"""How the guide grows: build, edit, visit, cost, as the tables of ``docs/contributing/scale.md``.

``make bench-growth`` prints them as they stand there. Nothing passes or fails.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from guide.convert import to_guide  # noqa: E402
from guide.offline.listed import parts_of  # noqa: E402
from made import plain_text  # noqa: E402
from steps import ENGINE, STEPS  # noqa: E402

EDITED, LARGE = 5_000, 50_000
"""Questions of the guide in which one is edited, and of the large one."""
LIMIT = 30 * 60
"""So many seconds the large guide may take."""
GIGABYTE = 1e9
READERS = 1_000_000
ENGINES = ("mkdocs", "zensical")
FOLDERS, PLAIN = "guide", "guide.txt"
"""The two forms of a source: a folder for each question, or one text."""
_FORMS = {FOLDERS: "folders", PLAIN: "plain text"}
LISTS = ("find/index.json", "questions.json", "offline.json")
"""What grows with the guide and is loaded by a search, by practice, and after the first visit."""
PRICES = {
    "bunny.net, Europe and North America": (0.01, 0.0),
    "Google Cloud CDN, North America, first 10 TiB": (0.08, 0.0075),
}
"""Dollars for a gigabyte, and for 10,000 requests; ``scale.md`` says from where."""
VISITS, PAGES = 8, 5
"""A reader's month: so many visits, in each so many pages of questions."""
RELEASES = 2
"""So many times in it the site is published anew."""


@dataclass(frozen=True)
class Built:
    """A build of a made guide."""

    count: int
    form: str
    engine: str
    what: str
    took: dict[str, Any]
    """What ``steps.py`` prints; nothing where it did not come to its end."""
    why: str = ""
    """Why it did not."""
    files: int = 0
    bytes: int = 0
    lists: tuple[int, ...] = ()
    """Compressed bytes of each of :data:`LISTS`."""

    @property
    def name(self) -> list[str]:
        """What was built of what, by which engine."""
        return [f"{self.count:,}", _FORMS[self.form], self.engine, self.what]

    @property
    def own(self) -> float:
        """Seconds of the processor that are ours."""
        return float(self.took["all"] - self.took["steps"][ENGINE])


def project(folder: Path) -> Path:
    """What a build needs, copied, so that ours stays as it is."""
    for name in ("scripts", "docs", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def built(folder: Path, count: int, form: str, engine: str, what: str) -> Built:
    """Build in a process of its own; one that takes too long is ended, with what it has called."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "benchmarks/steps.py"), form, engine],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Built(count, form, engine, what, {}, f"not done in {LIMIT // 60} min")
    if process.returncode:  # what is wrong stands above the tables
        return Built(count, form, engine, what, {}, "refused")
    paths = [path for path in (folder / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in paths)
    lists = tuple(_compressed(folder / "site" / name) for name in LISTS)
    return Built(count, form, engine, what, json.loads(said), "", len(paths), size, lists)


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


SCRATCH, ANSWER, TITLE = "from scratch", "after one edit", "after a title"
"""What has changed since the build before: all, the text of an answer, or a question's title.

In plain text a question has its address from its title, so titles are edited in folders alone.
"""
EDITS = {
    FOLDERS: {
        ANSWER: ("## Answer\n", "## Answer\nEdited. "),
        TITLE: ("title: What is", "title: Why"),
    },
    PLAIN: {ANSWER: ("- **Answer:** ", "- **Answer:** Edited. ")},
}
"""By form, what of the question in the middle is replaced by what."""


def edit(place: Path, form: str, what: str) -> None:
    """Edit the question in the middle of the guide."""
    questions = sorted((place / FOLDERS).rglob("question.md")) if form == FOLDERS else []
    file = questions[len(questions) // 2] if questions else place / form
    text = file.read_text(encoding="utf-8")
    old, new = EDITS[form][what]
    at = text.index(old, 0 if questions else len(text) // 2)
    file.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")


def grown(folder: Path, small: int, large: int) -> list[Built]:
    """All builds."""
    place = project(folder)
    found = []
    for engine, form in product(ENGINES, EDITS):
        _begin(place, small, form)
        found.append(built(place, small, form, engine, SCRATCH))
        for what in EDITS[form]:
            edit(place, form, what)
            found.append(built(place, small, form, engine, what))
    for engine in ENGINES if large else ():
        _begin(place, large, PLAIN)
        found.append(built(place, large, PLAIN, engine, SCRATCH))
    return found


def _begin(place: Path, count: int, form: str) -> None:
    """A guide of so many questions, and nothing built."""
    for name in ("build", "site", FOLDERS):
        shutil.rmtree(place / name, ignore_errors=True)
    plain = place / PLAIN
    plain.write_text(plain_text(count), encoding="utf-8")
    if form == FOLDERS:
        to_guide(plain, place / FOLDERS)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table as Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


NAMED = ["questions", "source", "engine", ""]
"""How the columns of :attr:`Built.name` are called."""


def steps(found: list[Built]) -> str:
    """Seconds of the processor by step."""
    head = [*NAMED, *STEPS, "**all but the engine**"]
    rows = [
        [
            *each.name,
            *(f"{each.took['steps'].get(name, 0):.1f}" for name in STEPS),
            f"**{each.own:.1f}**",
        ]
        for each in found
        if each.took
    ]
    return table(head, rows)


def sizes(found: list[Built]) -> str:
    """What builds hold, and what they leave."""
    head = [*NAMED, "on the clock", "our memory", "engine's", "files", "site"]
    head += [f"`{name}`" for name in LISTS]
    return table(head, [_size(each) for each in found])


def _size(each: Built) -> list[str]:
    if not each.took:
        return [*each.name, each.why, *[""] * (4 + len(LISTS))]
    took = each.took
    memory = [f"{took[whose]:,.0f} MB" for whose in ("own_memory", "engine_memory")]
    size = [f"{each.files:,}", f"{each.bytes / 1e6:,.0f} MB"]
    lists = [f"{bytes_ / 1e3:,.0f} kB" for bytes_ in each.lists]
    return [*each.name, f"{took['clock']:,.0f} s", *memory, *size, *lists]


@dataclass(frozen=True)
class Reader:
    """What one reader fetches, in compressed bytes."""

    first: int
    """The first visit: the first page with all that it shows."""
    behind: int
    """What the service worker fetches then: its list, and with the second page the shell."""
    pages: int
    """Pages of questions, each when it is read and again after a release, with all figures."""
    releases: int
    """What the worker fetches again after each release."""
    requests: int
    """How often it is asked in all."""

    @property
    def month(self) -> int:
        """All of it."""
        return self.first + self.behind + self.pages + self.releases


def reader(site: Path) -> Reader:
    """A reader's month with a built site, by the list that the service worker goes by.

    Files whose names have hashes are fetched once; of all others it is taken that every release
    changes them. So it is at most so much.
    """
    listed = json.loads((site / LISTS[-1]).read_text(encoding="utf-8"))
    size = {name: row[2] for name, row in listed["files"].items()}
    first = {"index.html", *listed["pages"]["index.html"]["parts"]}
    shell = set(listed["shell"]) - first
    control = sum(_compressed(site / name) for name in (LISTS[-1], "sw.js"))
    asked = sorted({page for page, _ in listed["questions"].values()})
    reads = min(VISITS * PAGES, len(asked) * (1 + RELEASES))
    shown = {part for page in asked for part in _shown(site, page)} & size.keys() - first - shell
    share = min(1, VISITS * PAGES / len(asked))
    changed = {name for name in first | shell if name.endswith((".html", ".json"))}
    once = len(first) + len(shell) + 2 + round(len(shown) * share)
    return Reader(
        first=sum(size[name] for name in first),
        behind=sum(size[name] for name in shell) + control,
        pages=round(_mean(size, asked) * reads + sum(size[name] for name in shown) * share),
        releases=RELEASES * (sum(size[name] for name in changed) + control),
        requests=once + reads + RELEASES * (len(changed) + 2),
    )


def _shown(site: Path, page: str) -> list[str]:
    """The files that a page loads at once and, as a reader comes to them, later."""
    at_once, later = parts_of(page, (site / page).read_text(encoding="utf-8"))
    return at_once + later


def _mean(size: dict[str, int], names: list[str]) -> float:
    return sum(size[name] for name in names) / len(names)


def visits(who: Reader) -> str:
    """A reader's month, and what a million of them cost."""
    rows = [
        ["first page, with all that it shows", f"{who.first:,}"],
        ["then, by the service worker", f"{who.behind:,}"],
        ["pages of questions", f"{who.pages:,}"],
        [f"after {RELEASES} releases, by the worker", f"{who.releases:,}"],
        ["**a month**", f"**{who.month:,}** in {who.requests} requests"],
    ]
    costs = [
        [name, f"{price} $", f"{asked} $", f"{_cost(who, price, asked):,.0f} $"]
        for name, (price, asked) in PRICES.items()
    ]
    head = ["host", "a gigabyte", "10,000 requests", "a month of a million readers"]
    return table(["a reader fetches", "compressed bytes"], rows) + "\n" + table(head, costs)


def _cost(who: Reader, gigabyte: float, requests: float) -> float:
    """Dollars for a month of a million readers."""
    return READERS * (who.month / GIGABYTE * gigabyte + who.requests / 10_000 * requests)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, to try the script")
    parser.add_argument("--small", type=int, default=EDITED)
    parser.add_argument("--large", type=int, default=LARGE, help="0: none")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the real guide, built")
    options = parser.parse_args()
    small, large = (200, 400) if options.quick else (options.small, options.large)
    if not (options.site / LISTS[-1]).exists():
        parser.error("there is no site: run `make build` first")
    with tempfile.TemporaryDirectory(prefix="guide-growth-") as name:
        found = grown(Path(name), small, large)
    print(steps(found))
    print(sizes(found))
    print(visits(reader(options.site)))


if __name__ == "__main__":
    main()
