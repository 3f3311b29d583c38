"""What is kept from build to build: a build after an edit is the same bytes as one from scratch."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown
import pytest
import yaml

from guide import build, kept
from guide.errors import GuideError

SEQUENCES = int(os.environ.get("SEQUENCES", "0")) // 250 or 2
SEED = int(os.environ.get("SEED", "0"))
"""Sequences of edits; ``make soak`` asks for 10,000 of what is quick, and gets 40 here."""
EDITS = 7
SIZE = 22
"""Questions at the beginning: one section has two pages."""
WORDS = "layer weight loss gradient batch x_i `code` *much* 5<6 $a_b$ & norm".split()
Guide = list[tuple[str, list[dict[str, str]]]]
"""Titles of the sections, each with its questions: slug, title, text, what it requires."""


# What is kept, by itself.


@pytest.fixture
def made() -> list[str]:
    return []


def maker(made: list[str], text: str) -> Callable[[], str]:
    def make() -> str:
        made.append(text)
        return text

    return make


def test_a_text_is_made_once(tmp_path: Path, made: list[str]) -> None:
    for _ in range(2):
        with kept.within(tmp_path / "kept") as keep:
            assert keep(("page", "a"), maker(made, "A é")) == "A é"
    assert made == ["A é"]


def test_texts_are_told_apart_by_all_that_they_are_made_from(
    tmp_path: Path, made: list[str]
) -> None:
    with kept.within(tmp_path / "kept") as keep:
        for given in (("a", "bc"), ("ab", "c"), ("abc",), ("a", "b", "c"), ("a\0bc",)):
            assert keep(given, maker(made, repr(given))) == repr(given)
    assert len(made) == 5


def test_another_code_knows_nothing_of_before(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with kept.within(tmp_path / "kept") as keep:
        keep(("page",), maker(made, "old"))
    monkeypatch.setattr(kept, "_code", lambda: "other")
    with kept.within(tmp_path / "kept") as keep:
        assert keep(("page",), maker(made, "new")) == "new"


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path, made: list[str]) -> None:
    for name in ("old", "new"):
        with kept.within(tmp_path / "kept") as keep:
            keep(("page", name), maker(made, name))
    with sqlite3.connect(tmp_path / "kept") as database:
        assert database.execute("SELECT text FROM kept").fetchall() == [("new",)]


def test_a_kind_that_is_not_asked_for_at_all_stays(tmp_path: Path, made: list[str]) -> None:
    for kind in ("page", "finished", "page"):
        with kept.within(tmp_path / "kept") as keep:
            keep((kind,), maker(made, kind))
    assert made == ["page", "finished"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_makes_way(tmp_path: Path, made: list[str], content: bytes) -> None:
    (tmp_path / "kept").write_bytes(content)
    for _ in range(2):
        with kept.within(tmp_path / "kept") as keep:
            assert keep(("page",), maker(made, "text")) == "text"
    assert made == ["text"]


def test_a_file_of_another_form_makes_way(tmp_path: Path, made: list[str]) -> None:
    with sqlite3.connect(tmp_path / "kept") as database:
        database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, other TEXT)")
    with kept.within(tmp_path / "kept") as keep:
        assert keep(("page",), maker(made, "text")) == "text"


def test_who_fails_leaves_what_was_there(tmp_path: Path, made: list[str]) -> None:
    with kept.within(tmp_path / "kept") as keep:
        keep(("page",), maker(made, "text"))

    def fail() -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError), kept.within(tmp_path / "kept") as keep:  # noqa: PT012
        keep(("other",), maker(made, "half"))
        keep(("third",), fail)
    with kept.within(tmp_path / "kept") as keep:
        keep(("page",), maker(made, "text"))
    assert made == ["text", "half"]


def test_a_full_disk_is_told_as_what_it_is(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = kept._opened

    def on_a_small_disk(path: Path) -> sqlite3.Connection:
        database = opened(path)
        database.execute("PRAGMA max_page_count = 4")
        return database

    monkeypatch.setattr(kept, "_opened", on_a_small_disk)
    told = r"kept: cannot be written \(No space left on device\); free some space"
    with pytest.raises(GuideError, match=told), kept.within(tmp_path / "kept") as keep:
        keep(("page", "a"), maker(made, "A" * 100_000))


KILLED = """
import sys
from pathlib import Path
from guide import kept
with kept.within(Path(sys.argv[1])) as keep:
    for number in range(100_000):
        keep((str(number),), lambda: "x" * 10_000)
        if number == 2_000:
            print("working", flush=True)
