"""What makes a site work without a network: its list, its manifest and its copy."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import struct
import zipfile
from pathlib import Path

import pytest

from guide import kept
from guide.offline import site as offline
from guide.offline.listed import listed, parts_of, target
from guide.offline.manifest import manifest, with_manifest
from guide.offline.packed import joined, zipped
from guide.offline.pocket import pocket
from guide.render.offline import HERE, WHOLE
from guide.render.practice import NO_SCRIPTS
from guide.site import Site
from in_place import done

PAGE = """<!doctype html>
<html><head><title>{title} - A guide</title>
<meta name="description" content="All &amp; more">
<link rel="stylesheet" href="{up}assets/css/guide.css">
<link rel="canonical" href="{up}">
</head><body>{body}
<script src="{up}assets/js/guide.js" type="module"></script></body></html>
"""
BASE = Path(__file__).parents[1] / "docs/assets/css/guide/base.css"
FIGURE = (
    '<img alt="" loading="lazy" src="../figures/a b.svg#only-light">'
    '<img src="../figures/none.svg"><img src="data:image/png;base64,"><a href="../code/a.py">a</a>'
)
QUESTIONS = [
    {"slug": "first", "title": "First?", "page": "one/index.md", "formerly": ["old"]},
    {"slug": "second", "title": "Second?", "page": "one/page-2.md"},
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site below a folder, as both engines write them."""
    site = tmp_path / "site"
    pages = {
        "index.html": ("A guide", "", '<a href="one/?open=first#first">1</a>'),
        "one/index.html": ("One", "../", f'{FIGURE}<a href="..">up</a><a href="#x">x</a>'),
        "one/page-2/index.html": ("Two", "../../", '<a href="../../deck/d.apkg">deck</a>'),
        "practice/index.html": ("Practice", "../", f"<p>{NO_SCRIPTS}</p>"),
        "offline/index.html": ("Along", "../", f'<p class="copy">{HERE}</p>({WHOLE})'),
        "404.html": ("Missing", "/", ""),
    }
    texts = {
        name: PAGE.format(title=title, up=up, body=body)
        for name, (title, up, body) in pages.items()
    }
    texts |= {
        "questions.json": json.dumps(QUESTIONS),
        "guide.json": '{"title": "A guide"}',
        "find/index.json": '{"count": 2}',
        "find/answers.json": '["mask"]',
        "assets/css/guide.css": "a { b: c }",
        "assets/css/guide.css.map": "{}",
        "assets/js/guide.js": "console.log(import.meta.url); export const a = 1;",
        "assets/js/search.js": "export const found = 2;",
        "assets/js/practice.js": "export {};",
        "assets/js/worker.js": "work();",
        "figures/a b.svg": "<svg/>",
        "code/a.py": "print()",
        "q/first/index.html": '<meta http-equiv="refresh" content="0; url=../../one/#first">',
        "q/first/question.html": "<p>1</p>\n",
        "q/second/question.html": "<p>2</p>\n",
    }
    for name, text in texts.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def short_hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:16]


def opened(site: Path) -> dict[str, str]:
    content = pocket(Site(site), "")
    assert content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


# The list.


def test_the_list_has_every_file_with_its_hash_and_sizes(site: Path) -> None:
    done(offline.write, site)
    found = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    for path, (hashed, size, compressed) in found["files"].items():
        content = (site / path).read_bytes()
        assert (hashed, size) == (short_hash(content), len(content)), path
        assert compressed == len(gzip.compress(content, 6, mtime=0))
    assert set(found["shell"]) <= set(found["files"])
    assert all(set(page["parts"]) <= set(found["files"]) for page in found["pages"].values())


def test_the_list_knows_pages_what_they_show_and_questions(site: Path) -> None:
    found = listed(Site(site))
    assert list(found.pages) == [
        "index.html",
        "offline/index.html",
        "one/index.html",
        "one/page-2/index.html",
        "practice/index.html",
    ]
    assert found.pages["one/index.html"] == {
        "title": "One",
        "parts": ["assets/css/guide.css", "assets/js/guide.js"],
    }
    assert "figures/a b.svg" in found.files
    assert found.questions == {
        "first": ("one/index.html", short_hash(b"<p>1</p>\n")),
        "second": ("one/page-2/index.html", short_hash(b"<p>2</p>\n")),
    }
    assert found.formerly == {"old": "first"}
    assert {"assets/js/practice.js", "find/index.json", "questions.json"} <= set(found.shell)
    assert not {"one/index.html", "figures/a b.svg", "find/answers.json"} & set(found.shell)
    assert "find/answers.json" in found.files
    # Downloads are nothing that one reads.
    assert not {"code/a.py", "404.html", "q/first/index.html"} & set(found.files)


