"""One question as Markdown for the site's engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import count
from urllib.parse import quote

import guide
from guide import markdown
from guide.model import Block, Explorable, Figure, Program, Prose, Question, Tabs
from guide.render import addresses, reading
from guide.render.blocks import ANSWER, INNER, details
from guide.render.check_items import check_items
from guide.render.safe import prose
from guide.render.shown import attribute, explorable, figure, program, tabs
from guide.render.terms import topic_id, topic_name
from guide.render.view import OUT_OF_INDEX, View


def question(view: View) -> str:
    """The question: heading, marks, closed answer, and where to go from here."""
    asked = view.question
    heading = f"## {asked.number}. {view.text(asked.title)} {{ #{asked.slug} }}"
    answer = details(ANSWER, "answer", _button(asked), _answer(view))
    return "\n\n".join(
        part for part in (heading, _marks(view), _aliases(asked), answer, _ways(view)) if part
    )


def _button(asked: Question) -> str:
    """What opens the answer; the number tells one from another where only names are read out."""
    return f"<span {OUT_OF_INDEX}>Answer to question {asked.number}</span>"


def _marks(view: View) -> str:
    """Level and topics, where it has any; how long it takes; room for where the reader stands."""
    asked = view.question
    time = f'<span class="time">{reading.minutes(asked)} min to read</span>'
    parts = [time, '<span class="standing"></span>']
    if asked.tags:
        topics = ", ".join(_topic(view, tag.text) for tag in asked.tags)
        parts = [f'<span class="level">{asked.level}</span>', *parts]
        parts.append(f'<span class="tags">{topics}</span>')
    return f"{' '.join(parts)}\n{{ .marks {OUT_OF_INDEX} }}"


def _topic(view: View, tag: str) -> str:
    """A tag; it leads to all questions of its topic where the guide has a page of them."""
    words = topic_name(tag)
    if not view.whole.terms:
        return words
    return f"[{words}]({addresses.relative(addresses.TERMS, view.page)}#{topic_id(tag)})"


def _aliases(asked: Question) -> str:
    """Other words for the question: read by search engines, not shown."""
    if not asked.aliases:
        return ""
    words = escape(", ".join(alias.text for alias in asked.aliases))
    return f'<p class="aliases" hidden>{words}</p>'


def _answer(view: View) -> str:
    asked = view.question
    return "\n\n".join(
        f"### {title} {{ #{addresses.part_id(asked.slug, part)} {OUT_OF_INDEX}=true }}\n\n{content}"
        for (part, title), render in _PARTS.items()
        if (content := render(view))
    )


def blocks(view: View, given: tuple[Block, ...]) -> str:
    """Prose, tabs, programs and figures."""
    return "\n\n".join(_BLOCKS[type(block)](view, block) for block in given)


def _prose(view: View, block: Prose) -> str:
    def attributes(text: str) -> str:
        found = addresses.part_id(view.question.slug, f"in depth {markdown.plain(text)}")
        unique = next(name for name in _numbered(found) if name not in view.taken)
        view.taken.add(unique)
        return f"#{unique} {OUT_OF_INDEX}=true"

    return prose(block.text, view.link, heading=attributes)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


_BLOCKS: dict[type, Callable[..., str]] = {
    Prose: _prose,
    Tabs: tabs,
    Program: program,
    Figure: figure,
    Explorable: explorable,
}


def _key_points(view: View) -> str:
    return "\n".join(f"- {view.text(point.text)}" for point in view.question.key_points)


def _out_of_date(view: View) -> str:
    claims = "\n".join(
        f"- **Claim:** {view.text(claim.claim)}\n\n    **Now:** {view.text(claim.now)}\n"
        for claim in view.question.claims
    )
    shown = blocks(view, view.question.claims_shown)
    return "\n\n".join(part for part in (claims.rstrip("\n"), shown) if part)


def _asked_next(view: View) -> str:
    return "\n\n".join(
        details(INNER, "follow-up", view.text(follow_up.question), view.text(follow_up.answer))
        for follow_up in view.question.follow_ups
    )


def _check_yourself(view: View) -> str:
    return check_items(
        view.question.items,
        view.text,
        lambda given: blocks(view, given),
        lambda shown: program(view, shown, with_output=False),
    )


def _related(view: View) -> str:
    asked = view.question
    lines = [
        f"- {label}: "
        + ", ".join(f"[{word.text.replace('-', ' ')}]({view.link(word.text)})" for word in words)
        for label, words in (("Know first", asked.requires), ("See also", asked.see_also))
        if words
    ]
    if view.notebooks:
        links = (f"[{view.text(each.title)}](../{each.file})" for each in view.notebooks)
        lines.append(f"- To play with: {', '.join(links)}")
    return "\n".join(lines)


def _references(view: View) -> str:
    return "\n".join(
        f"- {view.text(_label(ref.authors))} ({ref.year}). "
        + view.text(f"[{_label(ref.title)}]({ref.url.translate(_ROUND)})")
        for ref in view.question.references
    )


_ROUND = {ord(sign): f"%{ord(sign):X}" for sign in "()"}


def _label(title: str) -> str:
    return re.sub(r"([\\`\[\]$])", r"\\\1", title)


# A heading that is left out of the search index takes the text below it along, in every
# engine. So the answer begins with a heading, and no part of it is found by the theme's search.
_PARTS: dict[tuple[str, str], Callable[[View], str]] = {
    ("answer", "In short"): lambda view: blocks(view, view.question.answer),
    ("in-depth", "In depth"): lambda view: blocks(view, view.question.in_depth),
    ("key-points", "Key points"): _key_points,
    ("out-of-date", "Out of date"): _out_of_date,
    ("asked-next", "Asked next"): _asked_next,
    ("check-yourself", "Check yourself"): _check_yourself,
    ("related", "Related questions"): _related,
    ("references", "References"): _references,
}


def _ways(view: View) -> str:
    """Where to go from here: neighbours, this address, the source, a report."""
    permanent = addresses.permanent(view.question.slug, view.page)
    copy = f'<guide-copy><a href="{permanent}">Copy link</a></guide-copy>'
    links = [*_neighbours(view), *_learned(view), *_map(view), *_source(view), copy]
    return f"{' '.join(links)}\n{{ .ways {OUT_OF_INDEX}=true }}"


def _neighbours(view: View) -> Iterator[str]:
    for neighbour, words in ((view.before, "← Question {}"), (view.after, "Question {} →")):
        if neighbour is not None:
            yield _link(view, neighbour, words.format(neighbour.number), "next")


def _learned(view: View) -> Iterator[str]:
    """Previous and next in the order of learning; the one before need not be required here."""
    for neighbour, (words, why) in zip(view.learned, _LEARNED, strict=True):
        if neighbour is not None:
            yield _link(view, neighbour, words.format(neighbour.number), "learn", why)


_LEARNED = (("← Learn {}", "before it to learn"), ("Learn {} →", "next to learn"))
"""What leads through the order of learning, and how its name goes on to say so."""


def _link(view: View, to: Question, label: str, kind: str, why: str = "") -> str:
    title = attribute(to.title)
    name = f' aria-label="{label}, {why}: {title}"' if why else ""
    return f'[{label}]({view.link(to.slug)}){{ .{kind} title="{title}"{name} }}'


def _map(view: View) -> Iterator[str]:
    if view.on_map:
        address = addresses.relative(addresses.MAP, view.page)
        yield f"[Map]({address}?{HERE}={view.question.slug})"


HERE = "here"
"""The parameter of the map's address that shows a question on it."""


def _source(view: View) -> Iterator[str]:
    if repository := view.whole.repository:
        slug = view.question.slug
        yield f"[Edit]({repository}/edit/main/content/{view.section}/{slug}/question.md)"
        yield f"[Report a mistake]({repository}/issues/new?{_report(view.question)})"


def _report(asked: Question) -> str:
    title = f"{asked.slug}: "
    body = f"Question {asked.number}, {asked.slug}, version {guide.__version__}\n\nWhat is wrong:\n"
    return f"title={quote(title)}&body={quote(body)}"
