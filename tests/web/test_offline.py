"""Without a network: pages that were read, the whole guide, and one version after another."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

import guide.site
from guide.offline.listed import listed
from guide.offline.site import publish
from web.conftest import PATIENCE, Site, Watch, until
from web.host import WAITS, Host, wait_out
from web.reader import QUESTION, SAID, answer, arrive, one_engine, script

WORKS = "navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)"
KEPT = """paths => caches.keys().then(names => Promise.all(names.map(name =>
    caches.open(name).then(cache => cache.keys()))))
    .then(found => found.flat().map(({url}) => url))
    .then(urls => paths.every(path => urls.some(url => url.includes(`/${path}?`))))"""
HAS = """key => caches.keys().then(names => Promise.all(names.map(name =>
    caches.open(name).then(cache => cache.keys()))))
    .then(found => found.flat().some(({url}) => url.endsWith(`/${key}`)))"""
KEPT_SOME = KEPT.replace("}?`", "}`")  # of hashed names the beginning
DRAWN = """selector => {
    const images = [...document.querySelectorAll(selector)].filter(each => each.checkVisibility());
    for (const image of images) image.loading = "eager";
    return images.every(image => image.complete && image.naturalWidth > 0);
}"""
OFFLINE = r"net::ERR_(INTERNET_DISCONNECTED|FAILED)|fetching the script"
CHOSEN = """sets => sets.every(set => {
    const labels = [...set.querySelectorAll("label")];
    const label = labels.find(each => each.textContent.trim() === "PyTorch");
    return !label || label.control.checked;
})"""
FIGURES = "details.answer[open] img[src*=figures]:visible"
PICTURES = "details.answer[open] img[src*=figures]"
BOTH = [f"figures/{QUESTION}/figure.svg", f"figures/{QUESTION}/figure.dark.svg"]
VERSIONS = """() => [document.querySelector("main").dataset.stamp, globalThis.guideStamp]"""


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    made = Host(site.folder)
    yield made
    made.close()


class WatchOffline(Watch):
    """Forgives what a browser says of itself when there is no network."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.forgiven: list[str] = []

    def _console(self, message: Any) -> None:
        if not re.search("|".join([OFFLINE, *self.forgiven]), message.text):
            super()._console(message)


@pytest.fixture
def watching(host: Host) -> WatchOffline:
    return WatchOffline(urlsplit(host.address).netloc)


@pytest.fixture
def reader(browser: Browser, host: Host, watching: WatchOffline) -> Iterator[Page]:
    context = browser.new_context(
        base_url=host.address,
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        service_workers="allow",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watching.on(page)
    yield page
    context.close()
    assert watching.faults == []


def list_of(folder: Path) -> dict[str, Any]:
    """The list of a version."""
    return dict(json.loads((folder / "offline.json").read_text(encoding="utf-8")))


def parts(folder: Path, page: str) -> list[str]:
    """A page and what it loads at once."""
    return [page, *list_of(folder)["pages"][page]["parts"]]


def look(page: Page, host: Host, place: str = "") -> None:
    """Open a page for the first time, and wait until it is kept."""
    page.add_init_script(WAITS)
    page.goto(place)
    if not place:
        wait_out(page)
    until(page, WORKS)
    until(page, KEPT, parts(host.folder, f"{place}index.html"))


def begin(page: Page, host: Host, place: str = "") -> None:
    """The same, and stay with it until all is kept that every reader gets."""
    look(page, host, place)
    wait_out(page)
    until(page, KEPT, list_of(host.folder)["shell"])


def see_figure(page: Page) -> None:
    page.goto(f"neural-networks/?open={QUESTION}")
    page.locator(FIGURES).first.scroll_into_view_if_needed()


def take_first_found(page: Page) -> None:
    found = page.locator("#finder-found").get_by_role("option").first
    expect(found).to_contain_text("Explain the vanishing gradient")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"#{QUESTION}$"))


def test_a_page_that_was_read_can_be_read_again(reader: Page, host: Host) -> None:
    look(reader, host, "neural-networks/")
    answer(reader).locator("> summary").click()
    expect(reader.locator(FIGURES).first).to_be_visible()
    reader.wait_for_function(DRAWN, arg=PICTURES)
    scripts = [f"assets/js/{name}" for name in ("reading", "shown", "practice")]
    until(reader, KEPT_SOME, [*scripts, f"figures/{QUESTION}/figure.dark.svg"])
    reader.context.set_offline(True)
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)
        reader.goto(f"neural-networks/?open={QUESTION}")
        expect(reader.get_by_text(SAID)).to_be_visible()
        expect(reader.locator(FIGURES).first).to_be_visible()
        reader.wait_for_function(DRAWN, arg=PICTURES)
    reader.goto(f"q/{QUESTION}/")
    reader.wait_for_url(f"**/neural-networks/#{QUESTION}")


