"""The web app's manifest, with which a browser installs the site, and what pages say of it."""

from __future__ import annotations

import json
import os
import re
import struct
from html import escape, unescape
from pathlib import PurePosixPath

from guide.offline.listed import MANIFEST
from guide.render.pages import ABOUT
from guide.site import INDEX, Site

PAPER = "#fbfaf6"
"""Of the bar above a page, and of the window before one is there: ``--paper`` of base.css.

A manifest knows no dark colours. Pages get theirs from the theme's script, in either scheme.
"""
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


def manifest(site: Site) -> str:
    """The manifest of a site. Its addresses are relative, so it holds below any path."""
    title = json.loads(site.text(str(ABOUT)))["title"] or "Study guide"
    about = _DESCRIPTION.search(site.text(INDEX))
    says = {"name": title, "short_name": _short(title)}
    if about and about[1]:
        says["description"] = unescape(about[1])
    says |= {"lang": "en", "start_url": "./", "scope": "./", "display": "standalone"}
    says |= {"background_color": PAPER, "theme_color": PAPER}
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


def _has(site: Site, name: str) -> bool:
    return str(_IMAGES / name) in site


def _icon(site: Site, name: str, purpose: str) -> dict[str, str]:
    path = _IMAGES / name
    if path.suffix == ".svg":
        return {"src": str(path), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
    # A PNG's width and height stand at its beginning.
    width, height = struct.unpack(">II", site.read(str(path))[16:24])
    sizes = f"{width}x{height}"
    return {"src": str(path), "sizes": sizes, "type": "image/png", "purpose": purpose}


def with_manifest(html: bytes, path: str, site: Site) -> bytes:
    """A page that names the manifest; one that is no whole page stays as it is."""
    end = html.find(b"</head>")
    if end < 0:
        return html
    head, up = html[:end], os.path.relpath(".", PurePosixPath(path).parent)
    lines = [f'<link rel="manifest" href="{escape(f"{up}/{MANIFEST}")}">']
    if f'rel="{_TOUCH}"'.encode() not in head and _has(site, f"{_TOUCH}.png"):
        lines.append(f'<link rel="{_TOUCH}" href="{up}/{_IMAGES}/{_TOUCH}.png">')
    return b"".join((head, "".join(f"{line}\n" for line in lines).encode(), html[end:]))
