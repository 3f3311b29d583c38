"""What is refused: with file and line, before anything is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide import limits
from guide.convert import to_guide, to_pages
from guide.errors import SourceError
from hostile import corpus
from hostile.conftest import run

REFUSED = corpus.entries("refused.txt", "%% refused")
FRONT = "---\nnumber: 1\ntitle: Asked?\nlevel: core\ntags: []\n---\n## Answer\n"
NOTEBOOK = "# ---\n# title: X\n# summary: Y\n# question: asked\n# ---\n\n"
PLAIN = {
    "guide.txt": "1. What is this?\n\n{}\n\nAnswer: That.\n",
    "answer of guide.txt": "1. What is this?\n\nAnswer: That.\n\n{}\n",
    "front of guide.txt": "A guide\n\n{}\n\nA section\n\n1. What is this?\n\nAnswer: That.\n",
}
"""Where in a plain text an entry stands."""
SHOWN = {
    "figure.svg": "![x](figure.svg)",
    "shown.py": "{{ file shown.py }}",
    "shown.out": "{{ file shown.py }}",
}


def write(folder: Path, entry: corpus.Entry) -> Path:
    """The source that an entry stands in."""
    if entry.place in PLAIN:
        corpus.write(folder, {"guide.txt": PLAIN[entry.place].format(entry.text)})
        return Path("guide.txt")
    files = {"case/section.yml": "title: Cases\norder: 1\n"}
    files["case/asked/question.md"] = FRONT + SHOWN.get(entry.place, "Yes.") + "\n"
    if entry.place == "shown.out":
        files["case/asked/shown.py"] = "print()\n"
    if entry.place == "question.md":
        files["case/asked/question.md"] = FRONT + entry.text + "\n"
    elif entry.place in SHOWN:
        files[f"case/asked/{entry.place}"] = entry.text
    elif entry.place.startswith("notebooks"):
        files[entry.place] = NOTEBOOK + entry.text
    else:
        files[entry.place] = entry.text
    corpus.write(folder, files)
    return Path(".")


@pytest.mark.parametrize("entry", REFUSED, ids=lambda entry: f"{entry.name} @ {entry.place}")
def test_what_is_refused(
    entry: corpus.Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    monkeypatch.chdir(source)
    with pytest.raises(SourceError) as caught:
        to_pages(write(source, entry), tmp_path / "out")
    assert str(caught.value).startswith(entry.expected)
    assert not (tmp_path / "out").exists()


def test_a_reference_that_is_shown_as_text_is_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a plain text that holds one can be turned into the guide's own format."""
    monkeypatch.chdir(tmp_path)
    Path("guide.txt").write_text("1. What?\n\nAnswer: a &rlm; b &#8238; c\n", encoding="utf-8")
    to_guide(Path("guide.txt"), Path("source"))
    to_pages(Path("source"), Path("out"))


IN_CODE = """\
Of &#8238;

Signs: &rlm; and &#8238;

1. What is `&#8238;`?

Answer: A sign that `a &rlm; b` changes, as `` ` &#x202E; `` does.

- In an item: `x &#8238;` is text, and &#8238; as well.

> ```
> quoted &#x202e;
> ```

```
print("&#8238; &rlm; &#0;")
```
"""


def test_a_reference_in_code_is_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So what a plain text shows as code can be read again as well."""
    monkeypatch.chdir(tmp_path)
    Path("guide.txt").write_text(IN_CODE, encoding="utf-8")
    to_guide(Path("guide.txt"), Path("source"))
    to_pages(Path("source"), Path("out"))
    for program in ("shown.py", "shown.out"):
        assert is_shown_in(program, "print('&#8238; &rlm;')\n", tmp_path)


def is_shown_in(place: str, text: str, folder: Path) -> bool:
    source = folder / place
    source.mkdir()
    write(source, corpus.Entry("", place, text, ""))
    to_pages(source, folder / f"{place}-out")
    return text in (source / "case/asked" / place).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "`a` &#8238; `b`",
        "a \\`&#8238; b`",
        "``a &#8238; b`",
        "[a &#8238; b](#asked)",
        "[`a`](https://a.b/&#8238;)",
        "$a &#8238; b$",
        "`a\n\n&#8238; b`",
        "`a | &#8238;` | c\n--- | --- | ---",
        "| a |\n| --- |\n| &#8238; |",
        "$$\na &#8238;\n$$",
        "```\n`a\n```\n&#8238; b`",
        "``` &#8238;\na\n```",
        "Yes.\n\n## Out of date\n- **Claim:** `a **Now:** &#8238; b`",
        "Yes.\n\n## Check yourself\n### fill: `&#8238;`?\nAnswer: `a or &#8238; b`",
        "Yes.\n\n## Check yourself\n### choice: A?\n- [x] a\n- [ ] b\n    - &#8238;",
    ],
)
def test_a_reference_beside_code_is_refused(tmp_path: Path, text: str) -> None:
    source = tmp_path / "source"
    source.mkdir()
    write(source, corpus.Entry("", "question.md", text, ""))
    with pytest.raises(SourceError, match="&#8238; means an invisible character"):
        to_pages(source, tmp_path / "out")


def test_the_corpus_is_as_large_as_we_say() -> None:
    assert len(corpus.PLAIN) + len(corpus.GUIDE) >= 300, "these are built and opened in Chromium"
    assert len(corpus.PLAIN) + len(corpus.GUIDE) + len(REFUSED) >= 350


def test_a_refused_guide_leaves_the_earlier_site_alone(project: Path) -> None:
    good = project / "good.txt"
    good.write_text("1. What is a widget?\n\nAnswer: A thing.\n", encoding="utf-8")
    assert run(project, "scripts/build.py", "--source", "good.txt").returncode == 0
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    good.write_text("1. What is a widget?\n\nAnswer: A\0thing.\n", encoding="utf-8")
    done = run(project, "scripts/build.py", "--source", "good.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("good.txt:3: holds the control character U+0000")
    after = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    assert after == before


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small guide of the own format, and beside it a file that is none of it."""
    made = tmp_path / "source"
    entry = corpus.Entry("", "question.md", "Yes.", "")
    write(made, entry)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return made


