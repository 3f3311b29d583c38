"""The web app's manifest, with which a browser installs the site, and what pages say of it."""

from __future__ import annotations

import json
import os
import re
import struct
from html import escape, unescape
from pathlib import Path, PurePosixPath

from guide.offline.listed import MANIFEST
from guide.render.pages import ABOUT

COLOUR = "#1d2340"
"""Of the bar above a page, as in docs/assets/css/guide/base.css."""
PAPER = "#fdfdfb"
"""Of the window before a page is there."""
LONGEST = 12
"""A name of more letters may be cut on a device's screen."""

_ICONS = (
    ("icon-192.png", "any"),
    ("icon-512.png", "any"),
    ("icon-maskable-512.png", "maskable"),
    ("logo.svg", "any"),
)
_IMAGES = PurePosixPath("assets/images")
_TOUCH = "apple-touch-icon"
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


def manifest(site: Path) -> str:
    """The manifest of a site. Its addresses are relative, so it holds below any path."""
    title = json.loads((site / ABOUT).read_text(encoding="utf-8"))["title"] or "Study guide"
    about = _DESCRIPTION.search((site / "index.html").read_text(encoding="utf-8"))
    says = {"name": title, "short_name": _short(title)}
    if about and about[1]:
        says["description"] = unescape(about[1])
    says |= {"lang": "en", "start_url": "./", "scope": "./", "display": "standalone"}
    says |= {"background_color": PAPER, "theme_color": COLOUR}
    icons = [_icon(site, name, purpose) for name, purpose in _ICONS if _has(site, name)]
    return json.dumps({**says, "icons": icons}, ensure_ascii=False, indent=1) + "\n"


def _short(title: str) -> str:
    """As many whole words of a title as a device shows."""
    short = ""
    for word in title.split():
        if short and len(short) + 1 + len(word) > LONGEST:
            break
        short = f"{short} {word}".strip()
    return short


def _has(site: Path, name: str) -> bool:
    return (site / _IMAGES / name).is_file()


def _icon(site: Path, name: str, purpose: str) -> dict[str, str]:
    path = _IMAGES / name
    if path.suffix == ".svg":
        return {"src": str(path), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
    # A PNG's width and height stand at its beginning.
    width, height = struct.unpack(">II", (site / path).read_bytes()[16:24])
    sizes = f"{width}x{height}"
    return {"src": str(path), "sizes": sizes, "type": "image/png", "purpose": purpose}


def with_manifest(html: str, path: str, site: Path) -> str:
    """A page that names the manifest; one that is no whole page stays as it is."""
    end = html.find("</head>")
    if end < 0:
        return html
    up = os.path.relpath(".", PurePosixPath(path).parent)
    lines = [f'<link rel="manifest" href="{escape(f"{up}/{MANIFEST}")}">']
    if f'rel="{_TOUCH}"' not in html and _has(site, f"{_TOUCH}.png"):
        lines.append(f'<link rel="{_TOUCH}" href="{up}/{_IMAGES}/{_TOUCH}.png">')
    if 'name="theme-color"' not in html:
        lines.append(f'<meta name="theme-color" content="{COLOUR}">')
    return html[:end] + "\n".join(lines) + "\n" + html[end:]
