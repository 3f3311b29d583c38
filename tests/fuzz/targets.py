"""What is fuzzed in Python: what each target is given, and what must hold of what it makes of it.

A target takes bytes. It returns where they were taken or refused as they should be; whatever else
it raises is a finding.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from guide import check, compare, notebooks
from guide.errors import GuideError, Problem, SourceError
from guide.model import Guide
from guide.read import front_matter, guide_format, read
from guide.render import addresses, machines, pages, source_files
from hostile import corpus, rendered

CONTENT = Path(__file__).resolve().parents[2] / "content"
PLACES = {
    "guide.yml": ".",
    "terms.yml": ".",
    "changes.yml": ".",
    "checked.json": ".",
    "requirements.txt": ".",
    "section.yml": "case",
}
"""Where the files of a guide stand that are none of its question's, ``case/asked``."""
SECTION = "title: Cases\norder: 1\n"
_FILE = re.compile(rb"^%% ([a-z][a-z0-9-]{0,20}\.[a-z]{2,6})\n", re.MULTILINE)


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed."""

    run: Callable[[bytes], None]
    """Takes an input; raises where it should not."""
    seeds: Callable[[], Iterator[bytes]]
    """What inputs are made of at first."""
    words: tuple[str, ...] = ()
    """What means something to it."""


@cache
def _scratch() -> TemporaryDirectory[str]:
    """A folder of this process."""
    return TemporaryDirectory(prefix="fuzz-")


def _take(source: Path) -> None:
    """Read a guide, and make pages of it if it is one."""
    try:
        guide = read(source)
        check.check(guide)
    except SourceError as refused:
        found = refused.problems
    else:
        _rendered(guide)
        return
    assert found, "refused without a reason"
    assert all(problem.message and problem.hint for problem in found)


def _rendered(guide: Guide) -> None:
    assert list(guide.questions), "a guide without questions"
    for name, text in pages.files(guide, {}, None):
        assert name.parts
        assert text
    for name, text in machines.files(guide, list(addresses.pages(guide)), {}):
        assert name.suffix != ".txt" or rendered.acts(text) == [], "plain Markdown that acts"
    _is_read_again(guide)


def _is_read_again(guide: Guide) -> None:
    """What is written in the guide's own format says what was read, whatever it was read from."""
    folder = Path(_scratch().name, "again")
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(folder, {str(name): text for name, text in source_files.files(guide)})
    again = guide_format.read(folder)
    # A plain text has its questions in any order; folders have none, so their numbers say it.
    sections = (
        replace(one, questions=tuple(sorted(one.questions, key=lambda asked: asked.number)))
        for one in guide.sections
    )
    assert again == replace(guide, sections=tuple(sections)), "reads otherwise when it is written"


def plain(data: bytes) -> None:
    """A guide of plain text."""
    path = Path(_scratch().name, "guide.txt")
    path.write_bytes(data)
    _take(path)


def folder(data: bytes) -> None:
    """A folder: the text of one question, and other files below lines ``%% name``."""
    source = Path(_scratch().name, "guide")
    shutil.rmtree(source, ignore_errors=True)
    asked = source / "case" / "asked"
    asked.mkdir(parents=True)
    (source / "case/section.yml").write_text(SECTION, encoding="utf-8")
    question, *others = _FILE.split(data)
    (asked / "question.md").write_bytes(question)
    for name, content in zip(map(bytes.decode, others[::2]), others[1::2], strict=True):
        place = source / PLACES[name] if name in PLACES else asked
        (place / name).write_bytes(content)
    _take(source)


def notebook(data: bytes) -> None:
    """The text of a notebook and, below a line ``%% outputs``, what was recorded of it."""
    place = Path(_scratch().name, "notebooks")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    text, _, outputs = data.partition(b"\n%% outputs\n")
    (place / "walk.py").write_bytes(text)
    (place / "walk.outputs.json").write_bytes(outputs)
    try:
        for one in notebooks.find(place):
            assert all(made for made in notebooks.files(one).values())
    except GuideError as error:
        said = str(error)
        assert said.startswith(f"{place}/walk."), "refused without the file"


KEYS = {
    **guide_format._GUIDE_KEYS,
    **guide_format._TERMS_KEYS,
    **guide_format._CHANGES_KEYS,
    **guide_format._SECTION_KEYS,
    **guide_format._QUESTION_KEYS,
}


