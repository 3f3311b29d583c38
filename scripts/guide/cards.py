"""Pictures that stand for pages where they are linked to: chat windows, timelines, results.

What a picture shows is what the page asks, with the answers covered, as on the page.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont

from guide import mark
from guide.heads import CARD_SIZE
from guide.icons import picture
from guide.kept import Keep, anew
from guide.site import Site

FOLDER = "assets/cards"
"""Folder of the pictures in the site."""
MOST = 40
"""At most so many pictures are drawn; further pages share that of the first page."""
FONT = (
    Path(__file__).resolve().parents[2]
    / "node_modules/@fontsource-variable/bricolage-grotesque/files"
    / "bricolage-grotesque-latin-standard-normal.woff2"
)
"""The letters, under the SIL Open Font License; a package that ``package.json`` names."""
HUES = ("#a9b3ff", "#ff9dbd", "#f3b06a", "#63d2c2", "#d0a8ff", "#b7d46a")
"""The sections' colours, as ``guide.css`` has them in the dark."""

_GROUND, _TEXT, _QUIET, _COVER = "#161a2e", "#f2f3fb", "#a9b0cc", "#2b3154"
_LEFT, _RIGHT, _TOP, _SIGN, _INDENT = 84, 1116, 52, 62, 62
_SIZES = (100, 84, 68, 56, 46)
_SHOWN = 3
_Style = tuple[int, int]
_PLAIN: _Style = (29, 520)


@dataclass(frozen=True)
class Card:
    """What a picture says."""

    site: str
    """The guide's title."""
    title: str
    """The page's title."""
    said: str
    """A line below it."""
    questions: tuple[tuple[str, str], ...]
    """The first questions: number and wording."""
    hue: str
    """The section's colour."""
    edge: tuple[str, ...]
    """The colours down its side."""


def write(site: Site, name: str, facts: dict[str, Any], keep: Keep = anew) -> dict[str, str]:
    """Draw the pictures of a site; return each one's file by the address of its page.

    The first page's goes for all pages without one of their own.
    """
    if not FONT.exists():
        return {}
    made: dict[str, str] = {}
    for path, card in _cards(name, facts).items():
        if set("".join((card.site, card.title))) <= _known():
            file = f"{FOLDER}/{path.strip('/').replace('/', '-') or 'home'}.png"
            site.write(file, keep(("card", repr(card)), partial(_png, card)))
            made[path] = file
    return made


def _cards(name: str, facts: dict[str, Any]) -> dict[str, Card]:
    """The pictures by the addresses of their pages, the first page's first."""
    pages = facts["pages"]
    asked = [each for page in pages.values() for each in page["questions"]]
    # One question of each of the first sections says more of the guide than its first three.
    firsts = {page["section"]: page["questions"][0] for page in reversed(pages.values())}
    said = f"{len(asked)} questions with answers"
    home = Card(name, name, said, _questions(list(reversed(firsts.values()))), HUES[0], HUES)
    cards = {"": home}
    for path, page in list(pages.items())[: MOST - 1]:
        found = page["questions"]
        said = f"Questions {found[0]['number']} to {found[-1]['number']}"
        hue = HUES[(page["hue"] - 1) % len(HUES)]
        cards[path] = Card(name, page["title"], said, _questions(found), hue, (hue,))
    return cards


