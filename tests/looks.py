"""How alike two pictures of a page are, for tests that are to see a change."""

from __future__ import annotations

from PIL import Image, ImageChops

SMALLER = 4
"""Pictures are compared at a quarter of their size: edges of letters differ by machine."""
DIFFERENT = 32
"""By so much, of 255, a point differs that counts as changed."""
CHANGED = 0.012
"""At most so large a share of points may be changed."""


def small(picture: Image.Image) -> Image.Image:
    """The picture as it is kept: small, and with few colours."""
    width, height = (max(1, side // SMALLER) for side in picture.size)
    return picture.convert("RGB").resize((width, height), Image.Resampling.BOX)


def changed(before: Image.Image, after: Image.Image) -> float:
    """The share of points that changed; 1 where the sizes differ by more than a line."""
    if before.width != after.width or abs(before.height - after.height) > 6:
        return 1.0
    height = min(before.height, after.height)
    frame = (0, 0, before.width, height)
    difference = ImageChops.difference(before.crop(frame), after.crop(frame))
    bands = (band.point(lambda value: 255 * (value > DIFFERENT)) for band in difference.split())
    red, green, blue = bands
    any_band = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return any_band.histogram()[255] / (any_band.width * any_band.height)
