"""How alike two pictures of a page are, for tests that are to see a change."""

from __future__ import annotations

from PIL import Image, ImageChops

SMALLER = 4
"""Pictures are compared at a quarter of their size: edges of letters differ by machine."""
DIFFERENT = 32
"""By so much, of 255, a point differs that counts as changed."""
CHANGED = 0.012
"""At most so large a share of points may be changed."""
TILE = 12
"""Points of a tile's side, 48 pixels of the page: about a button, two icons, three lines."""
TILE_CHANGED = 0.1
"""At most so large a share of a tile's points may be changed: an icon is small, a page large."""
TALLER = 6
"""By more points than this pages of another height are another page."""


def small(picture: Image.Image) -> Image.Image:
    """The picture as it is kept: small, and with few colours."""
    width, height = (max(1, side // SMALLER) for side in picture.size)
    return picture.convert("RGB").resize((width, height), Image.Resampling.BOX)


def changed(before: Image.Image, after: Image.Image) -> float:
    """The share of points that changed; 1 where the sizes differ by more than a line."""
    if (points := _points(before, after)) is None:
        return 1.0
    return points.histogram()[255] / (points.width * points.height)


def most_changed(before: Image.Image, after: Image.Image) -> tuple[float, tuple[int, int]]:
    """The share of points that changed in the tile where most did, and its corner in pixels.

    Tiles overlap by half, so that what is as large as half a tile lies in one of them as a whole.
    """
    if (points := _points(before, after)) is None:
        return 1.0, (0, 0)
    half = TILE // 2
    starts = [(left, top) for left in (0, half) for top in (0, half)]
    return max(_most(points, left, top) for left, top in starts)


def _most(points: Image.Image, left: int, top: int) -> tuple[float, tuple[int, int]]:
    across, down = (-(-side // TILE) for side in (points.width - left, points.height - top))
    # What lies beyond the picture is black, which is unchanged.
    tiled = points.crop((left, top, left + across * TILE, top + down * TILE))
    shares = tiled.resize((across, down), Image.Resampling.BOX)
    most = max(range(across * down), key=shares.tobytes().__getitem__)
    column, row = most % across, most // across
    corner = (SMALLER * (left + column * TILE), SMALLER * (top + row * TILE))
    return shares.tobytes()[most] / 255, corner


def _points(before: Image.Image, after: Image.Image) -> Image.Image | None:
    """White where a point changed; None where the sizes differ by more than a line."""
    if before.width != after.width or abs(before.height - after.height) > TALLER:
        return None
    frame = (0, 0, before.width, min(before.height, after.height))
    difference = ImageChops.difference(before.crop(frame), after.crop(frame))
    bands = (band.point(lambda value: 255 * (value > DIFFERENT)) for band in difference.split())
    red, green, blue = bands
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
