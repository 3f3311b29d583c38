"""Notebooks: from text and recorded outputs to what is published."""

from __future__ import annotations

import copy
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import pytest
from mkdocs_jupyter.convert import nb2html

import record_notebooks
from guide import limited, notebook_runs, notebooks
from guide.errors import GuideError, SourceError
from guide.model import Checked
from guide.notebooks import SVG, Notebook, Outputs

FOLDER = Path("content/notebooks")
TEMPLATES = Path("hooks/jupyter")
HEADER = "# ---\n# title: A walk\n# summary: Where it leads.\n# question: some-slug\n# ---\n\n"
TEXT = HEADER + (
    '# %% Set-up tags=["setup"]\nimport json\nimport numpy as np\n\n'
    "# %% [markdown]\n# ## One step\n# Some $x^2$, then\n#\n# $$y < z$$\n\n"
    "# %%\nprint(np.float64(0.5))\n"
)
DRAWING = (
    '<svg width="36pt" height="27pt" viewBox="0 0 36 27">\n'
    '<path d="M 1.5 2" stroke="#0072b2"/>\n</svg>\n'
)
OUTPUTS: Outputs = [
    [],
    [
        {"output_type": "stream", "name": "stdout", "text": ["loss 0.5 after 3\n"]},
        {
            "output_type": "display_data",
            "data": {SVG: DRAWING.splitlines(keepends=True)},
            "metadata": {"alt": "It <falls>."},
        },
    ],
]


def written(folder: Path, text: str = TEXT, outputs: Outputs | None = OUTPUTS) -> Path:
    path = folder / "walk.py"
    path.write_text(text, encoding="utf-8")
    if outputs is not None:
        (folder / "walk.outputs.json").write_text(notebooks.dump(outputs), encoding="utf-8")
    return path


def walk(folder: Path, text: str = TEXT, outputs: Outputs | None = OUTPUTS) -> Notebook:
    written(folder, text, outputs)
    (notebook,) = notebooks.find(folder)
    return notebook


def printed(text: str) -> Outputs:
    return [[{"output_type": "stream", "name": "stdout", "text": [text]}]]


def drawn(drawing: str, alt: str = "") -> Outputs:
    metadata = {"alt": alt}
    return [[{"output_type": "display_data", "data": {SVG: [drawing]}, "metadata": metadata}]]


def published(notebook: Notebook, **more: Any) -> str:
    return notebooks.files(notebook, **more)[notebook.published]


# The guide's own notebooks


@pytest.mark.parametrize("notebook", notebooks.find(FOLDER), ids=lambda notebook: notebook.name)
def test_published_notebook_is_valid_and_always_the_same(notebook: Notebook) -> None:
    text = published(notebook)
    nbformat.validate(json.loads(text))
    assert published(notebook) == text


@pytest.mark.parametrize("notebook", notebooks.find(FOLDER), ids=lambda notebook: notebook.name)
def test_every_code_cell_has_its_outputs_and_every_plot_its_alternative(notebook: Notebook) -> None:
    outputs = notebooks.recorded(notebook)
    assert len(outputs) == sum(cell.kind == "code" for cell in notebook.cells)
    plots = [output for cell in outputs for output in cell if SVG in output.get("data", {})]
    assert plots
    assert all(plot["metadata"]["alt"] for plot in plots)


@pytest.mark.parametrize("notebook", notebooks.find(FOLDER), ids=lambda notebook: notebook.name)
def test_question_of_a_notebook_exists(notebook: Notebook) -> None:
    for slug in notebook.questions:
        assert list(Path("content").glob(f"*/{slug}/question.md")), slug


# Publishing


def test_cells_of_a_published_notebook(tmp_path: Path) -> None:
    found = nbformat.reads(published(walk(tmp_path)), as_version=4)
    assert [cell.source for cell in found.cells] == [
        "# A walk\n\nWhere it leads.",
        "# The versions these outputs were made with:\n# %pip install numpy==2.4.6",
        "import json\nimport numpy as np",
        "## One step\nSome $x^2$, then\n\n$$y < z$$",
        "print(np.float64(0.5))",
    ]
    assert [cell.id for cell in found.cells] == [f"walk-{number}" for number in range(5)]
    assert found.cells[2].metadata == {
        "title": "Set-up",
        "tags": ["setup"],
        "jupyter": {"source_hidden": True},
    }
    assert found.cells[4].outputs[0].text == "loss 0.5 after 3\n"
    assert "colab" not in str(found.metadata)