"""


def test_who_is_killed_leaves_what_was_there(tmp_path: Path, made: list[str]) -> None:
    with kept.within(tmp_path / "kept") as keep:
        keep(("page",), maker(made, "text"))
    environment = {**os.environ, "PYTHONPATH": str(Path(build.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "kept")],
        env=environment,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"working\n"
        process.kill()
    with kept.within(tmp_path / "kept") as keep:
        keep(("page",), maker(made, "text"))
        keep(("0",), maker(made, "anew"))
    assert made == ["text", "anew"]


# The same bytes, whatever was kept.


class Project:
    """A folder that is built in, with an engine that is quick: the same extensions, no theme."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        scripts = folder / "docs/assets/js"
        for name in ("guide", "worker", "search"):
            (scripts / name).mkdir(parents=True)
            (scripts / name / "main.js").write_text(f"export const a = '{name}';\n", "utf-8")
        (folder / "mkdocs.yml").write_text("plugins: []\n", "utf-8")

    def build(self, guide: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
        """The site's files."""
        monkeypatch.chdir(self.folder)
        monkeypatch.setattr(build, "_run", lambda command, lock: engine(Path(command[-1])))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        build.build(guide, Path("site"), "mkdocs")
        paths = (path for path in Path("site").rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in paths}


EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.blocks.details"]
EXTENSIONS += ["pymdownx.arithmatex", "pymdownx.superfences"]
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} - A guide</title>
<link rel="canonical" href="https://example.org/{address}">
<script type="module" src="{up}assets/js/guide.js"></script>
</head>
<body dir="ltr"><nav>{nav}</nav>
{content}
</body>
</html>
"""


def engine(config: Path) -> None:
    """Every Markdown file as a page with the whole navigation; other files as they are."""
    settings = yaml.safe_load(config.read_text("utf-8"))
    docs, site = config.parent / settings["docs_dir"], config.parent / settings["site_dir"]
    nav = json.dumps(settings["nav"]).replace("<", "&lt;")
    options = {"pymdownx.arithmatex": {"generic": True}}
    options["pymdownx.blocks.details"] = {
        "types": ["answer", "follow-up", "long-output", "solution"]
    }
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs)
        if path.is_file() and path.suffix == ".md":
            folder = name.parent if name.stem == "index" else name.with_suffix("")
            address = "" if str(folder) == "." else f"{folder.as_posix()}/"
            front, _, text = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
            content = markdown.markdown(text, extensions=EXTENSIONS, extension_configs=options)
            shown = PAGE.format(
                title=yaml.safe_load(front)["title"].replace("<", "&lt;"),
                address=address,
                up="../" * address.count("/"),
                nav=nav,
                content=content,
            )
            (site / folder).mkdir(parents=True, exist_ok=True)
            (site / folder / "index.html").write_text(shown, "utf-8")
        elif path.is_file() and not path.name.startswith("."):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, site / name)


def begun(chance: random.Random) -> Guide:
    guide: Guide = [("First <things>", []), ("Second things", [])]
    for number in range(SIZE):
        asked = {"slug": f"q{number}", "title": f"What is {number}?", "requires": ""}
        guide[number % 3 == 0][1].append({**asked, "text": text(chance, guide)})
    return guide


def text(chance: random.Random, guide: Guide) -> str:
    words = chance.choices(WORDS, k=12)
    if slugs := [asked["slug"] for _, questions in guide for asked in questions]:
        words.append(f"[see](#{chance.choice(slugs)})")
    return " ".join(words)


def write(guide: Guide, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "guide.yml").write_text("title: A guide\n", "utf-8")
    for order, (title, questions) in enumerate(guide, start=1):
        section = folder / f"section-{order}"
        section.mkdir()
        (section / "section.yml").write_text(f"title: {title}\norder: {order}\n", "utf-8")
        for number, asked in enumerate(questions, start=1):
            (section / asked["slug"]).mkdir()
            (section / asked["slug"] / "question.md").write_text(
                f"---\nnumber: {number}\ntitle: {asked['title']}\nlevel: core\ntags: [a]\n"
                f"requires: [{asked['requires']}]\n---\n\n## Answer\n\n{asked['text']}\n",
                "utf-8",
            )


# The edits that an author makes. Each changes the guide, which stays one without mistakes.


def change_text(chance: random.Random, guide: Guide) -> None:
    chance.choice(chance.choice(guide)[1])["text"] = text(chance, guide)


def add(chance: random.Random, guide: Guide) -> None:
    questions = chance.choice(guide)[1]
    new = {"slug": f"new{chance.getrandbits(40)}", "title": "What is new?", "requires": ""}
    at = chance.randrange(len(questions) + 1)
    questions.insert(at, {**new, "text": text(chance, guide)})


def remove(chance: random.Random, guide: Guide) -> None:
    questions = max((questions for _, questions in guide), key=len)
    gone = questions.pop(chance.randrange(len(questions)))
    for _, others in guide:
        for asked in others:
            asked["text"] = asked["text"].replace(f"[see](#{gone['slug']})", "gone")
            asked["requires"] = asked["requires"].replace(gone["slug"], "")


def rename(chance: random.Random, guide: Guide) -> None:
    """Those at the end of one page and at the beginning of the next, which name each other."""
    questions = max((questions for _, questions in guide), key=len)
    at = len(questions) // 2 + chance.choice((-1, 0))
    questions[at]["title"] = f"What is {chance.random()} now?"


def reorder(chance: random.Random, guide: Guide) -> None:
    chance.shuffle(chance.choice(guide)[1])


def retitle_a_section(chance: random.Random, guide: Guide) -> None:
    at = chance.randrange(len(guide))
    guide[at] = (f"Things {chance.getrandbits(20)}", guide[at][1])


def require(chance: random.Random, guide: Guide) -> None:
    (first, *_), (second, *_) = (questions for _, questions in guide)
    second["requires"] = "" if second["requires"] else first["slug"]
    first["requires"] = ""


def built_once(
    chance: random.Random, place: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Guide, Path, Project]:
    """A guide, the folder that it is written to, and the project that has built it."""
    guide, folder, project = begun(chance), place / "source", Project(place / "project")
    write(guide, folder)
    project.build(folder, monkeypatch)
    return guide, folder, project


ALL = [change_text, add, remove, rename, reorder, retitle_a_section, require]


def edits(chance: random.Random) -> Iterator[Callable[[random.Random, Guide], None]]:
    yield from chance.sample(ALL, k=min(EDITS, len(ALL)))


@pytest.mark.parametrize("seed", range(SEED * SEQUENCES, (SEED + 1) * SEQUENCES))
def test_a_build_after_edits_is_the_same_as_one_from_scratch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    guide, folder, project = built_once(chance, tmp_path, monkeypatch)
    for edit in edits(chance):
        edit(chance, guide)
        write(guide, folder)
        after = project.build(folder, monkeypatch)
        scratch = Project(tmp_path / f"scratch-{time.monotonic_ns()}").build(folder, monkeypatch)
        told = f"{edit.__name__}; again by SEED={seed} SEQUENCES=250"
        assert after.keys() == scratch.keys(), told
        assert [name for name in after if after[name] != scratch[name]] == [], told


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of all that is made, and not found."""
    made: list[str] = []
    keeping = kept._keeping

    def noting(*given):
        keep = keeping(*given)
        return lambda what, make: keep(what, lambda: made.append(what[0]) or make())

    monkeypatch.setattr(kept, "_keeping", noting)
    return made


