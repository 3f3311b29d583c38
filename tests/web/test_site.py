"""The site as files: every link leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

from playwright.sync_api import expect

from guide.finish import ALONE


class Links(HTMLParser):
    """Addresses that a page refers to, and the ids that it offers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        link = given.get("href") or given.get("src")
        if link and not (tag == "link" and given.get("rel") == "canonical"):
            self.links.append(link)
        if given.get("id"):
            self.ids.append(given["id"] or "")


def target(folder: Path, path: str) -> Path:
    found = folder / unquote(path).lstrip("/")
    return found / "index.html" if path.endswith("/") or found.is_dir() else found


OF_THEME = {
    "mkdocs": {
        "javascripts/bundle.min.js",
        "javascripts/workers/search.min.js",
        "stylesheets/main.min.css",
    },
    "zensical": {
        "javascripts/LICENSE",
        "javascripts/bundle.min.js",
        "javascripts/workers/search.min.js",
        "stylesheets/classic/main.min.css",
        "stylesheets/classic/palette.min.css",
    },
}
"""What each theme needs under `assets/`, without the hashes in its names."""


def test_of_a_theme_only_what_pages_ask_for_is_published(site):
    assets = site.folder / "assets"
    own = ("css/", "js/", "images/", "cards/")
    files = [str(path.relative_to(assets)) for path in assets.rglob("*.*")]
    files += [str(path.relative_to(assets)) for path in assets.rglob("LICENSE")]
    left = [re.sub(r"\.[0-9a-f]{8}(?=\.)", "", name) for name in files if not name.startswith(own)]
    assert sorted(left) == sorted(OF_THEME[site.engine])
    assert not (assets / "images/favicon.png").exists()
    assert not [name for name in files if b"sourceMappingURL" in (assets / name).read_bytes()]


def test_every_link_leads_somewhere(site):
    pages = {
        path: Links(path.read_text(encoding="utf-8"))
        for path in site.folder.rglob("*.html")
        # A question by itself is a part of a page, and its links are those of the page.
        if path.name not in ("404.html", ALONE)
    }
    assert len(pages) > 50
    wrong = []
    for path, found in pages.items():
        here = "/" + str(path.relative_to(site.folder)).removesuffix("index.html")
        for link in found.links:
            parts = urlsplit(urljoin(here, link))
            if parts.scheme:
                continue
            file = target(site.folder, parts.path)
            known = pages.get(file)
            place = unquote(parts.fragment)
            if not file.exists() or (
                place and known and not place.startswith(("only-", "__")) and place not in known.ids
            ):
                wrong.append(f"{here}: {link}")
    assert wrong == []


def test_no_id_stands_twice_on_a_page(site):
    for section in site.sections:
        ids = Links((site.folder / section / "index.html").read_text(encoding="utf-8")).ids
        assert sorted(set(ids)) == sorted(ids), section


def test_programs_are_downloaded_as_they_were_run(site):
    count = 0
    for section in site.sections:
        text = (site.folder / section / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'<a class="download"[^>]*href="([^"]+)"', text)
        assert links
        for link in links:
            with urlopen(urljoin(f"{site.address}{section}", link)) as answer:
                assert answer.status == 200
                assert answer.read().strip()
            count += 1
    assert count >= len(site.questions)


def test_a_download_keeps_its_name(page):
    page.goto("neural-networks/?open=vanishing-gradient")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download vanishing_gradient_keras.py").click()
    assert downloading.value.suggested_filename == "vanishing_gradient_keras.py"


def test_a_missing_page_looks_like_ours_and_leads_back(serve, browser):
    # Only with the site's address can a page that stands at any depth find its styles.
    site = serve("lost", "mkdocs", SITE_URL="http://127.0.0.1/lost/some/place/")
    page = browser.new_page(base_url=site.address)
    missing = []
    page.on("response", lambda got: missing.append(got.url) if got.status >= 400 else None)
    page.goto("no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("404")
    assert missing == [f"{site.address}no/such/page/"]
    page.get_by_role("link", name="Keras", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Keras")
    page.close()