def _questions(found: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """The first questions that the letters can write."""
    can = ((str(each["number"]), each["title"]) for each in found if set(each["title"]) <= _known())
    return tuple(can)[:_SHOWN]


def _drawn(card: Card) -> Image.Image:
    image = Image.new("RGB", CARD_SIZE, _GROUND)
    canvas = ImageDraw.Draw(image)
    _edge(canvas, card.edge)
    image.paste(*_sign())
    if card.site != card.title:
        _write(canvas, (_LEFT + _SIGN + 22, _TOP + 45), card.site, (36, 700), _QUIET)
    size = next(
        (size for size in (100, 84, 68, 56) if _length(card.title, (size, 800)) <= 1030), 46
    )
    title = _shortened(card.title, (size, 800), _RIGHT - _LEFT)
    _write(canvas, (_LEFT - 4, 234), title, (size, 800), _TEXT)
    _write(canvas, (_LEFT, 292), card.said, (34, 600), card.hue)
    widest = max((_length(number, _PLAIN) for number, _ in card.questions), default=0)
    left = _LEFT + max(_INDENT, round(widest) + 24)
    for row, (number, words) in enumerate(card.questions):
        top = 372 + row * 82
        shown = _shortened(words, _PLAIN, _RIGHT - left)
        _write(canvas, (_LEFT, top), number, _PLAIN, card.hue)
        _write(canvas, (left, top), shown, _PLAIN, _TEXT)
        _cover(image, left, top + 20, words)
    return image


def _edge(canvas: Any, colours: tuple[str, ...]) -> None:
    """A band down the left side, in equal parts."""
    height = CARD_SIZE[1]
    for part, colour in enumerate(colours):
        top, bottom = (round(height * n / len(colours)) for n in (part, part + 1))
        canvas.rectangle((0, top, 19, bottom - 1), fill=colour)


@lru_cache(maxsize=1)
def _sign() -> tuple[Image.Image, tuple[int, int], Image.Image]:
    """The mark, where it stands, and which of its pixels are seen."""
    sign = picture(_SIGN, share=1, rounded=True)
    return sign.convert("RGB"), (_LEFT, _TOP), sign.getchannel("A")


def _cover(image: Image.Image, start: int, top: int, words: str) -> None:
    """Two bars where the answer would stand.

    Their lengths differ from question to question, and never from build to build.
    """
    share = 0.5 + sum(map(ord, words)) % 40 / 100
    end = start + (_RIGHT - start) * share
    middle = start + (end - start) * 0.62
    for left, right in ((start, middle), (middle + 14, end)):
        width, height = int(right - left), 16
        fine = Image.new("L", (width * 4, height * 4))
        ImageDraw.Draw(fine).rounded_rectangle((0, 0, width * 4 - 1, 63), 32, fill=255)
        seen = fine.resize((width, height), Image.Resampling.BOX)
        image.paste(_COVER, (int(left), top), seen)


def _write(canvas: Any, at: tuple[float, float], words: str, style: _Style, colour: str) -> None:
    """Write words on a line, whose left end is given."""
    canvas.text(at, words, font=_letters(*style), fill=colour, anchor="ls")


def _shortened(words: str, style: _Style, width: float) -> str:
    if _length(words, style) <= width:
        return words
    parts = words.split(" ")
    while len(parts) > 1 and _length(f"{' '.join(parts)} …", style) > width:
        parts.pop()
    whole = f"{' '.join(parts).rstrip(',;:')} …"
    while _length(whole, style) > width:  # one word that is longer than the line
        whole = f"{whole[:-2]}…"
    return whole


def _length(words: str, style: _Style) -> float:
    return float(_letters(*style).getlength(words))


@lru_cache(maxsize=32)
def _letters(size: int, weight: int) -> ImageFont.FreeTypeFont:
    # Other layouts of text depend on what else is installed.
    font = ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([min(96, size), weight, 100])
    return font


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The signs that the letters hold, of those that a line of text may have."""
    font = _letters(24, 500)
    unknown = bytes(font.getmask("\uffff"))
    signs = map(chr, [*range(0x20, 0x180), *range(0x2010, 0x2030), *range(0x2190, 0x2250)])
    return frozenset(sign for sign in signs if sign == " " or bytes(font.getmask(sign)) != unknown)


def _png(card: Card) -> bytes:
    """Few colours and their blends: a palette says them all in a fraction of the bytes."""
    flat = _drawn(card).quantize(palette=_palette(card.hue), dither=Image.Dither.NONE)
    written = io.BytesIO()
    flat.save(written, "PNG", compress_level=6)
    return written.getvalue()


def _palette(hue: str) -> Image.Image:
    """The colours that a picture holds: its inks on their grounds, and what lies between."""
    blends = [(_GROUND, ink, 14) for ink in (_TEXT, hue)] + [(_GROUND, _QUIET, 9)]
    blends += [(_GROUND, ink, 5) for ink in (_COVER, mark.SPACE)]
    blends += [(mark.SPACE, ink, 6) for ink in (mark.LAYER, mark.UNIT, mark.ASLEEP)]
    blends += [(mark.LAYER, mark.UNIT, 4)]
    colours = [
        round(a + (b - a) * step / (steps - 1))
        for ground, ink, steps in blends
        for step in range(steps)
        for a, b in zip(ImageColor.getrgb(ground), ImageColor.getrgb(ink), strict=True)
    ]
    colours += [part for other in HUES for part in ImageColor.getrgb(other)]
    held = Image.new("P", (1, 1))
    held.putpalette(colours)
    return held
