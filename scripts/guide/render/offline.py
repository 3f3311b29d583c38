"""The page that says how to take the guide along, and what of it this browser keeps."""

from __future__ import annotations

import re

from guide.model import Guide
from guide.render.friday import MOST

COPY = re.compile(r'<p class="copy">.*?</p>', re.DOTALL)
"""The paragraph of the built page that leads to the copy. :data:`HERE` is filled in it."""
HERE = "The copy is made when the whole site is built."
"""Stands where the build fills in the link to the copy, which is made after this page."""
WHOLE = "how large it is, the whole site says"
"""Stands where the build fills in how large the whole guide is."""
NO_SCRIPTS = "For this the browser needs JavaScript, which does not run here."
"""Why nothing is kept; in the copy it is another reason."""

_PAGE = f"""---
title: Take it along
description: Read, search and practise without a network; install the guide; download a copy.
hide: [toc]
search:
  exclude: true
---

# Take it along

The guide works without a network: on a train, on a plane, in a building without reception.
{{ .lead }}

## In this browser

The pages that you have read stay in this browser, with the figures that you have seen; from the
second page on, or after half a minute with the first, so do the search, and practice with the
questions of those pages. To practise all of them, have the whole guide kept ({WHOLE}).
When there is a new version, only what has changed in it is fetched, and no page is ever put
together from two versions.

<guide-offline data-root="../"></guide-offline>

<div class="needs-scripts" markdown>

{NO_SCRIPTS} The copy below does without.

</div>

<script type="module" async src="../assets/js/offline.js"></script>

Not kept are files to download: programs, notebooks, decks. What you did in practice is kept
apart from this, and stays when you remove the guide.

## As an app

A browser can install the guide, so that it opens from the home screen, in a window of its own:

- Android, or Chrome and Edge on a computer: *Install app* in the browser's menu or address bar.
- iPhone and iPad: *Share*, then *Add to Home Screen*.
- Safari on a Mac: *File*, then *Add to Dock*.

## As a copy

<p class="copy">{HERE}</p>

Unpack it and open `index.html`. Reading, tabs, figures and search work; practice needs the site.

<div class="papers" hidden></div>
"""
_DECK = """
## For other programs

The questions as an <a href="../deck/questions.apkg" download>Anki deck</a>, as
<a href="../deck/questions.csv" download>CSV</a> and as
<a href="../deck/questions.tsv" download>TSV</a>.
"""


def offline(guide: Guide) -> str:
    """The page."""
    deck = _DECK if sum(1 for _ in guide.questions) <= MOST else ""
    return _PAGE + deck
