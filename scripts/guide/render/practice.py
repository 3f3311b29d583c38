"""The page on which one practises. What it does is done by a script; without it, it says so."""

from __future__ import annotations

from guide.model import Guide
from guide.render import addresses
from guide.render.friday import MOST
from guide.render.safe import literal

NO_SCRIPTS = "For that it needs JavaScript, which does not run here."
"""Why one cannot practise; in the copy to take along it is another reason."""

_HEAD = f"""---
title: Practice
description: Answer from memory, see how well you knew it, come back before you forget.
hide: [navigation, toc]
search:
  exclude: true
---

# Practice

<link rel="modulepreload" href="../assets/js/practice.js">
<link rel="preload" href="../questions.json" as="fetch" crossorigin>

<div><guide-practice data-root="../"></guide-practice></div>

<div class="without-scripts" markdown>

Practice asks you questions, remembers how well you knew them, and asks again before you
forget. {NO_SCRIPTS} You can still test yourself:
on these pages answers stay closed until you open them.
"""

_DECK = """
<p class="deck">For other programs: <a href="../deck/questions.apkg" download>Anki deck</a>,
<a href="../deck/questions.csv" download>CSV</a>,
<a href="../deck/questions.tsv" download>TSV</a></p>
"""
_FOOT = """</div>

<script type="module" async src="../assets/js/practice.js"></script>"""


def practice(guide: Guide) -> str:
    """The page."""
    links = {
        page.section.slug: f"- [{literal(page.section.title)}](../{page.path})"
        for page in reversed(list(addresses.pages(guide)))
    }
    listed = "\n".join(reversed(links.values()))
    deck = _DECK if sum(1 for _ in guide.questions) <= MOST else ""
    return f"{_HEAD}\n{listed}\n\n{_FOOT}\n{deck}"
