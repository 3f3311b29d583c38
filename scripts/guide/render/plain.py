"""Pages of questions as plain Markdown, for programs that read text and for people who do.

Nothing of the engines' syntax: answers in full, programs and their outputs as fenced blocks,
formulas as TeX, links to other such pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from guide import markdown
from guide.markdown import Kind, Segment
from guide.model import FRAMEWORKS, Block, Explorable, Figure, Program, Prose, Question, Tabs, Term
from guide.render import addresses
from guide.render.addresses import Page
from guide.render.plain_items import items
from guide.render.safe import fence

Link = Callable[[str], str]
"""From the slug of a question to the address of its plain text, from where the text stands."""

_ACTING = re.compile(r"<(?=[A-Za-z/!?])|\](?=[(:])")
"""What begins HTML, the address of a link, or the definition of one."""
_OPENING = re.compile(r"(?<=\n)[ ]{0,3}(?=<[A-Za-z/!?])")
"""Before what would begin HTML at the start of a line, also within code: lines come first."""
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+")
_MARKS = re.compile(r"([\\`*_\[\]<]|&(?=#|[A-Za-z0-9]+;))")
_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in '<>"\\`'}
_WEB = ("https://", "http://")


def file(page: PurePosixPath) -> PurePosixPath:
    """Where the plain text of a page stands: beside the built page."""
    return PurePosixPath(addresses.built(str(page), "").removesuffix("#").lstrip("/"), "index.md")


@dataclass(frozen=True)
class Place:
    """Where a text stands, and how it refers to others."""

    folder: str
    """Its folder below the site's root."""
    files: dict[str, PurePosixPath]
    """The plain text in which each question stands, by its slug."""

    def to(self, target: PurePosixPath | str) -> str:
        """The address of a file of the site."""
        return posixpath.relpath(str(target), self.folder or ".")

    def link(self, slug: str) -> str:
        """The address of a question."""
        here = self.files[slug].parent == PurePosixPath(self.folder)
        return f"#{slug}" if here else f"{self.to(self.files[slug])}#{slug}"


def page(shown: Page, place: Place, *, level: int = 1) -> str:
    """A page of questions; ``level`` is that of its title's heading."""
    parts = [f"{'#' * level} {literal(shown.title)}"]
    if shown.section.summary:
        parts.append(literal(shown.section.summary))
    parts += [question(asked, place, level + 1) for asked in shown.questions]
    return "\n\n".join(parts) + "\n"


def vocabulary(terms: tuple[Term, ...], place: Place) -> str:
    """The page of terms."""
    return "\n".join(["# Terms", "", *(_term(term, place) for term in terms)]) + "\n"


def _term(term: Term, place: Place) -> str:
    also = f" ({', '.join(map(literal, term.also))})" if term.also else ""
    links = [_named(slug.text, place) for slug in term.questions]
    treated = f" Treated in {', '.join(links)}." if links else ""
    return f"- **{literal(term.name)}**{also}: {inline(term.definition, place.link)}{treated}"


def _named(slug: str, place: Place) -> str:
    """A link to a question, under the words of its slug."""
    return f"[{slug.replace('-', ' ')}]({place.link(slug)})"


def question(asked: Question, place: Place, level: int) -> str:
    """One question with its whole answer. The anchor is what links to it name."""
    title = f"{'#' * level} {asked.number}. {inline(asked.title, place.link)}"
    parts = [f'<a id="{asked.slug}"></a>', title, _about(asked, place)]
    for name, render in _PARTS.items():
        if content := render(asked, place, level + 1):
            parts += [f"{'#' * (level + 1)} {name}", content]
    return "\n\n".join(part for part in parts if part)


def _about(asked: Question, place: Place) -> str:
    permanent = f"{place.to(f'{addresses.PERMANENT}/{asked.slug}')}/"
    said = [f"Level: {asked.level}"] if asked.tags else []
    if asked.tags:
        said.append(f"topics: {', '.join(tag.text for tag in asked.tags)}")
    return "; ".join([*said, f"[permanent address]({permanent})"])


def inline(text: str, link: Link) -> str:
    """Inline text, with the addresses of other questions as ``link`` gives them.

    It becomes one line: what begins a line could begin a block, also within code.
    """
    return _lines(text.replace("\n", " "), link)


def _lines(text: str, link: Link) -> str:
    """Inline text of a block, line by line as it is."""
    return "".join(_segment(text, *pair, link) for pair in _stretches(text))


def _stretches(text: str) -> Iterator[tuple[Segment, int]]:
    """Each segment of a text and where it ends there, delimiters included."""
    found = list(markdown.segments(text))
    ends = [*(segment.start for segment in found[1:]), len(text)]
    return zip(found, ends, strict=False)  # an empty text has an end, and no segment


def _segment(text: str, segment: Segment, end: int, link: Link) -> str:
    if segment.kind in (Kind.LINK, Kind.IMAGE):
        return _link(segment, link)
    written = text[segment.start : end]
    # The guide knows no HTML, and no links but those: what looks like it is text.
    if segment.kind is Kind.TEXT:
        return _ACTING.sub(r"\\\g<0>", written)
    if segment.kind is Kind.MATH:
        return _formula(written)
    return _OPENING.sub("    ", written)  # so far in, nothing begins, and the blanks are not shown


def _link(segment: Segment, link: Link) -> str:
    label = _lines(segment.text, link)
    if segment.kind is Kind.LINK and segment.target.startswith("#"):
        return f"[{label}]({link(segment.target[1:])})"
    if segment.kind is Kind.LINK and segment.target.startswith(_WEB):
        return f"[{label}]({segment.target.translate(_ADDRESS)})"
    return label