def test_figures_that_were_seen_before_there_was_a_worker_are_kept(
    reader: Page, host: Host
) -> None:
    see_figure(reader)
    until(reader, KEPT, BOTH)
    assert not reader.evaluate(KEPT, ["figures/neural-network/figure.svg"])


@one_engine
def test_figures_that_come_later_than_the_worker_are_kept(reader: Page, host: Host) -> None:
    host.hold("figures/", "sw.js")
    with reader.expect_request("**/figure.svg"):
        see_figure(reader)
    host.hold("figures/")
    until(reader, WORKS)
    until(reader, KEPT, parts(host.folder, "neural-networks/index.html"))
    host.hold()
    until(reader, KEPT, BOTH)


@one_engine
def test_figures_that_come_while_the_worker_takes_the_page_over_are_kept(
    reader: Page, host: Host
) -> None:
    host.hold("sw.js")
    reader.goto("neural-networks/")  # closed: how far ahead figures are loaded, browsers choose
    host.hold("neural-networks/")  # which it reads before it takes it over
    until(reader, WORKS)
    answer(reader).locator("> summary").click()
    reader.locator(FIGURES).first.scroll_into_view_if_needed()
    until(reader, KEPT, [f"figures/{QUESTION}/figure.svg"])
    host.hold()
    until(reader, KEPT, BOTH)


@one_engine
def test_who_looks_at_a_first_page_fetches_little(site: Site, browser: Browser) -> None:
    """The list and the worker; the rest the browser has, also by the address it was opened by."""
    host = Host(site.folder, fresh=600)
    context = browser.new_context(base_url=host.address, service_workers="allow")
    page = context.new_page()
    arrive(page, f"neural-networks/?open={QUESTION}")
    until(page, WORKS)
    until(page, KEPT, parts(host.folder, "neural-networks/index.html"))
    page.wait_for_load_state("networkidle")
    twice = [place for place in host.asked if host.asked.count(place) > 1]
    assert not twice
    assert "neural-networks/" in host.asked
    assert "practice/" not in host.asked
    context.close()
    host.close()


@one_engine
def test_the_first_page_alone_keeps_nothing_for_who_leaves_it(reader: Page, host: Host) -> None:
    reader.add_init_script(WAITS)
    arrive(reader, "")
    assert not {"sw.js", "offline.json"} & set(host.asked)
    wait_out(reader)
    until(reader, WORKS)


@one_engine
def test_the_second_page_brings_the_shell(reader: Page, host: Host) -> None:
    look(reader, host, "neural-networks/")
    assert not reader.evaluate(KEPT, ["practice/index.html"])
    reader.goto("terms/")
    until(reader, KEPT, list_of(host.folder)["shell"])


