"""What machines are told, on the whole guide by both engines, with and without an address."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from PIL import Image

from guide import markdown
from guide.heads import CARD_SIZE
from guide.model import Program, Prose, Question, Tabs
from guide.read import read
from guide.render.addresses import PERMANENT, built
from web.conftest import BELOW, Site

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MADE = {"", "friday/", "map/", "checked/", "practice/", "terms/"}


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def told(request: pytest.FixtureRequest, serve: Callable[..., Site]) -> tuple[Site, str]:
    """A site that knows its address, and that address."""
    # The first is also what the test of a missing page asks for: it is built once.
    name = {"mkdocs": "lost", "zensical": "found"}[request.param]
    address = f"http://127.0.0.1/{name}/{BELOW}/"
    return serve(name, request.param, SITE_URL=address), address


@pytest.fixture(scope="module")
def questions() -> dict[str, Question]:
    return {asked.slug: asked for asked in read(ROOT / "content").questions}


def pages(site: Site) -> dict[str, Any]:
    """Every page by its address below the site's, but for the permanent addresses."""
    found = {}
    for path in sorted(site.folder.rglob("index.html")):
        address = path.parent.relative_to(site.folder).as_posix()
        if not address.startswith(f"{PERMANENT}/"):
            found["" if address == "." else f"{address}/"] = html.fromstring(path.read_bytes())
    return found


def contents(page: Any, kind: str = "name") -> dict[str, list[str]]:
    """What the head says, each with all its values."""
    found: dict[str, list[str]] = {}
    for meta in page.xpath(f"//head/meta[@{kind}]"):
        found.setdefault(meta.get(kind), []).append(meta.get("content"))
    return found


def data(page: Any) -> list[dict[str, Any]]:
    (text,) = page.xpath("//head/script[@type='application/ld+json']/text()")
    return list(json.loads(text)["@graph"])


def is_for_authors(address: str) -> bool:
    return address.startswith("contributing/")


# Heads.


def test_each_page_has_one_address_and_a_description_of_its_own(told):
    site, address = told
    said = {}
    for path, page in pages(site).items():
        assert page.xpath("//link[@rel='canonical']/@href") == [address + path]
        (about,) = contents(page)["description"]
        if not is_for_authors(path):
            assert about not in said, (path, said.get(about))
            said[about] = path
    assert MADE | set(site.sections) <= set(said.values())


def test_what_is_linked_to_shows_title_words_and_picture(told):
    site, address = told
    for path, page in pages(site).items():
        graph = {name: one for name, (one,) in contents(page, "property").items()}
        (title,) = page.xpath("//title/text()")
        assert graph["og:site_name"] == "Hidden Layers"
        assert title == (f"{graph['og:title']} - Hidden Layers" if path else "Hidden Layers")
        assert [graph["og:description"]] == contents(page)["description"]
        assert graph["og:url"] == address + path
        assert graph["og:type"] == ("article" if path else "website")
        assert contents(page)["twitter:card"] == ["summary_large_image"]
        picture = site.folder / graph["og:image"].removeprefix(address)
        with Image.open(picture) as image:
            assert image.size == CARD_SIZE
        assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
        own = f"{path.strip('/').replace('/', '-') or 'home'}.png"
        assert picture.name == (own if path in site.sections else "home.png")
        (icon,) = page.xpath("//link[@rel='apple-touch-icon']/@href")
        assert (site.folder / path / icon).resolve().exists()
        small, drawing = page.xpath("//link[@rel='icon']")
        assert (site.folder / path / small.get("href")).resolve() == site.folder / "favicon.ico"
        assert drawing.get("href").endswith(".svg")


def test_pictures_are_small_and_no_two_are_alike(told):
    site, _ = told
    pictures = [path.read_bytes() for path in (site.folder / "assets/cards").iterdir()]
    assert len(pictures) == len(site.sections) + 1
    assert len(set(pictures)) == len(pictures)
    assert max(map(len, pictures)) <= 40_000


def test_only_what_speaks_to_authors_is_kept_out_of_search_engines(told):
    site, _ = told
    for path, page in pages(site).items():
        wanted = ["noindex"] if is_for_authors(path) else []
        assert contents(page).get("robots", []) == wanted, path
    missing = html.fromstring((site.folder / "404.html").read_bytes())
    assert contents(missing)["robots"] == ["noindex"]
    assert contents(missing, "property") == {}


def test_a_missing_page_leads_on(told):
    site, _ = told
    missing = html.fromstring((site.folder / "404.html").read_bytes())
    (text,) = missing.xpath("//article")
    assert text.xpath(".//guide-search")
    home = missing.xpath("//a[contains(@class, 'md-logo')]/@href")
    assert set(text.xpath(".//a/@href")) == set(home)


