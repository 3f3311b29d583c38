"""Figures of a question's folder, and what a reader can try in the place of one."""

from __future__ import annotations

import re

from guide import drawing
from guide.errors import Problem
from guide.model import EXPLORABLES, Explorable, Figure
from guide.read.folder import Folder

_FIGURE = re.compile(r"!\[(?P<alt>(?:\\.|[^\[\]\\])*)\]\((?P<file>[\w-]+\.svg)\)", re.DOTALL)
_EXPLORE = re.compile(
    r"\{\{\s*explore\s+(?P<name>[\w-]+)(?:\s+(?P<start>[\w-]+))?\s*\}\}(?P<below>.*)", re.DOTALL
)


def is_picture(text: str) -> bool:
    """Whether a paragraph is a figure, or something to try."""
    return bool(_FIGURE.fullmatch(text) or _EXPLORE.fullmatch(text))


def picture(folder: Folder, text: str, line: int) -> Figure | Explorable | None:
    """What such a paragraph places, or None with the folder's problems saying what is wrong."""
    explore = _EXPLORE.fullmatch(text)
    if explore is None:
        return _figure(folder, text, line)
    name, start = explore["name"], explore["start"] or ""
    _check_known(folder, name, start, line)
    figure = _figure(folder, explore["below"].strip(), line + 1)
    if figure is None:
        hint = "write on the line below what stands there without scripts: ![finding](figure.svg)"
        folder.wrong(line, f'explorable "{name}" has no figure', hint)
        return None
    return Explorable(name, start, figure, folder.at(line))


def _check_known(folder: Folder, name: str, start: str, line: int) -> None:
    if name not in EXPLORABLES:
        hint = f"known are {', '.join(EXPLORABLES)}"
        folder.wrong(line, f'unknown explorable "{name}"', hint)
    elif start and start not in EXPLORABLES[name]:
        known = ", ".join(EXPLORABLES[name])
        hint = f"write {known} or nothing there" if known else "write its name alone"
        folder.wrong(line, f'explorable "{name}" does not begin with "{start}"', hint)


def _figure(folder: Folder, text: str, line: int) -> Figure | None:
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    folder.shown.add(match["file"])
    alt = " ".join(match["alt"].split())
    if not alt:
        hint = "say in the brackets what the figure shows"
        folder.wrong(line, f'figure "{match["file"]}" has no text alternative', hint)
    svg = folder.text(match["file"], line)
    if svg and (found := drawing.fault(svg)):
        path = folder.path / match["file"]
        hint = "draw it by a program (figure.py), or remove that"
        folder.problems.append(Problem(path, *found, hint))
    return Figure(match["file"], alt, svg, folder.at(line))