def keys(data: bytes) -> None:
    """YAML with any of the keys that the guide's files have; all is noted, nothing is raised."""
    text = data.decode("utf-8", "replace")
    fields = front_matter.read_fields(text, Path("guide.yml"), KEYS, (), above=1)
    assert all(isinstance(problem, Problem) for problem in fields.problems)
    lines = text.count("\n") + text.count("\r") + sum(map(text.count, "\x85\u2028\u2029")) + 2
    # Where the YAML ends too early, the line after its last is named.
    assert all(1 <= problem.line <= lines + 1 for problem in fields.problems)
    assert fields.values.keys() <= fields.origins.keys() <= KEYS.keys()


def printed(data: bytes) -> None:
    """Two lines that programs print, compared."""
    one, _, other = data.decode("utf-8", "replace").partition("\n")
    near = compare.within(0.01)
    assert compare.alike(one, one, near), "a line is not like itself"
    found = compare.alike(one, other, near)
    assert found == compare.alike(other, one, near), "alike one way alone"
    assert not found or compare.alike(one, other, compare.within(0.5)), "not alike within more"


def planted(data: bytes) -> None:
    """A fault that chance does not find in years, and the guidance by coverage in seconds."""
    signs = [data[at : at + 1] for at in range(5)]
    if signs[0] == b"f" and signs[1] == b"u" and signs[2] == b"z" and signs[3] == b"z":
        assert signs[4] != b"!", "the planted fault"


def _plain_seeds() -> Iterator[bytes]:
    for entry in corpus.PLAIN:
        yield f"Cases\n\n1. What is this?\n\nAnswer: {entry.text}\n".encode("utf-8", "replace")
    for entry in corpus.entries("refused.txt", "%% refused"):
        if entry.place == "guide.txt" and len(entry.text) < 10_000:
            yield f"1. What is this?\n\n{entry.text}\n\nAnswer: That.\n".encode()
    for path in sorted(CONTENT.glob("*/*/question.md")):
        answer = path.read_text(encoding="utf-8").partition("## Answer\n")[2].partition("\n## ")[0]
        yield f"Cases\n\n1. What is {path.parent.name}?\n\n- **Answer:** {answer}\n".encode()


def _archive(question: str, files: dict[str, str]) -> bytes:
    parts = [question if question.endswith("\n") else f"{question}\n"]
    parts += [f"%% {name}\n{text}" for name, text in sorted(files.items())]
    return "".join(parts).encode()


def _folder_seeds() -> Iterator[bytes]:
    cases: dict[str, dict[str, str]] = {}
    for name, text in corpus.guide_folder().items():
        place, _, file = name.rpartition("/")
        cases.setdefault(place, {})[file] = text
    for files in cases.values():
        if "question.md" in files:
            # The question that others build on is not there.
            asked = files.pop("question.md").replace('requires: ["case-1"]\n', "")
            yield _archive(asked, files)
    question = "---\nnumber: 1\ntitle: Asked?\nlevel: core\ntags: []\n---\n## Answer\n{}\n"
    for entry in corpus.entries("refused.txt", "%% refused"):
        if entry.place == "question.md" and len(entry.text) < 10_000:
            yield _archive(question.format(entry.text), {})
    for path in sorted(CONTENT.glob("*/*/question.md"))[::4]:  # long ones are slow
        beside = {one.name: one for one in path.parent.iterdir() if one.suffix != ".md"}
        # Charts are large, and one drawing is as good as another.
        files = {
            name: corpus.FIGURE if one.suffix == ".svg" else one.read_text(encoding="utf-8")
            for name, one in beside.items()
            if one.is_file()
        }
        yield _archive(path.read_text(encoding="utf-8"), files)


def _keys_seeds() -> Iterator[bytes]:
    for path in sorted(CONTENT.glob("*/*/question.md")):
        yield path.read_text(encoding="utf-8").split("---\n")[1].encode()
    for path in [*CONTENT.glob("*/section.yml"), *CONTENT.glob("*.yml")]:
        yield path.read_bytes()[:4000].rpartition(b"\n")[0]
    for name, text in corpus.guide_folder().items():
        if name.endswith(".yml"):
            yield text.encode()
        elif name.endswith("question.md"):
            yield text.split("---\n")[1].encode()
    for entry in corpus.entries("refused.txt", "%% refused"):
        if entry.place.endswith(".yml") and len(entry.text) < 10_000:
            yield entry.text.encode()


