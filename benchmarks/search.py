#!/usr/bin/env python
"""What readers find, in how much time and with how many bytes (`make bench-search`).

First the labelled queries on our own guide, by engine; then made guides of
growing size through the real box. Nothing fails here: tests/web does that.
The site must have been built by MkDocs.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
from guide import node  # noqa: E402
from guide.browser import launch  # noqa: E402
from practice import served  # noqa: E402
from search_others import compare  # noqa: E402
from web.test_search_quality import NONE, TYPE, Query, mean, queries, score  # noqa: E402

SITE = ROOT / "site"
SIZES = (5_000, 50_000)
GOALS = {80: 40, 5_000: 250, 50_000: 400}
"""Compressed kilobytes for the first results, or for a query."""
MOST = 10
OTHERS = {5_000: 10, 50_000: 2}
"""Samples for other engines: the theme's makes its index anew in each fresh browser."""

Answer = Callable[[str], tuple[str, list[int]]]
"""What an engine says and finds, as numbers of questions, for a query."""

_THEMES = """async (text) => {
    const input = document.querySelector(".md-search__input");
    const list = document.querySelector(".md-search-result__list");
    list.replaceChildren();
    input.value = text;
    input.dispatchEvent(new KeyboardEvent("keyup"));
    const until = performance.now() + 400;
    while (performance.now() < until && !list.children.length) {
        await new Promise((done) => setTimeout(done, 5));
    }
    await new Promise((done) => setTimeout(done, 20));
    return [...list.querySelectorAll("a[href*='?open=']")].map((link) =>
        new URL(link.href).searchParams.get("open"));
}"""
_PAGEFIND = """async ([root, text]) => {
    const pagefind = await import(root + "pagefind/pagefind.js");
    const found = await pagefind.search(text);
    const urls = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
    return urls.map(({ url }) => url.split("/").at(-1).replace(".html", ""));
}"""
_KEYS = """async (text) => {
    const finder = document.querySelector("guide-finder");
    const input = finder.querySelector("input");
    const status = finder.querySelector(".finder-status");
    const times = [];
    for (let end = 1; end <= text.length; end++) {
        status.textContent = "";
        const began = performance.now();
        input.value = text.slice(0, end);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        while (!status.textContent) await new Promise((done) => setTimeout(done));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        times.push(performance.now() - began);
    }
    return times;
}"""
_FIRST = """async (text) => {
    const finder = document.querySelector("guide-finder");
    const input = finder.querySelector("input");
    const began = performance.now();
    input.focus();
    input.value = text;
    while (!finder.querySelector("[data-slug]")) await new Promise((done) => setTimeout(done));
    return performance.now() - began;
}"""


