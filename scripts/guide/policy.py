"""The content security policy: what browsers may run and fetch on the pages of a finished site.

It names the theme's own inline scripts by their hashes, and no other. The 404 page has all
of them and nothing that an author wrote in a question. docs/contributing/security.md says why.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import partial

from guide.errors import GuideError
from guide.kept import Keep, anew
from guide.site import Site

HEADERS = "_headers"
"""What some hosts (Netlify, Cloudflare Pages) read at a site's root: headers by address."""

_EVERYWHERE = {
    "default-src": "'none'",
    "img-src": "'self' data:",  # the theme's styles have their icons inside
    "base-uri": "'none'",
    "form-action": "'none'",
}
_ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'"
_WITH_SCRIPTS = {
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
}
_TEMPLATE = "404.html"
_DATA = {"application/json", "application/ld+json"}
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_BEGINS = b"<script"
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""")
_SRC = re.compile(r"\bsrc=")
# The theme notes the way up to the root, which the 404 page alone gives as a path.
_WAY_UP = re.compile(r'new URL\("(\.|\.\.(?:/\.\.)*)/?",location\)')
_FROM_ROOT = re.compile(r'new URL\("/[^"]*",location\)')
_WHOLE = re.compile(rb"\s*<!doctype html>", re.IGNORECASE)
_CHARSET = re.compile(rb'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$")
_YEAR = "Cache-Control: public, max-age=31536000, immutable"


def write(site: Site, keep: Keep = anew) -> None:
    """Put the policy into every page, and into the file of headers.

    Comes after all that changes a page's scripts. ``keep`` knows the scripts of the pages that
    were looked through before.

    Raises:
        GuideError: a page has an inline script that is not the theme's.
    """
    pages = {name: site.read(name) for name in site.every()}
    has_script = {name: _has_script(html) for name, html in pages.items()}
    scripts = {name: _scripts(pages[name], keep) for name, has in has_script.items() if has}
    known = {_plain(script, from_root=True) for script in scripts.get(_TEMPLATE, ())}
    for name, found in scripts.items():
        for script in found:
            if _plain(script, from_root=name == _TEMPLATE) not in known:
                raise GuideError(_foreign(name, script))
    hashes = set(map(hash_of, {script for found in scripts.values() for script in found}))
    whole, without = policy(hashes), policy()
    for name, html in pages.items():
        # What is no whole page (a question by itself) has its own, see :func:`alone`.
        rules = whole if has_script[name] else without
        if _WHOLE.match(html) and _rule(rules) not in html:
            site.write(name, with_policy(html, rules))
    site.write(HEADERS, _headers(site, hashes))


def policy(hashes: Iterable[str] | None = None, *, styles: str = "'self'") -> str:
    """A policy that lets our files and the scripts of these hashes run; without them, no script.

    A page that replaces itself by another keeps its policy, so each carries the hashes of all.
    """
    rules = {**_EVERYWHERE, "style-src": styles}
    if hashes is not None:
        rules |= {"script-src": " ".join(["'self'", *sorted(hashes)]), **_WITH_SCRIPTS}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def with_policy(html: bytes, rules: str) -> bytes:
    """A page that begins with its policy: it holds for what stands below it alone.

    Raises:
        GuideError: there is no place for it.
    """
    begin = _CHARSET.search(html) or _HEAD.search(html)
    if begin is None:
        raise GuideError("a page has neither a head nor a character set to put its policy below")
    return b"".join((html[: begin.end()], b"\n", _rule(rules), html[begin.end() :]))


def alone(part: str) -> str:
    """A part of a page in a file of its own: who opens that sees its text, and nothing more.

    Scripts that take a part into a page leave this behind, since it stands outside of the answer;
    docs/assets/js/offline/list.js writes the same.
    """
    return f"{_rule(_ALONE).decode()}\n{part}"


def _rule(rules: str) -> bytes:
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'.encode()


def _has_script(html: bytes) -> bool:
    # Nearly all are written in small letters: then a page is not copied to be looked through.
    return _BEGINS in html or _BEGINS in html.lower()


def _scripts(html: bytes, keep: Keep) -> list[str]:
    """The inline scripts of a page."""
    found: list[str] = json.loads(keep(("scripts", html), partial(_listed, html)))
    return found


def _listed(html: bytes) -> str:
    return json.dumps(list(inline_scripts(html.decode())))


def inline_scripts(html: str) -> Iterator[str]:
    """The text of each script that stands in a page; data for scripts is none."""
    for attributes, text in _SCRIPT.findall(html):
        type_ = _TYPE.search(attributes)
        if not _SRC.search(attributes) and not (type_ and type_[1] in _DATA):
            yield text


def hash_of(script: str) -> str:
    """A script's hash as a policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _plain(script: str, *, from_root: bool) -> str:
    """A script of the theme without the way up, which differs by a page's depth."""
    return (_FROM_ROOT if from_root else _WAY_UP).sub("new URL(UP,location)", script)


def _foreign(page: str, script: str) -> str:
    return (
        f"{page}: an inline script is not the theme's, so browsers would not run it:\n"
        f"  {script.strip()[:80]!r}\nPut it into a file of its own, or take it out"
    )


def _headers(site: Site, hashes: set[str]) -> str:
    """Headers for every address, and a year in caches for files whose names change with them.

    Figures opened by themselves keep the styles inside them; pages have the stricter rule as well.
    """
    rules = policy(hashes, styles="'self' 'unsafe-inline'") + "; frame-ancestors 'none'"
    lines = ["/*", f"  Content-Security-Policy: {rules}", "  X-Content-Type-Options: nosniff"]
    lines += ["  Referrer-Policy: same-origin", "  Cross-Origin-Opener-Policy: same-origin"]
    for name in site.names("assets/"):
        if _HASHED.search(name):
            lines += [f"/{name}", f"  {_YEAR}"]
    return "\n".join(lines) + "\n"