def _notebook_seeds() -> Iterator[bytes]:
    for number, entry in enumerate(corpus.GUIDE):
        place = corpus.NOTEBOOK[number % len(corpus.NOTEBOOK)]
        if "\n" not in entry.text or place.endswith(("text", "code", "output", "alt")):
            text, outputs = corpus.notebook(number, replace(entry, place=place)).values()
            yield f"{text}\n%% outputs\n{outputs}".encode()
    for path in sorted(CONTENT.glob("notebooks/*.py")):
        yield path.read_bytes()[:2000] + b"\n%% outputs\n[]"


def _printed_seeds() -> Iterator[bytes]:
    for path in sorted(CONTENT.glob("*/*/*.out")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line][:12]
        yield from (f"{one}\n{other}".encode() for one, other in pairwise(lines))


_MARKDOWN = (
    "1. What?", "Answer:", "- **Answer:** ", "```", "~~~", "---", "> ", "- ", "    ", "| a | b |",
    "| --- | :-: |", "$$", "[x](#asked)", "![x](figure.svg)", "<b>", "&#x202E;", "\\", "`", "**",
    "https://a.b/", "\u00ad", "\u2028", "\r", "\f", "\ufeff", "# ", "### 5. ", "Question 6: ", "•",
)  # fmt: skip
_YAML = (
    *(f"{key}: " for key in KEYS), "core", "deep", "[a, b]", "{a: b}", "- ", "| \n", "> \n", "\n  ",
    "'", '"', "\\u202e", "&a ", "*a", "!!str ", "<<: ", "%YAML 1.2", "---\n", "...", "? ", "#",
    "title: ", "authors: ", "year: ", "url: ", "tolerance: ", "lines: ", "term: ", "also: ",
    "definition: ", "questions: ", "id: ", "date: 2026-11-28", "text: ",
)  # fmt: skip
_PARTS = (
    "## Answer\n", "## In depth\n", "## Key points\n", "## Out of date\n", "## Asked next\n",
    "## Check yourself\n", "### choice: ", "### fill: ", "### prints: ", "### bug: ", "### order: ",
    "- [x] ", "- [ ] ", "Answer: ", " ± 0.1", " or ", "Symptom: ", "**Claim:** ", "**Now:** ",
    "{{ code }}", "{{ file shown.py }}", "{{ explore activations }}", "%% shown.py\n",
    "%% shown.out\n", "%% keras.py\n", "%% pytorch.py\n", "%% keras.out\n", "%% order-a.py\n",
    "%% order-a.orders\n", "%% figure.svg\n", *(f"%% {name}\n" for name in PLACES),
)  # fmt: skip

_CELLS = (
    "# ---\n", "# title: ", "# summary: ", "# question: ", "# tolerance: ", "# jupyter: ", "# %%\n",
    "# %% [markdown]\n", "# %% [raw]\n", ' tags=["setup"]', ' title="x"', "import numpy\n",
    "# !ls\n", "%%bash\n", "# + ", '{"output_type": "stream", "name": "stdout", "text": "x"}',
    '"metadata": {}', '"data": {"text/plain": "x"}', '"image/svg+xml": ', 'viewBox="0 0 3 2"', "[",
    "]", "null", "1e999",
)  # fmt: skip
TARGETS = {
    "plain": Target(plain, _plain_seeds, _MARKDOWN),
    "folder": Target(folder, _folder_seeds, (*_MARKDOWN, *_YAML, *_PARTS)),
    "keys": Target(keys, _keys_seeds, _YAML),
    "notebook": Target(notebook, _notebook_seeds, (*_CELLS, *_YAML)),
    "printed": Target(printed, _printed_seeds, ("1e", "-1", ".5", "1e999", "#", "nan", "x1")),
}
PLANTED = "planted"
_PLANTED = Target(planted, lambda: iter([b"", b"xxxxxx"]))
"""Shows that what looks for faults finds one."""


def named(name: str) -> Target:
    """A target by its name, the planted fault too."""
    return _PLANTED if name == PLANTED else TARGETS[name]