def test_files_are_the_notebook_and_its_plots_for_both_themes(tmp_path: Path) -> None:
    made = notebooks.files(walk(tmp_path))
    assert list(made) == ["walk.ipynb", "walk-1.svg", "walk-1.dark.svg"]
    assert made["walk-1.svg"] == DRAWING
    assert made["walk-1.dark.svg"] == DRAWING.replace("#0072b2", "#56b4e9")


def test_link_to_colab_needs_a_folder_on_github(tmp_path: Path) -> None:
    notebook = walk(tmp_path)
    folder_url = "https://github.com/someone/guide/blob/pages/notebooks/"
    text = published(notebook, folder_url=folder_url)
    link = json.loads(text)["metadata"]["colab_link"]
    place = "someone/guide/blob/pages/notebooks/walk.ipynb"
    assert link == f"https://colab.research.google.com/github/{place}"
    elsewhere = published(notebook, folder_url="https://example.org/notebooks")
    assert elsewhere == published(notebook)


RUN = Checked("2026-11", "3.11.7", {"numpy": "2.4.6", "torch": "2.13.0"}, 9)


def test_a_notebook_ends_with_when_it_was_last_checked_and_on_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", str(TEMPLATES.resolve()))
    said = "The code of this notebook was last checked in 2026-11, on Python 3.11.7, NumPy 2.4.6."
    path = tmp_path / "walk.ipynb"
    path.write_text(published(walk(tmp_path), run=RUN), encoding="utf-8")
    found = nbformat.read(path, as_version=4)
    nbformat.validate(found)
    assert found.cells[-1].source == said
    html = str(nb2html(str(path)))
    link = '<a href="../../checked/">What we checked</a>'
    assert f'<p class="checked" data-search-exclude="">{said} {link}</p>' in html
    assert html.count('class="checked"') == 1


def test_no_date_is_noted_before_the_notebooks_hold() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "checked"], capture_output=True, text=True, check=True
    )
    command = r"scripts/record_notebooks\.py --check --all --jobs \d+$"
    (notebooks_run,) = re.findall(command, done.stdout, re.M)
    assert done.stdout.index(notebooks_run) < done.stdout.index("--note")


def test_page_is_light_and_asks_no_other_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", str(TEMPLATES.resolve()))
    path = tmp_path / "walk.ipynb"
    folder_url = "https://github.com/someone/guide/blob/pages/notebooks"
    path.write_text(published(walk(tmp_path), folder_url=folder_url), encoding="utf-8")
    page = nb2html(str(path))
    assert "<script" not in page
    assert "<link" not in page
    assert page.count("http") == 1  # the link to Colab
    assert '<a class="md-button" download="" href="walk.ipynb">' in page
    assert page.count('<section class="notebook-cell" data-search-exclude="">') == 3
    assert "<summary>Set-up</summary>" in page
    assert '<span class="arithmatex">\\(x^2\\)</span>' in page
    assert '<div class="arithmatex">\\[y &lt; z\\]</div>' in page
    assert '<pre tabindex="0">loss 0.5 after 3\n</pre>' in page
    assert (
        'alt="It &lt;falls&gt;." height="36" loading="lazy" src="../walk-1.svg#only-light"' in page
    )
    assert 'src="../walk-1.dark.svg#only-dark" width="48"' in page


# What differs


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (printed("loss 0.5 after 3\n"), printed("loss 0.50001 after 3\n")),
        (drawn(DRAWING), drawn(DRAWING.replace("1.5", "1.9"))),
        (OUTPUTS, copy.deepcopy(OUTPUTS)),
    ],
    ids=["a number's noise", "a plot's noise", "the same"],
)
def test_noise_is_no_difference(tmp_path: Path, before: Outputs, after: Outputs) -> None:
    assert not notebook_runs.difference(walk(tmp_path), before, after)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            printed("loss 0.5\n"),
            printed("loss 0.6\n"),
            "code cell 1, text: line 1: recorded 'loss 0.5', now 'loss 0.6'",
        ),
        (
            printed("after 3\n"),
            printed("after 4\n"),
            "code cell 1, text: line 1: recorded 'after 3', now 'after 4'",
        ),
        (
            drawn("<svg>1.5</svg>"),
            drawn("<svg>2.5</svg>"),
            f"code cell 1, {SVG}: line 1: recorded '<svg>1.5</svg>', now '<svg>2.5</svg>'",
        ),
        (
            drawn(DRAWING, "It falls."),
            drawn(DRAWING, "It rises."),
            "code cell 1, alt: line 1: recorded 'It falls.', now 'It rises.'",
        ),
        (
            printed("loss 0.5\n"),
            [[]],
            "code cell 1: recorded 1 outputs, now 0 or other ones",
        ),
        (OUTPUTS, OUTPUTS[:1], "recorded 2 code cells, now 1"),
    ],
)
def test_change_is_a_difference(
    tmp_path: Path, before: Outputs, after: Outputs, found: str
) -> None:
    assert notebook_runs.difference(walk(tmp_path), before, after) == found


