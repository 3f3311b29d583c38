#!/usr/bin/env python
"""What readers find, in how much time and with how many bytes (`make bench-search`).

First the labelled queries on our own guide, by engine; then made guides of
growing size through the real box; last the tables of docs/contributing/search.md.
Nothing fails here: tests/web does that. The site must have been built by MkDocs.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
from guide import node  # noqa: E402
from guide.browser import launch  # noqa: E402
from guide.read import read  # noqa: E402
from guide.render import addresses  # noqa: E402
from guide.render.search import listed  # noqa: E402
from practice import gzipped, served  # noqa: E402
from search_others import KINDS, MISTAKEN, compare  # noqa: E402
from search_table import SIZES, Quality, Taken, by_kind, of_choice  # noqa: E402
from web.reader import arrive  # noqa: E402
from web.test_search_quality import LAST, NONE, TYPE, Query, mean, queries, score  # noqa: E402

SITE = ROOT / "site"
OURS = "ours"
KEPT = "kept apart"
"""The queries by which an engine is chosen."""
MOST = 10
TYPED = 40
"""About so many queries are typed at 80 questions, letter by letter."""
FINISHED = 250
"""Milliseconds without a key after which our box takes a word for finished (see main.js)."""
OTHERS = {5_000: 10, 50_000: 2}
"""Samples for other engines: the theme's makes its index anew in each fresh browser."""

_TYPED_AS = {"title": "exact", "name": "abbreviation", "mistaken": "typo"}
"""The kinds of queries that stand for what is typed to find a question of a made guide."""

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
# From a key that is pressed to the frame that shows what it found, and to the last that shows
# more of it; and the longest task meanwhile, which a next key would have to wait for.
_KEYS = """() => {
    const status = document.querySelector("guide-finder .finder-status");
    window.keys = [];
    window.longest = 0;
    let key = 0;
    let answered = 0;
    addEventListener("keydown", (event) => (key = event.timeStamp), true);
    new MutationObserver(() => {
        const from = key;
        requestAnimationFrame(() => setTimeout(() => {
            window.last = performance.now() - from;
            if (answered !== from) window.keys.push(window.last);
            answered = from;
        }));
    }).observe(status, { childList: true });
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
            window.longest = Math.max(window.longest, duration);
        }
    }).observe({ type: "longtask" });
}"""
# From the key that opens the box of a page that has loaded nothing to the first result.
_FIRST = """() => {
    const finder = document.querySelector("guide-finder");
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed ||= event.timeStamp), true);
    new MutationObserver((_, observer) => {
        if (!finder.querySelector("[data-slug]")) return;
        observer.disconnect();
        window.first = performance.now() - pressed;
    }).observe(finder, { childList: true, subtree: true });
}"""


def compressed(path: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def quality(name: str, answer: Answer) -> Iterator[Quality]:
    """How an engine answers the queries known while ours was made, those kept apart, and the
    last of these, which nobody has looked at."""
    every = list(queries())
    sets = {
        "known": [query for query in every if not query.kept],
        KEPT: [query for query in every if query.kept],
        "the last": [query for query in every if query.part == LAST],
    }
    for words, asked in sets.items():
        measured = _quality(name, words, answer, asked)
        print(f"{name}, {words}: recall@5 {measured.recall:.3f}  MRR@10 {measured.rank:.3f}",
              flush=True)  # fmt: skip
        yield measured


def _quality(name: str, words: str, answer: Answer, asked: list[Query]) -> Quality:
    scores: dict[str, list[Any]] = defaultdict(list)
    for query in asked:
        scores[query.kind].append(score(query, *answer(query.text)))
    answered = [one for kind, some in scores.items() if kind != NONE for one in some]
    kinds = {kind: mean([one.recall for one in some]) for kind, some in scores.items()}
    recall, rank = (mean([one[place] for one in answered]) for place in (0, 1))
    return Quality(name, words, recall, rank, kinds)


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
    page.reload()
    page.wait_for_load_state("networkidle")
    page.locator(".md-search__input").click()
    page.wait_for_timeout(1000)

    def answer(text: str) -> tuple[str, list[int]]:
        found = [numbers[slug] for slug in page.evaluate(_THEMES, text)][:MOST]
        return said(found), found

    return answer


def minisearch(vocabulary: list[dict[str, Any]]) -> dict[str, Answer]:
    """MiniSearch over title and short answer, and over the vocabulary that ours has."""
    script = ROOT / "benchmarks/search_minisearch.js"
    texts = [query.text for query in queries()]
    given = json.dumps({"site": str(SITE), "texts": vocabulary, "queries": texts})
    done = json.loads(node.run(str(script), given=given).stdout)

    def answers(name: str) -> Answer:
        found: dict[str, list[int]] = dict(zip(texts, done[name], strict=True))
        return lambda text: (said(found[text]), found[text])

    return {name: answers(name) for name in done}


def pagefind(page: Page, root: str, numbers: dict[str, int]) -> Answer:
    """Pagefind, from a page of its own folder."""

    def answer(text: str) -> tuple[str, list[int]]:
        slugs = page.evaluate(_PAGEFIND, [root, text])
        found = [numbers[slug] for slug in slugs if slug in numbers]
        return said(found), found

    return answer


def texts_of_ours() -> list[dict[str, Any]]:
    """What ours searches, as other engines take it: title, names and points of each question."""
    guide = read(ROOT / "content")
    given = listed(guide, list(addresses.pages(guide)))
    pairs = zip(given["questions"], given["shown"], strict=True)
    return [
        {
            "id": number - 1,
            "slug": slug,
            "title": asked["title"],
            "names": " . ".join(name for name, _ in asked["names"]),
            "points": asked["points"],
        }
        for asked, (number, slug, *_) in pairs
    ]


def with_answers(asked: dict[str, Any]) -> str:
    """A question's page for Pagefind, with its whole answer."""
    answer = (SITE / "q" / asked["slug"] / "question.html").read_text(encoding="utf-8")
    return f"<h1>{escape(asked['title'])}</h1>{answer}"


def with_vocabulary(asked: dict[str, Any]) -> str:
    """A question's page for Pagefind, with the vocabulary that ours has."""
    return (f"<h1>{escape(asked['title'])}</h1>"
            f"<p data-pagefind-weight=7>{escape(asked['names'])}</p>"
            f"<p>{escape(asked['points'])}</p>")  # fmt: skip


def pages_for_pagefind(
    folder: Path, texts: list[dict[str, Any]], page: Callable[[dict[str, Any]], str]
) -> None:
    """One page for each question, indexed."""
    for asked in texts:
        text = f"<html lang=en><title>{escape(asked['title'])}</title>{page(asked)}"
        (folder / f"{asked['slug']}.html").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)