@pytest.mark.parametrize(
    "name",
    [
        "guide.yml",
        "case/asked/shown.py",
        "case/asked/shown.out",
        "case/asked/figure.svg",
        "case/other",
        "other",
        "notebooks",
    ],
)
def test_links_are_refused_wherever_they_lead(source: Path, name: str) -> None:
    for target in ("../secret", "/etc/passwd", "case", "nowhere"):
        (source / name).symlink_to(target)
        with pytest.raises(SourceError, match=f"^source/{name}: is a symbolic link; put "):
            to_pages(Path("source"), Path("out"))
        (source / name).unlink()
    to_pages(Path("source"), Path("out"))


def test_what_is_no_file_is_refused_unread(source: Path) -> None:
    """Reading a pipe would wait for ever."""
    os.mkfifo(source / "case/asked/shown.out")
    with pytest.raises(SourceError, match=r"shown\.out: is neither a file nor a folder; remove"):
        to_pages(Path("source"), Path("out"))
    with pytest.raises(SourceError, match=r"^/dev/zero: is neither a file nor a folder; remove"):
        to_pages(Path("/dev/zero"), Path("out"))


def test_enormous_files_are_refused_unread(source: Path) -> None:
    large = source / "case/asked/shown.out"
    for path, most in ((large, limits.MAX_FILE_BYTES), (Path("g.txt"), limits.MAX_GUIDE_BYTES)):
        with path.open("wb") as file:
            file.truncate(most + 1)  # takes no space
        given = Path("source") if path is large else path
        with pytest.raises(SourceError, match=rf"has {most + 1} bytes; {most} are the most"):
            to_pages(given, Path("out"))


def test_enormous_files_that_are_hidden_are_never_read(source: Path) -> None:
    """They are not surveyed, so nothing may read them: shown, as a notebook, or as a section."""
    question = source / "case/asked/question.md"
    shown = ("case/asked/__x.py", "case/asked/__x.out")
    for name in (*shown, "notebooks/__x.py", "notebooks/.x.py", "__case/section.yml"):
        path = source / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            file.truncate(1 << 40)
    to_pages(Path("source"), Path("out"))
    question.write_text(FRONT + "{{ file __x.py }}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r'question\.md:8: file "__x\.py" cannot be shown; let'):
        to_pages(Path("source"), Path("out"))


def test_a_name_that_is_no_text_is_refused(source: Path) -> None:
    """Linux takes any bytes for a name."""
    Path(os.fsdecode(os.fsencode(source) + b"/case/b\xff")).touch()
    with pytest.raises(SourceError, match=r"^source/case/b\\udcff: has a name with signs that"):
        to_pages(Path("source"), Path("out"))


def test_a_name_never_reaches_the_terminal_as_it_is(source: Path) -> None:
    """Neither of what is refused for it, nor of a folder that the user gave."""
    (source / "case/\x1b]0;owned\x07").mkdir()
    with pytest.raises(SourceError) as caught:
        to_pages(Path("source"), Path("out"))
    assert str(caught.value).startswith("source/case/\\x1b]0;owned\\x07: has a name with signs")
    given = source.rename(source.with_name("given \x1b[2J"))
    with pytest.raises(SourceError) as caught:
        to_pages(given, Path("out"))
    assert str(caught.value).replace("\n", "").isprintable()


def test_too_many_files_are_refused(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILES", 3)
    with pytest.raises(SourceError, match=r"^source: holds too many files; 3 are the most"):
        to_pages(Path("source"), Path("out"))


def test_a_long_front_matter_is_refused(source: Path) -> None:
    aliases = ",\n  ".join(["alias"] * (limits.MAX_YAML // 6))
    front = FRONT.replace("tags: []", f"tags: []\naliases:\n  [{aliases}]")
    (source / "case/asked/question.md").write_text(f"{front}Yes.\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"question\.md:1: has a front matter of \d+ characters"):
        to_pages(Path("source"), Path("out"))