def test_a_page_that_was_not_read_says_so_and_names_those_that_were(
    reader: Page, host: Host
) -> None:
    begin(reader, host, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto("keras/?open=what-is-keras")
    expect(reader.get_by_role("alert")).to_contain_text("this page is not kept")
    again = reader.get_by_role("link", name="Try again")
    expect(again).to_have_attribute("href", f"{host.address}keras/")
    expect(reader.locator("guide-offline li")).to_contain_text(["Neural Networks"])
    reader.context.set_offline(False)
    reader.wait_for_url("**/keras/")
    expect(reader.locator("#what-is-keras")).to_be_visible()


def test_the_questions_of_a_kept_page_are_cut_out_of_it_as_the_build_does(
    reader: Page, host: Host, site: Site
) -> None:
    begin(reader, host, "neural-networks/")
    reader.reload()
    host.asked.clear()
    page = "neural-networks/index.md"
    slugs = [asked["slug"] for asked in site.questions if asked["page"] == page]
    assert slugs
    for slug in slugs:
        place = f"q/{slug}/question.html"
        got = reader.evaluate("place => fetch(place).then(it => it.text())", f"../{place}")
        assert got == (site.folder / place).read_text(encoding="utf-8")
    assert not [place for place in host.asked if place.startswith("q/")]


@one_engine
def test_search_and_practice_work(reader: Page, host: Host) -> None:
    begin(reader, host, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto("?q=vanishing")
    take_first_found(reader)
    expect(reader.get_by_text(SAID)).to_be_visible()
    reader.goto("practice/")
    reader.locator("[data-filter=section]").select_option("Neural Networks")
    reader.get_by_role("button", name="All, mixed").click()
    reader.get_by_role("button", name="Show the answer").click()
    expect(reader.locator(".view")).to_contain_text("In short")


@one_engine
def test_practice_asks_only_what_is_kept_and_says_how_much(
    reader: Page, host: Host, site: Site
) -> None:
    begin(reader, host, "neural-networks/")
    reader.context.set_offline(True)
    reader.goto("practice/")
    read = sum(asked["page"] == "neural-networks/index.md" for asked in site.questions)
    note = reader.get_by_role("status").filter(has_text="The site cannot be reached.")
    expect(note).to_contain_text(f"You can practise {read} of {len(site.questions)} questions")
    expect(note.get_by_role("link")).to_have_attribute("href", f"{host.address}offline/")
    mixed = reader.locator(".modes li").filter(has=reader.get_by_role("button", name="All, mixed"))
    expect(mixed).to_contain_text(f"({read})")
    section = reader.locator("[data-filter=section]")
    section.select_option("Keras")
    expect(mixed.get_by_role("button")).to_be_disabled()
    expect(reader.get_by_role("button", name="Begin")).to_be_disabled()
    section.select_option("")
    mixed.get_by_role("button").click()
    for _ in range(read):
        reader.keyboard.press("Space")
        expect(reader.locator(".view")).to_contain_text("In short")
        reader.keyboard.press("ArrowRight")
    expect(reader.locator(".view")).to_contain_text("Nothing was answered")
    reader.context.set_offline(False)
    reader.get_by_role("button", name="Back to practice").click()
    expect(mixed).to_contain_text(f"({len(site.questions)})")
    expect(note).to_have_count(0)


@one_engine
def test_a_network_that_breaks_off_leaves_the_session_what_is_kept(
    reader: Page, host: Host, site: Site, watching: WatchOffline
) -> None:
    begin(reader, host, "keras/")
    reader.goto("practice/")
    reader.get_by_role("button", name="All, mixed").click()
    reader.context.set_offline(True)
    alert, go_on = reader.get_by_role("alert"), reader.get_by_role("button", name="Go on with")
    for _ in range(3):  # the first two had been asked for while there was a network
        reader.keyboard.press("Space")
        expect(reader.locator(".view")).to_contain_text(re.compile("In short|cannot be reached"))
        if go_on.is_visible():
            break
        reader.keyboard.press("ArrowRight")
    expect(alert.filter(visible=True)).to_contain_text("it is not kept in this browser")
    go_on.click()
    expect(reader.locator(".said")).to_contain_text("left out, whose answers are not kept")
    reader.keyboard.press("Space")
    expect(reader.locator(".card-meta")).to_contain_text("Keras")
    expect(reader.locator(".view")).to_contain_text("In short")


def test_the_whole_guide_is_kept_when_asked(reader: Page, host: Host) -> None:
    begin(reader, host, "offline/")
    keep = reader.get_by_role("button", name=re.compile(r"^Keep the whole guide \(.+ MB to fetch"))
    keep.click()
    state = reader.locator(".kept-state")
    expect(state).to_contain_text("The whole guide is kept")
    reader.context.set_offline(True)
    pages = json.loads((host.folder / "offline.json").read_text(encoding="utf-8"))["pages"]
    for place in list(pages)[:: len(pages) // 4]:
        reader.goto(place.removesuffix("index.html"))
        expect(reader).to_have_url(host.address + place.removesuffix("index.html"))
        reader.wait_for_function(DRAWN, arg="main img")
    reader.goto("offline/")
    reader.get_by_role("button", name="Remove it").click()
    expect(state).to_contain_text(f"3 pages of {len(pages)} are kept")
    reader.goto("keras/")
    expect(reader.get_by_role("alert")).to_contain_text("this page is not kept")


@one_engine
def test_who_saves_data_is_asked_before_anything_is_kept(reader: Page, host: Host) -> None:
    reader.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    arrive(reader, "offline/")
    state = reader.locator(".kept-state")
    expect(state).to_have_text("Nothing is kept unasked, since you save data.")
    assert not {"sw.js", "offline.json"} & set(host.asked)
    reader.get_by_role("button", name="Keep the whole guide").click()
    expect(state).to_contain_text("The whole guide is kept")


@one_engine
def test_keeping_the_whole_guide_can_be_stopped_and_gone_on_with(reader: Page, host: Host) -> None:
    begin(reader, host, "offline/")
    host.hold("")
    reader.get_by_role("button", name=re.compile("^Keep the whole guide")).click()
    expect(reader.get_by_role("progressbar", name="Fetched")).to_be_visible()
    reader.get_by_role("button", name="Cancel").click()
    expect(reader.get_by_role("status")).to_contain_text("Stopped")
    host.hold()
    reader.get_by_role("button", name=re.compile("^Keep the whole guide")).click()
    expect(reader.locator(".kept-state")).to_contain_text("The whole guide is kept")


@one_engine
def test_where_there_is_no_room_the_page_says_what_to_do(reader: Page, host: Host) -> None:
    reader.add_init_script(
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))"
    )
    begin(reader, host, "offline/")
    reader.get_by_role("button", name=re.compile("^Keep the whole guide")).click()
    expect(reader.get_by_role("status")).to_contain_text("There is no room left")
    expect(reader.locator(".kept-state")).to_contain_text("3 pages of")


@one_engine
def test_where_nothing_can_be_kept_the_site_works_and_says_so(reader: Page, host: Host) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'serviceWorker', {value: undefined})")
    reader.goto("offline/")
    expect(reader.locator(".kept-state")).to_contain_text("This browser keeps nothing")
    reader.goto(f"neural-networks/?open={QUESTION}")
    expect(reader.get_by_text(SAID)).to_be_visible()


