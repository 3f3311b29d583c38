"""How much a source may hold: what is beyond is refused, before any work is spent on it."""

from __future__ import annotations

MAX_GUIDE_BYTES = 256 * 1024 * 1024
"""The largest plain-text guide: some 100,000 questions."""
MAX_FILE_BYTES = 4 * 1024 * 1024
"""The largest file of a folder: question, program, record, figure, notebook."""
MAX_FILES = 1_000_000
"""The most files and folders of a source."""
MAX_LINE = 100_000
"""The longest line of a text, in characters: more is nothing that a person wrote."""
MAX_YAML = 100_000
"""The longest front matter of a question, in characters."""
MAX_YAML_DEPTH = 200
"""So deep may lists and keys of YAML stand within each other."""
MAX_NESTING = 8
"""So many lists and quotations may stand within each other."""
MAX_BLOCKS = 1_000
"""The most paragraphs, items of lists, cells of tables and other blocks of a text, such as an
answer: the engines look at a page's blocks anew for each of them."""
MAX_PARAGRAPH = 20_000
"""The longest paragraph, in characters: for each mark in it the engines copy it whole."""
MAX_TITLE = 300
"""The longest wording of a question of plain text, in characters."""
MAX_SECTION_TITLE = 80
"""The longest bare line of plain text that can be a section's title, in characters."""
MAX_SLUG = 60
"""The longest slug that is made of a wording, in characters."""
MAX_EMPHASIS = 300
"""The longest emphasis whose marks are left out of titles, labels and indexes, in characters."""
MAX_CELLS = 1_000
"""The most cells of a notebook."""