def test_declared_tolerance_holds_for_a_notebook(tmp_path: Path) -> None:
    text = TEXT.replace("# question:", "# tolerance: 0.2\n# question:")
    notebook = walk(tmp_path, text)
    assert not notebook_runs.difference(notebook, printed("0.5\n"), printed("0.6\n"))


# What is wrong, and what to do


def test_text_without_cells(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "print(1)\n")
    with pytest.raises(SourceError) as caught:
        notebooks.find(tmp_path)
    hint = "begin each with a line `# %%` or `# %% [markdown]`"
    assert str(caught.value) == f"{path}: has no cells; {hint}"


HINT = "begin the file with `# ---`, `# title: …`, `# summary: …`, `# question: …`"
KNOWN = "known keys are title, summary, question, tolerance"
CELL = 'write `# %%`, or `# %% Title tags=["setup"]`'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# %%\nprint(1)\n", f"1: has no header; {HINT}"),
        (HEADER.replace("# ---\n\n", "\n# %%\n"), f"1: has no header; {HINT}"),
        (
            TEXT.replace("title: A walk", "title: [A walk"),
            "3: is not YAML (did not find expected ',' or ']'); quote texts that hold `: ` or `#`",
        ),
        (TEXT.replace("# title: A walk\n", ""), '1: key "title" is missing; write `title: …`'),
        (TEXT.replace("some-slug", ""), "4: question is empty; write it, or remove the key"),
        (TEXT.replace("summary", "sumary"), f'3: unknown key "sumary"; {KNOWN}'),
        (TEXT.replace("A walk", "[" * 5000), "2: is not YAML of the guide; write lists and keys"),
        (TEXT.replace("A walk", "!!str x"), '2: has the YAML tag "tag:yaml.org,2002:str"; remove'),
        (TEXT.replace("title", "jupyter:\n#   - x\n# title"), f'2: unknown key "jupyter"; {KNOWN}'),
        (TEXT.replace("A walk", '"a\\u202Eb"'), "2: title holds an invisible character; remove"),
    ],
)
def test_header_that_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SourceError) as caught:
        notebooks.find(tmp_path)
    assert f"{path}:{message}" in str(caught.value)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"# %% a={'[' * 5000}", f"has a cell that cannot be read (RecursionError); {CELL}"),
        ('# %% tags=[1, {"a": 2}]', f"has a cell that cannot be read (AttributeError); {CELL}"),
        ('# %% tags="setup"', f"has a cell that cannot be read (NotebookValidationError); {CELL}"),
        ("# %% title=5", f"has a cell that cannot be read (TypeError); {CELL}"),
        ("# %%\n" * 1001, "has 1004 cells; 1000 are the most; make two notebooks of it"),
    ],
)
def test_cells_that_cannot_be_read(tmp_path: Path, line: str, message: str) -> None:
    path = written(tmp_path, f"{TEXT}\n{line}\nx = 1\n")
    with pytest.raises(SourceError) as caught:
        notebooks.find(tmp_path)
    assert str(caught.value) == f"{path}: {message}"


def test_all_bad_texts_are_reported_together(tmp_path: Path) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("print(1)\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        notebooks.find(tmp_path)
    assert [problem.path.name for problem in caught.value.problems] == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("outputs", "place", "message"),
    [
        (None, "walk.py", "has no recorded outputs (walk.outputs.json)"),
        (OUTPUTS[:1], "walk.outputs.json", "holds the outputs of 1 code cells, the text has 2"),
    ],
)
def test_record_that_is_missing_or_old(
    tmp_path: Path, outputs: Outputs | None, place: str, message: str
) -> None:
    notebook = walk(tmp_path, outputs=outputs)
    with pytest.raises(GuideError) as caught:
        published(notebook)
    hint = "run `python scripts/record_notebooks.py`"
    assert str(caught.value) == f"{tmp_path / place}: {message}; {hint}"


@pytest.mark.parametrize("text", ["[", "[" * 50_000])
def test_record_that_is_no_json(tmp_path: Path, text: str) -> None:
    notebook = walk(tmp_path)
    notebook.record.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError, match=r"walk\.outputs\.json: is no JSON; run "):
        published(notebook)


