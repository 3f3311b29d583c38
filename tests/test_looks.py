"""The comparison of pictures sees what a person would, and not what a machine does to letters."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from looks import CHANGED, TILE_CHANGED, changed, most_changed, small


def page(
    *,
    moved: int = 0,
    colour: str = "#1d1c22",
    panel: bool = True,
    button: int | None = 200,
    icon: bool = True,
) -> Image.Image:
    picture = Image.new("RGB", (360, 740), "#fbfaf6")
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.text((16, 40 + moved + 22 * line), "Backpropagation multiplies the gradient", colour)
    if panel:
        draw.rectangle((16, 400, 344, 520), fill="#3f46c4")
    if button is not None:
        draw.rounded_rectangle((button, 600, button + 96, 632), 6, outline="#3f46c4", width=2)
        draw.text((button + 24, 610), "Practise", colour)
    if icon:
        for line in (20, 26, 32):
            draw.line((320, line, 340, line), colour, width=2)
    return picture


def tile(one: Image.Image, other: Image.Image) -> float:
    return most_changed(small(one), small(other))[0]


def share(one: Image.Image, other: Image.Image) -> float:
    return changed(small(one), small(other))


def test_the_same_is_the_same() -> None:
    assert share(page(), page()) == 0
    assert tile(page(), page()) == 0


def test_softer_letters_are_no_change() -> None:
    softer = page().filter(ImageFilter.GaussianBlur(0.7))
    assert share(page(), softer) <= CHANGED
    assert tile(page(), softer) <= TILE_CHANGED


def test_a_panel_that_is_gone_is_a_change() -> None:
    assert share(page(), page(panel=False)) > CHANGED


def test_text_that_moved_is_a_change() -> None:
    assert share(page(), page(moved=11)) > CHANGED


def test_another_height_is_a_change() -> None:
    assert share(page(), page().crop((0, 0, 360, 600))) == 1
    assert tile(page(), page().crop((0, 0, 360, 600))) == 1


# What is small on a page is seen by its tile.


@pytest.mark.parametrize(
    "other", [page(button=208), page(button=None), page(icon=False)], ids=["moved", "gone", "icon"]
)
def test_a_small_change_is_a_change_of_its_tile(other: Image.Image) -> None:
    assert share(page(), other) <= CHANGED, "the whole page hardly differs"
    assert tile(page(), other) > TILE_CHANGED


def test_the_tile_that_changed_most_is_named() -> None:
    _, (left, top) = most_changed(small(page()), small(page(icon=False)))
    assert 290 <= left <= 320
    assert 0 <= top <= 24
