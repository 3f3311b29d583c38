"""Formulas as MathML, which browsers draw and read aloud without any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from latex2mathml.converter import convert

_REFERENCE = re.compile(r"&#x([0-9A-F]+);")
_HEAVY = re.compile(r'<(m[in]) mathvariant="(bold|bold-italic)">(.)</\1>')
# What HTML's parser supplies, and what goes without saying.
_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
_SAID_ANYWAY = (_NAMESPACE, ' display="inline"')
_THIN = "0.167em"
"""TeX's thin space, a sixth of an em."""
_NAME = re.compile(r"<mi>[^<&]{2,}</mi>")
_ROWS = {"math", "mrow", "mstyle", "mtd"}
_WITH_SCRIPTS = {"msub", "msup", "msubsup"}
_CLOSING = (")", "]", "⟩")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ELEMENTS = frozenset(
    """math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced
    menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd
    none""".split()
)
_ATTRIBUTES = frozenset(
    """xmlns display mathvariant mathsize mathcolor mathbackground stretchy fence form separator
    lspace rspace width height depth voffset minsize maxsize accent accentunder linethickness
    columnalign rowalign align rowspacing columnspacing rowlines columnlines columnspan rowspan
    notation scriptlevel displaystyle movablelimits largeop symmetric linebreak open close
    separators frame""".split()
)


class FormulaError(ValueError):
    """A formula that cannot be converted; the message says why."""


def without_html(tex: str) -> str:
    """The same TeX without what could begin a tag, a reference or a quotation in Markdown."""
    return tex.replace("<", r"\lt ").replace(">", r"\gt ").replace("&#", "& #")


@lru_cache(maxsize=4096)
def mathml(tex: str, *, display: bool = False) -> str:
    """The MathML element of a TeX formula, as HTML.

    Raises:
        FormulaError: the formula is not TeX, or uses a command that is unknown.
    """
    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception as error:  # the converter raises errors of many kinds, and bare ones
        raise FormulaError(f"is not TeX ({type(error).__name__})") from error
    _refuse_foreign(made)
    if unknown := _COMMAND.search(re.sub(r"<[^>]*>", " ", made)):
        raise FormulaError(f"uses {unknown[0]}, which is unknown")
    return _as_html(_with_spaces(made))


def _as_html(made: str) -> str:
    for needless in _SAID_ANYWAY:
        made = made.replace(needless, "", 1)
    return _HEAVY.sub(_heavy, _REFERENCE.sub(_character, made))


def _with_spaces(made: str) -> str:
    """The same with thin spaces around names of functions, as TeX sets them: log p, not logp."""
    if not _NAME.search(made):
        return made
    root = ElementTree.fromstring(made.replace(_NAMESPACE, "", 1))
    for parent in list(root.iter()):
        if parent.tag in _ROWS:
            parent[:] = list(_spaced(list(parent)))
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _spaced(row: list[Element]) -> Iterator[Element]:
    yield from row[:1]
    for at, (before, after) in enumerate(pairwise(row)):
        is_sign = at == 0 and before.text == "−"
        if _is_apart(before, after) or (is_sign and _is_function(after)):
            yield Element("mspace", width=_THIN)
        yield after


def _is_apart(before: Element, after: Element) -> bool:
    """Whether a thin space parts two neighbours; operators bring spaces of their own."""
    if "mspace" in (before.tag, after.tag):
        return False
    if _is_function(before):
        return not _begins_with_operator(after)
    return _is_function(after) and (before.tag != "mo" or before.text in _CLOSING)


def _is_function(element: Element) -> bool:
    named = element[0] if element.tag in _WITH_SCRIPTS and len(element) else element
    return named.tag == "mi" and len(named.text or "") > 1


def _begins_with_operator(element: Element) -> bool:
    while element.tag == "mrow" and len(element):
        element = element[0]
    return element.tag == "mo"


def _character(match: re.Match[str]) -> str:
    return escape(chr(int(match[1], 16)))


def _heavy(match: re.Match[str]) -> str:
    """Bold by the character: browsers do as MathML Core says, which has no other ``mathvariant``
    than ``normal``."""
    kind = match[2].replace("-", " ").upper()
    return f"<{match[1]}>{_bold(kind).get(match[3], match[3])}</{match[1]}>"


@lru_cache
def _bold(kind: str) -> dict[str, str]:
    """Unicode's mathematical letters and digits of a kind, by the plain ones."""
    named = re.compile(rf"MATHEMATICAL {kind} (?!ITALIC|SCRIPT|FRAKTUR)")
    return {
        chr(int(unicodedata.decomposition(sign).removeprefix("<font> "), 16)): sign
        for sign in map(chr, range(0x1D400, 0x1D800))
        if named.match(unicodedata.name(sign, ""))
    }


def _refuse_foreign(made: str) -> None:
    """The converter writes what stands in some commands as it is: let only formulas pass."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag not in _ELEMENTS:
            raise FormulaError(f"makes the element <{tag}>")
        for name, value in attributes.items():
            if name not in _ATTRIBUTES or (name != "xmlns" and ("(" in value or ":" in value)):
                raise FormulaError(f'sets {name} to "{value[:40]}"')

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(made.encode(), True)
    except expat.ExpatError:
        raise FormulaError("holds signs of HTML") from None
