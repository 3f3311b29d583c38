"""The command ``scripts/convert.py``: what it prints, writes and refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import convert as command
from golden import FIXTURES
from guide import write
from guide.convert import to_pages
from guide.errors import SourceError

SMALL = FIXTURES / "page" / "source"
PLAIN = """\
Neural Networks

1. What is a widget?

- **Answer:** A widget turns one latent-

space thing into another. For example:

```
make(widget,
again=True)
```

2. What is `x`, and why?

- **Answer:** See <b>above</b> & {{ code }} [x](javascript:y).

Keras

3. What is a widget?

- **Answer:** Asked again.
"""


def run(*arguments: object) -> int:
    return command.main([str(argument) for argument in arguments])


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        str(path.relative_to(folder)): (path.read_text(encoding="utf-8"), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A guide in its own format that tests may change."""
    folder = tmp_path / "own"
    for path in SMALL.rglob("*.*"):
        target = folder / path.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


# What it prints.


def test_the_own_format(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(own, "--out", tmp_path / "out") == 0
    assert capsys.readouterr() == ("3 questions in 2 sections\n", "")
    names = {"index.md", "questions.json", "basics/index.md", "more/index.md"}
    assert names < snapshot(tmp_path / "out").keys()


def test_plain_text(plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(plain, "--out", tmp_path / "out") == 0
    assert capsys.readouterr() == ("3 questions in 2 sections\n", "")
    page = (tmp_path / "out/neural-networks/index.md").read_text(encoding="utf-8")
    assert "A widget turns one latent-space thing into another." in page


def test_one_question_in_one_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1. Why?\n\nAnswer: So.\n", encoding="utf-8")
    assert run(tmp_path / "a.txt", "--out", tmp_path / "out") == 0
    assert capsys.readouterr().out == "1 questions in 1 sections\n", "one form for any number"


def test_as_a_program_of_its_own(plain: Path, tmp_path: Path) -> None:
    script = Path(command.__file__)
    done = subprocess.run(
        [sys.executable, script, plain.name, "--out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 questions in 2 sections\n", "")


# Nothing is done twice, and nothing is left as it was altered.


def test_unchanged_means_unwritten(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(own, "--out", tmp_path / "out")
    before = snapshot(tmp_path / "out")
    folder = (tmp_path / "out").stat().st_ino
    assert run(own, "--out", tmp_path / "out") == 0
    assert snapshot(tmp_path / "out") == before
    assert (tmp_path / "out").stat().st_ino == folder
    assert capsys.readouterr().out == "3 questions in 2 sections\n" * 2


def test_a_page_altered_by_hand_is_made_again(own: Path, tmp_path: Path) -> None:
    run(own, "--out", tmp_path / "out")
    page = tmp_path / "out/basics/index.md"
    made = page.read_text(encoding="utf-8")
    page.write_text("by hand", encoding="utf-8")
    run(own, "--out", tmp_path / "out")
    assert page.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", ["question.md", "keras.out", "keras.py", "figure.svg"])
def test_any_changed_file_is_noticed(own: Path, tmp_path: Path, name: str) -> None:
    run(own, "--out", tmp_path / "out")
    before = snapshot(tmp_path / "out")
    path = own / "basics/all-of-it" / name
    more = {".py": "\n# More <g/>.\n", ".svg": "<!-- More -->\n"}.get(path.suffix, "\nMore <g/>.\n")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    run(own, "--out", tmp_path / "out")
    assert snapshot(tmp_path / "out") != before


def test_a_question_that_is_gone_takes_its_pages_along(own: Path, tmp_path: Path) -> None:
    run(own, "--out", tmp_path / "out")
    for path in sorted((own / "basics/second").iterdir()):
        path.unlink()
    (own / "basics/second").rmdir()
    question = own / "basics/all-of-it/question.md"
    text = question.read_text(encoding="utf-8").replace("(#second)", "(#third)")
    question.write_text(text.replace("requires: [second]", ""), encoding="utf-8")
    assert run(own, "--out", tmp_path / "out") == 0
    assert not (tmp_path / "out/code/second").exists()


def test_files_that_go_along(own: Path, tmp_path: Path) -> None:
    by_hand = tmp_path / "docs"
    (by_hand / "assets").mkdir(parents=True)
    (by_hand / "index.md").write_text("# By hand\n", encoding="utf-8")
    (by_hand / "assets/x.css").write_text("p {}", encoding="utf-8")
    (by_hand / ".hidden").write_text("", encoding="utf-8")
    to_pages(own, tmp_path / "out", beside=by_hand)
    files = snapshot(tmp_path / "out")
    assert files["index.md"][0] == "# By hand\n", "it takes the place of the one we make"
    assert files["assets/x.css"][0] == "p {}"
    assert ".hidden" not in files
    to_pages(own, tmp_path / "out", beside=by_hand, assets_only=True)
    files = snapshot(tmp_path / "out")
    assert '<a href="basics/">Basics *first*</a>' in files["index.md"][0], "the plain one"
    assert files["assets/x.css"][0] == "p {}"


def test_a_first_page_by_hand_states_facts_of_the_guide(own: Path, tmp_path: Path) -> None:
    by_hand = tmp_path / "docs"
    by_hand.mkdir()
    page = by_hand / "index.md"
    page.write_text("# {{ title }}\n\n{{ questions }}.\n", encoding="utf-8")
    to_pages(own, tmp_path / "out", beside=by_hand)
    made = (tmp_path / "out/index.md").read_text(encoding="utf-8")
    assert made == "# A small guide &#38; more\n\n3 questions.\n"
    page.write_text("# x\n\n{{ question }}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r'index.md:3: there is no fact "question"; one of: '):
        to_pages(own, tmp_path / "out", beside=by_hand)
    assert (tmp_path / "out/index.md").read_text(encoding="utf-8") == made


# What is refused: exit status 2, all messages, nothing written.


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


def test_all_errors_are_told_and_nothing_is_written(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(own, "--out", tmp_path / "out")
    before = snapshot(tmp_path / "out")
    capsys.readouterr()
    (own / "basics/section.yml").write_text("title: One\n", encoding="utf-8")
    (own / "more/third/extra.py").write_text("pass\n", encoding="utf-8")
    told = refused(capsys, own, "--out", tmp_path / "out")
    assert [line.split(": ")[0] for line in told.splitlines()] == [
        f"{own}/basics/section.yml:1",
        f"{own}/more/third/extra.py",
    ]
    assert snapshot(tmp_path / "out") == before


def test_errors_of_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "guide.txt"
    path.write_text("Just a text.\n", encoding="utf-8")
    assert refused(capsys, path, "--out", tmp_path / "out").startswith(f"{path}")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("to", ["pages", "guide"])
def test_one_number_twice_is_refused_for_either_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    path = tmp_path / "guide.txt"
    path.write_text("1. Why?\n\nAnswer: So.\n\n1. Who?\n\nAnswer: I.\n", encoding="utf-8")
    told = refused(capsys, path, "--out", tmp_path / "out", "--to", to)
    assert told.startswith(f"{path}:5: number 1 is taken by")
    assert not (tmp_path / "out").exists()


def test_a_source_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none"
    assert refused(capsys, missing, "--out", tmp_path / "out") == (
        f"{missing}: cannot be read (No such file or directory); "
        "give a file or a folder that exists and can be read\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_source_that_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder").mkdir()
    os.symlink("nowhere", tmp_path / "dangling")
    assert "No such file" in refused(capsys, tmp_path / "dangling", "--out", tmp_path / "out")
    assert "holds no section" in refused(capsys, tmp_path / "folder", "--out", tmp_path / "out")


@pytest.mark.parametrize("out", ["own", "own/basics", "own/new/deep", "."])
@pytest.mark.parametrize("to", ["pages", "guide"])
def test_source_and_result_must_not_overlap(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, to: str
) -> None:
    before = snapshot(tmp_path)
    told = refused(capsys, own, "--out", tmp_path / out, "--to", to)
    assert told.startswith(f"{tmp_path / out}: overlaps the source {own}") or to == "guide"
    assert snapshot(tmp_path) == before


def test_a_folder_of_others(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.md").write_text("mine", encoding="utf-8")
    assert "did not write (thesis.md)" in refused(capsys, plain, "--out", tmp_path / "out")
    assert (tmp_path / "out/thesis.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [[], ["x"], ["--out", "y"], ["x", "--out", "y", "--to", "z"]])
def test_arguments_that_are_wrong(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


# Plain text into the guide's own format.


def test_the_own_format_keeps_slugs_and_questions(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(plain, "--to", "guide", "--out", tmp_path / "own") == 0
    assert capsys.readouterr() == ("3 questions in 2 sections\n", "")
    for source, out in ((plain, "one"), (tmp_path / "own", "two")):
        assert run(source, "--out", tmp_path / out) == 0
    listed = [
        json.loads((tmp_path / out / "questions.json").read_text(encoding="utf-8"))
        for out in ("one", "two")
    ]
    assert listed[0] == listed[1]
    pages = [
        (tmp_path / out / "neural-networks/index.md").read_text(encoding="utf-8")
        for out in ("one", "two")
    ]
    assert pages[0] == pages[1]


def test_slugs_are_frozen(plain: Path, tmp_path: Path) -> None:
    run(plain, "--to", "guide", "--out", tmp_path / "own")
    slugs = sorted(path.parent.name for path in tmp_path.glob("own/*/*/question.md"))
    first = next(tmp_path.glob("own/neural-networks/widget/question.md"))
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("What is a widget?", "Whatever?"), encoding="utf-8")
    run(tmp_path / "own", "--out", tmp_path / "out")
    listed = json.loads((tmp_path / "out/questions.json").read_text(encoding="utf-8"))
    assert sorted(question["slug"] for question in listed) == slugs
    assert listed[0]["title"] == "Whatever?"


def test_the_new_source_belongs_to_its_author(plain: Path, tmp_path: Path) -> None:
    run(plain, "--to", "guide", "--out", tmp_path / "own")
    assert not (tmp_path / "own" / write.MANIFEST).exists()


def test_an_existing_folder_is_not_overwritten(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(plain, "--to", "guide", "--out", tmp_path / "own")
    before = snapshot(tmp_path / "own")
    capsys.readouterr()
    told = refused(capsys, plain, "--to", "guide", "--out", tmp_path / "own")
    assert told == f"{tmp_path / 'own'}: is not empty; give a new folder, nothing is overwritten\n"
    assert snapshot(tmp_path / "own") == before
    (tmp_path / "empty").mkdir()
    assert run(plain, "--to", "guide", "--out", tmp_path / "empty") == 0


def test_a_source_that_is_in_the_own_format_already(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, own, "--to", "guide", "--out", tmp_path / "out")
    assert told == f"{own}: is in the guide's own format; give a text file\n"


def test_a_new_source_with_errors_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("1. Why?\n\n", encoding="utf-8")
    refused(capsys, tmp_path / "a.txt", "--to", "guide", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


# Notebooks.


@pytest.fixture
def with_notebook(own: Path) -> Path:
    """The header of a notebook of two questions, among a guide's files."""
    path = own / "notebooks/walk.py"
    path.parent.mkdir()
    head = "# ---\n# title: A *walk*\n# summary: Far.\n# question: second, third\n# ---\n"
    path.write_text(f"{head}\n# %%\nprint(1)\n", encoding="utf-8")
    path.with_suffix(".outputs.json").write_text("[[]]", encoding="utf-8")
    return path


def test_questions_lead_to_their_notebooks(own: Path, with_notebook: Path, tmp_path: Path) -> None:
    assert run(own, "--out", tmp_path / "out") == 0
    link = "- To play with: [A *walk*](../notebooks/walk.ipynb)"
    texts = {
        page: (tmp_path / "out" / page / "index.md").read_text(encoding="utf-8")
        for page in ("basics", "more")
    }
    assert [text.count(link) for text in texts.values()] == [1, 1]


def test_a_notebook_of_no_question(
    own: Path, with_notebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = with_notebook.read_text(encoding="utf-8").replace("third", "thrid")
    with_notebook.write_text(text, encoding="utf-8")
    assert run(own, "--out", tmp_path / "out") == 2
    said = 'walk.py:1: no question has the slug "thrid"; correct `# question:` in its header'
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
