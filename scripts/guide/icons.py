"""The mark as files: the drawing, and pictures of the sizes that systems ask for."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from guide import mark

FOLDER = "assets/images"
"""Folder of the pictures among the hand-written files."""

_FINER = 8
# Android cuts a maskable icon to any form; only the inner four fifths are sure to be seen.
_SIZES = {
    "icon-192.png": (192, 1.0, True),
    "icon-512.png": (512, 1.0, True),
    "icon-maskable-512.png": (512, 0.8, False),
    "apple-touch-icon.png": (180, 0.92, False),
}


def icons() -> dict[str, bytes]:
    """Every form by its place among the hand-written files."""
    made = {f"{FOLDER}/logo.svg": mark.svg().encode()}
    for name, (side, share, rounded) in _SIZES.items():
        made[f"{FOLDER}/{name}"] = _png(picture(side, share=share, rounded=rounded))
    written = BytesIO()
    small = [picture(side, share=1, rounded=True) for side in (48, 32, 16)]
    small[0].save(written, "ICO", append_images=small[1:], sizes=[each.size for each in small])
    return made | {"favicon.ico": written.getvalue()}


def picture(side: int, *, share: float, rounded: bool) -> Image.Image:
    """The mark in a square: its share of the side, and whether the ground has round corners."""
    fine = side * _FINER
    image = Image.new("RGBA", (fine, fine))
    canvas = ImageDraw.Draw(image)
    corner = fine * mark.ROUND / mark.SIDE if rounded else 0
    canvas.rounded_rectangle((0, 0, fine - 1, fine - 1), corner, fill=mark.SPACE)
    margin = fine * (1 - share) / 2
    mark.draw(canvas, margin, margin, fine * share)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
