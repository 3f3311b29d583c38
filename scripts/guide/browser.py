"""The browser that prints the PDFs and runs the tests: find a Chromium, start it, install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from guide.errors import GuideError

SHELL = "chromium-headless-shell"
"""Chromium without a window to show. The whole browser starts a process for what would stand around
each page, so that tests of pages take twice as long in it."""
WHOLE = ("chromium", "chromium-browser", "google-chrome")
"""What a whole browser is called on the PATH of one system or another. Lighthouse needs one."""
NAMES = (SHELL, *WHOLE)
"""All of these, the quickest first."""
FONTS = ("fonts-liberation", "fonts-dejavu-extra")
"""Letters and formulas, for Debian's; what else it recommends is for a desktop."""
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    # Letters as wide as in the whole browser on Linux: lines of text break alike in either.
    "--font-render-hinting=slight",
    # No name but our own is resolved: a test cannot come to depend on the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""What the browser is started with, whoever runs it."""


def find(playwright: Playwright, names: Sequence[str] = NAMES) -> str | None:
    """The path of a Chromium, or None."""
    found = _candidates(playwright, names)
    return next((path for path in found if os.access(path, os.X_OK)), None)


def _candidates(playwright: Playwright, names: Sequence[str]) -> Iterator[str]:
    # Who names a browser means that one, not whichever else is there.
    given = os.environ.get("CHROMIUM")
    for name in [given] if given else names:
        yield shutil.which(name) or name
    if not given:
        yield playwright.chromium.executable_path


def launch(playwright: Playwright, names: Sequence[str] = NAMES) -> Browser:
    """Start the browser.

    Raises:
        GuideError: there is none.
    """
    path = find(playwright, names)
    if path is None:
        raise GuideError(f"no {names[0]} found; install it, or run: python scripts/browser.py")
    # Chromium refuses its sandbox to root; nobody else goes without it.
    unboxed = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *unboxed])


def _install() -> None:
    """Install a Chromium: the system's where we may, Playwright's elsewhere."""
    if os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update"], check=False)
        for package in (SHELL, "chromium"):  # older systems have no package of the first
            command = ("apt-get", "install", "--yes", "--no-install-recommends", package, *FONTS)
            if subprocess.run(command, check=False).returncode == 0:
                return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def available() -> str | None:
    """The path of a Chromium, installed where there was none; None where that cannot be done."""
    with sync_playwright() as playwright:
        found = find(playwright)
        if found is None and "CHROMIUM" not in os.environ:
            _install()
            found = find(playwright)
    return found
