"""Scripts and styles are named by what they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from guide import hashed
from guide.site import Site
from in_place import done

HEAD = (
    '<link rel="stylesheet" href="{up}assets/css/guide.css">'
    '<link rel="modulepreload" href="{up}assets/js/practice.js">'
    '<script src="{up}assets/js/guide.js" type="module"></script>'
    '<p>assets/js/guide.js and <a href="{up}assets/js/guide.js">it</a></p>'
)
FILES = {
    "assets/css/guide.css": "a { b: c }",
    "assets/css/guide.css.map": "{}",
    "assets/js/guide.js": f'load(new URLSearchParams("{hashed.NAMES}"))',
    "assets/js/practice.js": "practise()",
    "assets/js/explore-it.js": "explore()",
    "assets/js/worker.js": "work()",
    "assets/javascripts/bundle.0a1b2c3d.min.js": "theirs()",
    "index.html": HEAD.format(up=""),
    "one/two/index.html": HEAD.format(up="../../"),
    "404.html": HEAD.format(up="/some/place/"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def renamed(site: Site) -> None:
    """Give scripts and styles their names, and let pages call them so."""
    names = hashed.rename(site)
    for page in site.pages():
        site.write(page, hashed.referring(site.text(page), names))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def named(site: Path, name: str, suffix: str) -> Path:
    (found,) = site.glob(f"assets/{suffix}/{name}.*.{suffix}")
    return found


def test_names_have_the_hash_of_what_is_published(site: Path) -> None:
    done(renamed, site)
    for name, suffix in (("guide", "css"), ("guide", "js"), ("practice", "js")):
        path = named(site, name, suffix)
        assert path.name == f"{name}.{digest(path)}.{suffix}"
        assert not (site / f"assets/{suffix}/{name}.{suffix}").exists()


def test_a_script_that_loads_others_knows_their_names(site: Path) -> None:
    hashes = {name: digest(site / f"assets/js/{name}.js") for name in ("explore-it", "practice")}
    done(renamed, site)
    known = "&".join(f"{name}={hash_}" for name, hash_ in hashes.items())
    assert named(site, "guide", "js").read_text() == f'load(new URLSearchParams("{known}"))'


def test_its_own_name_changes_with_theirs(site: Path, tmp_path_factory) -> None:
    done(renamed, site)
    other = tmp_path_factory.mktemp("other")
    for name, text in FILES.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text.replace("practise()", "practise(1)"), encoding="utf-8")
    done(renamed, other)
    assert named(site, "guide", "js").name != named(other, "guide", "js").name
    assert named(site, "guide", "css").name == named(other, "guide", "css").name


@pytest.mark.parametrize(
    ("page", "up"),
    [("index.html", ""), ("one/two/index.html", "../../"), ("404.html", "/some/place/")],
)
def test_pages_name_them_so(site: Path, page: str, up: str) -> None:
    done(renamed, site)
    style, guide = named(site, "guide", "css").name, named(site, "guide", "js").name
    practice = named(site, "practice", "js").name
    assert (site / page).read_text() == (
        f'<link rel="stylesheet" href="{up}assets/css/{style}">'
        f'<link rel="modulepreload" href="{up}assets/js/{practice}">'
        f'<script src="{up}assets/js/{guide}" type="module"></script>'
        # What is said of them is no reference.
        f'<p>assets/js/guide.js and <a href="{up}assets/js/guide.js">it</a></p>'
    )


def test_the_rest_keeps_its_name(site: Path) -> None:
    done(renamed, site)
    for name in ("assets/css/guide.css.map", "assets/js/worker.js"):
        assert (site / name).read_text() == FILES[name]
    assert (site / "assets/javascripts/bundle.0a1b2c3d.min.js").exists()


def test_once_is_enough(site: Path) -> None:
    done(renamed, site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    done(renamed, site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("stem", "name"),
    [("search.0a1b2c3d", "search"), ("explore-it.00000000", "explore-it"), ("search", "search")],
)
def test_a_name_without_its_hash(stem: str, name: str) -> None:
    assert hashed.plain(stem) == name
