#!/usr/bin/env python
"""The browser of the tests: find a Chromium, start it, or make one available.

python tests/web/browser.py     prints which Chromium the tests use; installs one if there is none
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What the browser is called on the PATH of one system or another."""
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    # No name but our own is resolved: a test cannot come to depend on the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""What the browser is started with, whoever runs it."""


def find(playwright: Playwright) -> str | None:
    """The path of a Chromium, or None."""
    return next((path for path in _candidates(playwright) if os.access(path, os.X_OK)), None)


def _candidates(playwright: Playwright) -> Iterator[str]:
    # Who names a browser means that one, not whichever else is there.
    given = os.environ.get("CHROMIUM")
    for name in [given] if given else NAMES:
        yield shutil.which(name) or name
    if not given:
        yield playwright.chromium.executable_path


def launch(playwright: Playwright) -> Browser:
    """Start the browser.

    Raises:
        RuntimeError: there is none.
    """
    path = find(playwright)
    if path is None:
        raise RuntimeError("no Chromium found; run: python tests/web/browser.py")
    # Chromium refuses its sandbox to root; nobody else goes without it.
    unboxed = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *unboxed])


def _install() -> None:
    """Install a Chromium: the system's where we may, Playwright's elsewhere."""
    if os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get"):
        for action in (["update"], ["install", "--yes", "chromium"]):
            subprocess.run(["apt-get", *action], check=False)
        if shutil.which("chromium"):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make a Chromium available; return 2 where that cannot be done."""
    with sync_playwright() as playwright:
        found = find(playwright)
        if found is None and "CHROMIUM" not in os.environ:
            _install()
            found = find(playwright)
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
