"""What a drawing may hold: shapes and text, nothing that runs and nothing from elsewhere.

Pages show drawings as images, in which nothing runs; but each is a file of the site as well,
and who opens that file alone opens it as a page of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_METADATA = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
}
_ELEMENTS = frozenset(
    """svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
    title desc metadata style marker clipPath mask pattern linearGradient radialGradient stop
    image filter feGaussianBlur feOffset feBlend feColorMatrix feMerge feMergeNode feFlood
    feComposite""".split()
)
_ADDRESS = re.compile(r"#[^\s]*|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
_STYLE = re.compile(r"@|\\|image(?:-set)?\(|url\((?!\s*['\"]?#)", re.IGNORECASE)


class _FoundError(Exception):
    """Something that no drawing of the guide holds."""


def fault(svg: str) -> tuple[int, str] | None:
    """The first thing in a drawing that does not belong there, with its line; None if all does."""
    parser = expat.ParserCreate(namespace_separator=" ")
    styles: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        for message in _faults(tag, attributes):
            raise _FoundError(message)
        styles.append(tag)

    def end(tag: str) -> None:
        styles.pop()

    def text(said: str) -> None:
        if styles[-1:] == [f"{_SVG} style"] and _STYLE.search(said):
            raise _FoundError("the drawing leads elsewhere by its style")

    def entity(*_: object) -> None:
        raise _FoundError("the drawing holds an entity")

    def instruction(target: str, _: str) -> None:
        raise _FoundError(f"the drawing holds <?{target}?>")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(svg.encode(), True)
    except _FoundError as found:
        return parser.CurrentLineNumber, str(found)
    except expat.ExpatError as error:
        return error.lineno, f"is no drawing ({expat.ErrorString(error.code)})"
    return None


def _faults(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    space, _, name = tag.rpartition(" ")
    if not (space in _METADATA or (space in (_SVG, "") and name in _ELEMENTS)):
        yield f"the drawing holds <{name}>"
    for key, value in attributes.items():
        name = key.rpartition(" ")[2]
        if name.lower().startswith("on"):
            yield f"the drawing holds {name}="
        elif name in ("href", "src", "base") and not _ADDRESS.fullmatch(value):
            yield f'the drawing leads to "{value[:80]}"'
        elif space not in _METADATA and _paints(name) and _STYLE.search(value):
            yield "the drawing leads elsewhere by its style"


def _paints(name: str) -> bool:
    """Whether an attribute's value is a style."""
    return name not in ("id", "class", "d", "points", "version", "lang", "space", "type", "href")
