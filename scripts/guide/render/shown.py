"""What an answer shows besides text: programs with their outputs, tabs, figures."""

from __future__ import annotations

import re
from html import escape

from guide import markdown
from guide.model import FRAMEWORKS, Explorable, Figure, Parity, Program, Tabs
from guide.render import addresses
from guide.render.blocks import INNER, details, tab
from guide.render.safe import code_span, fence
from guide.render.view import View

LONG_OUTPUT = 12
"""An output of more lines is shown closed."""

DISTRIBUTION = {
    "keras": "keras",
    "tensorflow": "tensorflow-cpu",
    "pytorch": "torch",
    "numpy": "numpy",
    "jax": "jax",
}
"""The library whose version a tab's label stands for."""

_VIEW_BOX = re.compile(r'<svg\b[^>]*?\bviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def tabs(view: View, block: Tabs) -> str:
    """The tabs of all frameworks, or the one program without a bar, and what they ran on."""
    if len(block.programs) == 1:
        shown = [program(view, block.programs[0])]
    else:
        shown = [
            tab(_label(each.framework), program(view, each), first=index == 0)
            for index, each in enumerate(block.programs)
        ]
    return "\n\n".join(part for part in (*shown, _checked(view, block)) if part)


def _label(framework: str) -> str:
    return f'<span class="framework {framework}">{FRAMEWORKS[framework]}</span>'


def _checked(view: View, block: Tabs) -> str:
    """When the tabs were last run, on which versions, and what agrees between them."""
    checked, parity = view.whole.checked, view.question.parity
    if checked is None:
        return ""
    names = (each.framework for each in block.programs)
    ran_on = ", ".join(
        f"{FRAMEWORKS[name]} {checked.versions.get(DISTRIBUTION[name], '')}".rstrip()
        for name in names
    )
    said = f"Checked on {ran_on}, {checked.date}."
    if parity is not None:
        said += f" {agreement(parity)}"
    return f"{said}\n{{ .checked }}"


def agreement(parity: Parity) -> str:
    """What the tabs of a question have in common, as a sentence."""
    which = ", ".join(code_span(word.text) for word in parity.lines)
    lines = f", in the lines that begin with {which}" if which else ""
    return (
        "The same inputs and weights give the same numbers in all tabs, "
        f"within {parity.tolerance}{lines}."
    )


def program(view: View, shown: Program, *, with_output: bool = True) -> str:
    """A program under its file's name, its output, and a link to the file."""
    path = addresses.program_path(view.question, shown)
    parts = [fence(shown.text.rstrip("\n"), info=f'{{ .python title="{path.name}" }}')]
    if with_output and shown.output is not None:
        parts.append(_output(shown.output.rstrip("\n")))
    address = addresses.relative(path, view.page)
    parts.append(f"[Download {path.name}]({address}){{ .download download }}")
    return "\n\n".join(parts)


def _output(text: str) -> str:
    if not text:
        return "*It prints nothing.*"
    lines = text.count("\n") + 1
    if lines <= LONG_OUTPUT:
        return fence(text, info='{ .text .output title="Output" }')
    shown = fence(text, info="{ .text .output }")
    return details(INNER, "long-output", f"Output, {lines} lines", shown)


def figure(view: View, block: Figure) -> str:
    """A drawing in both themes' colours."""
    return f"{_images(view, block)}\n{{ .figure }}"


def explorable(view: View, block: Explorable) -> str:
    """An element that a script may fill, around the drawing that stands for it."""
    start = f' data-start="{block.start}"' if block.start else ""
    return (
        f'<div class="figure" markdown="span"><guide-explore data-name="{block.name}"{start}>'
        f"{_images(view, block.figure)}</guide-explore></div>"
    )


def _images(view: View, block: Figure) -> str:
    """A drawing in the colours of one theme and of the other, its place reserved."""
    path = addresses.figure_path(view.question, block.file)
    marks = f"{{ loading=lazy{_size(block.svg)} }}"
    alt = attribute(block.alt)
    light, dark = (
        f"![{alt}]({addresses.relative(file, view.page)}#only-{theme}){marks}"
        for theme, file in (("light", path), ("dark", addresses.dark(path)))
    )
    return f"{light}\n{dark}"


def _size(svg: str) -> str:
    """Width and height in pixels, so that nothing moves when the drawing arrives."""
    if not (size := _VIEW_BOX.search(svg)):
        return ""
    width, height = (round(float(points) * 4 / 3) for points in size.groups())
    return f" width={width} height={height}"


def attribute(text: str) -> str:
    """Inline text without its marks, as an attribute's value."""
    return escape(markdown.plain(text)).translate(_QUOTED)


_QUOTED = {ord(sign): f"&#{ord(sign)};" for sign in "{}[]`\\$*_<"}