STREAM = {"output_type": "stream", "name": "stdout", "text": "x"}
SHOWN = {"output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {}}


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("x", "is no record of a notebook"),
        ({"output_type": "error", "traceback": []}, "is no record of a notebook"),
        (STREAM | {"name": "x"}, "is no record of a notebook"),
        (STREAM | {"text": 5}, "is no record of a notebook"),
        (STREAM | {"text": ["x", 5]}, "is no record of a notebook"),
        (SHOWN | {"metadata": None}, "is no record of a notebook"),
        (SHOWN | {"metadata": {"alt": 5}}, "is no record of a notebook"),
        (SHOWN | {"metadata": {"figure": "../../x"}}, "is no record of a notebook"),
        (SHOWN | {"data": []}, "is no record of a notebook"),
        (
            STREAM | {"text": ["a\u202eb"]},
            "holds an invisible character; let no cell print it, and ",
        ),
        (SHOWN | {"data": {"text/html": "x"}}, "holds an output of the kind text/html"),
        (SHOWN | {"data": {SVG: ""}}, "an output: is no drawing"),
        (SHOWN | {"data": {SVG: "<svg/>"}}, 'an output: the drawing has no viewBox="0 0 WIDTH'),
        (SHOWN | {"data": {SVG: '<svg viewBox="0 0 1.2.3 4"/>'}}, "an output: the drawing has no"),
    ],
)
def test_record_of_what_notebooks_do_not_show(tmp_path: Path, output: Any, message: str) -> None:
    notebook = walk(tmp_path, outputs=[[], [output]])
    with pytest.raises(SourceError) as caught:
        notebooks.files(notebook)
    assert str(caught.value).startswith(f"{notebook.record}: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("import unheard_of", ": imports unheard_of; pin unheard_of in content/requirements.txt"),
        ("import (", ":8: invalid syntax; mend the cell"),
        (f"x = {'-' * 50_000}1", ": nested too deep; mend the cell"),
    ],
)
def test_import_that_cannot_be_pinned(tmp_path: Path, line: str, message: str) -> None:
    notebook = walk(tmp_path, TEXT.replace("import json", line))
    with pytest.raises(SourceError) as caught:
        published(notebook)
    assert str(caught.value) == f"{notebook.path}{message}"


# The command


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide with one recorded notebook; its folder is the current one's ``content``."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content/notebooks"
    folder.mkdir(parents=True)
    written(folder, HEADER + "# %%\nprint(1)\n", printed("1\n"))
    return folder


@pytest.mark.parametrize("given", ["", "walk", "content/notebooks", "content/notebooks/walk.py"])
def test_ours_are_given_by_name_file_or_folder(ours: Path, given: str) -> None:
    found = record_notebooks.chosen(given.split())
    assert [notebook.name for notebook in found] == ["walk"]


def test_one_that_there_is_not(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert record_notebooks.main(["wlak"]) == 1
    told = capsys.readouterr().err
    assert told == "no notebook wlak in content/notebooks; there are walk\n"


def test_what_holds_is_not_run_again_and_what_does_not_hold_is(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(ours, HEADER + "# %%\nprint(2)\n", printed("1\n"))
    for _ in range(2):
        assert record_notebooks.main(["--check"]) == 1
        told = capsys.readouterr()
        assert "walk.py: FAILED" in told.out
        assert "look why, then record anew" in told.err
    written(ours, HEADER + "# %%\nprint(1)\n", printed("1\n"))
    assert record_notebooks.main(["--check"]) == 0
    assert "1 notebooks hold, 0 failed, 0 skipped" in capsys.readouterr().out
    assert record_notebooks.main(["--check"]) == 0
    assert "0 notebooks hold, 0 failed, 1 skipped" in capsys.readouterr().out


def test_notebooks_of_another_guide_are_run_only_where_the_author_says_so(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    path = written(other, HEADER + "# %%\nprint('ran')\n", None)
    (ours / "linked.py").symlink_to(path)
    for given in ("other", "other/walk.py", str(path), "linked", "content/notebooks"):
        with pytest.raises(SystemExit) as ended:
            record_notebooks.main([given])
        assert ended.value.code == 2
        assert f"{given} is not of this guide; --run runs its programs" in capsys.readouterr().err
    assert not list(other.glob("*.json"))
    assert record_notebooks.main(["--run", "other"]) == 0
    assert "ran" in (other / "walk.outputs.json").read_text(encoding="utf-8")
    assert record_notebooks.main(["--run", "--check", "other/walk.py"]) == 0


def test_a_notebook_gets_so_much_memory_and_no_more(tmp_path: Path) -> None:
    cell = "import resource\nprint(resource.getrlimit(resource.RLIMIT_DATA)[0])\n"
    outputs = notebook_runs.execute(walk(tmp_path, HEADER + f"# %%\n{cell}", None))
    assert outputs == [
        [{"output_type": "stream", "name": "stdout", "text": [f"{limited.MEMORY_LIMIT}\n"]}]
    ]