def test_a_permanent_address_names_the_question_on_its_page(told):
    site, address = told
    for question in site.questions:
        text = (site.folder / PERMANENT / question["slug"] / "index.html").read_bytes()
        page = html.fromstring(text)
        to = address + built(question["page"], question["slug"])
        assert page.xpath("//link[@rel='canonical']/@href") == [to]
        assert contents(page)["robots"] == ["noindex"]


def test_the_map_lists_the_pages_to_be_found_and_nothing_else(told):
    site, address = told
    text = (site.folder / "sitemap.xml").read_bytes()
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()) == text
    urls = etree.fromstring(text).findall(f"{MAP}url")
    listed = [url.findtext(f"{MAP}loc") for url in urls]
    assert listed == sorted(set(listed))
    assert set(listed) == {address + path for path in pages(site) if not is_for_authors(path)}
    changed = {url.findtext(f"{MAP}loc") for url in urls if url.findtext(f"{MAP}lastmod")}
    assert changed == {address + section for section in site.sections}


# What a page holds.


def test_a_page_of_questions_is_a_quiz_of_flash_cards(told, questions):
    site, address = told
    found = pages(site)
    seen = []
    for section in site.sections:
        quiz, way = data(found[section])
        assert quiz["@type"] == ["LearningResource", "Quiz"]
        assert quiz["url"] == address + section
        assert [quiz["description"]] == contents(found[section])["description"]
        for asked in quiz["hasPart"]:
            slug = urldefrag(asked["url"]).fragment
            assert asked["url"] == f"{address}{section}#{slug}"
            assert asked["eduQuestionType"] == "Flashcard"
            assert asked["text"] == markdown.plain(questions[slug].title)
            (answer,) = found[section].xpath(f"//h3[@id='{slug}--answer']")
            shown = words_of(answer.getnext().text_content())
            given = asked["acceptedAnswer"]
            assert given["@type"] == "Answer"
            # Formulas are drawn on the page and TeX here; up to the first one both are words.
            words = words_of(markdown.plain(answer_of(questions[slug]).split("$")[0]))
            assert words
            assert shown.startswith(words)
            assert given["text"].startswith(words)
            seen.append(slug)
        assert way["@type"] == "BreadcrumbList"
        assert [step["position"] for step in way["itemListElement"]] in ([1, 2], [1, 2, 3])
        assert way["itemListElement"][0] == {
            "@type": "ListItem",
            "position": 1,
            "name": "Hidden Layers",
            "item": address,
        }
        assert way["itemListElement"][-1]["item"] == address + section
    assert seen == [question["slug"] for question in site.questions]


def answer_of(question: Question) -> str:
    return "".join(block.text for block in question.answer if isinstance(block, Prose))


def test_the_first_page_is_the_guide_and_names_its_parts(told):
    site, address = told
    found = pages(site)
    website, guide = data(found[""])
    assert website == {"@type": "WebSite", "name": "Hidden Layers", "url": address}
    assert guide["@type"] == "LearningResource"
    parts = {node["@id"] for path in site.sections for node in data(found[path]) if "@id" in node}
    assert {part["@id"] for part in guide["hasPart"]} == parts


def test_what_a_page_holds_stays_small(told):
    site, _ = told
    for section in site.sections:
        text = (site.folder / section / "index.html").read_text(encoding="utf-8")
        without = re.sub(r"<script type=.application/ld\+json.>.*?</script>", "", text)
        assert len(without) < len(text)
        more = len(gzip.compress(text.encode())) - len(gzip.compress(without.encode()))
        assert more < 6_000, section


# The feed.


