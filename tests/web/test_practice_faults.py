"""Practice when the browser fails it: tabs that die, storage that is full, broken or too new."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from guide import node
from guide.browser import launch
from guide.bundle import ESBUILD
from web.conftest import PATIENCE
from web.reader import answer, one_engine
from web.sequences import Sequence
from web.test_practice import BLOCKED, TODAY, begin, grade

KILLS = int(os.environ.get("KILLS", "4"))
JOURNAL = Path(__file__).resolve().parents[2] / "docs/assets/js/practice/journal.js"
SEQUENCES = int(os.environ.get("SEQUENCES", "0")) // 100 or 10
SEED = int(os.environ.get("SEED", "0"))
"""Random sequences; ``make soak`` asks for 10,000 of what is quick, and gets 100 here."""
IMPORTED = 400
"""Events of an import, which is one transaction."""

WRITE = """async ([address, name, many]) => {
    const { Journal } = await import(address);
    const journal = await Journal.open(name);
    const review = { kind: "review", slug: "gan", grade: 3, sure: null, points: [], of: 4,
        seconds: 9 };
    if (many) {
        const given = Array.from({ length: many }, () => (
            { ...review, id: crypto.randomUUID(), at: Date.now(), day: 20800 }));
        acknowledged("begun");
        await journal.merge(given);
        acknowledged("merged");
    }
    for (;;) acknowledged((await journal.add(review)).id);
}"""
KEPT = """async ([address, name]) => {
    const { Journal } = await import(address);
    const journal = await Journal.open(name);
    const all = await journal.all();
    return { warning: journal.warning, count: journal.state.count, ids: all.map(({ id }) => id),
        imported: all.filter(({ day }) => day === 20800).length };
}"""


def database(site) -> str:
    """The name of a site's database, as ``nameOf`` of the scripts has it."""
    return f"guide {urlsplit(site.address).path}"


@pytest.fixture(scope="module")
def browser(playwright):
    """Of this file alone: all its tabs are killed."""
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture
def tab(new_page, site):
    """Makes tabs that can import the journal; in pages it stands within the script of practice."""
    done = node.run(str(ESBUILD), str(JOURNAL), "--bundle", "--format=esm")
    assert done.returncode == 0, done.stderr
    first = new_page()
    first.context.route(
        "**/journal.js",
        lambda route: route.fulfill(content_type="text/javascript", body=done.stdout),
    )
    first.close()

    def made():
        page = first.context.new_page()
        page.goto("practice/")
        expect(page.locator(".today")).to_be_visible()
        return page

    return made


def die(page) -> None:
    """Kill -9 the process of a tab, by those of all tabs of this browser: here is no other."""
    session = page.context.browser.new_browser_cdp_session()
    killed = renderers(session)
    with page.expect_event("crash"):
        for process in killed:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    # One of them was kept for the next tab: the browser has to know that it is gone.
    until = time.monotonic() + PATIENCE / 1000
    while killed & renderers(session):
        assert time.monotonic() < until, "the browser does not notice"
        time.sleep(0.01)
    session.detach()


def renderers(session) -> set[int]:
    """The processes of a browser that show pages."""
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return {process["id"] for process in found if process["type"] == "renderer"}


@one_engine
@pytest.mark.parametrize("many", [0, IMPORTED], ids=["answers", "an import"])
def test_a_tab_that_is_killed_while_it_writes(tab, site, many):
    """What it said to have saved is there once; an import is there whole or not at all."""
    told = [f"{site.address}journal.js", database(site)]
    chance = random.Random(SEED * 1000 + many)
    said: list[str] = []

    def note(text: str) -> None:  # Playwright takes no method of a list
        said.append(text)

    for _ in range(KILLS):
        page = tab()
        page.expose_function("acknowledged", note)
        began = len(said)
        page.evaluate(f"given => void ({WRITE})(given)", [*told, many])
        until = time.monotonic() + PATIENCE / 1000
        while len(said) == began:  # it writes: from now on any moment will do
            assert time.monotonic() < until, "nothing is written"
            page.wait_for_timeout(1)
        page.wait_for_timeout(chance.random() * (300 if many else 60))
        die(page)  # it is not closed as well: that would ask the dead tab
    kept = tab().evaluate(KEPT, told)
    ids = set(kept["ids"])
    assert kept["warning"] == ""
    assert kept["count"] == len(kept["ids"]) == len(ids)
    assert set(said) - {"begun", "merged"} <= ids
    wholes, rest = divmod(kept["imported"], IMPORTED)
    assert rest == 0
    assert said.count("merged") <= wholes <= said.count("begun")