# Versions.


def stamped(site: Path, folder: Path, stamp: str) -> Path:
    """A version of the site, which one sees by its pages and by its scripts."""
    shutil.copytree(site, folder)
    for page in ("index.html", "keras/index.html", "practice/index.html", "offline/index.html"):
        text = (folder / page).read_text(encoding="utf-8")
        text = re.sub(r"<main\b", f'<main data-stamp="{stamp}"', text, count=1)
        (folder / page).write_text(text, encoding="utf-8")
    for name in ("search", "guide"):  # guide names search, so its own name comes last
        file = script(folder, name)
        code = file.read_text(encoding="utf-8")
        file.write_text(f'globalThis.{name}Stamp="{stamp}";\n{code}', encoding="utf-8")
        rename(folder, file)
    _, _, worker = (folder / "sw.js").read_text(encoding="utf-8").partition("\n")
    made = guide.site.Site(folder)
    publish(made, listed(made), worker)
    made.save()
    return folder


def rename(folder: Path, file: Path) -> None:
    """Name a script by its new content, as a build does, wherever it is named."""
    name, old, _ = file.name.split(".")
    new = hashlib.sha256(file.read_bytes()).hexdigest()[: len(old)]
    file.rename(file.with_name(f"{name}.{new}.js"))
    for user in [*folder.rglob("*.html"), *(folder / "assets/js").glob("*.js")]:
        text = user.read_text(encoding="utf-8")
        named = text.replace(f"{name}.{old}.js", f"{name}.{new}.js")
        named = named.replace(f"{name}={old}", f"{name}={new}")
        if named != text:
            user.write_text(named, encoding="utf-8", newline="")


@pytest.fixture
def versions(site: Site, host: Host, tmp_path: Path) -> dict[str, Path]:
    made = {name: stamped(site.folder, tmp_path / name, name) for name in ("one", "two")}
    host.folder = made["one"]
    return made