def test_a_large_index_is_kept_with_the_whole_guide_only(site: Path, monkeypatch) -> None:
    monkeypatch.setattr("guide.offline.listed.MOST_OF_INDEX", 1)
    found = listed(Site(site))
    assert "find/index.json" in found.files
    assert "find/index.json" not in found.shell


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../", "index.html"),
        ("..", "index.html"),
        (".", "one/index.html"),
        ("page-2/?open=a#b", "one/page-2/index.html"),
        ("../figures/a%20b.svg#only-light", "figures/a b.svg"),
        ("#a", None),
        ("?open=a", None),
        ("../../other/", None),
        ("/root.css", None),
        ("https://example.org/", None),
        ("//example.org/x", None),
        ("mailto:a@example.org", None),
        ("data:,", None),
    ],
)
def test_the_file_that_a_link_leads_to(link: str, file: str | None) -> None:
    assert target("one/index.html", link) == file


def test_what_a_page_loads() -> None:
    html = (
        '<link rel="icon" href="i.ico" sizes="32x32"><link rel="icon" href="i.svg">'
        '<link href="s.css" rel="stylesheet">'
        '<link rel="next" href="n/">'
        '<script async src="s.js"></script><a src="no"></a>'
        '<picture><source srcset="d.svg 2x"><img alt="" src="l.svg"></picture>'
        '<img loading="lazy" src="f.svg"><img src="g.svg" alt="" loading="lazy">'
    )
    at_once = ["i.svg", "s.css", "s.js", "d.svg", "l.svg"]
    assert parts_of("index.html", html) == (at_once, ["f.svg", "g.svg"])


def test_icons_are_kept_with_the_whole_guide_only(site: Path) -> None:
    icon = site / "assets/images/logo.svg"
    icon.parent.mkdir()
    icon.write_text("<svg/>", encoding="utf-8")
    done(offline.write, site)
    found = listed(Site(site))
    assert "assets/images/logo.svg" in found.files
    assert "assets/images/logo.svg" not in found.shell


# The worker.


def test_the_worker_stands_at_the_root_and_names_the_list(site: Path) -> None:
    done(offline.write, site)
    version = short_hash((site / "offline.json").read_bytes())
    worker = (site / "sw.js").read_text(encoding="utf-8")
    assert worker == f'globalThis.guideVersion = "{version}";\nwork();'
    assert not (site / "assets/js/worker.js").exists()


def test_a_preview_has_a_worker_that_goes_away_and_no_manifest(site: Path) -> None:
    done(offline.without, site)
    assert (site / "sw.js").read_text(encoding="utf-8").startswith('globalThis.guideVersion = "";')
    assert not (site / "manifest.webmanifest").exists()
    assert "manifest" not in (site / "index.html").read_text(encoding="utf-8")


# The manifest.


def test_the_manifest_holds_below_any_path(site: Path) -> None:
    icons = site / "assets/images"
    icons.mkdir()
    (icons / "logo.svg").write_text("<svg/>", encoding="utf-8")
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 512, 512)
    (icons / "icon-maskable-512.png").write_bytes(png)
    says = json.loads(manifest(Site(site)))
    assert says["name"] == says["short_name"] == "A guide"
    assert says["description"] == "All & more"
    assert says["start_url"] == says["scope"] == "./"
    assert [(i["src"], i["sizes"], i["purpose"]) for i in says["icons"]] == [
        ("assets/images/icon-maskable-512.png", "512x512", "maskable"),
        ("assets/images/logo.svg", "any", "any"),
    ]


def test_the_manifest_has_the_colour_of_the_paper(site: Path) -> None:
    says = json.loads(manifest(Site(site)))
    paper = re.search(r"--paper: (#[0-9a-f]{6});", BASE.read_text(encoding="utf-8"))
    assert paper
    assert says["theme_color"] == says["background_color"] == paper[1]


def test_pages_name_the_manifest_from_where_they_stand(site: Path) -> None:
    done(offline.write, site)
    for name, up in {
        "index.html": ".",
        "one/index.html": "..",
        "one/page-2/index.html": "../..",
    }.items():
        text = (site / name).read_text(encoding="utf-8")
        assert text.count(f'<link rel="manifest" href="{up}/manifest.webmanifest">') == 1
        # The theme's script writes one, and a browser would take ours as the first.
        assert "theme-color" not in text
    assert "manifest" not in (site / "404.html").read_text(encoding="utf-8")
    assert "manifest" not in (site / "q/first/index.html").read_text(encoding="utf-8")


def test_what_is_no_whole_page_names_none(site: Path) -> None:
    assert with_manifest(b"<p>a</p>", "one/index.html", Site(site)) == b"<p>a</p>"


# The copy.