@one_engine
def test_random_sequences_in_two_tabs(tab, site):
    """As tests/js/two-tabs.test.js, with the browser's own database and messages."""
    pages = [tab(), tab()]
    for seed in range(SEED * SEQUENCES, (SEED + 1) * SEQUENCES):
        world, played = Sequence(pages, seed, f"{site.address}journal.js"), []
        for _ in range(12):
            played.append(world.play())
            found, wanted = world.shown(), world.told()
            told = f"again by SEED={seed} SEQUENCES=100: {' '.join(played)}"
            assert found == [wanted, wanted], told
        world.close()


@one_engine
def test_a_storage_that_is_full(new_page, site, watch, tmp_path):
    """The browser's own refusal; after an export and an import nothing is lost or doubled."""
    page = new_page()
    session = page.context.new_cdp_session(page)
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(site.address))
    # Before anything is written: for a while the browser trusts what it found free once.
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    begin(page)
    grade(page)
    expect(page.locator(".trouble")).to_contain_text("The browser's storage is full")
    for _ in range(2):
        grade(page)
    page.keyboard.press("Escape")
    expect(page.locator(".progress")).to_contain_text("You have begun 3 questions")
    file = tmp_path / "progress.json"
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    download.value.save_as(file)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    page.reload()
    expect(page.locator(".today")).to_contain_text(TODAY)
    expect(page.locator(".trouble")).to_be_hidden()
    for text in ("4 new entries imported.", "Everything in the file was known already."):
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator(".said")).to_have_text(text)
    expect(page.locator(".progress")).to_contain_text("You have begun 3 questions")


OPENED = """([name, version, store]) => new Promise((done, failed) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => store && opening.result.createObjectStore(store);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => { opening.result.close(); done(); };
})"""


@one_engine
def test_a_database_that_cannot_be_read_is_left_until_the_reader_deletes_it(page, site, watch):
    page.goto("questions.json")
    page.evaluate(OPENED, [database(site), 1, "something else"])
    page.goto("practice/")
    expect(page.locator(".trouble")).to_contain_text("The saved progress cannot be read")
    page.get_by_role("button", name="Practise now").click()
    grade(page)
    page.keyboard.press("Escape")
    expect(page.locator(".progress")).to_contain_text("You have begun 1 question")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".said")).to_have_text("Everything is deleted.")
    expect(page.locator(".trouble")).to_be_hidden()
    page.get_by_role("button", name="Practise now").click()
    grade(page)
    page.reload()
    expect(page.locator(".progress")).to_contain_text("You have begun 1 question")
    watch.faults = [fault for fault in watch.faults if "NotFoundError" not in fault]


@one_engine
def test_a_database_of_a_newer_site_is_left_as_it_is(page, site):
    page.goto("questions.json")
    page.evaluate(OPENED, [database(site), 99, "of tomorrow"])
    page.goto("practice/")
    expect(page.locator(".trouble")).to_contain_text("a newer version of this site. Reload")
    expect(page.locator(".today")).to_contain_text(TODAY)


@one_engine
def test_a_question_on_its_page_does_not_say_saved_where_nothing_is(new_page):
    page = new_page()
    page.add_init_script(BLOCKED)
    page.goto("keras/?open=what-is-keras")
    answered = answer(page, "what-is-keras")
    answered.get_by_role("button", name="Good").click()
    expect(answered.locator(".grades + .verdict")).to_contain_text("Not saved. This browser keeps")
    answered.get_by_role("button", name="Keep the note").click()
    expect(answered.locator(".own [role=status]")).to_contain_text("Not saved. This browser keeps")
