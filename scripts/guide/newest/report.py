"""What is told of a run on the newest releases, as Markdown that fits into an issue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from itertools import chain

from guide.model import Question
from guide.newest.environment import Versions
from guide.newest.findings import Finding
from guide.notebooks import Notebook

TITLE = "# The programs on the newest releases"
MOST = 60_000
"""Characters of a report; an issue holds some more."""
LINES = 40
"""Lines of a difference, or of what an error said, that are shown."""
WIDTH = 200
"""Characters of such a line."""


def report(
    findings: Sequence[Finding], versions: Versions, python: str, questions: Mapping[str, Question]
) -> str:
    """The whole report; ``questions`` are the guide's by slug.

    What does not fit is named with a line each, and those that do not fit either are counted.
    """
    parts = [TITLE, _summary(findings, python), _versions(versions)]
    room = MOST - sum(len(part) + 2 for part in parts)
    for heading, told, chosen in _KINDS:
        of_this = [one for one in findings if chosen(one)]
        if of_this:
            part = _part(heading, of_this, told, questions, max(room, 0))
            parts.append(part)
            room -= len(part) + 2
    return "\n\n".join(parts) + "\n"


def failure(message: str) -> str:
    """The report of a check that could not run."""
    first, _, said = message.partition("\n")
    parts = [TITLE, f"The check could not run: {_inline(first)}.", _fence(_last(said))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _summary(findings: Sequence[Finding], python: str) -> str:
    ran = [one for one in findings if not one.away]
    hold = sum(one.holds for one in ran)
    counts = {
        "differ": sum(bool(one.differs) for one in ran),
        "fail": sum(bool(one.error) for one in ran),
        "use what is deprecated": sum(bool(one.deprecated) for one in ran),
    }
    others = "".join(f", {count} {what}" for what, count in counts.items() if count)
    held = f"On Python {python}, {hold} of {len(ran)} programs and notebooks hold{others}."
    return f"{held}\n\nA release that needs a newer Python than {python} is not seen."


def _versions(versions: Versions) -> str:
    rows = [
        f"| {name} | {old} | {_taken(old, versions.now.get(name, 'not installed'))} |"
        for name, old in versions.recorded.items()
    ]
    held = [
        f"- {one.name} {one.taken}, although there is {one.newest}: {_code(one.why)}"
        for one in versions.held
    ]
    table = "\n".join(["| library | recorded with | run on |", "| --- | --- | --- |", *rows])
    parts = ["## Versions", table]
    parts += ["Not the newest, since pip has to find releases that fit together:"] if held else []
    return "\n\n".join([*parts, *(["\n".join(held)] if held else [])])


def _taken(old: str, new: str) -> str:
    # Without the build's own mark, as in 2.13.0+cpu.
    return new if new.partition("+")[0] == old.partition("+")[0] else f"**{new}**"


def _part(
    heading: str,
    findings: Sequence[Finding],
    told: Callable[[Finding], str],
    questions: Mapping[str, Question],
    room: int,
) -> str:
    """A part of the report, of about so many characters."""
    whole = [f"## {heading}"]
    left = iter(findings)
    for finding in left:
        shown = f"### {_name(finding, questions)}\n\n{told(finding)}"
        if sum(map(len, whole)) + len(shown) > room:
            whole.append(_short(list(chain([finding], left)), room - sum(map(len, whole))))
            break
        whole.append(shown)
    return "\n\n".join(whole)


def _short(findings: Sequence[Finding], room: int) -> str:
    """The files of what is left out, as many as there is room for."""
    lines = [f"- `{finding.program.path}`" for finding in findings]
    listed: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        listed.append(line)
    unnamed = len(lines) - len(listed)
    listed += [f"- and {unnamed} more, which are not named"] if unnamed else []
    said = f"{len(findings)} more, left out since the report would be too long:"
    return f"{said}\n\n" + "\n".join(listed)


def _name(finding: Finding, questions: Mapping[str, Question]) -> str:
    """Question and file; an address that never changes is part of both."""
    program = finding.program
    slug = program.path.parent.name
    if isinstance(program, Notebook):
        return f"Notebook: {_inline(program.title)} (`{program.path}`)"
    if asked := questions.get(slug):
        return f"{asked.number}. {_inline(asked.title)} (`{slug}`, `{program.path.name}`)"
    return f"`{program.path}`"


def _inline(text: str) -> str:
    """A text in which nothing calls people, or opens an element."""
    return re.sub(r"[<@#]", lambda sign: f"&#{ord(sign[0])};", text)


def _difference(finding: Finding) -> str:
    lines = list(
        unified_diff(
            finding.recorded.splitlines(),
            finding.now.splitlines(),
            f"recorded: {finding.record}",
            "on the newest releases",
            lineterm="",
        )
    )
    return f"{_code(finding.differs)}\n\n{_fence(_first(lines), 'diff')}"


def _error(finding: Finding) -> str:
    return _said(finding.error)


def _deprecation(finding: Finding) -> str:
    return _said(finding.deprecated)


def _said(message: str) -> str:
    first, _, rest = message.partition("\n")
    return "\n\n".join(part for part in (_code(first), _fence(_last(rest))) if part)


def _away(finding: Finding) -> str:
    return f"Not run: it needs {_inline(finding.away)}"


def _first(lines: list[str]) -> str:
    left_out = len(lines) - LINES
    shown = [_cut(line) for line in lines[:LINES]]
    shown += [f"… {left_out} more lines of the difference, left out"] if left_out > 0 else []
    return "\n".join(shown)


def _last(text: str) -> str:
    lines = text.rstrip().splitlines()
    left_out = len(lines) - LINES
    shown = [_cut(line) for line in lines[-LINES:]]
    return "\n".join([f"… {left_out} lines before, left out", *shown] if left_out > 0 else shown)


def _cut(line: str) -> str:
    left_out = len(line) - WIDTH
    return f"{line[:WIDTH]} … {left_out} more characters, left out" if left_out > 0 else line


def _code(text: str) -> str:
    """A line as code, whatever it holds."""
    marks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{marks} {_cut(text)} {marks}"


def _fence(text: str, language: str = "text") -> str:
    """A block of code, with more marks than any of its lines begins with."""
    if not text:
        return ""
    marks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{marks}{language}\n{text}\n{marks}"


_KINDS: tuple[tuple[str, Callable[[Finding], str], Callable[[Finding], bool]], ...] = (
    ("Outputs that differ", _difference, lambda one: bool(one.differs)),
    ("Errors", _error, lambda one: bool(one.error)),
    ("Deprecations", _deprecation, lambda one: bool(one.deprecated)),
    ("Not run", _away, lambda one: bool(one.away)),
)
