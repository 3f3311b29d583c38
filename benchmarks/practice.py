#!/usr/bin/env python
"""How quick practice is in Chromium (`make bench-practice`): figures, each with its goal.

Nothing fails here: timings depend on the machine. The site must have been built.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
from guide.browser import launch  # noqa: E402

SITE = ROOT / "site"
REVIEWS = 100_000
RUNS = 5
QUESTIONS = 20
PHONE = {"latency": 150, "downloadThroughput": 1638.4 * 1024 / 8, "uploadThroughput": 750 * 128}
"""The mobile profile of Lighthouse: 150 ms there and back, 1.6 Mbit/s down."""
SLOWER = float(os.environ.get("SLOWER", "4"))
"""Its processor, so many times slower than this one; see pages.py."""


@cache
def gzipped(path: Path) -> bytes:
    """A file as hosts keep it ready."""
    return gzip.compress(path.read_bytes())


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # as hosts do, one connection carries many requests,
    disable_nagle_algorithm = True  # and an answer does not wait for the one before it

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        """Serve a file as hosts do: compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = gzipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class _Server(ThreadingHTTPServer):
    """One that does not mind a browser that leaves while it is answered."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path = SITE) -> Iterator[str]:
    """The address of a folder, the built site if none is given."""
    handler = partial(_Quiet, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def throttled(page: Page) -> Page:
    """The page on a phone."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **PHONE})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def cold(context: BrowserContext, address: str) -> float:
    """Milliseconds from the request to the first question, on the mobile profile."""
    page = throttled(context.new_page())
    page.goto(address + "practice/", wait_until="commit")
    start = page.get_by_role("button", name="Practise now")
    start.wait_for()
    start.click()
    page.locator(".card h2").wait_for()
    passed: float = page.evaluate("performance.now()")
    page.close()
    return passed


def steps(page: Page, address: str) -> list[float]:
    """Milliseconds from a grade to the next question on the screen."""
    page.goto(address + "practice/")
    page.get_by_role("button", name="All, mixed").click()
    page.locator(".card h2").wait_for()
    found = []
    for _ in range(QUESTIONS - 1):
        page.keyboard.press("Space")
        page.locator(".card .grades button").first.wait_for()
        page.wait_for_timeout(100)
        found.append(page.evaluate(_STEP))
    return found


_STEP = """() => new Promise((done) => {
  const began = performance.now();
  new MutationObserver((_, observer) => {
    if (document.querySelector(".card .ask")) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    }
  }).observe(document.querySelector("guide-practice"), { childList: true, subtree: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "3", bubbles: true }));
})"""


def progress(slugs: list[str]) -> str:
    """A file of many reviews, over years."""
    chance = random.Random(0)
    rows = []
    for n in range(REVIEWS):
        day = 18_300 + n * 2_480 // REVIEWS
        event = {
            "id": f"review-{n:08}",
            "at": day * 86_400_000 + 43_200_000 + n % 40_000,
            "day": day,
            "kind": "review",
            "slug": chance.choice(slugs),
            "grade": chance.choice((1, 2, 3, 3, 3, 4)),
            "sure": chance.choice((None, 0, 1, 2)),
            "points": [0, 1],
            "of": 5,
            "seconds": 40,
        }
        rows.append(json.dumps(event, separators=(",", ":")))
    head = {"format": "hidden-layers-progress", "version": 1, "count": REVIEWS}
    return f'{json.dumps(head)[:-1]},"events":[{",".join(rows)}]}}'


def large(page: Page, address: str) -> list[float]:
    """Milliseconds from the script's start to the first view, with the large log."""
    slugs = [each["slug"] for each in json.loads((SITE / "questions.json").read_text())]
    page.goto(address + "practice/")
    with TemporaryDirectory() as folder:
        file = Path(folder, "progress.json")
        file.write_text(progress(slugs), encoding="utf-8")
        page.set_input_files("input[type=file]", file)
        page.locator(".said", has_text="imported").wait_for(timeout=600_000)
    found = []
    for _ in range(RUNS):
        page.goto(address + "practice/")
        page.locator(".today").wait_for()
        found.append(
            page.evaluate(
                "performance.now() - performance.getEntriesByName("
                "performance.getEntriesByType('resource')"
                ".find(({name}) => name.endsWith('questions.json')).name)[0].responseEnd"
            )
        )
    return found


def main() -> None:
    """Measure, and print."""
    (script,) = (SITE / "assets/js").glob("practice.*.js")
    size = len(gzip.compress(script.read_bytes(), 9))
    print(f"script, compressed             {size:>8,} bytes (goal 60,000)")
    with served() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        first = [cold(browser.new_context(), address) for _ in range(RUNS)]
        print(f"first question, cold, mobile   {statistics.median(first):>8,.0f} ms (goal 2,000)")
        found = steps(browser.new_context().new_page(), address)
        print(f"next question, 95th percentile {sorted(found)[-2]:>8,.0f} ms (goal 50)")
        opened = large(browser.new_context().new_page(), address)
        print(f"log of {REVIEWS:,} reviews opens {statistics.median(opened):>8,.0f} ms (goal 300)")


if __name__ == "__main__":
    main()
