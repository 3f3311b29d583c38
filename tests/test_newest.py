"""The check on the newest releases: what is installed, what is found, what is told."""

from __future__ import annotations

import json
import os
import platform
import sys
import zipfile
from pathlib import Path

import pytest

import newest
from guide import pins, programs
from guide.declared import Declared
from guide.errors import GuideError
from guide.newest import environment, report
from guide.newest.environment import Held, Versions
from guide.newest.findings import Finding, look
from guide.programs import Program

PINNED = "# Together.\none==1.0   # why\ntwo==1.0\n"
QUESTION = """\
---
number: 7
level: core
tags: [a-b]
title: Why does `it` <b>differ</b>?
---
## Answer
Because.

## In depth
{shown}
"""

# What is installed: by pip itself, from wheels in a folder.


def wheel(folder: Path, name: str, version: str, *wanted: str) -> None:
    info = f"{name}-{version}.dist-info"
    wishes = "".join(f"Requires-Dist: {wish}\n" for wish in wanted)
    files = {
        f"{name}.py": f"__version__ = '{version}'\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{wishes}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels, from which alone pip installs."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_the_newest_that_fit_together_are_installed_and_what_holds_one_back_is_named(
    shelf: Path, tmp_path: Path
) -> None:
    wheel(shelf, "one", "1.0")
    wheel(shelf, "one", "2.0")
    wheel(shelf, "one", "3.0")
    wheel(shelf, "two", "1.5", "One<3", "one<1; extra == 'old'")
    inside = tmp_path / ".venv"
    inside.mkdir()
    (inside / "left-over").touch()
    python = environment.make(inside, PINNED)
    assert (tmp_path / "requirements.txt").read_text() == "# Together.\none   # why\ntwo\n"
    assert not (inside / "left-over").exists()
    found = environment.versions(inside, PINNED)
    assert found == Versions(
        {"one": "1.0", "two": "1.0"},
        {"one": "2.0", "two": "1.5"},
        (Held("one", "3.0", "2.0", "two 1.5 wants One<3"),),
    )
    program = tmp_path / "shown.py"
    program.write_text("import one, sys\nprint(one.__version__, sys.prefix)\n", encoding="utf-8")
    assert programs.run(programs.load(program), str(python)) == f"2.0 {inside}\n"


def test_releases_that_do_not_fit_together_are_told_in_the_words_of_pip(
    shelf: Path, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel(shelf, "one", "2.0", "three<1")
    wheel(shelf, "two", "2.0", "three>1")
    wheel(shelf, "three", "2.0")
    wheel(shelf, "three", "0.5")
    assert newest.main([]) == 2
    told, status = told_of(guide)
    assert status == "2\n"
    assert "The check could not run: the newest releases cannot be installed together." in told
    assert "one 2.0 depends on three<1" in told
    assert "two 2.0 depends on three>1" in told
    assert "cannot be installed together" in capsys.readouterr().err


def test_only_the_version_is_taken_from_a_requirement() -> None:
    text = "--find-links=wheels\na==1; python_version < '3.12'  # why\nb-c==2.0+cpu\nd>=1\n"
    assert pins.released(text) == (
        "--find-links=wheels\na; python_version < '3.12'  # why\nb-c\nd>=1\n"
    )


def test_an_environment_that_was_not_made_to_the_end(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match="was not made to the end; make it anew"):
        environment.versions(tmp_path / ".venv", PINNED)


# What is found: programs that run.


def write(folder: Path, name: str, text: str, recorded: str | None) -> Program:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    program = programs.load(path)
    if recorded is not None:
        program.record.write_text(recorded, encoding="utf-8")
    return program


def found(folder: Path, text: str, recorded: str | None, name: str = "shown.py") -> Finding:
    return look(write(folder, name, text, recorded), sys.executable)


def test_what_holds(tmp_path: Path) -> None:
    assert found(tmp_path, "print(0.50001)\n", "0.5\n").holds


def test_what_differs_with_the_lines_that_count(tmp_path: Path) -> None:
    text = "print(0.50001)\nprint('new')\n"
    finding = found(tmp_path, text, "0.5\nold\n")
    assert finding.differs == "line 2: recorded 'old', now 'new'"
    assert (finding.recorded, finding.now) == ("0.5\nold\n", "0.5\nnew\n")
    assert not finding.holds


def test_what_fails(tmp_path: Path) -> None:
    finding = found(tmp_path, "import not_there\n", "1\n")
    assert finding.error.endswith("ModuleNotFoundError: No module named 'not_there'")


def test_what_has_no_record(tmp_path: Path) -> None:
    assert "shown.out: there is no such record" in found(tmp_path, "print(1)\n", None).error


@pytest.mark.parametrize(("recorded", "differs"), [("1\n", ""), ("2\n", "line 1: recorded '2'")])
def test_what_is_deprecated_is_compared_all_the_same(
    tmp_path: Path, recorded: str, differs: str
) -> None:
    text = "import warnings\nwarnings.warn('old', FutureWarning)\nprint(1)\n"
    finding = found(tmp_path, text, recorded)
    assert finding.deprecated.endswith("FutureWarning: old")
    assert finding.differs.startswith(differs)
    assert bool(finding.differs) == bool(differs)
    assert not finding.error
    assert not finding.holds


def test_what_is_deprecated_and_fails(tmp_path: Path) -> None:
    text = "import warnings\nwarnings.warn('old', DeprecationWarning)\n1 / 0\n"
    finding = found(tmp_path, text, "1\n")
    assert finding.deprecated.endswith("DeprecationWarning: old")
    assert finding.error.endswith("ZeroDivisionError: division by zero")


def test_a_deprecation_hides_no_expected_error(tmp_path: Path) -> None:
    text = (
        "# expect: ZeroDivisionError\nimport warnings\n"
        "warnings.warn('old', DeprecationWarning)\n1 / 0\n"
    )
    finding = found(tmp_path, text, "ZeroDivisionError: division by zero\n")
    assert finding.deprecated
    assert not finding.error


def test_what_is_not_run(tmp_path: Path) -> None:
    finding = found(tmp_path, "# needs: gpu, because it is large\n1 / 0\n", None)
    assert finding.away == "gpu, because it is large"


def test_orders_are_found_anew(tmp_path: Path) -> None:
    text = "a = 1\nb = 2\nprint(a + b)\n"
    (tmp_path / "order-x.orders").write_text("0 1 2\n", encoding="utf-8")
    finding = found(tmp_path, text, "3\n", "order-x.py")
    assert finding.differs == "other orders of its lines print the same"
    assert (finding.recorded, finding.now) == ("0 1 2\n", "0 1 2\n1 0 2\n")


# What is told.


def told_of(folder: Path) -> tuple[str, str]:
    made = folder.parent / "build/newest"
    return tuple((made / name).read_text(encoding="utf-8") for name in ("report.md", "status"))  # type: ignore[return-value]


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small guide, whose folder is the current one's ``content``."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    asked = folder / "one/asked"
    asked.mkdir(parents=True)
    (folder / "requirements.txt").write_text(PINNED, encoding="utf-8")
    (folder / "one/section.yml").write_text("title: One\norder: 1\n", encoding="utf-8")
    write(asked, "a.py", "print(1)\n", "1\n")
    (asked / "question.md").write_text(QUESTION.format(shown="{{ file a.py }}"), encoding="utf-8")
    return folder


@pytest.fixture
def kept(guide: Path) -> Path:
    """An environment of the last time, with no library: our own Python, and pip's two reports."""
    made = guide.parent / "build/newest"
    (made / ".venv/bin").mkdir(parents=True)
    (made / ".venv/bin/python").symlink_to(sys.executable)
    for name, versions in (("installed", ("1.0+cpu", "2.0")), ("alone", ("1.0+cpu", "2.1"))):
        listed = [
            {"metadata": {"name": library, "version": version}}
            for library, version in zip(("one", "Two"), versions, strict=True)
        ]
        (made / f"{name}.json").write_text(json.dumps({"install": listed}), encoding="utf-8")
    return made


def more(folder: Path, **programs_of: tuple[str, str]) -> None:
    """Further programs of the guide's question, with what is recorded of them."""
    asked = folder / "one/asked"
    for name, (text, recorded) in programs_of.items():
        write(asked, f"{name}.py", text, recorded)
    shown = "\n\n".join(f"{{{{ file {path.name} }}}}" for path in sorted(asked.glob("*.py")))
    (asked / "question.md").write_text(QUESTION.format(shown=shown), encoding="utf-8")


def test_the_report_where_all_hold(guide: Path, kept: Path) -> None:
    assert newest.main(["--keep"]) == 0
    told, status = told_of(guide)
    assert status == "0\n"
    assert told == (
        "# The programs on the newest releases\n\n"
        f"On Python {platform.python_version()}, 1 of 1 programs and notebooks hold.\n\n"
        f"A release that needs a newer Python than {platform.python_version()} is not seen.\n\n"
        "## Versions\n\n"
        "| library | recorded with | run on |\n| --- | --- | --- |\n"
        "| one | 1.0 | 1.0+cpu |\n| two | 1.0 | **2.0** |\n\n"
        "Not the newest, since pip has to find releases that fit together:\n\n"
        "- two 2.0, although there is 2.1: "
        "` no release of the others says so: look at pip's own settings `\n"
    )


def test_the_report_where_something_is_otherwise(guide: Path, kept: Path) -> None:
    more(
        guide,
        b=("print('```')\n", "old\n"),
        c=("def f():\n    raise KeyError('gone')\nf()\n", "1\n"),
        d=("import warnings\nwarnings.warn('old way', FutureWarning)\nprint(1)\n", "1\n"),
        e=("# needs: network, because it loads\nprint(1)\n", "1\n"),
    )
    assert newest.main(["--keep", "content/one"]) == 1
    told, status = told_of(guide)
    assert status == "1\n"
    python = platform.python_version()
    assert (
        f"On Python {python}, 1 of 4 programs and notebooks hold, 1 differ, 1 fail, "
        "1 use what is deprecated." in told
    )
    title = "### 7. Why does `it` &#60;b>differ&#60;/b>? (`asked`, "
    record = "content/one/asked/b.out"
    assert (
        f"## Outputs that differ\n\n{title}`b.py`)\n\n"
        "` line 1: recorded 'old', now '```' `\n\n"
        f"````diff\n--- recorded: {record}\n+++ on the newest releases\n@@ -1 +1 @@\n-old\n+```\n"
        "````\n"
    ).replace("` line", "```` line").replace("' `\n", "' ````\n") in told
    errors = part(told, "Errors")
    assert f"{title}`c.py`)" in errors
    assert "KeyError: 'gone'\n```" in errors
    assert f"{title}`d.py`)" in part(told, "Deprecations")
    assert "FutureWarning: old way\n```" in told
    assert part(told, "Not run").endswith(
        "`e.py`)\n\nNot run: it needs network, because it loads\n"
    )


def part(told: str, heading: str) -> str:
    return told.split(f"## {heading}\n")[1].split("\n\n## ", maxsplit=1)[0]


def finding(number: int = 1, **what: str) -> Finding:
    program = Program(Path(f"content/one/asked/p{number}.py"), "", Declared())
    return Finding(program, record=program.record, **what)  # type: ignore[arg-type]


NO_VERSIONS = Versions({}, {}, ())


def test_long_differences_and_tracebacks_are_cut_and_say_so() -> None:
    recorded = "".join(f"{number}\n" for number in range(100))
    findings = [
        finding(1, differs="line 1", recorded=recorded, now=recorded.replace("\n", "x\n")),
        finding(2, differs="line 1", recorded="", now="y" * 300),
        finding(3, error="first\n" + recorded + "ValueError: end"),
    ]
    told = report.report(findings, NO_VERSIONS, "3", {})
    assert "\n… 163 more lines of the difference, left out\n" in told
    assert f"\n+{'y' * 199} … 101 more characters, left out\n" in told
    assert "\n… 61 lines before, left out\n61\n" in told
    assert "\nValueError: end\n" in told


def test_a_report_fits_into_an_issue_and_names_what_it_leaves_out() -> None:
    lines = "".join(f"{number:0150}\n" for number in range(30))
    findings = [finding(number, error=f"failed\n{lines}") for number in range(3000)]
    told = report.report(findings, NO_VERSIONS, "3", {})
    assert len(told) < 65_000
    whole = told.count("### ")
    assert whole > 5
    assert f"{3000 - whole} more, left out since the report would be too long:" in told
    named = told.count("- `content/")
    assert f"- and {3000 - whole - named} more, which are not named" in told
    few = report.report(findings[: whole + 3], NO_VERSIONS, "3", {})
    assert "3 more, left out" in few
    assert few.count(f"p{whole + 2}.py") == 1
    assert "not named" not in few


# The command


@pytest.mark.parametrize("given", ["", "content/one/asked", "content/one/asked/a.py", "ABSOLUTE"])
def test_a_part_of_the_guide_is_looked_at(guide: Path, kept: Path, given: str) -> None:
    given = given.replace("ABSOLUTE", str(guide / "one"))
    assert newest.main(["--keep", *given.split()]) == 0


def test_a_path_without_programs_is_a_check_that_cannot_run(guide: Path, kept: Path) -> None:
    assert newest.main(["--keep", "content/one", "content/two"]) == 2
    told, status = told_of(guide)
    assert "The check could not run: content/two: has no program and no notebook." in told
    assert status == "2\n"


def test_a_guide_that_cannot_be_read_is_a_check_that_cannot_run(guide: Path, kept: Path) -> None:
    (guide / "one/asked/question.md").write_text("nothing\n", encoding="utf-8")
    assert newest.main(["--keep"]) == 2
    told, _ = told_of(guide)
    assert "The check could not run: content/one/asked/a.py: is never shown" in told
    assert "\ncontent/one/asked/question.md:1: has no answer" in told


def test_programs_of_another_guide_are_not_run(guide: Path, kept: Path) -> None:
    (guide / "linked.py").symlink_to(Path(__file__))
    for given in ("content/linked.py", str(Path(__file__).parent), "."):
        with pytest.raises(SystemExit) as ended:
            newest.main(["--keep", given])
        assert ended.value.code == 2


def test_a_run_that_is_stopped_leaves_no_report_of_an_earlier_one(
    guide: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newest.main(["--keep"]) == 0

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(newest, "run_all", stopped)
    with pytest.raises(KeyboardInterrupt):
        newest.main(["--keep"])
    assert not (kept / "report.md").exists()
    assert not (kept / "status").exists()


def test_notebooks_are_run_by_the_interpreter_that_is_looked_at(guide: Path, kept: Path) -> None:
    header = "# ---\n# title: A walk\n# summary: Where.\n# question: asked\n# ---\n\n"
    folder = guide / "notebooks"
    folder.mkdir()
    (folder / "walk.py").write_text(header + "# %%\nprint(1)\n", encoding="utf-8")
    stream = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}
    (folder / "walk.outputs.json").write_text(json.dumps([[stream]]), encoding="utf-8")
    assert newest.main(["--keep", "content/notebooks"]) == 1, "it has no kernel, ours has"
    told, _ = told_of(guide)
    assert "0 of 1 programs and notebooks hold, 1 fail" in told
    assert "### Notebook: A walk (`content/notebooks/walk.py`)" in told
    assert (
        "content/notebooks/walk.py: no kernel starts; see whether its interpreter has ipykernel"
        in told
    )
    python = kept / ".venv/bin/python"
    python.unlink()
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    assert newest.main(["--keep", str(folder)]) == 0
