"""What machines are told, on small guides: plain files in, plain files out."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path

import pytest
import yaml
from lxml import etree
from lxml import html as tree
from PIL import Image

from guide import cards, machines
from guide.convert import to_pages
from guide.heads import Head, with_head
from guide.site import INDEX, Site
from hostile.rendered import acts
from in_place import done

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} - {site}</title>
<meta name="description" content="{description}">
{canonical}<link rel="icon" href="x.svg">
</head>
<body>A page.</body>
</html>
"""
REDIRECT = '<html><head><link rel="canonical" href="../../{to}"></head></html>'
ADDRESS = "https://example.org/guide/"
GUIDE = """\
A Guide

Things

1. What is <a> & "b"?

- **Answer:** It is </script><script>alert(1)</script> and `x < 1`.

2. Why?

- **Answer:** Because.
"""


def site_of(tmp_path: Path, source: str | dict[str, str], address: str = ADDRESS) -> Path:
    """A site as an engine leaves it: pages with heads, everything else copied."""
    where = tmp_path / ("guide.txt" if isinstance(source, str) else "guide")
    for name, text in ({"": source} if isinstance(source, str) else source).items():
        path = where / name if name else where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    docs, site = tmp_path / "docs", tmp_path / "site"
    to_pages(where, docs)
    shutil.rmtree(site, ignore_errors=True)
    name = json.loads((docs / "guide.json").read_text(encoding="utf-8"))["title"] or "Study guide"
    for path in docs.rglob("*.*"):
        target = site / path.relative_to(docs)
        if path.suffix == ".md":
            target = target.with_suffix("") if path.stem != "index" else target.parent
            here = target.relative_to(site).as_posix()
            front = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
            to = f"{address}{'' if here == '.' else f'{here}/'}"
            text = HEAD.format(
                title=html.escape(front["title"]),
                site=html.escape(name),
                description=html.escape(front.get("description", "")),
                canonical=f'<link rel="canonical" href="{to}">\n' if address else "",
            )
            target.mkdir(parents=True, exist_ok=True)
            (target / "index.html").write_text(text, encoding="utf-8")
        elif not path.name.startswith("."):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return site


def told(tmp_path: Path, source: str | dict[str, str] = GUIDE, address: str = ADDRESS) -> Path:
    site = site_of(tmp_path, source, address)
    done(with_heads, site)
    return site


def with_heads(site: Site) -> None:
    heads = machines.write(site, site.text(INDEX))
    assert heads
    for name in site.pages():
        site.write(name, heads.put(name, site.text(name)))


