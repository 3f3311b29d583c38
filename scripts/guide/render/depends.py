"""What the texts of a page are made from, in short: by this they are kept (``guide/kept.py``).

Everything that a renderer of pages looks at stands here, in :attr:`Page.known`, or in the code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from guide.model import Guide
from guide.render.addresses import Page


def whole(guide: Guide, pages: Sequence[Page], *more: object) -> str:
    """What pages know of the guide: where every question stands and what it requires.

    So an answer that is edited changes its own page alone, and a question that is added or moved
    may change every page. What others are called a page says only of a few: see ``pages.py``.
    """
    stands = [
        (page.path.parts, page.section.slug, asked.slug, asked.number, asked.requires)
        for page in pages
        for asked in page.questions
    ]
    known = (guide.title, guide.repository, guide.pins, guide.checked, guide.changes)
    has_terms = bool(guide.terms)  # for the links of topics
    return hashlib.sha256(repr((known, has_terms, stands, more)).encode()).hexdigest()