def of_our_guide(browser: Browser) -> Iterator[Quality]:
    """The engines on our own questions."""
    questions = json.loads((SITE / "questions.json").read_text(encoding="utf-8"))
    numbers = {asked["slug"]: asked["number"] for asked in questions}
    print(f"{sum(1 for _ in queries())} queries, {len(questions)} questions")
    with served(SITE) as address:
        for name, engine in ((OURS, ours), ("Material's lunr", themes)):
            page = browser.new_page()
            page.goto(address)
            yield from quality(name, engine(page, numbers))
            page.close()
    texts = texts_of_ours()
    for name, answer in minisearch(texts).items():
        yield from quality(_NAMED["MiniSearch", name], answer)
    for name, text in (("answers", with_answers), ("vocabulary", with_vocabulary)):
        with tempfile.TemporaryDirectory() as folder:
            pages_for_pagefind(Path(folder), texts, text)
            with served(Path(folder)) as address:
                page = browser.new_page()
                page.goto(f"{address}{texts[0]['slug']}.html")
                yield from quality(_NAMED["Pagefind", name], pagefind(page, address, numbers))
                page.close()


_NAMED = {
    ("MiniSearch", "answers"): "MiniSearch, title and answer",
    ("MiniSearch", "vocabulary"): "MiniSearch",
    ("Pagefind", "answers"): "Pagefind, whole answers",
    ("Pagefind", "vocabulary"): "Pagefind",
}
"""Engines by what they search in; the name alone means the vocabulary that ours has."""


