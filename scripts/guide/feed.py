"""The feed of changes, for those who follow the guide: Atom (RFC 4287)."""

from __future__ import annotations

import uuid
from html import escape
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape as xml

from guide.render.addresses import PERMANENT

FEED = "feed.xml"
"""The feed's file."""

_SPACE = uuid.UUID("6f0c1c4e-6f0b-5c53-9d0a-5a1d3e1f7c55")
"""Fixed for ever: with a guide's title and a change's name it makes the entry's identifier."""


def feed(title: str, about: str, address: str, changes: list[dict[str, Any]]) -> str:
    """The feed of a guide at an address, from the changes in its facts, the newest first.

    All times come from the changes, so the same source makes the same feed at any time.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_identity(title, '')}</id>",
        f"<title>{xml(title)}</title>",
        f"<subtitle>{xml(about)}</subtitle>",
        f"<updated>{_moment(changes[0]['date'])}</updated>",
        f"<author><name>{xml(title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(address + FEED)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>',
        *(_entry(title, address, change) for change in changes),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(title: str, address: str, change: dict[str, Any]) -> str:
    links = [(urljoin(address, f"{PERMANENT}/{slug}/"), name) for slug, name in change["questions"]]
    content = f"<p>{escape(change['text'], quote=False)}</p>"
    if links:
        listed = (f'<li><a href="{escape(to)}">{escape(name)}</a></li>' for to, name in links)
        content += f"<ul>{''.join(listed)}</ul>"
    # An entry about one question leads to it, the others to the guide.
    to = links[0][0] if len(links) == 1 else address
    lines = [
        "<entry>",
        f"<id>{_identity(title, change['name'])}</id>",
        f"<title>{xml(change['title'])}</title>",
        f"<updated>{_moment(change['date'])}</updated>",
        f"<published>{_moment(change['date'])}</published>",
        f'<link rel="alternate" type="text/html" href="{escape(to)}"/>',
        f'<content type="html">{xml(content)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _identity(title: str, name: str) -> str:
    """Permanent, wherever the site moves to."""
    return uuid.uuid5(_SPACE, f"{title}\n{name}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
