"""What a page's head tells those who link to it: search engines, feed readers, chat windows.

The engines write title, description and, where the site's address is known, the canonical
address. The rest is added here, and nothing twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

# For each `link[rel=alternate]` the theme asks for a `sitemap.xml` beside what it leads to, which
# there need not be. A blank after the word means the same in HTML, and is not that selector.
_ALTERNATE = "alternate "
_HEAD_ENDS = "</head>"
_ICON = '<link rel="icon"'
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"\s*/?>')
_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_CANONICAL = re.compile(r'(<link rel="canonical" href=")([^"]*)(")')

CARD_SIZE = (1200, 630)
"""Width and height of the picture that stands for a page where it is linked to."""


@dataclass(frozen=True)
class Head:
    """What is said of one page."""

    title: str
    """The page's own title, without the site's."""
    site: str
    """The site's title."""
    description: str = ""
    """One or two sentences."""
    address: str = ""
    """Its absolute address, where that is known."""
    card: str = ""
    """Absolute address of its picture, where there is one."""
    home: bool = False
    """Whether it is the first page."""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""
    plain: str = ""
    """Address of its plain text, where there is one."""
    feed: str = ""
    """Address of the feed, where it is told here."""
    icon: str = ""
    """Address of the picture for a phone's first screen."""
    small_icon: str = ""
    """Address of the icon for browsers that draw no SVG."""
    data: str = ""
    """What it holds, as JSON-LD."""


def title(html: str) -> str:
    """The title of a page, the site's included."""
    found = _TITLE.search(html)
    return unescape(found[1]).strip() if found else ""


def description(html: str) -> str:
    """The description that an engine gave a page."""
    found = _DESCRIPTION.search(html)
    return unescape(found[1]) if found else ""


def language(html: str) -> str:
    """The language that an engine wrote a page's words in."""
    found = _LANGUAGE.search(html)
    return found[1] if found else "en"


def canonical(html: str) -> str:
    """The address that a page gives as its own; empty where it gives none."""
    found = _CANONICAL.search(html)
    return unescape(found[2]) if found else ""


def with_head(html: str, head: Head) -> str:
    """A page whose head says all this; a text without a head stays as it is."""
    if _HEAD_ENDS not in html:
        return html
    if head.home:  # the engines write the site's name twice
        html = _TITLE.sub(lambda _: f"<title>{escape(head.title)}</title>", html, count=1)
    if head.description:
        html = _DESCRIPTION.sub("", html, count=1)
    if head.small_icon:  # before the drawing: of two that fit, many browsers take the last
        small = f'{_ICON} href="{escape(head.small_icon)}" sizes="32x32">\n'
        html = html.replace(_ICON, small + _ICON, 1)
    return html.replace(_HEAD_ENDS, "".join(f"{tag}\n" for tag in _tags(head)) + _HEAD_ENDS, 1)


def _tags(head: Head) -> list[str]:
    tags = [_meta("name", "robots", "noindex")] if head.hidden else []
    tags.append(_meta("name", "description", head.description))
    if head.plain:
        tags.append(
            f'<link rel="{_ALTERNATE}" type="text/markdown" title="As plain text"'
            f' href="{escape(head.plain)}">'
        )
    if head.feed:  # feed readers want the word alone
        tags.append(
            '<link rel="alternate" type="application/atom+xml" title="What has changed"'
            f' href="{escape(head.feed)}">'
        )
    if head.icon:
        tags.append(f'<link rel="apple-touch-icon" href="{escape(head.icon)}">')
    # Who links to a page that is not to be found still wants to see what it is.
    tags += [_meta("property", f"og:{name}", value) for name, value in _graph(head).items()]
    if head.card:
        tags.append(_meta("name", "twitter:card", "summary_large_image"))
    if head.data:
        # Data, which no browser runs; only the end of the element must not stand in it.
        data = head.data.replace("<", "\\u003c")
        tags.append(f'<script type="application/ld+json">{data}</script>')
    return [tag for tag in tags if tag]


def _graph(head: Head) -> dict[str, str]:
    """The page by the Open Graph protocol, whose addresses must be absolute."""
    if not head.title:
        return {}
    said = {
        "type": "website" if head.home else "article",
        "site_name": head.site,
        "title": head.title,
        "description": head.description,
        "url": head.address,
    }
    if head.card:
        width, height = map(str, CARD_SIZE)
        said |= {"image": head.card, "image:type": "image/png", "image:width": width}
        said |= {"image:height": height, "image:alt": f"{head.site}: {head.title}"}
    return said


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}">' if value else ""
