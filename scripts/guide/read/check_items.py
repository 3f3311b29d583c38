"""The items of *Check yourself*: from Markdown to the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from guide import orders
from guide.model import Bug, Choice, Fill, Item, Option, Order, Prints, Program
from guide.programs import ORDER
from guide.read.body import Lines, body, program

_HEADING = re.compile(r"(?P<kind>[a-z]+):\s*(?P<prompt>.+)")
_OPTION = re.compile(r"\[(?P<mark>[ xX])\]\s+(?P<text>.+)", re.DOTALL)
_FILE = re.compile(r"\{\{\s*file\s+(?P<file>[\w.-]+)\s*\}\}")
_ANSWER = re.compile(r"Answer:\s*(?P<answer>.+?)(?:\s*±\s*(?P<tolerance>[\d.eE+-]+))?")
_TOLERANCE = re.compile(r"(?=.{1,20}$)\d+(\.\d*)?([eE]-?\d{1,2})?", re.ASCII)
_SYMPTOM = re.compile(r"Symptom:\s*(?P<symptom>.+)", re.DOTALL)


def check_items(lines: Lines) -> tuple[Item, ...]:
    """Read the part; what is wrong is noted in ``lines.folder``."""
    headings = [
        (token.map[0], tokens[index + 1].content.strip())
        for tokens in [lines.tokens()]
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    first = headings[0][0] if headings else len(lines.lines)
    if lines.slice(0, first).text:
        hint = "begin each item with `### kind: prompt`"
        lines.folder.wrong(lines.first, "text before the first item", hint)
    found = (
        _item(lines.slice(start + 1, end), heading)
        for (start, heading), (end, _) in pairwise([*headings, (len(lines.lines), "")])
    )
    return tuple(item for item in found if item is not None)


def _item(lines: Lines, heading: str) -> Item | None:
    line = lines.first - 1
    match = _HEADING.fullmatch(heading)
    if not match or match["kind"] not in _KINDS:
        hint = f"write `### kind: prompt` with one of {', '.join(_KINDS)}"
        lines.folder.wrong(line, f'not an item: "{heading[:60]}"', hint)
        return None
    return _KINDS[match["kind"]](lines, match["prompt"])


def _choice(lines: Lines, prompt: str) -> Item | None:
    tokens = lines.tokens()
    end = tokens[0].map[1] if tokens and tokens[0].map else 0
    options = tuple(_options(lines, tokens, end))
    line = lines.first - 1
    if len(options) < 2 or not any(option.right for option in options):
        hint = "write `- [x] right` and `- [ ] wrong` right below the heading"
        lines.folder.wrong(line, "a choice needs two options, one of them right", hint)
        return None
    rest = lines.slice(end, len(lines.lines))
    return Choice(
        prompt=prompt, options=options, explanation=body(rest), origin=lines.folder.at(line)
    )


def _options(lines: Lines, tokens: list[Token], end: int) -> Iterator[Option]:
    """Options are the first list's items; the text of a nested item says why."""
    texts = [t for t in tokens if t.type == "inline" and t.map and t.map[0] < end]
    options = [t for t in texts if t.level == 3]
    for index, option in enumerate(options):
        assert option.map is not None
        line = lines.number(option.map[0])
        following = options[index + 1].map if index + 1 < len(options) else None
        stop = following[0] if following else end
        why = " ".join(
            " ".join(t.content.split())
            for t in texts
            if t.level > 3 and t.map and option.map[0] < t.map[0] < stop
        )
        match = _OPTION.fullmatch(" ".join(option.content.split()))
        if not match:
            lines.folder.wrong(line, "an option without a box", "write `- [x] …` or `- [ ] …`")
            continue
        right = match["mark"] != " "
        if not right and not why:
            hint = "say why, in a bullet below it, indented by four blanks"
            lines.folder.wrong(line, "a wrong option does not say why it is wrong", hint)
        yield Option(match["text"], right, why, lines.folder.at(line))


