"""Both engines, called by hand as an author would, on a copy of the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.model import FRAMEWORKS

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("content", "docs", "hooks", "scripts")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def copy_of_project(folder: Path) -> Path:
    """The files that a build needs, as a fresh clone has them."""
    project = folder / "project"
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, project / part, ignore=ignored)
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, project)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    # Engines refuse to start without the folder that they read; git keeps it, empty.
    (project / "build/docs").mkdir(parents=True)
    shutil.copy(ROOT / "build/docs/.gitignore", project / "build/docs")
    return project


def engine(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=QUIET,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of each engine; MkDocs runs first, since its hooks convert for both."""
    project = copy_of_project(tmp_path_factory.mktemp("engines"))
    sites = {}
    for name in ("mkdocs", "zensical"):
        done = engine(project, name, "build", "--strict")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stdout + done.stderr
        sites[name] = (project / "site").rename(project / f"site-{name}")
    return sites


def section_pages(site: Path) -> list[str]:
    return sorted(
        str(path.relative_to(site))
        for path in site.rglob("index.html")
        if 'class="answer"' in path.read_text(encoding="utf-8")
    )


def test_mkdocs_by_hand_is_finished_by_the_hooks(sites):
    site = sites["mkdocs"]
    assert (site / "q/dropout/index.html").exists()
    assert "<math" in (site / "neural-networks/index.html").read_text(encoding="utf-8")
    assert "?open=dropout" in (site / "search/search_index.json").read_text(encoding="utf-8")
    assert "sha256-" in (site / "neural-networks/index.html").read_text(encoding="utf-8")
    assert (site / "_headers").exists()
    # Its worker is one that goes away: nothing that was kept hides what an author writes.
    assert 'guideVersion = "";' in (site / "sw.js").read_text(encoding="utf-8")
    assert 'rel="manifest"' not in (site / "index.html").read_text(encoding="utf-8")


def test_both_engines_show_the_same_questions_answers_and_tabs(sites):
    pages = section_pages(sites["mkdocs"])
    listed = json.loads((sites["mkdocs"] / "questions.json").read_text(encoding="utf-8"))
    assert len(pages) == len({question["page"] for question in listed})
    assert section_pages(sites["zensical"]) == pages
    for page in pages:
        texts = {name: (site / page).read_text(encoding="utf-8") for name, site in sites.items()}
        assert questions(texts["mkdocs"])
        for found in (questions, answers, tabs):
            assert found(texts["mkdocs"]) == found(texts["zensical"]), (page, found.__name__)


def questions(html: str) -> list[str]:
    return re.findall(r'<h2 id="([^"]+)"', html)


def answers(html: str) -> tuple[int, int]:
    """How many answers there are, and how many of them stand open."""
    opened = re.findall(r'<details class="answer"[^>]*\bopen\b', html)
    return len(re.findall(r'<details class="answer"', html)), len(opened)


def tabs(html: str) -> list[str]:
    found = re.findall(r'<label for="__tabbed_[^"]*">(.*?)</label>', html)
    labels = [re.sub("<[^>]+>", "", label) for label in found]
    assert set(labels) <= set(FRAMEWORKS.values())
    return labels


@pytest.mark.parametrize(
    ("name", "index"), [("mkdocs", "search/search_index.json"), ("zensical", "search.json")]
)
def test_search_leads_readers_to_questions_not_to_the_pages_for_authors(sites, name, index):
    text = (sites[name] / index).read_text(encoding="utf-8")
    assert "dropout" in text
    assert "contributing/" not in text