@one_engine
def test_a_new_version_is_complete_before_it_shows_and_never_mixed(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    begin(reader, host, "keras/")
    assert reader.evaluate(VERSIONS) == ["one", "one"]
    host.folder = versions["two"]
    host.asked.clear()
    reader.goto("")  # the browser looks for a new worker
    note = reader.get_by_role("status").filter(has_text="new version")
    expect(note).to_be_visible(timeout=PATIENCE)
    # The page is of the version before, and so is what it loads now.
    assert reader.evaluate(VERSIONS) == ["one", "one"]
    reader.keyboard.press("/")
    expect(reader.get_by_role("combobox", name="Search")).to_be_focused()
    reader.wait_for_function("() => globalThis.searchStamp === 'one'")
    # Only what has changed was fetched, the page that was read among it.
    assert "keras/index.html" in [
        place + "index.html" * place.endswith("/") for place in host.asked
    ]
    assert not [place for place in host.asked if "js/practice." in place]
    note.get_by_role("button", name="Reload").click()
    reader.wait_for_function("() => globalThis.guideStamp === 'two'")
    assert reader.evaluate(VERSIONS) == ["two", "two"]
    reader.context.set_offline(True)
    reader.goto("keras/")
    assert reader.evaluate(VERSIONS) == ["two", "two"]


@one_engine
def test_a_page_of_a_newer_version_gets_all_of_it_from_there(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    begin(reader, host)
    host.folder = versions["two"]
    (versions["two"] / "sw.js").write_bytes((versions["one"] / "sw.js").read_bytes())
    reader.goto("keras/")  # was not read, so it comes from the host
    assert reader.evaluate(VERSIONS) == ["two", "two"]
    reader.goto("")
    assert reader.evaluate(VERSIONS) == ["one", "one"]


@one_engine
def test_half_a_version_does_not_take_over(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    begin(reader, host)
    search = script(versions["two"], "search")
    whole = search.read_bytes()
    search.write_bytes(script(versions["one"], "search").read_bytes())
    host.folder = versions["two"]
    reader.goto("")
    tried = "navigator.serviceWorker.getRegistration().then(it => it.update().then(() => it"
    tried += ".installing && new Promise(done => it.installing.onstatechange = ({target}) =>"
    tried += " done(target.state))))"
    assert reader.evaluate(tried) in ("redundant", None)
    assert f"assets/js/{search.name}" in host.asked
    reader.goto("")
    assert reader.evaluate(VERSIONS) == ["one", "one"]
    search.write_bytes(whole)
    # The browser may just be giving up an attempt of its own, of which this one becomes a part.
    until(reader, f"document.querySelector('.newer') ? true : {tried}.then(() => false)")


@one_engine
def test_what_a_new_version_has_fetched_is_not_swept_away_by_the_worker_before(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    """It had begun to look for what nobody needs, and looks for long."""
    begin(reader, host)
    (before,) = reader.context.service_workers
    before.evaluate("""() => {
        const { keys } = Cache.prototype;
        const waited = new Promise((done) => { globalThis.goOn = done; });
        Cache.prototype.keys = async function () { await waited; return keys.call(this); };
    }""")
    newest = script(versions["two"], "search")
    host.folder = versions["two"]
    host.hold(f"assets/js/{newest.name}")
    reader.goto("")  # has the worker sweep; then the browser looks for a new one
    code = (versions["two"] / "sw.js").read_text(encoding="utf-8")
    version = json.loads(code.partition("\n")[0].partition("= ")[2].rstrip(";"))
    listed_as = f"offline.json?{version}"
    until(reader, HAS, listed_as)
    before.evaluate("() => goOn()")
    reader.wait_for_timeout(500)
    host.hold()
    expect(reader.get_by_role("status").filter(has_text="new version")).to_be_visible()
    assert reader.evaluate(HAS, listed_as)


@one_engine
def test_a_page_that_opens_while_a_new_version_takes_over_hears_of_it(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    """A worker reaches no page that is only being loaded, so it answers what that says later."""
    begin(reader, host)
    reader.add_init_script("""{
        let reached = false;
        navigator.serviceWorker.addEventListener("message", (event) => {
            if (event.data !== "newer" || reached) return;
            reached = globalThis.reached = true;
            event.stopImmediatePropagation();
        });
    }""")
    host.folder = versions["two"]
    reader.goto("")
    reader.wait_for_function("() => globalThis.reached")
    reader.wait_for_timeout(300)
    note = reader.get_by_role("status").filter(has_text="new version")
    expect(note).to_have_count(0)
    says = "navigator.serviceWorker.ready.then(({active}) => active.postMessage({read: []}))"
    reader.evaluate(says)
    expect(note).to_be_visible()


@one_engine
def test_a_site_without_a_worker_takes_the_old_one_away(
    reader: Page, host: Host, versions: dict[str, Path]
) -> None:
    begin(reader, host)
    worker = versions["two"] / "sw.js"
    _, _, code = worker.read_text(encoding="utf-8").partition("\n")
    worker.write_text(f'globalThis.guideVersion = "";\n{code}', encoding="utf-8")
    home = versions["two"] / "index.html"
    text = re.sub(r'<link rel="manifest"[^>]*>', "", home.read_text(encoding="utf-8"))
    home.write_text(text, encoding="utf-8")
    host.folder = versions["two"]
    reader.goto("")
    reader.wait_for_function("() => globalThis.guideStamp === 'two'")
    gone = "navigator.serviceWorker.getRegistration().then(found => !found)"
    until(reader, gone)
    until(reader, "caches.keys().then(names => !names.length)")


@one_engine
def test_an_error_is_not_kept(reader: Page, host: Host, watching: WatchOffline) -> None:
    watching.forgiven.append("status of 404")
    begin(reader, host)
    answered = reader.goto("no-such-page/")
    assert answered
    assert answered.status == 404
    reader.context.set_offline(True)
    reader.goto("no-such-page/")
    expect(reader.get_by_role("alert")).to_contain_text("this page is not kept")


# The copy.


@one_engine
def test_the_copy_opens_from_a_folder(browser: Browser, site: Site, tmp_path: Path) -> None:
    [packed] = (site.folder / "download").glob("*.zip")
    shutil.unpack_archive(packed, tmp_path)
    root = tmp_path.as_uri() + "/"
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("requestfailed", lambda request: faults.extend(failure(request)))
    page.on(
        "request",
        lambda request: request.url.startswith((root, "data:")) or faults.append(request.url),
    )
    page.goto(f"{root}index.html")
    page.get_by_text("Show the short answer").click()
    expect(page.locator(".said")).to_contain_text(re.compile(".{100}"))
    page.get_by_role("link", name="Neural Networks").first.click()
    page.wait_for_url("**/neural-networks/index.html")
    answer(page).locator("> summary").click()
    read_tabs_and_colours(page)
    page.keyboard.press("/")
    page.keyboard.type("vanishing gradient")
    take_first_found(page)
    expect(page.get_by_text(SAID)).to_be_visible()
    page.goto(f"{root}practice/index.html")
    expect(page.locator("main")).to_contain_text("it needs the site")
    page.goto(f"{root}offline/index.html")
    expect(page.locator("main")).to_contain_text("You are reading the copy")
    page.goto(f"{root}q/{QUESTION}/index.html")
    page.wait_for_url(f"**/neural-networks/index.html#{QUESTION}")
    page.wait_for_load_state("load")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".reading-bar .where").click()
    page.locator(".reading-bar").get_by_role("link", name="Home").click()
    page.wait_for_url("**/index.html")
    page.locator(".reading-bar").get_by_role("link", name="Practise").click()
    page.wait_for_url("**/practice/index.html")
    context.close()
    assert faults == []


PLANTED = """<script>globalThis.ran = "a script"</script>
<img src="data:," onerror="globalThis.ran = 'a handler'">
<script src="https://other.example/a.js"></script><p>Planted here.</p>"""


@one_engine
@pytest.mark.parametrize("bypassed", [False, True])
def test_what_is_planted_in_the_copy_runs_without_its_policy_alone(
    browser: Browser, site: Site, tmp_path: Path, bypassed: bool
) -> None:
    [packed] = (site.folder / "download").glob("*.zip")
    shutil.unpack_archive(packed, tmp_path)
    path = tmp_path / "neural-networks/index.html"
    path.write_text(path.read_text("utf-8").replace("</article>", f"{PLANTED}</article>"), "utf-8")
    context = browser.new_context(bypass_csp=bypassed, offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri(), wait_until="load")
    expect(page.get_by_text("Planted here.")).to_be_visible()
    assert (page.evaluate("globalThis.ran") is not None) == bypassed
    refused = [text for text in said if "Content Security Policy" in text]
    assert len(refused) == (0 if bypassed else 3)
    context.close()


def failure(request: Request) -> list[str]:
    """What failed; but a page that is left gives up what it was still fetching."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def read_tabs_and_colours(page: Page) -> None:
    """Tabs remember the framework; the colours can be switched."""
    tabs = page.locator("details.answer[open] .tabbed-set").first
    tabs.get_by_role("tab", name="PyTorch").click()
    expect(tabs.get_by_role("tabpanel", name="PyTorch")).to_be_visible()
    page.reload()
    assert page.locator(".tabbed-set").evaluate_all(CHOSEN)
    body = page.locator("body")
    before = body.get_attribute("data-md-color-media")
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    expect(body).not_to_have_attribute("data-md-color-media", str(before))
    after = body.get_attribute("data-md-color-media")
    page.reload()
    expect(body).to_have_attribute("data-md-color-media", str(after))