def everything(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def questions_of(site: Path, page: str) -> list[dict[str, object]]:
    found = tree.fromstring((site / page / "index.html").read_bytes())
    (text,) = found.xpath("//script[@type='application/ld+json']/text()")
    return list(json.loads(text)["@graph"][0]["hasPart"])


def test_the_same_source_makes_the_same_bytes(tmp_path):
    first = everything(told(tmp_path / "a"))
    assert first == everything(told(tmp_path / "b"))
    assert {"llms.txt", "llms-full.txt", "things/index.md", "sitemap.xml"} <= first.keys()
    assert "assets/cards/things.png" in first
    assert not any(name.startswith("machines/") for name in first)


def test_text_of_an_author_cannot_leave_its_place(tmp_path):
    site = told(tmp_path)
    text = (site / "things/index.html").read_text(encoding="utf-8")
    assert text.count("</script>") == 1
    assert "<script>alert" not in text
    first, second = questions_of(site, "things")
    assert first["text"] == 'What is <a> & "b"?'
    answer = "It is </script><script>alert(1)</script> and x < 1."
    assert first["acceptedAnswer"] == {"@type": "Answer", "text": answer}
    assert second["acceptedAnswer"] == {"@type": "Answer", "text": "Because."}
    plain = (site / "things/index.md").read_text(encoding="utf-8")
    assert r"\</script>\<script>" in plain


def test_the_list_of_files_takes_titles_and_summaries_as_text(tmp_path):
    section = "title: 'A [link](javascript:alert(1)) \\'\nsummary: <script>x</script>\norder: 1\n"
    asked = "---\nnumber: 1\ntitle: Why?\nlevel: core\ntags: []\n---\n## Answer\nYes.\n"
    site = told(tmp_path, {"things/section.yml": section, "things/why/question.md": asked})
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert acts(text) == []
    assert r"Answers: A \[link\](javascript:alert(1)) \\." in text.replace("answers", "Answers")
    assert rf"[A \[link\](javascript:alert(1)) \\]({ADDRESS}things/index.md)" in text
    assert r"questions 1 to 1. \<script>x\</script>" in text


def test_a_guide_without_changes_has_no_feed(tmp_path):
    site = told(tmp_path)
    assert not (site / "feed.xml").exists()
    assert "atom+xml" not in (site / "index.html").read_text(encoding="utf-8")
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_first_page_without_a_description_gets_one(tmp_path):
    page = tree.fromstring((told(tmp_path) / "index.html").read_bytes())
    assert page.xpath("//meta[@name='description']/@content") == [
        "2 questions and answers: Things."
    ]
    assert page.xpath("//title/text()") == ["A Guide"]


def test_robots_are_told_where_the_map_is_only_where_they_look(tmp_path):
    assert not (told(tmp_path / "below") / "robots.txt").exists()
    site = told(tmp_path / "root", address="https://example.org/")
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Sitemap: https://example.org/sitemap.xml" in lines


CHANGED = {
    "guide.yml": "title: A <Guide>\n",
    "one/section.yml": "title: One\norder: 1\n",
    "one/asked/question.md": (
        "---\nnumber: 1\ntitle: What is asked?\nlevel: core\ntags: []\n---\n"
        "## Answer\nBecause [of this](#asked).\n"
    ),
    "changes.yml": (
        "changes:\n"
        "- {id: b, date: 2026-11-02, title: 'A < b', text: 'It & that.', questions: [asked]}\n"
        "- {id: a, date: 2026-11-01, title: Begun, text: Begun.}\n"
    ),
}


def test_the_feed_tells_what_changed_and_keeps_its_identifiers(tmp_path):
    space = {"a": "http://www.w3.org/2005/Atom"}
    before = etree.fromstring((told(tmp_path / "a", CHANGED) / "feed.xml").read_bytes())
    assert before.xpath("//a:entry/a:title/text()", namespaces=space) == ["A < b", "Begun"]
    assert before.xpath("a:updated/text()", namespaces=space) == ["2026-11-02T00:00:00Z"]
    (content, _) = before.xpath("//a:content/text()", namespaces=space)
    assert content == (
        f'<p>It &amp; that.</p><ul><li><a href="{ADDRESS}q/asked/">What is asked?</a></li></ul>'
    )
    reworded = CHANGED["changes.yml"].replace("Begun", "Started").replace("11-02", "11-03")
    site = told(tmp_path / "b", CHANGED | {"changes.yml": reworded}, "https://moved.example/")
    after = etree.fromstring((site / "feed.xml").read_bytes())
    ids = [feed.xpath("//a:id/text()", namespaces=space) for feed in (before, after)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_a_link_within_a_page_and_one_to_another_reach_the_question(tmp_path):
    site = told(tmp_path, CHANGED)
    text = (site / "one/index.md").read_text(encoding="utf-8")
    assert "Because [of this](#asked)." in text
    assert '<a id="asked"></a>' in text
    (asked,) = questions_of(site, "one")
    assert asked["acceptedAnswer"] == {"@type": "Answer", "text": "Because of this."}


def test_a_long_answer_is_cut_at_a_word(tmp_path):
    site = told(tmp_path, GUIDE.replace("Because.", "word " * 1000))
    text = questions_of(site, "things")[1]["acceptedAnswer"]["text"]
    assert len(text) <= 1_502
    assert text.endswith("word …")
    assert "word " * 900 in (site / "things/index.md").read_text(encoding="utf-8")


def test_a_large_guide_has_few_pictures_and_no_file_of_everything(tmp_path):
    asked = "".join(f"{n}. What is {n}?\n\nAnswer: {n}.\n\n" for n in range(1, 501))
    site = told(tmp_path, f"Much\n\n{asked}")
    pictures = list((site / "assets/cards").iterdir())
    assert len(pictures) == cards.MOST
    assert not (site / "llms-full.txt").exists()
    last = sorted(site.glob("*/page-*/index.html"), key=lambda path: int(path.parent.name[5:]))[-1]
    assert f"{ADDRESS}assets/cards/home.png" in last.read_text(encoding="utf-8")


def test_words_that_the_letters_cannot_write_are_not_drawn(tmp_path):
    site = told(tmp_path, GUIDE.replace("Things", "Предметы").replace("Why?", "Почему?"))
    assert [path.name for path in (site / "assets/cards").iterdir()] == ["home.png"]
    (page,) = (path for path in site.glob("*/index.md"))
    text = (page.parent / "index.html").read_text(encoding="utf-8")
    assert f"{ADDRESS}assets/cards/home.png" in text


@pytest.mark.parametrize("title", ["Short", "A title that is much too long " * 5, "W" * 200])
def test_a_title_of_any_length_stays_on_its_picture(tmp_path, title):
    facts = {
        "pages": {
            "a/": {
                "title": title,
                "section": title,
                "hue": 1,
                "questions": [{"number": 99999, "title": title}],
            }
        }
    }
    made = done(lambda site: cards.write(site, "A Guide", facts), tmp_path)
    with Image.open(tmp_path / made["a/"]) as image:
        right = image.convert("RGB").crop((1120, 0, *image.size))
        assert len(right.getcolors()) == 1, "something stands in the margin"


def test_a_text_without_a_head_stays_as_it_is():
    assert with_head("<p>A part.</p>", Head("Title", "Site")) == "<p>A part.</p>"
