"""The comparison of pictures sees what a person would, and not what a machine does to letters."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from looks import CHANGED, changed, small


def page(*, moved: int = 0, colour: str = "#1d1c22", panel: bool = True) -> Image.Image:
    picture = Image.new("RGB", (360, 740), "#fbfaf6")
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.text((16, 40 + moved + 22 * line), "Backpropagation multiplies the gradient", colour)
    if panel:
        draw.rectangle((16, 400, 344, 520), fill="#3f46c4")
    return picture


def share(one: Image.Image, other: Image.Image) -> float:
    return changed(small(one), small(other))


def test_the_same_is_the_same() -> None:
    assert share(page(), page()) == 0


def test_softer_letters_are_no_change() -> None:
    assert share(page(), page().filter(ImageFilter.GaussianBlur(0.7))) <= CHANGED


def test_a_panel_that_is_gone_is_a_change() -> None:
    assert share(page(), page(panel=False)) > CHANGED


def test_text_that_moved_is_a_change() -> None:
    assert share(page(), page(moved=11)) > CHANGED


def test_another_height_is_a_change() -> None:
    assert share(page(), page().crop((0, 0, 360, 600))) == 1
