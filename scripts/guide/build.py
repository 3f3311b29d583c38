"""The whole site in one go: convert, let the engine build, finish, put in place."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guide import deck, kept, policy, write
from guide.convert import to_pages
from guide.engines import CONFIG, ENGINES, NOTEBOOK_PLUGIN, QUIET, RACE
from guide.errors import GuideError, killed, refusal, refused
from guide.finish import finish
from guide.kept import Keep
from guide.offline import site as offline
from guide.publish import publish
from guide.render.addresses import CHECKED, FRIDAY, MAP, OFFLINE, PRACTICE, TERMS
from guide.render.pages import QUESTIONS
from guide.render.safe import name
from guide.site import NOTEBOOKS, Site

DONE_OUTSIDE = "GUIDE_DONE_OUTSIDE"
"""Set in the environment of an engine that we call: our hooks have nothing to do then."""
OWN_SOURCE = Path("content")
"""The guide's own questions."""
WORK = Path("build")
"""What an engine works on when it builds our own guide."""
BY_HAND = Path("docs")
"""Pages and assets that are written by hand."""
KEPT = ".kept.sqlite"
"""In the folder that the engine works in: what earlier builds made. It may be removed."""
NOTEBOOK_HOOK = Path("hooks/notebook_template.py")
"""The hook that gives notebooks our template; an engine that has hooks always needs it."""
GARBAGE = 100_000
"""After so many new objects Python looks for garbage; what a build makes it needs to the end."""
WHOLE_NAVIGATION = 100
"""A guide of at most so many pages has all of them in its navigation."""
MOST_SECTIONS = 100
"""A guide of at most so many sections has all of them in its navigation; the first page has any."""


@dataclass(frozen=True)
class Plan:
    """Where the parts of a build stand."""

    source: Path
    """What is converted."""

    @property
    def own(self) -> bool:
        """Whether this is our own guide, with its own pages beside the questions."""
        return self.source.resolve() == OWN_SOURCE.resolve()

    @property
    def folder(self) -> Path:
        """The folder that the engine works in."""
        return WORK if self.own else WORK / "other"

    @property
    def docs(self) -> Path:
        """The folder that the engine reads."""
        return self.folder / "docs"


def build(source: Path, site: Path, engine: str, *, papers: bool = False) -> str:
    """Build a site; return a line that says how many questions it has.

    With ``papers`` it has the guide's PDFs as well. The earlier site stays whole
    until the new one is, and takes its place in one step.

    Raises:
        SourceError: with all that is wrong in the source.
        GuideError: the engine fails or warns, or the disk refuses.
    """
    gc.set_threshold(GARBAGE)
    plan = Plan(source)
    with (
        write.alone(Path.cwd(), busy=_say_so) as lock,
        kept.within(plan.folder / KEPT) as keep,
    ):
        write.put_back(site)
        summary = to_pages(
            source,
            plan.docs,
            beside=BY_HAND,
            assets_only=not plan.own,
            again=True,
            keep=keep,
        )
        with write.working(site, within=plan.folder) as stage:
            config = _config(plan, stage)
            _run(ENGINES[engine].called(config), lock)
            made = Site(stage)
            finish(made, papers=papers, keep=keep)
            deck.write(made)
            policy.write(made, keep)
            offline.write(made, keep)  # at the end: it notes the content of every file
            publish(made, site, within=plan.folder)
    return summary


def convert_in_place(root: Path, docs: Path) -> None:
    """Convert our guide, which stands in ``root``, for an engine that is called by hand.

    Raises:
        SourceError: with all that is wrong in the source.
        GuideError: the disk refuses.
    """
    with _alone_in_place(root) as keep:
        to_pages(root / OWN_SOURCE, docs, beside=root / BY_HAND, keep=keep)


def finish_in_place(root: Path, folder: Path, *, ruled: bool) -> None:
    """Finish a site that an engine built by itself, without a copy and a list for offline.

    ``ruled`` says whether its pages have the policy.

    Raises:
        GuideError: a formula cannot be drawn, or a script is not the theme's.
    """
    with _alone_in_place(root) as keep:
        site = Site(folder)
        finish(site, keep=keep)
        deck.write(site)
        if ruled:
            policy.write(site, keep)
        offline.without(site)
        site.save()


