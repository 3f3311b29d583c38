"""What was checked, and when: the page of all, and a line for each page with programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from guide import declared, programs
from guide.declared import Declared
from guide.model import FRAMEWORKS, Checked, Guide, Program, Question
from guide.render.safe import Link, code_span, inline
from guide.render.shown import DISTRIBUTION
from guide.render.view import OUT_OF_INDEX

_HEAD = """---
title: What we checked
description: Versions, dates and tolerances of the programs of this guide.
search:
  exclude: true
---

# What we checked"""


def checked(guide: Guide, run: Checked, link: Link) -> str:
    """The page; ``link`` gives the address of a question from there, by its slug."""
    parts = chain([_HEAD], _run(guide, run), _parity(guide, link), _looser(guide, link))
    return "\n\n".join(parts) + "\n"


def last(questions: Iterable[Question], run: Checked, address: str) -> str:
    """When the programs of a page's questions last held, and on what, as a line for its end.

    ``address`` is that of the page that says all. Empty where nothing of them is run.
    """
    asked = list(questions)
    if not any(chain.from_iterable((*each.programs, *each.figures) for each in asked)):
        return ""
    used = {shown.framework for each in asked for tabs in each.tabs for shown in tabs.programs}
    said = _last("page", used, run)
    return f"{said} [What we checked]({address})\n{{ .checked {OUT_OF_INDEX}=true }}"


def last_of_notebook(needed: Iterable[str], run: Checked) -> str:
    """The same of a notebook, which needs these pinned requirements; without the address."""
    names = {pin.partition("==")[0] for pin in needed}
    return _last("notebook", {key for key, name in DISTRIBUTION.items() if name in names}, run)


def _last(place: str, used: Collection[str], run: Checked) -> str:
    versions = [
        f"{label} {run.versions[DISTRIBUTION[key]]}"
        for key, label in FRAMEWORKS.items()
        if key in used and DISTRIBUTION[key] in run.versions
    ]
    ran_on = ", ".join([f"Python {run.python}", *versions])
    return f"The code of this {place} was last checked in {run.date}, on {ran_on}."


def _run(guide: Guide, run: Checked) -> Iterator[str]:
    yield (
        f"All {run.programs} programs of this guide were run in fresh interpreters, as they are "
        f"shown, in {run.date}, on Python {run.python}. What they printed is what stands below "
        "them; the tests run them again at every change and compare."
    )
    counts = {
        label: sum(shown.framework == key for shown in _programs(guide))
        for key, label in FRAMEWORKS.items()
    }
    tabs = ", ".join(f"{count} in {label}" for label, count in counts.items() if count)
    figures = sum(1 for asked in guide.questions for _ in asked.figures)
    wrong = sum(bool(_declared(shown).expect) for shown in _programs(guide))
    yield (
        f"- Tabs: {tabs}\n"
        f"- Figures drawn by programs: {figures}\n"
        f"- Programs that show an error, and are checked to raise it: {wrong}"
    )
    yield "## Versions\n\n| library | version |\n| --- | --- |\n" + "\n".join(
        f"| {code_span(name)} | {version} |" for name, version in run.versions.items()
    )


def _parity(guide: Guide, link: Link) -> Iterator[str]:
    """The questions whose tabs agree, with what agrees."""
    rows = [
        f"| {_name(asked, link)} | {_labels(asked)} | {asked.parity.tolerance} | {_lines(asked)} |"
        for asked in guide.questions
        if asked.parity
    ]
    if rows:
        yield (
            "## The same numbers in each framework\n\nWhere tabs compute the same, from the same "
            "inputs and weights, the tests compare what they print. The tolerance is a difference, "
            "relative for numbers above one."
        )
        yield "| question | tabs | tolerance | lines |\n| --- | --- | --- | --- |\n" + "\n".join(
            rows
        )


def _looser(guide: Guide, link: Link) -> Iterator[str]:
    """The programs whose outputs may differ by more than a rounding."""
    found = [
        f"- {_name(asked, link)}: {said}"
        for asked in guide.questions
        if (said := ", ".join(_tolerances(asked)))
    ]
    if found:
        yield (
            "## Programs with a tolerance of their own\n\nA run may differ from the recorded one "
            f"by {programs.TOLERANCE:g}, save for these, which train a model or draw random "
            "numbers:"
        )
        yield "\n".join(found)


def _tolerances(asked: Question) -> Iterator[str]:
    """Each tolerance that programs of a question declare, with their files."""
    files: dict[float, list[str]] = {}
    for shown in asked.programs:
        if (tolerance := _declared(shown).tolerance) is not None:
            files.setdefault(tolerance, []).append(code_span(shown.file))
    for tolerance, names in files.items():
        yield f"{', '.join(names)} {tolerance:g}"


def _programs(guide: Guide) -> Iterator[Program]:
    return (shown for asked in guide.questions for shown in asked.programs)


def _declared(shown: Program) -> Declared:
    return declared.read(shown.text, shown.origin.path)


def _name(asked: Question, link: Link) -> str:
    return f"[{asked.number}. {inline(asked.title, link)}]({link(asked.slug)})"


def _labels(asked: Question) -> str:
    return ", ".join(FRAMEWORKS[shown.framework] for tabs in asked.tabs for shown in tabs.programs)


def _lines(asked: Question) -> str:
    words = asked.parity.lines if asked.parity else ()
    return ", ".join(code_span(word.text) for word in words) or "all"
