"""Other engines on a guide's vocabulary: the bytes that a search takes, the time to its result."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late

from guide import bundle, node
from practice import gzipped, served
from search_table import Taken

ROOT = Path(__file__).resolve().parents[1]
MISTAKEN = "mistaken"
KINDS = ("title", "name", MISTAKEN)
PATIENCE = 180_000
"""Milliseconds after which a result is not waited for any longer."""

_MINISEARCH = """async ([root, text]) => {
    const began = performance.now();
    window.engine ??= (await import(root + "minisearch.js")).engine(root);
    const found = (await window.engine)(text);
    return [performance.now() - began, found];
}"""
_PAGEFIND = """async ([root, text]) => {
    const began = performance.now();
    const pagefind = await import(root + "pagefind/pagefind.js");
    const { results } = await pagefind.search(text);
    const some = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    const slugs = some.map(({ url }) => url.split("/").at(-1).replace(".html", ""));
    return [performance.now() - began, slugs];
}"""
_LUNR = """async ([, text]) => {
    const input = document.querySelector(".md-search__input");
    input.value = text;
    input.dispatchEvent(new KeyboardEvent("keyup"));
    const found = () => [...document.querySelectorAll(".md-search-result__list a[href*='made-']")];
    const none = () => /No matching/.test(
        document.querySelector(".md-search-result__meta").textContent);
    while (!found().length && !none()) await new Promise((done) => setTimeout(done, 5));
    // From the page's request on: its worker takes the whole index whether one searches or not.
    return [performance.now(), found().map((link) => link.href.split("/").at(-2))];
}"""


def minisearch(folder: Path, site: Path) -> str:
    """A page that loads MiniSearch's index."""
    node.run(str(ROOT / "benchmarks/search_index.js"), str(folder))
    entry = ROOT / "benchmarks/search_page.js"
    made = node.run(str(bundle.ESBUILD), str(entry), "--bundle", "--minify", "--format=esm")
    (folder / "minisearch.js").write_text(made.stdout, encoding="utf-8")
    (folder / "empty.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    return "empty.html"


def pagefind(folder: Path, site: Path) -> str:
    """A page for each question, indexed by Pagefind."""
    pages = folder / "pages"
    pages.mkdir()
    for asked in json.loads((folder / "texts.json").read_text(encoding="utf-8")):
        text = (f"<html lang=en><title>{asked['title']}</title><h1>{asked['title']}</h1>"
                f"<p>{asked['names']}</p><p>{asked['points']}</p>")  # fmt: skip
        (pages / f"made-{asked['id']}.html").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    (pages / "pagefind").rename(folder / "pagefind")
    shutil.rmtree(pages)
    (folder / "empty.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    return "empty.html"


def lunr(folder: Path, site: Path) -> str:
    """The theme's page with an index of the made questions."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    index["docs"] = [
        {"location": f"made-{asked['id']}/", "title": asked["title"],
         "text": f"<p>{asked['names']}</p><p>{asked['points']}</p>"}
        for asked in json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    ]  # fmt: skip
    for part in ("assets", "404.html", "index.html"):
        (folder / part).unlink(missing_ok=True)
        (folder / part).symlink_to(site / part)
    (folder / "search").unlink(missing_ok=True)
    (folder / "search").mkdir()
    (folder / "search/search_index.json").write_text(json.dumps(index), encoding="utf-8")
    return "index.html"


ENGINES: dict[str, tuple[Callable[[Path, Path], str], str]] = {
    "MiniSearch": (minisearch, _MINISEARCH),
    "Pagefind": (pagefind, _PAGEFIND),
    "Material's lunr": (lunr, _LUNR),
}
"""How a folder becomes a page that searches, and the search: its milliseconds and its slugs."""


def compare(
    browser: Browser, folder: Path, site: Path, samples: list[dict[str, Any]], questions: int
) -> Iterator[Taken]:
    """Bytes and time of each engine on the guide in ``folder``; its right answers are printed."""
    for name, (prepare, script) in ENGINES.items():
        start = prepare(folder, site)
        with served(folder) as address:
            try:
                taken = _compare(name, _Cold(browser, address, start, script, folder), samples)
                yield Taken(name, questions, *taken)
            except Late:
                print(f"  {name}: no result within {PATIENCE // 1000} s", flush=True)


def _compare(name: str, cold: _Cold, samples: list[dict[str, Any]]) -> tuple[int, int, float]:
    """Bytes of a search at most, without a mistake and with one, and the usual time."""
    sizes, times = defaultdict(list), []
    for kind in KINDS:
        count = 0
        for each in samples:
            time, slugs, size = cold.search(each[kind])
            count += slugs[:1] == [f"made-{each['number'] - 1}"]
            sizes[kind].append(size)
            times.append(time)
        print(f"  {name}: first by {kind} {count} of {len(samples)}", flush=True)
    correct = max(size for kind in KINDS if kind != MISTAKEN for size in sizes[kind])
    return correct, max(sizes[MISTAKEN]), statistics.median(times)


class _Cold:
    """Searches, each in a browser that has loaded nothing yet."""

    def __init__(
        self, browser: Browser, address: str, start: str, script: str, folder: Path
    ) -> None:
        self.browser, self.address, self.start = browser, address, start
        self.script, self.folder = script, folder

    def search(self, text: str) -> tuple[float, list[str], int]:
        """Milliseconds, slugs, and compressed bytes of what the search took."""
        context = self.browser.new_context(bypass_csp=True)  # the page is asked by an eval
        page = context.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path[1:]))
        if self.script is _LUNR:
            page.add_init_script("sessionStorage.setItem('guide.search', 'theme')")
        page.goto(self.address + self.start, wait_until="commit")
        page.wait_for_load_state()
        time, slugs = _within(page, self.script, [self.address, text])
        context.close()
        searched = (self.folder / path for path in asked if _is_of_search(path))
        return time, slugs, sum(len(gzipped(path)) for path in searched if path.is_file())


def _within(page: Page, script: str, given: list[str]) -> tuple[float, list[str]]:
    page.evaluate("([script, given]) => { eval(script)(given).then((done) => window.done = done) }",
                  [script, given])  # fmt: skip
    page.wait_for_function("window.done", timeout=PATIENCE)
    time, slugs = page.evaluate("window.done")
    return time, slugs


def _is_of_search(path: str) -> bool:
    """Whether the engine needs a file, rather than the page around it."""
    return path.startswith(("minisearch", "pagefind/", "search/", "assets/javascripts/workers"))