@contextmanager
def _alone_in_place(root: Path) -> Iterator[Keep]:
    """What was made before, for one who works in ``root`` while no other build does."""
    with write.alone(root, busy=_say_so), kept.within(root / WORK / KEPT) as keep:
        yield keep


def _say_so() -> None:
    said = f"Another build is at work in {Path.cwd()}; this one begins when that one has ended."
    print(said, file=sys.stderr, flush=True)


def _config(plan: Plan, stage: Path) -> Path:
    """A configuration that inherits ours, for this source and this folder of results."""
    up = os.path.relpath(CONFIG, plan.folder)
    settings: dict[str, Any] = {
        "INHERIT": up,
        "docs_dir": plan.docs.name,
        "site_dir": stage.name,
        "hooks": [os.path.relpath(NOTEBOOK_HOOK, plan.folder)],
        "watch": [],
    }
    if not plan.own:
        settings |= _other_guide(plan)
    config = plan.folder / CONFIG.name
    config.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return config


def _other_guide(plan: Plan) -> dict[str, Any]:
    """Name and navigation of a guide that is not ours."""
    listed = json.loads((plan.docs / QUESTIONS).read_text(encoding="utf-8"))
    sections = {asked["page"].split("/")[0]: name(asked["section"]) for asked in listed}
    pages = list(dict.fromkeys(question["page"] for question in listed))
    by_section: dict[str, list[str]] = {folder: [] for folder in sections}
    for page in pages:
        by_section[page.split("/")[0]].append(page)
    # Every page carries the whole navigation: a large guide's names the sections only, and that of
    # a very large one not even them, or all pages would grow with the square of their number.
    shown = len(pages) if len(pages) <= WHOLE_NAVIGATION else 1
    nav: list[dict[str, Any]] = [{"Home": "index.md"}]
    if len(sections) <= MOST_SECTIONS:
        nav += [
            {sections[folder]: found[0] if len(found[:shown]) == 1 else found}
            for folder, found in by_section.items()
        ]
    made = {
        "Practice": PRACTICE,
        "Terms and topics": TERMS,
        "Friday sheet": FRIDAY,
        "Map": MAP,
        "What we checked": CHECKED,
        "Take it along": OFFLINE,
    }
    nav += [{shown: str(page)} for shown, page in made.items() if (plan.docs / page).exists()]
    settings: dict[str, Any] = {
        "site_name": _title(plan),
        "site_description": "",
        "nav": nav,
        "not_in_nav": "/*/page-*.md\n/*/index.md",
    }
    if not (plan.docs / NOTEBOOKS).exists():
        settings |= {"plugins": _plugins_without_notebooks(), "hooks": []}
    return settings


def _plugins_without_notebooks() -> list[Any]:
    """Our plugins but the one for notebooks, which takes most of a second to load."""
    plugins: list[Any] = yaml.load(CONFIG.read_text(encoding="utf-8"), _ConfigLoader)["plugins"]
    return [plugin for plugin in plugins if NOTEBOOK_PLUGIN not in plugin]


class _ConfigLoader(yaml.SafeLoader):
    """Reads our configuration, whose ``!ENV`` is the engines' own."""


_ConfigLoader.add_constructor("!ENV", lambda loader, node: None)


def _title(plan: Plan) -> str:
    first = next(
        line
        for line in (plan.docs / "index.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("title: ")
    )
    return str(yaml.safe_load(first)["title"])


def _run(command: list[str], lock: int) -> None:
    environment = {**os.environ, **QUIET, DONE_OUTSIDE: "1"}
    for last in (False, False, True):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=[lock],  # if we are killed and it is not, the next build waits for it
        )
        said = f"{done.stdout}{done.stderr}".strip()
        if not done.returncode:
            return
        if last or RACE not in said:
            raise _failed(command[0], done.returncode, said)


def _failed(engine: str, status: int, said: str) -> GuideError:
    """What an engine that failed is told as: the remedy where we know one, else what it said."""
    if status < 0:
        return killed(engine, status)
    if error := refusal(said):
        return refused(error, f"the site, by {engine}")
    return GuideError(said or f"{engine} ended with status {status} and said nothing")