def test_after_an_edit_the_other_pages_are_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: list[str]
) -> None:
    guide, folder, project = built_once(random.Random(1), tmp_path, monkeypatch)
    noted.clear()
    guide[0][1][0]["text"] = "Another text."
    write(guide, folder)
    project.build(folder, monkeypatch)
    assert [noted.count(what) for what in ("question", "in order")] == [1, 1], "read, and looked at"
    assert [noted.count(what) for what in ("page", "plain", "facts", "bundle")] == [1, 1, 1, 0]
    assert noted.count("index") == 1, "of the search, only the words of some answers"
    assert noted.count("card") == 0
    assert noted.count("finished") == 3, "its own page, the Friday sheet, the first page"


def test_a_title_changes_the_pages_that_say_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: list[str]
) -> None:
    guide, folder, project = built_once(random.Random(1), tmp_path, monkeypatch)
    for at, pages in ((1, 1), (len(guide[0][1]) // 2, 2)):  # the second leads to another page
        noted.clear()
        guide[0][1][at]["title"] = "What is it called now?"
        write(guide, folder)
        project.build(folder, monkeypatch)
        assert [noted.count(what) for what in ("page", "plain", "facts")] == [pages, 1, 1]
        assert noted.count("index") == 2, "what questions are found by, and the words of answers"
        assert noted.count("finished") == pages + 2, "with the Friday sheet and the first page"


def test_a_first_term_has_topics_lead_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, folder, project = built_once(random.Random(1), tmp_path, monkeypatch)
    term = "{term: Layer, definition: A function., questions: [q1]}"
    (folder / "terms.yml").write_text(f"terms: [{term}]\n", "utf-8")
    after = project.build(folder, monkeypatch)
    assert after == Project(tmp_path / "scratch").build(folder, monkeypatch)