def ours_on_ours(browser: Browser) -> Taken:
    """Bytes and times of our box on our own questions."""
    (script,) = (SITE / "assets/js").glob("search.*.js")
    first = compressed(SITE / "find/index.json") + compressed(script)
    whole = first + compressed(SITE / "find/points-0.json")
    answers = sum(map(compressed, (SITE / "find").glob("answers*.json")))
    print(f"for the first results {first:,} bytes, for a whole search {whole:,}, "
          f"all words of answers {answers:,}")  # fmt: skip
    answered = [query.text for query in queries() if query.kind != NONE]
    with served(SITE) as address:
        time = timed(browser, address, answered[:: len(answered) // TYPED])
    return Taken(OURS, SIZES[0], first, whole, time)


def others_on_ours(browser: Browser) -> Iterator[Taken]:
    """Bytes and times of the other engines, with our vocabulary, on our own questions."""
    typed = {(query.right[0], query.kind): query.text for query in queries()
             if len(query.right) == 1}  # fmt: skip
    numbers = [n for n in range(1, 81) if all((n, kind) in typed for kind in _TYPED_AS.values())]
    samples = [
        {"number": n, **{name: typed[n, kind] for name, kind in _TYPED_AS.items()}}
        for n in numbers[:MOST]
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in SITE.iterdir():
            (folder / part.name).symlink_to(part)
        (folder / "texts.json").write_text(json.dumps(texts_of_ours()), encoding="utf-8")
        yield from compare(browser, folder, SITE, samples, SIZES[0])


def timed(browser: Browser, address: str, texts: list[str]) -> float:
    """Print the times of keystrokes, and what comes after the last of a text, by real keys; gives
    the median of the first result of a cold start, in milliseconds."""
    page = browser.new_page()
    arrive(page, address)
    page.keyboard.press("/")
    page.locator(".finder-filters").wait_for()
    page.evaluate(_KEYS)
    count, finished = 0, []
    for text in texts:
        page.keyboard.press("Control+a")  # the first letter takes the place of the text before
        for letter in text:
            page.keyboard.type(letter)
            count += 1
            page.wait_for_function("count => window.keys.length >= count", arg=count)
        page.wait_for_timeout(2 * FINISHED)
        page.wait_for_load_state("networkidle")
        finished.append(page.evaluate("window.last"))
    times = sorted(page.evaluate("window.keys"))
    longest = page.evaluate("window.longest")
    page.close()
    first = sorted(first_result(browser, address, text) for text in texts[:MOST])
    print(f"  keystroke p95 {_p95(times):.0f} ms of {len(times)} (goal 50), "
          f"shown in full after the last key: p95 {_p95(sorted(finished)):.0f} ms of "
          f"{len(finished)}, at most {max(finished):.0f} (in a large guide {FINISHED} ms of them "
          f"are the pause), longest task {f'{longest:.0f}' if longest else 'below 50'} ms, "
          f"first result {statistics.median(first):.0f} ms, at most {first[-1]:.0f}, "
          f"of {len(first)} (goal 300)", flush=True)  # fmt: skip
    return statistics.median(first)


def _p95(times: list[float]) -> float:
    return times[int(0.95 * len(times))]


def first_result(browser: Browser, address: str, text: str) -> float:
    """Milliseconds from the key that opens the box, in a browser that has loaded nothing."""
    page = browser.new_context().new_page()
    arrive(page, address)
    page.evaluate(_FIRST)
    page.keyboard.press("/")
    page.keyboard.insert_text(text)
    page.wait_for_function("() => window.first")
    time: float = page.evaluate("window.first")
    page.context.close()
    return time


def loaded(
    browser: Browser, address: str, folder: Path, text: str, *, letters: bool = False
) -> tuple[int, str]:
    """Bytes of the index that one search in a fresh browser takes, and the first slug.

    It comes by its address, or is typed: each letter once the one before is answered.
    """
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.rsplit("/", 1)[1])
            if "/find/" in request.url else None)  # fmt: skip
    if letters:
        arrive(page, address)
        page.keyboard.press("/")
        page.locator(".finder-filters").wait_for()
        page.evaluate(_KEYS)
        for count, letter in enumerate(text, start=1):
            page.keyboard.type(letter)
            page.wait_for_function("count => window.keys.length >= count", arg=count)
        page.wait_for_timeout(2 * FINISHED)
        page.wait_for_load_state("networkidle")
    else:
        arrive(page, f"{address}?q={text}")
    first = page.locator("[data-slug]").first
    slug = first.get_attribute("data-slug") if first.count() else None
    context.close()
    return sum(compressed(folder / name) for name in asked), slug or ""


def of_made_guides(browser: Browser, size: int) -> Iterator[Taken]:
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
            most = {}
            for kind, letters in product(KINDS, (False, True)):
                asked = [(each[kind], each["number"]) for each in samples[:MOST]]
                print(f"  by {kind}{', letter by letter' if letters else ''}: ", end="")
                most[kind, letters] = _most(browser, address, folder / "find", asked, letters)
            for path in (folder / "find").iterdir():
                gzipped(path)  # hosts keep this ready, so it is none of a search's time
            texts = [each[kind] for kind in ("title", MISTAKEN) for each in samples[:MOST]]
            time = timed(browser, address, texts)
            correct = max(most["title", False], most["name", False])
            yield Taken(OURS, size, correct, most[MISTAKEN, False], time)
        yield from compare(browser, folder, SITE, samples[: OTHERS[size]], size)


def _most(
    browser: Browser, address: str, find: Path, asked: list[tuple[str, int]], letters: bool
) -> int:
    """The most that one of some searches takes; how many found the question first is printed."""
    found = [(*loaded(browser, address, find, text, letters=letters), n) for text, n in asked]
    most = max(size for size, *_ in found)
    right = sum(slug == f"made-{number - 1}" for _, slug, number in found)
    print(f"{most:,} bytes at most, {right} of {len(found)} first", flush=True)
    return most


def main() -> None:
    """Measure all of it, then print it as tables."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        found = list(of_our_guide(browser))
        taken = [ours_on_ours(browser), *others_on_ours(browser)]
        for size in SIZES[1:]:
            taken += of_made_guides(browser, size)
        browser.close()
    print(f"\n{of_choice(found, taken, KEPT)}\n\n{by_kind(found)}")


if __name__ == "__main__":
    main()
