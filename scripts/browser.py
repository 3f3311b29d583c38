#!/usr/bin/env python
"""Make the browser available that prints the PDFs and runs the tests.

python scripts/browser.py     prints which Chromium that is; installs one if there is none
"""

from __future__ import annotations

import sys

from guide.browser import available


def main() -> int:
    """Run the command; return the exit status, 2 where there is no browser to be had."""
    found = available()
    if found is None:
        print(
            "No Chromium found, and none could be installed: install one with the tools of your "
            "system, or give CHROMIUM=/path/to/chromium",
            file=sys.stderr,
        )
        return 2
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
