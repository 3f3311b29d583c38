"""Rules across questions, for both formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from guide import check_each
from guide.check_each import segments, texts
from guide.errors import Problem, SourceError
from guide.kept import Keep, anew
from guide.markdown import Kind
from guide.model import (
    Change,
    Guide,
    Origin,
    Question,
    Section,
    Term,
    Word,
)


def check(guide: Guide, keep: Keep = anew) -> None:
    """Check what no reader of a question can know alone.

    ``keep`` knows the sections whose questions were in order by themselves before.

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
        *_circles(questions),
        *(problem for section in guide.sections for problem in _alone(section, guide.pins, keep)),
    ]
    if problems:
        raise SourceError(problems)


def _alone(section: Section, pinned: Mapping[str, str], keep: Keep) -> Iterable[Problem]:
    """What is wrong in questions by themselves; where nothing was, nobody looks again."""
    known = [question.known for question in section.questions]
    try:
        keep(("in order", repr(pinned), *known), partial(_in_order, section, pinned))
    except SourceError as error:
        return error.problems
    return ()


def _in_order(section: Section, pinned: Mapping[str, str]) -> str:
    if problems := check_each.problems(section.questions, pinned):
        raise SourceError(problems)
    return ""


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
    for text, at in texts(question, "](#"):
        for segment, line in segments(text, at.line):
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
