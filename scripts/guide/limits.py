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
MAX_CELLS = 1_000
"""The most cells of a notebook."""
