"""What a theme ships and nobody asks for, on small sites: plain files in, plain files out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.leftovers import LUNR, leave_out
from guide.site import Site

STYLE, SCRIPT = "assets/stylesheets/main.1.css", "assets/javascripts/bundle.1.js"
WORKER = "assets/javascripts/workers/search.1.js"


def left(folder: Path, files: dict[str, str], *languages: str) -> dict[str, str]:
    """What is left of some files of a theme, beside a page that names the usual three."""
    page = f'<link href="../{STYLE}"><script src="../{SCRIPT}"></script>{{"search":"../{WORKER}"}}'
    index = json.dumps({"config": {"lang": list(languages)}, "docs": []})
    other = {"one/index.html": page, "search/search_index.json": index}
    for name, text in {**files, **other}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    site = Site(folder)
    leave_out(site)
    assert other.keys() <= set(site.names())
    return {name: site.text(name) for name in site.names() if name not in other}


def test_what_pages_name_stays_and_what_none_names_goes(tmp_path: Path) -> None:
    named = {STYLE: "a{}", SCRIPT: "b()", WORKER: "c()"}
    spare = ("assets/stylesheets/modern/other.css", "assets/images/favicon.png")
    own = {"assets/images/mine.png": "x", "assets/js/guide.js": "y"}
    licence = {"assets/javascripts/LICENSE": "MIT"}
    files = named | own | licence | dict.fromkeys(spare, "z")
    assert left(tmp_path, files, "en") == named | own | licence


def test_source_maps_go_with_what_names_them(tmp_path: Path) -> None:
    files = {
        SCRIPT: "b()\n//# sourceMappingURL=bundle.1.js.map\n",
        STYLE: "a{}\n/*# sourceMappingURL=main.1.css.map */",
        f"{SCRIPT}.map": "{}",
        f"{STYLE}.map": "{}",
    }
    assert left(tmp_path, files, "en") == {SCRIPT: "b()\n", STYLE: "a{}\n"}


@pytest.mark.parametrize(
    ("languages", "kept"),
    [
        (["en"], []),
        (["de"], ["min/lunr.de.min.js", "min/lunr.stemmer.support.min.js"]),
        (
            ["en", "th"],
            [
                *("min/lunr.multi.min.js", "min/lunr.stemmer.support.min.js"),
                *("min/lunr.th.min.js", "wordcut.js"),
            ],
        ),
    ],
)
def test_the_search_has_what_its_languages_need(
    tmp_path: Path, languages: list[str], kept: list[str]
) -> None:
    names = ["lunr.de", "lunr.th", "lunr.multi", "lunr.stemmer.support", "lunr.fr"]
    files = [*(f"min/{name}.min.js" for name in names), "tinyseg.js", "wordcut.js"]
    found = left(tmp_path, {f"{LUNR}{name}": "" for name in files}, *languages)
    assert sorted(found) == [f"{LUNR}{name}" for name in kept]
