"""Notebooks: kept as text, run by us, published with the outputs that were recorded.

``content/notebooks/NAME.py`` is the text (Jupytext's percent format under a
YAML header), ``NAME.outputs.json`` beside it what its code cells printed and
drew. :func:`publish` joins the two without running anything, so that the site
is built without a framework; :mod:`guide.notebook_runs` makes the outputs anew.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide import notebook_text, pins, programs
from guide.chart import darkened
from guide.errors import GuideError, Problem, SourceError
from guide.invisible import is_invisible
from guide.limits import MAX_CELLS
from guide.model import Checked
from guide.programs import Program
from guide.read import front_matter
from guide.read.size import is_hidden
from guide.read.source import read_text
from guide.render.checked import last_of_notebook

Output = dict[str, Any]
"""An output of a code cell, as the notebook format stores it."""
Outputs = list[list[Output]]
"""The outputs of each code cell of the text, in order."""

SVG = "image/svg+xml"
GITHUB = "https://github.com/"
COLAB = "https://colab.research.google.com/github/"
RECORD_HINT = "run `python scripts/record_notebooks.py`"

WANTED = ("title", "summary", "question")
"""What the header of a notebook says; :mod:`guide.declared` reads what else it may say."""
_KEYS = dict.fromkeys((*WANTED, "tolerance"), front_matter.text)
_RULE = "# ---"
_CELL = re.compile(r"^# %%", re.MULTILINE)
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Cell:
    """A cell of the text."""

    kind: str
    """``markdown`` or ``code``."""
    source: str
    """Its text."""
    title: str
    """What stands behind its ``# %%``, or empty."""
    tags: tuple[str, ...]
    """Its tags; a cell tagged ``setup`` is shown folded."""


@dataclass(frozen=True)
class Notebook(Program):
    """A notebook; as a program, it is published by its own name."""

    title: str
    """Its heading, from the header."""
    summary: str
    """What it shows, in a sentence or three, from the header."""
    question: str
    """The slugs of the questions it belongs to, joined by commas, from the header."""
    cells: tuple[Cell, ...]
    """The cells of the text."""

    @property
    def questions(self) -> list[str]:
        """The slugs of the questions that lead to it."""
        return [slug.strip() for slug in self.question.split(",")]

    @property
    def name(self) -> str:
        """The file's name without ending: its permanent address."""
        return self.path.stem

    @property
    def is_figure(self) -> bool:
        """Never: its figures are among its outputs."""
        return False

    @property
    def record(self) -> Path:
        """The file that holds its recorded outputs."""
        return self.path.with_suffix(".outputs.json")


def find(folder: Path) -> list[Notebook]:
    """All notebooks of a folder, in order, but hidden ones.

    Raises:
        SourceError: a text is no notebook; all problems are reported together.
    """
    found: list[Notebook] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.py")):
        if is_hidden(path.name):
            continue
        try:
            found.append(_read(path))
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return found


def _read(path: Path) -> Notebook:
    text = read_text(path)
    count = len(_CELL.findall(text))
    if not count:
        hint = "begin each with a line `# %%` or `# %% [markdown]`"
        raise SourceError(Problem(path, 0, "has no cells", hint))
    if count > MAX_CELLS:
        hint = f"{MAX_CELLS} are the most; make two notebooks of it"
        raise SourceError(Problem(path, 0, f"has {count} cells", hint))
    header, rest = _header(path, text)
    cells = _cells(path, rest)
    said = [("markdown", header["title"]), ("markdown", header["summary"])]
    written = [(cell.kind, cell.source) for cell in cells]
    if problems := list(notebook_text.faults(path, text, [*said, *written])):
        raise SourceError(problems)
    declared = programs.load(path).declared
    return Notebook(path, f"{path.stem}.ipynb", declared, **header, cells=cells)


def _cells(path: Path, text: str) -> tuple[Cell, ...]:
    """The cells of a text without its header."""
    import jupytext  # slow to import, and most runs need none of it

    try:
        nodes = jupytext.reads(text, fmt="py:percent").cells
        return tuple(Cell(node.cell_type, node.source, *_named(node.metadata)) for node in nodes)
    except Exception as error:  # Jupytext raises what its parsers raise
        hint = 'write `# %%`, or `# %% Title tags=["setup"]`'
        message = f"has a cell that cannot be read ({type(error).__name__})"
        raise SourceError(Problem(path, 0, message, hint)) from error


def _named(metadata: Any) -> tuple[str, tuple[str, ...]]:
    """The title and the tags of a cell.

    Raises:
        TypeError: they are none.
    """
    title, tags = metadata.get("title", ""), tuple(metadata.get("tags", ()))
    if not all(isinstance(word, str) for word in (title, *tags)):
        raise TypeError
    return title, tags


def _header(path: Path, text: str) -> tuple[dict[str, str], str]:
    """The title, the summary and the question's slug; and the text below the header."""
    lines = text.split("\n")
    end = lines.index(_RULE, 1) if lines[0] == _RULE and _RULE in lines[1:] else 0
    if not end:
        hint = "begin the file with " + ", ".join(["`# ---`", *(f"`# {key}: …`" for key in WANTED)])
        raise SourceError(Problem(path, 1, "has no header", hint))
    yaml = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[1:end])
    fields = front_matter.read_fields(yaml, path, _KEYS, WANTED, above=1)
    if fields.problems:
        raise SourceError(fields.problems)
    return {key: fields.values[key] for key in WANTED}, "\n".join(lines[end + 1 :]).lstrip("\n")


