"""What the navigation of a guide that is not ours names, by the guide's size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guide import build


def settings(
    monkeypatch: pytest.MonkeyPatch, folder: Path, sections: int, pages: int
) -> dict[str, Any]:
    """The settings of a guide of so many sections, each of so many pages."""
    monkeypatch.chdir(folder)
    (folder / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    plan = build.Plan(Path("guide.txt"))
    asked = [
        {
            "section": f"Section {section}",
            "page": f"s{section}/{'index' if page == 1 else f'page-{page}'}.md",
        }
        for section in range(sections)
        for page in range(1, pages + 1)
    ]
    files = {"questions.json": json.dumps(asked), "index.md": "---\ntitle: A guide\n---\n"}
    for name, text in (files | {"practice/index.md": "# Practice\n"}).items():
        (plan.docs / name).parent.mkdir(parents=True, exist_ok=True)
        (plan.docs / name).write_text(text, encoding="utf-8")
    return build._other_guide(plan)


def test_a_guide_names_all_its_pages(monkeypatch, tmp_path) -> None:
    nav = settings(monkeypatch, tmp_path, sections=2, pages=2)["nav"]
    assert nav == [
        {"Home": "index.md"},
        {"Section 0": ["s0/index.md", "s0/page-2.md"]},
        {"Section 1": ["s1/index.md", "s1/page-2.md"]},
        {"Practice": "practice/index.md"},
    ]


def test_a_large_one_names_its_sections(monkeypatch, tmp_path) -> None:
    pages = build.WHOLE_NAVIGATION // 2 + 1
    nav = settings(monkeypatch, tmp_path, sections=2, pages=pages)["nav"]
    assert nav[1:-1] == [{"Section 0": "s0/index.md"}, {"Section 1": "s1/index.md"}]


def test_every_page_of_a_very_large_one_would_name_too_many(monkeypatch, tmp_path) -> None:
    most = settings(monkeypatch, tmp_path, sections=build.MOST_SECTIONS, pages=2)
    assert len(most["nav"]) == build.MOST_SECTIONS + 2
    more = settings(monkeypatch, tmp_path, sections=build.MOST_SECTIONS + 1, pages=2)
    assert more["nav"] == [{"Home": "index.md"}, {"Practice": "practice/index.md"}]
    assert set(more["not_in_nav"].split()) == {"/*/index.md", "/*/page-*.md"}, "or engines warn"