def _formula(tex: str) -> str:
    """TeX that is none of Markdown's signs; a blank means nothing in it."""
    return _ACTING.sub(r"\g<0> ", tex)


def literal(text: str) -> str:
    """Text that is no Markdown, as Markdown."""
    return _MARKS.sub(r"\\\1", text)


def prose(text: str, link: Link, level: int) -> str:
    """A stretch of blocks; its headings become those of a level.

    A text that is nested too deep to be read is shown as code.
    """
    lines = text.split("\n")
    tokens = markdown.blocks(text)
    if markdown.too_deep(tokens):
        return fence(text)
    outer = ""
    for token in tokens:
        if token.map and token.type == "tr_open":
            lines[token.map[0]] = inline(lines[token.map[0]], link)
        elif token.map and token.type == "inline" and outer not in ("th_open", "td_open"):
            _rewrite(lines, token.map[0], token.content, link)
            if outer == "heading_open":
                words = _HEADING.sub("", lines[token.map[0]])
                lines[token.map[0]] = f"{'#' * level} {words}"
        elif token.map and token.type == "math_block":
            first, last = token.map
            lines[first:last] = map(_formula, lines[first:last])
        outer = token.type
    return "\n".join(lines)


def _rewrite(lines: list[str], first: int, content: str, link: Link) -> None:
    """Put the inline text of one paragraph or heading in its place, behind what precedes it."""
    contents = content.split("\n")
    while contents[0] not in lines[first]:  # the parser drops lines of foreign blanks
        first += 1
    for number, new in enumerate(_lines(content, link).split("\n")):
        lines[first + number] = lines[first + number].replace(contents[number], new, 1)


def blocks(given: tuple[Block, ...], asked: Question, place: Place, level: int) -> str:
    """Prose, programs with their outputs, figures."""
    return "\n\n".join(_BLOCKS[type(block)](block, asked, place, level) for block in given)


def _prose(block: Prose, asked: Question, place: Place, level: int) -> str:
    return prose(block.text, place.link, level)


def _tabs(block: Tabs, asked: Question, place: Place, level: int) -> str:
    return "\n\n".join(_program(each, asked, place, level) for each in block.programs)


def _program(block: Program, asked: Question, place: Place, level: int) -> str:
    shown = program(block, asked, place)
    if block.output is None:
        return shown
    printed = block.output.rstrip("\n")
    return f"{shown}\n\n" + (
        f"Output:\n\n{fence(printed, info='text')}" if printed else "It prints nothing."
    )


def program(block: Program, asked: Question, place: Place) -> str:
    """A program under its name, without its output."""
    path = addresses.program_path(asked, block)
    framework = f" ({FRAMEWORKS[block.framework]})" if block.framework else ""
    name = f"[`{path.name}`]({place.to(path)}){framework}:"
    return f"{name}\n\n{fence(block.text.rstrip(chr(10)), info='python')}"


def _figure(block: Figure, asked: Question, place: Place, level: int) -> str:
    path = addresses.figure_path(asked, block.file)
    return f"![{inline(block.alt, place.link)}]({place.to(path)})"


def _explorable(block: Explorable, asked: Question, place: Place, level: int) -> str:
    return _figure(block.figure, asked, place, level)


_BLOCKS: dict[type, Callable[..., str]] = {
    Explorable: _explorable,
    Prose: _prose,
    Tabs: _tabs,
    Program: _program,
    Figure: _figure,
}


def _points(asked: Question, place: Place, level: int) -> str:
    return "\n".join(f"- {inline(point.text, place.link)}" for point in asked.key_points)


def _claims(asked: Question, place: Place, level: int) -> str:
    claims = "\n".join(
        f"- **Claim:** {inline(claim.claim, place.link)} **Now:** {inline(claim.now, place.link)}"
        for claim in asked.claims
    )
    shown = blocks(asked.claims_shown, asked, place, level + 1)
    return "\n\n".join(part for part in (claims, shown) if part)


def _next(asked: Question, place: Place, level: int) -> str:
    return "\n".join(
        f"- **{inline(each.question, place.link)}** {inline(each.answer, place.link)}"
        for each in asked.follow_ups
    )


def _check_yourself(asked: Question, place: Place, level: int) -> str:
    return items(
        asked.items,
        lambda text: inline(text, place.link),
        lambda given: blocks(given, asked, place, level + 1),
        lambda shown: program(shown, asked, place),
    )


def _related(asked: Question, place: Place, level: int) -> str:
    return "\n".join(
        f"- {label}: " + ", ".join(_named(word.text, place) for word in words)
        for label, words in (("Know first", asked.requires), ("See also", asked.see_also))
        if words
    )


def _references(asked: Question, place: Place, level: int) -> str:
    return "\n".join(
        f"- {literal(ref.authors)} ({ref.year}). [{literal(ref.title)}](<{ref.url}>)"
        for ref in asked.references
    )


_PARTS: dict[str, Callable[[Question, Place, int], str]] = {
    "In short": lambda asked, place, level: blocks(asked.answer, asked, place, level + 1),
    "In depth": lambda asked, place, level: blocks(asked.in_depth, asked, place, level + 1),
    "Key points": _points,
    "Out of date": _claims,
    "Asked next": _next,
    "Check yourself": _check_yourself,
    "Related questions": _related,
    "References": _references,
}