def recorded(notebook: Notebook) -> Outputs:
    """The recorded outputs.

    Raises:
        GuideError: there are none, or not those of this text.
    """
    path, codes = notebook.record, sum(cell.kind == "code" for cell in notebook.cells)
    try:
        outputs: Outputs = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"has no recorded outputs ({path.name})"
        raise GuideError(str(Problem(notebook.path, 0, message, RECORD_HINT))) from None
    except (ValueError, RecursionError):
        raise GuideError(str(Problem(path, 0, "is no JSON", RECORD_HINT))) from None
    if not isinstance(outputs, list):
        raise GuideError(str(Problem(path, 0, "is no record of a notebook", RECORD_HINT)))
    # JSON has escapes for what its own text may not hold; those below a blank stay escaped here.
    if is_invisible(json.dumps(outputs, ensure_ascii=False)):
        hint = f"let no cell print it, and {RECORD_HINT}"
        raise SourceError(Problem(path, 0, "holds an invisible character", hint))
    if problems := list(notebook_text.output_faults(path, outputs, RECORD_HINT)):
        raise SourceError(problems)
    if len(outputs) != codes:
        message = f"holds the outputs of {len(outputs)} code cells, the text has {codes}"
        raise GuideError(str(Problem(path, 0, message, RECORD_HINT)))
    return outputs


def dump(outputs: Outputs) -> str:
    """The outputs as text to be stored, the same for the same outputs."""
    return json.dumps(outputs, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def files(
    notebook: Notebook, *, folder_url: str = "", run: Checked | None = None
) -> dict[str, str]:
    """All files of its page, by name: the notebook as ``.ipynb``, and its figures for both themes.

    The notebook is its text and its recorded outputs, the same bytes for the same sources. A cell
    with the pinned versions, in comments, stands after the title, for those who run it elsewhere.
    Where published notebooks stand in a GitHub repository, ``folder_url``
    (``https://github.com/OWNER/REPO/blob/BRANCH/FOLDER``) adds a link to Colab,
    which opens notebooks from there and from no other site. With ``run``, a cell
    tagged ``checked`` says at the end when the notebook last held, and on what.

    Raises:
        GuideError: there are no recorded outputs of this text, or it imports
            what is not pinned.
    """
    outputs = _with_figures(notebook)
    metadata = {}
    if folder_url.startswith(GITHUB):
        folder = folder_url.removeprefix(GITHUB).rstrip("/")
        metadata["colab_link"] = f"{COLAB}{folder}/{notebook.published}"
    made = {notebook.published: document(notebook.name, _shown(notebook, outputs, run), metadata)}
    for output in (output for cell in outputs for output in cell):
        if name := output.get("metadata", {}).get("figure"):
            drawing = text_of(output["data"][SVG])
            made |= {f"{name}.svg": drawing, f"{name}.dark.svg": darkened(drawing)}
    return made


def _shown(
    notebook: Notebook, recorded: Outputs, run: Checked | None
) -> Iterator[tuple[Cell, list[Output]]]:
    """The cells as they are published, with their outputs."""
    outputs, needed = iter(recorded), _pins(notebook)
    yield Cell("markdown", f"# {notebook.title}\n\n{notebook.summary}", "", ()), []
    source = f"# The versions these outputs were made with:\n# %pip install {' '.join(needed)}"
    yield Cell("code", source, "To run it yourself", ("setup",)), []
    for cell in notebook.cells:
        yield cell, next(outputs) if cell.kind == "code" else []
    if run is not None:
        yield Cell("markdown", last_of_notebook(needed, run), "", ("checked",)), []


def document(
    name: str, cells: Iterable[tuple[Cell, list[Output]]], more: dict[str, str] | None = None
) -> str:
    """Cells and their outputs in the notebook format, with ``more`` among the metadata."""
    written = []
    for number, (cell, outputs) in enumerate(cells):
        metadata: dict[str, Any] = {"title": cell.title} if cell.title else {}
        if cell.tags:
            metadata["tags"] = list(cell.tags)
        if "setup" in cell.tags:
            metadata["jupyter"] = {"source_hidden": True}
        source = cell.source.splitlines(keepends=True)
        code = {"execution_count": None, "outputs": outputs} if cell.kind == "code" else {}
        identity = {"cell_type": cell.kind, "id": f"{name[:60]}-{number}"}
        written.append(identity | {"metadata": metadata, "source": source} | code)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}} | (more or {})
    whole = {"cells": written, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _with_figures(notebook: Notebook) -> Outputs:
    """The recorded outputs; each drawing with the name and size of its file on the page."""
    outputs, count = recorded(notebook), 0
    for output in (output for cell in outputs for output in cell):
        if drawing := text_of(output.get("data", {}).get(SVG, "")):
            count += 1
            # The page reserves its place before the file has come; 3 points are 4 pixels.
            width, height = (round(float(points) * 4 / 3) for points in _SIZE.findall(drawing)[0])
            figure = {"figure": f"{notebook.name}-{count}", "width": width, "height": height}
            output["metadata"] |= figure
    return outputs


def _pins(notebook: Notebook) -> list[str]:
    """The pinned requirement of each module that the notebook imports."""
    pinned = pins.read(programs.PINS.read_text(encoding="utf-8"))
    try:
        return pins.needed(notebook.path.read_text(encoding="utf-8"), pinned)
    except SyntaxError as error:
        problem = Problem(notebook.path, error.lineno or 0, f"{error.msg}", "mend the cell")
        raise SourceError(problem) from None
    except pins.UnpinnedError as error:
        hint = f"pin {error} in {os.path.relpath(programs.PINS)}"
        raise SourceError(Problem(notebook.path, 0, f"imports {error}", hint)) from None


def text_of(value: str | list[str]) -> str:
    """A text of an output: the format stores it whole or as lines."""
    return value if isinstance(value, str) else "".join(value)
