"""Rules within each question, for both formats: what stands in it can be shown and run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape

from guide import markdown, parity, pins
from guide.errors import Problem
from guide.invisible import references, references_in_prose
from guide.markdown import Kind, Segment
from guide.mathml import FormulaError, mathml, without_html
from guide.model import Bug, Choice, Fill, Origin, Prose, Question

_Look = Callable[[str], Iterator[tuple[int, str, str]]]
"""Finds what is wrong in a text, as :mod:`guide.invisible` says it."""


def problems(questions: Sequence[Question], pinned: Mapping[str, str]) -> list[Problem]:
    """What is wrong in questions, each by itself; ``pinned`` is what their programs run on."""
    return [
        *_formulas(questions),
        *_invisible(questions),
        *(problem for question in questions for problem in parity.problems(question)),
        *_unpinned(questions, pinned),
    ]


def _unpinned(questions: Iterable[Question], pinned: Mapping[str, str]) -> Iterator[Problem]:
    """Programs that could not be run where they are downloaded; a guide without pins has none."""
    for question in questions if pinned else ():
        for program in question.programs:
            try:
                pins.needed(program.text, pinned)
            except SyntaxError as error:
                at = Origin(program.origin.path, error.lineno or 0)
                yield _problem(at, f"is no program ({error.msg})", "mend it")
            except pins.UnpinnedError as error:
                message, hint = f"imports {error}", f"pin {error} in the guide's requirements.txt"
                yield _problem(program.origin, message, hint)


def _formulas(questions: Sequence[Question]) -> Iterator[Problem]:
    """Formulas that cannot be drawn; the built site would show their TeX."""
    for question in questions:
        for tex, at in _tex(question):
            try:
                mathml(unescape(without_html(tex)))  # as it is read from the built page
            except FormulaError as error:
                shown = " ".join(tex.split())[:60]
                yield _problem(at, f'the formula "{shown}" {error}', "write it in another way")


def _invisible(questions: Sequence[Question]) -> Iterator[Problem]:
    """References to signs that nobody sees; only here is it known what is code."""
    found = {
        Problem(at.path, at.line + text.count("\n", 0, start), message, hint): None
        for question in questions
        for text, at, look in _outside_code(question)
        for start, message, hint in look(text)
    }
    return iter(found)  # a cell is looked at by itself and in its row


def _outside_code(question: Question) -> Iterator[tuple[str, Origin, _Look]]:
    """The texts of a question in which references may be more than text."""
    for text, at in texts(question, "&"):
        yield text, at, references_in_prose
    for block in question.blocks:
        if not isinstance(block, Prose) or not any(references(block.text)):
            continue
        lines = block.text.split("\n")
        for token in markdown.blocks(block.text):
            at = Origin(block.origin.path, block.origin.line + (token.map[0] if token.map else 0))
            if token.type == "math_block":
                yield token.content, at, references
            elif token.type == "fence":
                yield token.info, at, references
            elif token.type == "tr_open" and token.map:
                # Some read a row as a whole, and code in it with the signs between its cells.
                yield lines[token.map[0]], at, references_in_prose


def _tex(question: Question) -> Iterator[tuple[str, Origin]]:
    for text, at in texts(question, "$"):
        for segment, line in segments(text, at.line):
            if segment.kind is Kind.MATH:
                yield segment.text, Origin(at.path, line)
    for block in question.blocks:
        if isinstance(block, Prose) and "$$" in block.text:
            for token in markdown.blocks(block.text):
                if token.type == "math_block" and token.map:
                    yield token.content, Origin(block.origin.path, block.origin.line + token.map[0])


def segments(text: str, line: int) -> Iterator[tuple[Segment, int]]:
    """The segments of an inline text, those within links too, each with its line."""
    for segment in markdown.segments(text):
        here = line + text.count("\n", 0, segment.start)
        yield segment, here
        if segment.kind is Kind.LINK:
            yield from segments(segment.text, here)


def texts(question: Question, sign: str) -> Iterator[tuple[str, Origin]]:
    """The inline texts of a question that hold a sign; only these take the time to be looked at."""
    for text, at in _written(question):
        if sign in text:
            yield text, at
    for block in question.blocks:
        if isinstance(block, Prose) and sign in block.text:
            for token in markdown.blocks(block.text):
                if token.type == "inline" and token.map and sign in token.content:
                    at = block.origin
                    yield token.content, Origin(at.path, at.line + token.map[0])
    for figure in question.figures:
        if sign in figure.alt:
            yield figure.alt, figure.origin


def _written(question: Question) -> Iterator[tuple[str, Origin]]:
    """The texts of a question that are one paragraph each."""
    yield question.title, question.at("title")
    for point in question.key_points:
        yield point.text, point.origin
    for claim in question.claims:
        yield claim.claim, claim.origin
        yield claim.now, claim.origin
    for follow_up in question.follow_ups:
        yield follow_up.question, follow_up.origin
        yield follow_up.answer, follow_up.origin
    for item in question.items:
        yield item.prompt, item.origin
        if isinstance(item, Choice):
            for option in item.options:
                yield option.text, option.origin
                yield option.why, option.origin
        elif isinstance(item, Fill):
            yield from ((answer, item.origin) for answer in item.accepted)
        elif isinstance(item, Bug):
            yield item.symptom, item.origin


def _problem(at: Origin, message: str, hint: str) -> Problem:
    return Problem(at.path, at.line, message, hint)