def _paragraphs(lines: Lines) -> list[tuple[int, int, str]]:
    tokens = lines.tokens()
    return [
        (token.map[0], token.map[1], " ".join(tokens[index + 1].content.split()))
        for index, token in enumerate(tokens)
        if token.type == "paragraph_open" and token.level == 0 and token.map
    ]


def _lead(lines: Lines, wanted: tuple[re.Pattern[str], ...]) -> tuple[list[re.Match[str]], Lines]:
    """Match the first paragraphs one by one; return the matches and what follows them."""
    paragraphs = _paragraphs(lines)
    matches = [
        match
        for pattern, (_, _, text) in zip(wanted, paragraphs, strict=False)
        if (match := pattern.fullmatch(text))
    ]
    end = paragraphs[len(wanted) - 1][1] if len(paragraphs) >= len(wanted) else 0
    return matches, lines.slice(end, len(lines.lines))


def _fill(lines: Lines, prompt: str) -> Item | None:
    matches, rest = _lead(lines, (_ANSWER,))
    line = lines.first - 1
    if not matches:
        hint = "write `Answer: …` below the heading, and a blank line after it"
        lines.folder.wrong(line, "a fill item without an answer", hint)
        return None
    accepted = tuple(part.strip() for part in matches[0]["answer"].split(" or "))
    tolerance = matches[0]["tolerance"] or ""
    if tolerance and not _TOLERANCE.fullmatch(tolerance):
        message = f'the tolerance is "{tolerance[:40]}"'
        lines.folder.wrong(line, message, "write a number, for example 0.01")
    return Fill(
        prompt=prompt,
        accepted=accepted,
        tolerance=tolerance,
        explanation=body(rest),
        origin=lines.folder.at(line),
    )


def _shown(lines: Lines) -> tuple[Program, Lines] | None:
    """The program that an item is about, and what follows it."""
    matches, rest = _lead(lines, (_FILE,))
    line = lines.first - 1
    if not matches:
        hint = "write `{{ file NAME.py }}` below the heading"
        lines.folder.wrong(line, "an item without its program", hint)
        return None
    return program(lines.folder, matches[0]["file"], line + 1), rest


def _prints(lines: Lines, prompt: str) -> Item | None:
    if not (found := _shown(lines)):
        return None
    shown, rest = found
    line = lines.first - 1
    if shown.text and shown.output is None:
        hint = "record it with scripts/record.py, it is the right answer"
        lines.folder.wrong(line + 1, f'"{shown.file}" has no recorded output', hint)
    return Prints(
        prompt=prompt, program=shown, explanation=body(rest), origin=lines.folder.at(line)
    )


def _order(lines: Lines, prompt: str) -> Item | None:
    if not (found := _shown(lines)):
        return None
    shown, rest = found
    line = lines.first - 1
    try:
        known = orders.read(lines.folder.recorded(shown.file, ".orders") or "")
    except ValueError:
        known = ()
    if shown.text and not known:
        hint = f"name it {ORDER}NAME.py and record it with scripts/record.py"
        message = f'"{shown.file}" has no record of the orders that print the same'
        lines.folder.wrong(line + 1, message, hint)
    return Order(
        prompt=prompt,
        program=shown,
        lines=orders.lines(shown.text),
        orders=known,
        explanation=body(rest),
        origin=lines.folder.at(line),
    )


def _bug(lines: Lines, prompt: str) -> Item | None:
    matches, rest = _lead(lines, (_FILE, _SYMPTOM, _FILE))
    line = lines.first - 1
    if len(matches) != 3:
        hint = "write `{{ file … }}`, `Symptom: …`, `{{ file … }}`, each a paragraph"
        lines.folder.wrong(line, "a bug without program, symptom and mended program", hint)
        return None
    return Bug(
        prompt=prompt,
        program=program(lines.folder, matches[0]["file"], line + 1),
        symptom=matches[1]["symptom"],
        mended=program(lines.folder, matches[2]["file"], line + 1),
        explanation=body(rest),
        origin=lines.folder.at(line),
    )


_KINDS: dict[str, Callable[[Lines, str], Item | None]] = {
    "choice": _choice,
    "prints": _prints,
    "bug": _bug,
    "fill": _fill,
    "order": _order,
}
