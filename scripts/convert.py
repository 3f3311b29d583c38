#!/usr/bin/env python
"""Convert a Q&A source into the Markdown pages of a site.

python scripts/convert.py content --out DIR               the guide's own format
python scripts/convert.py guide.txt --out DIR             plain text
python scripts/convert.py guide.txt --to guide --out DIR  plain text into the own format
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.convert import to_guide, to_pages
from guide.errors import GuideError

COMMANDS = {"pages": to_pages, "guide": to_guide}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status, 2 where the source or the folder is at fault."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, help="a folder, or a file of plain text")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument("--to", choices=COMMANDS, default="pages", help="default: pages")
    options = parser.parse_args(arguments)
    try:
        print(COMMANDS[options.to](options.source, options.out))
    except GuideError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