def test_the_feed_is_atom_and_the_first_page_names_it(told):
    site, address = told
    feed = etree.fromstring((site.folder / "feed.xml").read_bytes())
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(read(ROOT / "content").changes) > 5
    for element in (feed, *entries):
        for needed in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{needed}")) == 1, needed
            assert element.findtext(f"{ATOM}{needed}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0]
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{address}feed.xml", "alternate": address}
    for path, page in pages(site).items():
        named = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert [urljoin(address + path, link) for link in named] == [links["self"]] * (not path)


def test_links_of_the_feed_lead_to_questions(told):
    site, address = told
    feed = etree.fromstring((site.folder / "feed.xml").read_bytes())
    count = 0
    for entry in feed.iter(f"{ATOM}entry"):
        content = html.fragment_fromstring(entry.findtext(f"{ATOM}content"), create_parent="div")
        for link in content.xpath(".//a/@href"):
            assert (site.folder / link.removeprefix(address) / "index.html").exists()
            count += 1
    assert count >= len(site.questions)


# Plain Markdown.


def plain_files(site: Site) -> dict[str, Path]:
    return {section: site.folder / section / "index.md" for section in site.sections}


def test_the_terms_are_there_as_plain_markdown(told):
    site, _ = told
    text = (site.folder / "terms/index.md").read_text(encoding="utf-8")
    terms = read(ROOT / "content").terms
    assert len(terms) > 200
    for term in terms:
        assert words_of(term.definition) in words_of(text) or "](#" in term.definition
    (link,) = pages(site)["terms/"].xpath("//link[@type='text/markdown']/@href")
    assert link == "index.md"


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_each_page_of_questions_is_there_as_plain_markdown(told, questions):
    site, _ = told
    found = pages(site)
    for section, path in plain_files(site).items():
        (link,) = found[section].xpath("//link[@type='text/markdown']/@href")
        assert (site.folder / section / link) == path
        text = path.read_text(encoding="utf-8")
        assert text.count("\n# ") + text.startswith("# ") >= 1
        for listed in site.questions:
            if built(listed["page"], "") == f"{section}#":
                for piece in pieces(questions[listed["slug"]]):
                    assert words_of(piece) in words_of(text), (section, piece)


def pieces(question: Question) -> list[str]:
    """What must stand in the plain text as the author wrote it: short answer, programs, points."""
    found = [point.text for point in question.key_points]
    found += [claim.now for claim in question.claims]
    for block in question.blocks:
        if isinstance(block, Prose):
            found += [part for part in block.text.split("\n\n") if "](#" not in part]
        elif isinstance(block, Tabs | Program):
            programs = block.programs if isinstance(block, Tabs) else (block,)
            found += [program.text for program in programs]
            found += [program.output or "" for program in programs]
    # Headings move down, and what looks like HTML is escaped.
    return [piece for piece in found if not piece.startswith("#") and "<" not in piece]


def test_nothing_of_the_engines_syntax_is_left_in_it(told):
    site, _ = told
    more = ("llms-full.txt", "terms/index.md")
    for path in [*plain_files(site).values(), *(site.folder / name for name in more)]:
        tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
        for token in tokens:
            if token.type == "inline":
                for sign in ("///", "{ .", "{{", "{: ", "data-search-exclude", "&#"):
                    assert sign not in token.content, (path, token.content)


def test_links_of_plain_files_lead_somewhere(told):
    site, address = told
    more = ("llms.txt", "llms-full.txt", "terms/index.md")
    files = [*plain_files(site).values(), *(site.folder / name for name in more)]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    count = 0
    for path, text in texts.items():
        here = address + path.relative_to(site.folder).as_posix()
        for target in links_of(text):
            whole, place = urldefrag(urljoin(here, target))
            if not whole.startswith(address):
                continue
            file = site.folder / unquote(whole.removeprefix(address))
            file = file / "index.html" if file.is_dir() else file
            assert file.exists(), (path, target)
            if place:
                assert f'<a id="{place}"></a>' in texts[file], (path, target)
            count += 1
    assert count > 500


def links_of(text: str) -> list[str]:
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrs["href"]))
            elif child.type == "image":
                found.append(str(child.attrs["src"]))
    return found


def test_llms_txt_has_its_form_and_lists_every_plain_file(told):
    site, address = told
    text = (site.folder / "llms.txt").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").parse(text)
    assert [token.tag for token in tokens if token.type == "heading_open"][:2] == ["h1", "h2"]
    assert tokens[0].tag == "h1"
    assert tokens[3].type == "blockquote_open"
    links = links_of(text)
    assert all(link.startswith(address) for link in links)
    for section in site.sections:
        assert f"{address}{section}index.md" in links


# A site that does not know its address.


def test_without_an_address_nothing_claims_one(site):
    for name in ("sitemap.xml", "sitemap.xml.gz", "feed.xml", "robots.txt", "assets/cards"):
        assert not (site.folder / name).exists(), name
    for path, page in pages(site).items():
        assert page.xpath("//link[@rel='canonical']") == [], path
        assert page.xpath("//link[@type='application/atom+xml']") == [], path
        graph = contents(page, "property")
        assert {"og:title", "og:description", "og:type"} <= graph.keys(), path
        assert not graph.keys() & {"og:url", "og:image"}, path
        assert "twitter:card" not in contents(page), path
    for section in site.sections:
        (quiz,) = data(pages(site)[section])
        assert not {"@id", "url", "isPartOf"} & quiz.keys()
        assert not any("url" in asked for asked in quiz["hasPart"])
    assert "](neural-networks/index.md)" in (site.folder / "llms.txt").read_text(encoding="utf-8")
    assert not (site.folder / "machines").exists()


def test_what_is_told_makes_the_theme_ask_for_nothing_more(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", site.sections[0]):
        page.goto(path)
        # It begins to ask when its scripts have run; ours have by then made their element.
        page.wait_for_function("() => document.querySelector('guide-finder input')")
        page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "sitemap" in url]


def test_a_site_that_does_not_know_its_address_gives_none(site):
    """Neither an engine's own nor a path in its place, which readers of feeds could not follow."""
    for name in ("feed.xml", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "assets/cards"):
        assert not (site.folder / name).exists(), name
    for place in ("", *site.sections):
        head = (site.folder / place / "index.html").read_text(encoding="utf-8").split("</head>")[0]
        for told in ('rel="canonical"', "og:url", "og:image", "application/atom+xml"):
            assert told not in head, (place, told)
