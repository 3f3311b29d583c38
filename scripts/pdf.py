#!/usr/bin/env python
"""Make the PDFs of a site that is built: questions first, and with answers.

python scripts/pdf.py                          of site/, into build/pdf/
python scripts/pdf.py --framework PyTorch      tabs show PyTorch
python scripts/pdf.py --site DIR --out DIR     of another, into another

`scripts/build.py --pdf` makes them as part of the site.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.errors import GuideError
from guide.paper.attach import write
from guide.render.pages import QUESTIONS


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status, 2 where the site or the browser is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=Path("site"), help="default: site")
    parser.add_argument("--out", type=Path, default=Path("build/pdf"), help="default: build/pdf")
    parser.add_argument("--framework", default="", help="whose tabs are shown; default: the first")
    options = parser.parse_args(arguments)
    try:
        if not (options.site / QUESTIONS).exists():
            raise GuideError(f"{options.site}: holds no built guide; run: make build")
        for path, title in write(options.site, options.out, options.framework):
            print(f"{path}: {title}")
    except GuideError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
