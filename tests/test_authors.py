"""Several authors at once: whose work git joins by itself, and where they have to talk."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from guide.convert import to_pages
from guide.errors import SourceError

AUTHORS = 8
SECTIONS = 2
QUESTIONS = 12
"""Of each section, before the authors begin."""
WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "An Author"), ("EMAIL", "author@example.org"))
}


class Repository:
    """A guide in git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("content/guide.yml", "title: A guide\n")
        for section in range(SECTIONS):
            settings = f"title: Section {section}\norder: {section}\n"
            self.write(f"content/section-{section}/section.yml", settings)
            for number in range(1, QUESTIONS + 1):
                self.ask(section, f"s{section}q{number}", number)
        self.commit("Begin")

    def git(self, *command: str) -> str:
        """Raises CalledProcessError where git refuses."""
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *command],
            cwd=self.folder,
            env={**os.environ, **WHO, **alone},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def ask(self, section: int, slug: str, number: int, answer: str = "An answer.") -> None:
        self.write(
            f"content/section-{section}/{slug}/question.md",
            f"---\nnumber: {number}\ntitle: What is {slug}?\nlevel: core\ntags: [a]\n---\n\n"
            f"## Answer\n\n{answer}\n",
        )

    def commit(self, said: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", said)

    def branch(self, name: str) -> None:
        self.git("switch", "--quiet", "--create", name, "main")

    def merge(self, *branches: str) -> None:
        self.git("switch", "--quiet", "main")
        for name in branches:
            self.git("merge", "--quiet", "--no-edit", name)

    def pages(self, folder: Path) -> str:
        return to_pages(self.folder / "content", folder)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "guide")


def test_authors_of_different_questions_never_meet(repository: Repository, tmp_path: Path) -> None:
    """Each adds a question, edits one and takes one away."""
    names = [f"author-{author}" for author in range(AUTHORS)]
    for author, name in enumerate(names):
        repository.branch(name)
        section, own = author % SECTIONS, author // SECTIONS + 1
        repository.ask(section, name, QUESTIONS + own)
        repository.ask(section, f"s{section}q{own}", own, f"By {name}.")
        repository.git("rm", "-r", "--quiet", f"content/section-{section}/s{section}q{own + 6}")
        repository.commit(f"Work of {name}")
    repository.merge(*names)
    count = SECTIONS * QUESTIONS
    assert repository.pages(tmp_path / "docs") == f"{count} questions in {SECTIONS} sections"
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "docs").glob("section-*/*.md"))
    assert [name for name in names if f"By {name}." not in text] == []
    assert [name for name in names if f"What is {name}?" not in text] == []


def test_two_who_take_the_same_number_are_told_by_the_build(
    repository: Repository, tmp_path: Path
) -> None:
    """Git sees two folders and joins them."""
    for name in ("ann", "bob"):
        repository.branch(name)
        repository.ask(0, name, QUESTIONS + 1)
        repository.commit(name)
    repository.merge("ann", "bob")
    with pytest.raises(SourceError) as caught:
        repository.pages(tmp_path / "docs")
    assert f"number {QUESTIONS + 1} is taken by" in str(caught.value)
    assert "ann/question.md" in str(caught.value)
    assert "bob/question.md" in str(caught.value)


def test_a_link_to_what_another_has_removed_is_told_by_the_build(
    repository: Repository, tmp_path: Path
) -> None:
    repository.branch("ann")
    repository.ask(0, "s0q1", 1, "As [there](#s1q1).")
    repository.commit("ann")
    repository.branch("bob")
    repository.git("rm", "-r", "--quiet", "content/section-1/s1q1")
    repository.commit("bob")
    repository.merge("ann", "bob")
    with pytest.raises(SourceError) as caught:
        repository.pages(tmp_path / "docs")
    assert "s0q1/question.md" in str(caught.value)
    assert "s1q1" in str(caught.value)


def test_numbers_may_be_left_out(repository: Repository, tmp_path: Path) -> None:
    """So authors can agree on ranges before they begin."""
    repository.ask(0, "later", 500)
    repository.pages(tmp_path / "docs")
    listed = (tmp_path / "docs/questions.json").read_text("utf-8")
    assert '"number": 500, "slug": "later"' in listed


@pytest.mark.parametrize(
    "name", ["content/changes.yml", "content/terms.yml", "content/section-0/s0q1/question.md"]
)
def test_two_who_write_at_the_same_place_of_a_file_have_to_talk(
    repository: Repository, name: str
) -> None:
    repository.write(name, "first:\n- old\n")
    repository.commit("Begin a list")
    for author in ("ann", "bob"):
        repository.branch(author)
        repository.write(name, f"first:\n- {author}\n- old\n")
        repository.commit(author)
    with pytest.raises(subprocess.CalledProcessError):
        repository.merge("ann", "bob")
    assert repository.git("diff", "--name-only", "--diff-filter=U").split() == [name]
