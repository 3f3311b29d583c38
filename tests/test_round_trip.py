"""What is written in the guide's format and read again is the same; any text can be judged."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from golden import FIXTURES
from guide.errors import SourceError
from guide.model import Guide
from guide.read import guide_format, plain_text
from guide.render import source_files
from hostile import corpus
from strategies import DOCUMENT, HOSTILE_TEXT, examples, guides


def write(guide: Guide, folder: Path) -> None:
    for name, content in source_files.files(guide):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")


@examples(30, shrink=False)
@given(guides())
def test_what_is_written_is_read_again(guide: Guide) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(guide, Path(folder))
        assert guide_format.read(Path(folder)) == guide


def test_a_hostile_plain_text_is_read_again_in_the_own_format(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(corpus.plain_guide(), encoding="utf-8", newline="")
    guide = plain_text.read(path)
    write(guide, tmp_path / "guide")
    assert guide_format.read(tmp_path / "guide") == guide


FRAGMENTS = st.sampled_from((FIXTURES / "fragments.txt").read_text(encoding="utf-8").splitlines())
GUIDE_LIKE = st.lists(
    st.tuples(FRAGMENTS | HOSTILE_TEXT | DOCUMENT, st.sampled_from(["\n", "\n\n", "\n", " "])),
    max_size=12,
).map(lambda parts: "".join(text + gap for text, gap in parts))
FRONT = "---\nnumber: 1\ntitle: A\nlevel: core\ntags: []\n---\n"


def judge(files: dict[str, str | bytes]) -> None:
    """Read a folder; whatever is wrong with it must be said as a ``SourceError``."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            path.write_bytes(data)
        try:
            guide = guide_format.read(Path(folder))
        except SourceError as error:
            problems = error.problems
        else:
            assert list(guide.questions)
            return
    assert problems
    assert all(problem.message and problem.hint for problem in problems)


@examples(150)
@given(st.sampled_from(["", FRONT, f"{FRONT}## Answer\n"]), st.text() | GUIDE_LIKE)
def test_any_text_can_be_a_question(beginning: str, text: str) -> None:
    judge(
        {
            "one/section.yml": "title: One\norder: 1\n",
            "one/asked/question.md": beginning + text,
            "one/asked/a.py": "pass\n",
            "one/asked/a.svg": "<svg/>\n",
        }
    )


@examples(100)
@given(st.text() | GUIDE_LIKE | st.binary())
def test_any_text_can_be_a_section(text: str | bytes) -> None:
    judge({"one/section.yml": text, "one/asked/question.md": f"{FRONT}## Answer\nYes.\n"})


@examples(100)
@given(st.binary() | st.text(), st.binary() | st.text())
def test_any_bytes_can_be_a_program_and_its_record(
    program: str | bytes, record: str | bytes
) -> None:
    judge(
        {
            "one/section.yml": "title: One\norder: 1\n",
            "one/asked/question.md": f"{FRONT}## Answer\nYes.\n\n{{{{ file a.py }}}}\n",
            "one/asked/a.py": program,
            "one/asked/a.out": record,
        }
    )