def test_every_link_of_the_copy_leads_to_a_file_in_it(site: Path) -> None:
    files = opened(site)
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    assert '<a href="one/index.html?open=first#first">' in pages["index.html"]
    assert '<a href="../index.html">up</a><a href="#x">' in pages["one/index.html"]
    assert '<a href="../code/a.py">' in pages["one/index.html"]
    assert "url=../../one/index.html#first" in pages["q/first/index.html"]
    assert not any("canonical" in text for text in pages.values())
    # What is not there leads nowhere, rather than to an error.
    assert '<a data-not-here="../../deck/d.apkg">' in pages["one/page-2/index.html"]


def test_what_the_copy_leaves_out_is_linked_where_the_site_is_published(site: Path) -> None:
    content = pocket(Site(site), "https://example.org/guide/")
    assert content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        page = packed.read("one/page-2/index.html").decode()
    assert '<a href="https://example.org/guide/deck/d.apkg">' in page


def test_the_scripts_of_the_copy_are_no_modules(site: Path) -> None:
    files = opened(site)
    assert '<script src="../assets/js/guide.js" defer></script>' in files["one/index.html"]
    assert not any('type="module"' in text for text in files.values())
    assert "import.meta" not in files["assets/js/guide.js"]
    assert "export" not in files["assets/js/guide.js"]
    assert files["assets/js/search.js"].startswith(
        'globalThis.guideFiles = {"find/index.json":{"count":2}};'
    )


def test_the_copy_says_what_it_cannot_do(site: Path) -> None:
    files = opened(site)
    assert NO_SCRIPTS not in files["practice/index.html"]
    assert "needs the site" in files["practice/index.html"]
    assert "You are reading the copy" in files["offline/index.html"]
    left_out = {"404.html", "questions.json", "assets/css/guide.css.map", "assets/js/practice.js"}
    assert not left_out & set(files)


def test_the_policy_of_the_copy_allows_what_stands_in_its_folder(site: Path) -> None:
    path = site / "one/index.html"
    rule = '<meta http-equiv="Content-Security-Policy" content="{}">'
    given = "default-src 'none'; img-src 'self' data:; script-src 'self' 'sha256-x'"
    path.write_text(
        path.read_text("utf-8").replace("<title>", f"{rule.format(given)}<title>"), "utf-8"
    )
    made = "default-src 'none'; img-src 'self' file: data:; script-src 'self' file: 'sha256-x'"
    assert rule.format(made) in opened(site)["one/index.html"]


def test_the_same_site_gives_the_same_copy(site: Path) -> None:
    first = pocket(Site(site), "")
    for path in site.rglob("*"):
        path.touch()
    assert pocket(Site(site), "") == first


def test_after_an_edit_the_rest_is_not_packed_again(
    site: Path, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("guide.offline.pocket.BATCH", 2)
    batches = []

    def noting(files):
        batch = list(files)
        batches.append([name for name, _ in batch])
        return zipped(batch)

    monkeypatch.setattr("guide.offline.pocket.zipped", noting)
    for _ in range(2):
        with kept.within(tmp_path / "kept") as keep:
            pocket(Site(site), "", keep)
        (site / "figures/a b.svg").write_text("<svg>b</svg>", encoding="utf-8")
    first, again = batches[:-1], batches[-1]
    assert again in first
    assert "figures/a b.svg" in again
    assert sum(map(len, first)) == len(opened(site))


# Archives.


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_archives_that_are_joined_are_one_archive(size: int) -> None:
    files = [(f"{'é' * n}/{n}.txt", b"text " * n * n) for n in range(7)]
    whole = joined([zipped(files[n : n + size]) for n in range(0, len(files), size)])
    assert whole == zipped(files)
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        assert packed.testzip() is None
        assert [(name, packed.read(name)) for name in packed.namelist()] == files


def test_a_site_of_more_files_than_an_archive_names_has_no_copy(site: Path, monkeypatch) -> None:
    monkeypatch.setattr("guide.offline.pocket.MOST_FILES", 5)
    assert pocket(Site(site), "") is None


def test_a_large_site_has_no_copy(site: Path, monkeypatch) -> None:
    monkeypatch.setattr("guide.offline.pocket.LARGEST", 10)
    done(offline.write, site)
    assert not (site / "download").exists()
    assert "too large" in (site / "offline/index.html").read_text(encoding="utf-8")


def test_the_page_leads_to_the_copy_and_says_how_large_all_is(site: Path) -> None:
    done(offline.write, site)
    text = (site / "offline/index.html").read_text(encoding="utf-8")
    size = (site / "download/a-guide.zip").stat().st_size
    assert '<a href="../download/a-guide.zip" download>a-guide.zip</a>, ' in text
    assert f"{offline.size(size)}." in text
    assert "to fetch," in text
    assert HERE not in text
    assert WHOLE not in text


@pytest.mark.parametrize(
    ("title", "name"), [("Hidden Layers", "hidden-layers"), ("Ä & Ö?", "a-o"), ("问题", "guide")]
)
def test_a_title_as_the_name_of_a_file(title: str, name: str) -> None:
    assert offline.slug(title) == name
