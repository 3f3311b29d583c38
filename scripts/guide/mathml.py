"""Formulas as MathML, which browsers draw and read aloud without any script."""

from __future__ import annotations

import re
from functools import lru_cache

from latex2mathml.converter import convert

_COMMAND = re.compile(r"\\[A-Za-z]+")


class FormulaError(ValueError):
    """A formula that cannot be converted; the message says why."""


def without_html(tex: str) -> str:
    """The same TeX without what could begin a tag, a reference or a quotation in Markdown."""
    return tex.replace("<", r"\lt ").replace(">", r"\gt ").replace("&#", "& #")


@lru_cache(maxsize=4096)
def mathml(tex: str, *, display: bool = False) -> str:
    """The MathML element of a TeX formula.

    Raises:
        FormulaError: the formula is not TeX, or uses a command that is unknown.
    """
    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception as error:  # the converter raises errors of many kinds, and bare ones
        raise FormulaError(f"is not TeX ({type(error).__name__})") from error
    if unknown := _COMMAND.search(re.sub(r"<[^>]*>", " ", made)):
        raise FormulaError(f"uses {unknown[0]}, which is unknown")
    return made
