"""The mark's files are what the command draws."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops

from guide.icons import icons

DOCS = Path(__file__).resolve().parents[1] / "docs"
DRAWN = icons()
MARGIN = 0.1


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGBA")


@pytest.mark.parametrize("name", DRAWN)
def test_the_committed_file_is_the_drawn_one(name):
    kept = (DOCS / name).read_bytes()
    if name.endswith(".svg"):
        assert kept == DRAWN[name], "run scripts/icons.py"
    else:  # compared as pictures: another zlib may pack the same picture otherwise
        difference = ImageChops.difference(opened(kept), opened(DRAWN[name]))
        assert difference.getbbox() is None, "run scripts/icons.py"


@pytest.mark.parametrize(
    ("name", "side"),
    [("icon-192", 192), ("icon-512", 512), ("icon-maskable-512", 512), ("apple-touch-icon", 180)],
)
def test_icons_have_the_size_that_their_name_says(name, side):
    assert opened(DRAWN[f"assets/images/{name}.png"]).size == (side, side)


def test_the_old_icon_holds_three_sizes():
    with Image.open(BytesIO(DRAWN["favicon.ico"])) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_maskable_icon_fills_its_square_and_keeps_its_drawing_inside():
    image = opened(DRAWN["assets/images/icon-maskable-512.png"])
    ground = image.getpixel((0, 0))
    assert ground[3] == 255
    plain = Image.new("RGBA", image.size, ground)
    box = ImageChops.difference(image.convert("RGB"), plain.convert("RGB")).getbbox()
    assert min(box[:2]) >= MARGIN * 512
    assert max(box[2:]) <= (1 - MARGIN) * 512


def test_the_drawing_says_what_it_shows_and_knows_both_themes():
    svg = etree.fromstring(DRAWN["assets/images/logo.svg"])
    assert svg.get("aria-label")
    assert "prefers-color-scheme: dark" in "".join(svg.itertext())
