"""Rules across questions, for both formats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import pairwise

from guide import markdown, parity, pins
from guide.errors import Problem, SourceError
from guide.invisible import references, references_in_prose
from guide.markdown import Kind, Segment
from guide.mathml import FormulaError, mathml, without_html
from guide.model import (
    Bug,
    Change,
    Choice,
    Fill,
    Guide,
    Origin,
    Prose,
    Question,
    Section,
    Term,
    Word,
)

_Look = Callable[[str], Iterator[tuple[int, str, str]]]
"""Finds what is wrong in a text, as :mod:`guide.invisible` says it."""


def check(guide: Guide) -> None:
    """Check what no question can know alone.

    Raises:
        SourceError: with all that is wrong.
    """
    questions = list(guide.questions)
    problems = [
        *_twice(questions),
        *(problem for section in guide.sections for problem in _numbers(section)),
        *_former(questions),
        *_links(questions),
        *_terms(guide),
        *_changes(guide),
        *_formulas(questions),
        *_invisible(questions),
        *_circles(questions),
        *(problem for question in questions for problem in parity.problems(question)),
        *_unpinned(guide),
    ]
    if problems:
        raise SourceError(problems)


def _unpinned(guide: Guide) -> Iterator[Problem]:
    """Programs that could not be run where they are downloaded; a guide without pins has none."""
    for question in guide.questions if guide.pins else ():
        for program in question.programs:
            try:
                pins.needed(program.text, guide.pins)
            except SyntaxError as error:
                at = Origin(program.origin.path, error.lineno or 0)
                yield _problem(at, f"is no program ({error.msg})", "mend it")
            except pins.UnpinnedError as error:
                message, hint = f"imports {error}", f"pin {error} in the guide's requirements.txt"
                yield _problem(program.origin, message, hint)


def _problem(at: Origin, message: str, hint: str) -> Problem:
    return Problem(at.path, at.line, message, hint)


def _twice(questions: Sequence[Question]) -> Iterator[Problem]:
    seen: dict[str, Question] = {}
    for question in questions:
        first = seen.setdefault(question.slug, question)
        if first is not question:
            message = f'slug "{question.slug}" is taken by {first.origin.path}'
            yield _problem(question.origin, message, "rename the newer of the two folders")


def _numbers(section: Section) -> Iterator[Problem]:
    seen: dict[int, Question] = {}
    for question in section.questions:
        first = seen.setdefault(question.number, question)
        if first is not question:
            at = first.at("number")
            message = f"number {question.number} is taken by {at.path}:{at.line}"
            yield _problem(question.at("number"), message, "give it a number of its own")


def _former(questions: Sequence[Question]) -> Iterator[Problem]:
    """Former slugs must each lead to one question."""
    taken = {question.slug: question.origin for question in questions}
    for question in questions:
        for word in question.formerly:
            first = taken.setdefault(word.text, word.origin)
            if first is not word.origin:
                message = f'the former slug "{word.text}" is taken by {first.path}:{first.line}'
                yield _problem(word.origin, message, "remove it here or there")


def _links(questions: Sequence[Question]) -> Iterator[Problem]:
    known = {question.slug for question in questions}
    for question in questions:
        for slug, at in _targets(question):
            if slug not in known:
                message = f'no question has the slug "{slug}"'
                yield _problem(at, message, "correct it, or remove the link")


def _targets(question: Question) -> Iterator[tuple[str, Origin]]:
    for word in (*question.requires, *question.see_also):
        yield word.text, word.origin
    for text, at in _texts(question, "](#"):
        for segment, line in _segments(text, at.line):
            if segment.kind is Kind.LINK and segment.target.startswith("#"):
                yield segment.target[1:], Origin(at.path, line)


def _terms(guide: Guide) -> Iterator[Problem]:
    """Each name stands for one term, and leads to questions that there are."""
    known = {question.slug for question in guide.questions}
    seen: dict[str, Term] = {}
    for term in guide.terms:
        for name in (term.name, *term.also):
            first = seen.setdefault(name.casefold(), term)
            if first is not term:
                message = f'"{name}" also names "{first.name}" in line {first.origin.line}'
                yield _problem(term.origin, message, "keep it where it is meant")
        yield from _unknown(term.questions, known)
    for before, after in pairwise(guide.terms):
        if before.name.casefold() > after.name.casefold():
            message = f'"{after.name}" stands after "{before.name}"'
            yield _problem(after.origin, message, "put the terms into alphabetical order")


def _unknown(named: Iterable[Word], known: Collection[str]) -> Iterator[Problem]:
    for word in named:
        if word.text not in known:
            message = f'no question has the slug "{word.text}"'
            yield _problem(word.origin, message, "correct it, or remove it")


def _changes(guide: Guide) -> Iterator[Problem]:
    """Changes are known by their names, stand in order, and lead to questions that there are."""
    known = {question.slug for question in guide.questions}
    seen: dict[str, Change] = {}
    for change in guide.changes:
        first = seen.setdefault(change.name, change)
        if first is not change:
            message = f'the id "{change.name}" is taken by the change in line {first.origin.line}'
            yield _problem(change.origin, message, "give the newer one another")
        yield from _unknown(change.questions, known)
    for before, after in pairwise(guide.changes):
        if before.date < after.date:
            message = f"{after.date} stands after {before.date}"
            yield _problem(after.origin, message, "put the newest change first")


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
    for text, at in _texts(question, "&"):
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
    for text, at in _texts(question, "$"):
        for segment, line in _segments(text, at.line):
            if segment.kind is Kind.MATH:
                yield segment.text, Origin(at.path, line)
    for block in question.blocks:
        if isinstance(block, Prose) and "$$" in block.text:
            for token in markdown.blocks(block.text):
                if token.type == "math_block" and token.map:
                    yield token.content, Origin(block.origin.path, block.origin.line + token.map[0])


def _segments(text: str, line: int) -> Iterator[tuple[Segment, int]]:
    """The segments of an inline text, those within links too, each with its line."""
    for segment in markdown.segments(text):
        here = line + text.count("\n", 0, segment.start)
        yield segment, here
        if segment.kind is Kind.LINK:
            yield from _segments(segment.text, here)


def _texts(question: Question, sign: str) -> Iterator[tuple[str, Origin]]:
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


def _circles(questions: Sequence[Question]) -> Iterator[Problem]:
    """Questions that must be known before themselves, each circle once."""
    needs = _tangled(questions)
    shown: set[str] = set()
    for question in questions:
        for word in question.requires:
            if question.slug in shown or not needs.keys() >= {question.slug, word.text}:
                continue
            if way := _way(needs, word.text, question.slug):
                shown.update(way)
                circle = " → ".join([question.slug, *way])
                message = f'"{word.text}" leads in a circle ({circle})'
                yield _problem(word.origin, message, "remove one of the requirements")


def _tangled(questions: Sequence[Question]) -> dict[str, list[str]]:
    """The questions left when all are removed, again and again, that require none of the rest."""
    needs = {question.slug: [word.text for word in question.requires] for question in questions}
    while free := [slug for slug, words in needs.items() if not needs.keys() & words]:
        for slug in free:
            del needs[slug]
    return needs


def _way(needs: Mapping[str, Sequence[str]], start: str, goal: str) -> list[str]:
    """The shortest way from requirement to requirement, both ends included, or none."""
    ways = {start: [start]}
    for slug in (todo := [start]):
        if slug == goal:
            return ways[slug]
        for word in needs.get(slug, ()):
            if word not in ways:
                ways[word] = [*ways[slug], word]
                todo.append(word)
    return []
