#!/usr/bin/env python
"""Draw the guide's mark in the forms that pages, phones and old browsers ask for.

python scripts/icons.py          writes docs/assets/images/ and docs/favicon.ico
"""

from __future__ import annotations

import sys
from pathlib import Path

from guide.icons import icons

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write every form; the same bytes each time, with the same Pillow."""
    for name, content in icons().items():
        path = ROOT / "docs" / name
        path.write_bytes(content)
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
