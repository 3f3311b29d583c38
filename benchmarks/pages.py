#!/usr/bin/env python
"""How quick pages are, beside a stock Material site with the same text (`make bench-web`).

Lighthouse's mobile profile, the median of five; and how long the slowest
interaction takes until it is seen, on the same profile's processor: as slow as a
quarter of this machine's, or what SLOWER says. How quick the machine is,
Lighthouse's benchmark index tells; its documentation (docs/throttling.md) means
a quarter for a fast desktop, 1,500 to 2,000, and half for a slow one, 1,000 to
1,500. Nothing fails here: tests/web/test_weight.py keeps the bytes. The site
must have been built by MkDocs.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
from guide import node  # noqa: E402
from guide.browser import ARGUMENTS, WHOLE, find, launch  # noqa: E402
from guide.build import _ConfigLoader  # noqa: E402
from practice import SLOWER, served, throttled  # noqa: E402
from web.reader import arrive  # noqa: E402

SITE = ROOT / "site"
DOCS = ROOT / "build/docs"
RUNS = 5
PAGES = {"home": "", "topic": "neural-networks/", "practice": "practice/"}
PHONE: dict[str, Any] = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
"""The window of Lighthouse's mobile profile."""
GOALS = {"home": 1600, "topic": 1900}
"""Milliseconds of the largest contentful paint."""

_SEEN = """() => {
    window.seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries()
        .filter((entry) => entry.interactionId).map((entry) => entry.duration))).observe(
            { type: "event", buffered: true, durationThreshold: 16 });
}"""
# The browser tells of an event once the frame after it is drawn.
_SLOWEST = "() => Math.max(0, ...seen.splice(0))"
KEYS = 120
"""Milliseconds from one key to the next: a hundred words in a minute, quick for a phone."""
HELD = 80
"""Milliseconds that a finger stays on what it presses."""
REST = 1000
"""Milliseconds between what a reader does, in which all that it set off comes to its end."""


def stock(folder: Path) -> Path:
    """A site of the same text by Material as it comes; fonts are left out, they cannot be had."""
    docs = folder / "docs"
    ours = shutil.ignore_patterns("*.ipynb", "js", "css", "find")
    shutil.copytree(DOCS, docs, ignore=ours)
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _ConfigLoader)
    settings = {
        "site_name": config["site_name"],
        "theme": {"name": "material", "font": False, "features": ["content.code.copy"]},
        "markdown_extensions": config["markdown_extensions"],
        "nav": [entry for entry in config["nav"] if "Notebooks" not in entry],
        "validation": {"links": {"not_found": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder / "site"


def measured(chromium: str, addresses: list[str]) -> dict[str, dict[str, float]]:
    """Lighthouse's figures by address."""
    unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    given = {"chromium": chromium, "arguments": [*ARGUMENTS, *unboxed], "runs": RUNS,
             "addresses": addresses, "slower": SLOWER}  # fmt: skip
    done = node.run(str(ROOT / "benchmarks/lighthouse.js"), given=json.dumps(given))
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def show(name: str, figures: dict[str, float], goal: int | None) -> None:
    """Print a page's figures in a line."""
    scores = " / ".join(
        f"{figures[each]:.0f}" for each in ("performance", "accessibility", "best-practices", "seo")
    )
    aim = f" (goal {goal})" if goal else ""
    print(f"{name:22} {scores:22} FCP {figures['FCP']:5.0f}  LCP {figures['LCP']:5.0f}{aim}  "
          f"TBT {figures['TBT']:4.0f} ms  CLS {figures['CLS']:.3f}  "
          f"{figures['bytes']:9,.0f} bytes  (machine: {figures['index']:.0f})",
          flush=True)  # fmt: skip


def press(page: Page, what: Locator) -> None:
    """Press as a hand does; Playwright's own click asks the page where it hits, in its time."""
    what.scroll_into_view_if_needed()
    page.wait_for_timeout(REST)
    box = what.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=HELD)


Steps = dict[str, Callable[[], None]]
"""What a reader does, one thing after the other, by what it is called."""


def interactions(browser: Browser, address: str) -> dict[str, float]:
    """Milliseconds until it is seen, by what a reader does: on a page of questions, in practice."""
    kinds = {"topic": _reading, "practice": _practising}
    found = {}
    for kind, steps_on in kinds.items():
        page: Page = throttled(browser.new_page(**PHONE))
        arrive(page, address + PAGES[kind])
        page.evaluate(_SEEN)
        for name, step in steps_on(page).items():
            step()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(REST)
            found[name] = page.evaluate(_SLOWEST)
        page.close()
    return found


def _reading(page: Page) -> Steps:
    answers = page.locator("details.answer > summary")
    # The second question is the first one with tabs.
    return {
        "opens an answer": lambda: press(page, answers.nth(1)),
        "chooses a tab": lambda: press(page, page.get_by_role("tab").nth(1)),
        "opens another answer": lambda: press(page, answers.nth(4)),
        "opens all answers": lambda: press(page, page.get_by_role("button", name="Open all")),
        "closes all answers": lambda: press(page, page.get_by_role("button", name="Close all")),
        "opens the search": lambda: page.keyboard.press("/"),
        "types in it": lambda: page.keyboard.type("vanishing gradient", delay=KEYS),
    }


def _practising(page: Page) -> Steps:
    def pressed(name: str) -> Callable[[], None]:
        return lambda: press(page, page.get_by_role("button", name=name).first)

    return {
        "begins to practise": pressed("Practise now"),
        "shows the answer": pressed("Show the answer"),
        "grades it": pressed("Good"),
    }


def main() -> None:
    """Print all of it."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = launch(playwright, WHOLE)  # without one, it says so before all else
        chromium: Any = find(playwright, WHOLE)
        theirs = stock(Path(name))
        for whose, folder in (("ours", SITE), ("stock Material", theirs)):
            with served(folder) as address:
                addresses = {page: address + path for page, path in PAGES.items()}
                figures = measured(chromium, list(addresses.values()))
                for page, at in addresses.items():
                    show(f"{whose}, {page}", figures[at], GOALS.get(page))
        with served(SITE) as address:
            visits = [interactions(browser, address) for _ in range(RUNS)]
        for step in visits[0]:
            times = sorted(visit[step] for visit in visits)
            print(
                f"{step:22} {statistics.median(times):.0f} ms, at most {times[-1]:.0f} (goal 100)"
            )
        browser.close()


if __name__ == "__main__":
    main()
