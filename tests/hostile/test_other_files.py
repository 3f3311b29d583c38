"""What a guide leaves besides pages, as others show it: without our policy, and it does nothing.

Plain Markdown by a renderer that lets HTML through, the feed by a reader of feeds, the deck as Anki
shows its fields, the copy from a folder.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser, Page

from hostile import rendered
from hostile.conftest import Built
from hostile.listener import LOOK, Watch
from hostile.test_in_chromium import is_in, squeezed

ATOM = "{http://www.w3.org/2005/Atom}"
NO_QUESTION = ("change title", "change text", "term", "also", "definition", "parity line", "guide")
"""Places that plain Markdown of questions does not have."""


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A page of no site and under no policy, watched."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    page, watch = context.new_page(), Watch("")
    watch.on(page)
    yield page, watch
    context.close()


def shown(elsewhere: tuple[Page, Watch], html: str) -> str:
    """What a reader sees of HTML that does nothing."""
    page, watch = elsewhere
    page.goto("about:blank")
    page.set_content(html)
    seen = page.evaluate(LOOK)
    assert (seen["found"], seen["hostile"], watch.faults) == ([], False, [])
    return str(seen["all"])


def plain_files(folder: Path) -> list[Path]:
    return [*folder.rglob("index.md"), folder / "llms.txt", *folder.glob("llms-full.txt")]


def test_plain_markdown_is_text_wherever_it_is_rendered(
    built: Built, elsewhere: tuple[Page, Watch]
) -> None:
    files = {path: path.read_text(encoding="utf-8") for path in plain_files(built.folder)}
    assert len(files) > 10
    assert {path: found for path, text in files.items() if (found := rendered.acts(text))} == {}
    seen = squeezed("".join(shown(elsewhere, rendered.html(text)) for text in files.values()))
    lost = [entry for entry in built.entries if not is_in(entry, seen)]
    assert [one for one in lost if not one.place.startswith((*NO_QUESTION, "notebook"))] == []


def test_the_feed_is_text_in_a_browser_and_in_a_reader_of_feeds(
    built: Built, elsewhere: tuple[Page, Watch]
) -> None:
    feed = built.folder / "feed.xml"
    changes = [entry for entry in built.entries if entry.place.startswith("change")]
    assert feed.exists() == bool(changes)
    if not changes:
        return
    page, watch = elsewhere
    page.goto(feed.as_uri())
    assert watch.faults == []
    entries = fromstring(feed.read_bytes()).findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title", "") for entry in entries]
    contents = [entry.findtext(f"{ATOM}content", "") for entry in entries]
    seen = " ".join([*titles, *(shown(elsewhere, content) for content in contents)])
    assert all(squeezed(change.expected) in squeezed(seen) for change in changes)
    links = [link.get("href", "") for link in fromstring(feed.read_bytes()).iter(f"{ATOM}link")]
    assert all(link.startswith(built.address) for link in links)


def test_the_deck_and_the_tables_hold_text(
    built: Built, elsewhere: tuple[Page, Watch], tmp_path: Path
) -> None:
    with zipfile.ZipFile(built.folder / "deck/questions.apkg") as packed:
        media = json.loads(packed.read("media"))
        packed.extract("collection.anki2", tmp_path)
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in media.values())
    with closing(sqlite3.connect(tmp_path / "collection.anki2")) as collection:
        notes = [fields for (fields,) in collection.execute("select flds from notes")]
    assert len(notes) == len(built.entries)
    seen = squeezed("".join(shown(elsewhere, note.replace("\x1f", "<hr>")) for note in notes))
    for entry in built.entries:
        if entry.place in ("answer", "title", "key point", "output", "program"):
            assert is_in(entry, seen), entry.name
    for name, dialect in (("questions.csv", "excel"), ("questions.tsv", "excel-tab")):
        with (built.folder / "deck" / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, dialect))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_copy_that_opens_from_a_folder_does_nothing_either(
    built: Built, elsewhere: tuple[Page, Watch], tmp_path: Path
) -> None:
    """It has no policy: there is nothing but what the text became."""
    page, watch = elsewhere
    [packed] = (built.folder / "download").glob("*.zip")
    with zipfile.ZipFile(packed) as names:
        assert all(re.fullmatch(r"[A-Za-z0-9_./-]+", name) for name in names.namelist())
        assert not [name for name in names.namelist() if ".." in name or name.startswith("/")]
    shutil.unpack_archive(packed, tmp_path)
    pages = [
        path
        for path in sorted(tmp_path.rglob("index.html"))
        if path.relative_to(tmp_path).parts[0] != "q"
    ]
    assert len(pages) > 10
    ours = (f"{tmp_path.as_uri()}/", built.address)
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert (_acting(page, ours), watch.faults) == ([], []), path
    page.keyboard.press("/")
    page.keyboard.type("case script alert")
    page.locator("#finder-found a").first.wait_for()
    assert (_acting(page, ours), watch.faults) == ([], [])


def _acting(page: Page, ours: tuple[str, ...]) -> list[str]:
    """What acts on a page, or leads elsewhere than to its own folder and site."""
    seen = page.evaluate(LOOK)
    return [
        *["a script ran"] * seen["hostile"],
        *(s for s in seen["found"] if not _is_ours(s, ours)),
    ]


def _is_ours(element: str, ours: tuple[str, ...]) -> bool:
    address = re.fullmatch(
        r'<(?:a|script|link)\b[^<>]* (?:href|src)="([^"]*)"[^<>]*>(?:</\w+>)?', element
    )
    return bool(address and address[1].startswith(ours) and " on" not in element)