def compressed(path: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def quality(name: str, answer: Answer) -> None:
    """Print recall and rank of an engine: of the queries known while ours was made, of others."""
    for kept in (False, True):
        some = [query for query in queries() if query.kept == kept]
        _quality(f"{name}, {'kept' if kept else 'known'}", answer, some)


def _quality(name: str, answer: Answer, asked: list[Query]) -> None:
    scores: dict[str, list[Any]] = defaultdict(list)
    for query in asked:
        scores[query.kind].append(score(query, *answer(query.text)))
    answered = [one for kind, some in scores.items() if kind != NONE for one in some]
    kinds = ", ".join(f"{k} {mean([o.recall for o in some]):.2f}" for k, some in scores.items())
    print(
        f"{name:36} recall@5 {mean([o.recall for o in answered]):.3f}  "
        f"MRR@10 {mean([o.rank for o in answered]):.3f}  ({kinds})",
        flush=True,
    )


def said(found: list[int]) -> str:
    """The status that ours would show; other engines say nothing else."""
    return f"{len(found)} questions" if found else "No question"


def ours(page: Page, numbers: dict[str, int]) -> Answer:
    """Our box."""
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")

    def answer(text: str) -> tuple[str, list[int]]:
        status, slugs = page.evaluate(TYPE, text)
        return status, [numbers[slug] for slug in slugs]

    return answer


def themes(page: Page, numbers: dict[str, int]) -> Answer:
    """The theme's box, as it comes where ours cannot be loaded."""
    page.evaluate("sessionStorage.setItem('guide.search', 'theme')")
    page.reload(wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.wait_for_timeout(1000)

    def answer(text: str) -> tuple[str, list[int]]:
        found = [numbers[slug] for slug in page.evaluate(_THEMES, text)][:MOST]
        return said(found), found

    return answer


def minisearch() -> Answer:
    """MiniSearch over title and short answer, mistakes and beginnings allowed."""
    script = ROOT / "benchmarks/search_minisearch.js"
    texts = [query.text for query in queries()]
    given = json.dumps({"site": str(SITE), "queries": texts})
    done = node.run(str(script), given=given)
    found: dict[str, list[int]] = dict(zip(texts, json.loads(done.stdout), strict=True))
    return lambda text: (said(found[text]), found[text])


def pagefind(page: Page, root: str, numbers: dict[str, int]) -> Answer:
    """Pagefind, from a page of its own folder."""

    def answer(text: str) -> tuple[str, list[int]]:
        slugs = page.evaluate(_PAGEFIND, [root, text])
        found = [numbers[slug] for slug in slugs if slug in numbers]
        return said(found), found

    return answer


def pages_for_pagefind(folder: Path, listed: list[dict[str, Any]]) -> int:
    """One page for each question with its answer, indexed; return the index's bytes."""
    for asked in listed:
        answer = (SITE / "q" / asked["slug"] / "question.html").read_text(encoding="utf-8")
        text = f"<html lang=en><title>{asked['title']}</title><h1>{asked['title']}</h1>{answer}"
        (folder / f"{asked['slug']}.html").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    return sum(path.stat().st_size for path in (folder / "pagefind").rglob("*.pf_*"))


def of_our_guide(browser: Browser) -> None:
    """The engines on our own questions."""
    listed = json.loads((SITE / "questions.json").read_text(encoding="utf-8"))
    numbers = {asked["slug"]: asked["number"] for asked in listed}
    print(f"{sum(1 for _ in queries())} queries, {len(listed)} questions")
    with served(SITE) as address:
        for name, engine in (("ours", ours), ("Material's (lunr)", themes)):
            page = browser.new_page()
            page.goto(address)
            quality(name, engine(page, numbers))
            page.close()
    quality("MiniSearch, title and answer", minisearch())
    with tempfile.TemporaryDirectory() as folder:
        size = pages_for_pagefind(Path(folder), listed)
        with served(Path(folder)) as address:
            page = browser.new_page()
            page.goto(f"{address}{listed[0]['slug']}.html")
            quality("Pagefind", pagefind(page, address, numbers))
            page.close()
    (script,) = (SITE / "assets/js").glob("search.*.js")
    first = compressed(SITE / "find/index.json") + compressed(script)
    theirs = compressed(SITE / "search/search_index.json")
    workers = sum(map(compressed, (SITE / "assets/javascripts/workers").glob("search*.js")))
    print(f"for the first results: {first:,} bytes (goal {GOALS[80]},000)")
    print(f"the theme, with every page: {theirs + workers:,} bytes; Pagefind's index {size:,}")


def timed(browser: Browser, address: str, texts: list[str]) -> None:
    """Keystrokes, and the first result of a cold start."""
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    times = sorted(time for text in texts for time in page.evaluate(_KEYS, text))
    page.close()
    first = []
    for text in texts[:5]:
        page = browser.new_context().new_page()
        page.goto(address, wait_until="networkidle")
        first.append(page.evaluate(_FIRST, text))
        page.context.close()
    print(f"  keystroke p95 {times[int(0.95 * len(times))]:.0f} ms (goal 50), "
          f"first result {statistics.median(first):.0f} ms (goal 300)")  # fmt: skip


def loaded(browser: Browser, address: str, folder: Path, text: str) -> tuple[int, str]:
    """Bytes of the index that one search in a fresh browser takes, and the first slug."""
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.rsplit("/", 1)[1])
            if "/find/" in request.url else None)  # fmt: skip
    page.goto(f"{address}?q={text}", wait_until="networkidle")
    first = page.locator("[data-slug]").first
    slug = first.get_attribute("data-slug") if first.count() else None
    context.close()
    return sum(compressed(folder / name) for name in asked), slug or ""


def of_made_guides(browser: Browser, size: int) -> None:
    """Bytes and times of a guide of this size, through the box of our site."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in SITE.iterdir():
            if part.name != "find":
                (folder / part.name).symlink_to(part)
        made = node.run(str(ROOT / "benchmarks/search_made.js"), str(size), name)
        samples = json.loads(made.stdout)
        with served(folder) as address:
            print(f"{size:,} questions")
            for kind in ("title", "name", "mistaken"):
                found = [
                    (loaded(browser, address, folder / "find", each[kind]), each["number"])
                    for each in samples[:MOST]
                ]
                sizes = [size for (size, _), _ in found]
                right = sum(slug == f"made-{number - 1}" for (_, slug), number in found)
                print(f"  by {kind}: {max(sizes):,} bytes at most (goal {GOALS[size]},000), "
                      f"{right} of {len(found)} first")  # fmt: skip
            timed(browser, address, [each["title"] for each in samples[:MOST]])
        compare(browser, folder, SITE, samples[: OTHERS[size]])


def main() -> None:
    """Print all of it."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        of_our_guide(browser)
        with served(SITE) as address:
            timed(browser, address, ["vanishing gradient", "dropout vs batchnorm", "state_dict",
                                     "val loss goes up", "kv cache"])  # fmt: skip
        for size in SIZES:
            of_made_guides(browser, size)
        browser.close()


if __name__ == "__main__":
    main()
