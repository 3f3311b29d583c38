"""Running the guide's programs: declarations, failures, and when two outputs are the same."""

from __future__ import annotations

import json
import os
from importlib import metadata
from pathlib import Path

import pytest

import record
from guide import limited, programs
from guide.declared import Declared
from guide.errors import GuideError
from guide.programs import Program


def write(folder: Path, text: str, name: str = "shown.py") -> Program:
    path = folder / "some-slug" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return programs.load(path)


def declares(**values: object) -> Program:
    return Program(Path("shown.py"), "some_slug_shown.py", Declared(**values))  # type: ignore[arg-type]


# What a program says about itself.


def test_a_program_that_declares_nothing(tmp_path: Path) -> None:
    program = write(tmp_path, "print(1)\n# expect: ValueError\n")
    assert program.declared == Declared()
    assert program.published == "some_slug_shown.py"
    assert program.record.name == "shown.out"
    assert not program.is_figure


def test_declarations_stand_in_the_comments_at_the_top(tmp_path: Path) -> None:
    program = write(
        tmp_path,
        "# What it shows.\n# tolerance: 0.05\n# expect: KeyError \n"
        "# needs: network, because it loads weights\nimport this\n# tolerance: 9\n",
    )
    assert program.declared == Declared("KeyError", 0.05, "network, because it loads weights")


@pytest.mark.parametrize("written", ["some", "nan", "inf", "-0.1"])
def test_a_tolerance_that_is_none(tmp_path: Path, written: str) -> None:
    with pytest.raises(GuideError) as caught:
        write(tmp_path, f"# tolerance: {written}\n")
    assert str(caught.value) == (
        f'{tmp_path}/some-slug/shown.py: tolerance is "{written}", no number; '
        "write a number, for example `# tolerance: 0.05`"
    )


def test_a_figure_is_recorded_as_drawing(tmp_path: Path) -> None:
    program = write(tmp_path, "pass\n", "figure-2.py")
    assert program.is_figure
    assert program.record.name == "figure-2.svg"


def test_programs_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b.py", "a.py"):
        write(tmp_path, "pass\n", name)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "c.py").touch()
    found = [program.path.name for program in programs.find([tmp_path])]
    assert found == ["a.py", "b.py"]
    single = tmp_path / "some-slug" / "b.py"
    assert [program.path for program in programs.find([single])] == [single]


# Running.


def test_the_output_is_the_result(tmp_path: Path) -> None:
    assert programs.run(write(tmp_path, "print('é')\nprint(1 + 1)\n")) == "é\n2\n"


def test_it_runs_by_its_published_name_in_an_empty_folder(tmp_path: Path) -> None:
    text = "import os, sys\nprint(sys.argv[0], os.listdir(), sys.stdin.read() == '')\n"
    printed = programs.run(write(tmp_path, text, "keras.py"))
    assert printed == "some_slug_keras.py ['some_slug_keras.py'] True\n"


def test_the_surroundings_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_SECRET", "x")
    text = (
        "import os\nprint('SOME_SECRET' in os.environ, os.environ['PYTHONHASHSEED'],"
        " os.environ['OMP_NUM_THREADS'], os.environ['https_proxy'])\n"
    )
    assert programs.run(write(tmp_path, text)) == "False 0 1 http://127.0.0.1:9\n"


def test_a_program_that_fails(tmp_path: Path) -> None:
    program = write(tmp_path, "print(1)\n1 / 0\n")
    with pytest.raises(GuideError) as caught:
        programs.run(program)
    told = str(caught.value)
    assert told.startswith(f"{program.path}: failed; mend it, or declare `# expect:`\n")
    assert told.endswith("ZeroDivisionError: division by zero")


def test_a_program_whose_interpreter_falls(tmp_path: Path) -> None:
    program = write(tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    with pytest.raises(GuideError, match="the interpreter was ended by SIGSEGV"):
        programs.run(program)


def test_an_expected_error_ends_the_result(tmp_path: Path) -> None:
    program = write(tmp_path, "# expect: ZeroDivisionError\nprint(1)\n1 / 0\n")
    assert programs.run(program) == "1\nZeroDivisionError: division by zero\n"


def test_an_expected_error_of_a_module(tmp_path: Path) -> None:
    program = write(tmp_path, "# expect: JSONDecodeError\nimport json\njson.loads('{')\n")
    assert programs.run(program).startswith("json.decoder.JSONDecodeError: Expecting property name")


def test_an_expected_deprecation(tmp_path: Path) -> None:
    text = "# expect: FutureWarning\nimport warnings\nwarnings.warn('old', FutureWarning)\n"
    assert programs.run(write(tmp_path, text)) == "FutureWarning: old\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [("print(1)", "'no error'"), ("1 / 0", "'ZeroDivisionError: division by zero'")],
)
def test_another_end_than_the_expected_one(tmp_path: Path, text: str, last: str) -> None:
    program = write(tmp_path, f"# expect: ValueError\n{text}\n")
    with pytest.raises(GuideError) as caught:
        programs.run(program)
    assert f"ended with {last}, declares ValueError; mend" in str(caught.value)


@pytest.mark.parametrize("kind", ["DeprecationWarning", "FutureWarning"])
def test_a_deprecation_of_its_own_lines_is_an_error(tmp_path: Path, kind: str) -> None:
    program = write(tmp_path, f"import warnings\nwarnings.warn('old', {kind})\nprint(1)\n")
    with pytest.raises(GuideError, match=kind):
        programs.run(program)


def test_a_deprecation_that_a_library_prints_is_an_error(tmp_path: Path) -> None:
    text = "import sys\nprint('x is deprecated', file=sys.stderr)\nprint(1)\n"
    with pytest.raises(GuideError, match="uses what is deprecated; use what replaces it"):
        programs.run(write(tmp_path, text))


def test_other_words_to_the_author_are_no_error(tmp_path: Path) -> None:
    text = "import sys, warnings\nprint('note', file=sys.stderr)\nwarnings.warn('some')\nprint(1)\n"
    assert programs.run(write(tmp_path, text)) == "1\n"


def test_a_program_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT", 0.5)
    program = write(tmp_path, "import time\ntime.sleep(60)\n")
    with pytest.raises(GuideError) as caught:
        programs.run(program)
    assert str(caught.value) == f"{program.path}: still running after 0.5 s; make its task smaller"


def test_a_figure_is_what_it_drew(tmp_path: Path) -> None:
    text = "import guide.chart\nfrom pathlib import Path\nPath('figure.svg').write_text('<svg/>')\n"
    assert programs.run(write(tmp_path, text, "figure.py")) == "<svg/>"


def test_a_figure_that_draws_nothing(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match=r"wrote no figure.svg; end with save\(figure\)"):
        programs.run(write(tmp_path, "pass\n", "figure.py"))


@pytest.mark.parametrize(
    "made",
    [
        "os.symlink('/dev/zero', 'figure.svg')",
        "os.symlink('figure.py', 'figure.svg')",
        "os.mkfifo('figure.svg')",
    ],
)
def test_a_figure_that_is_no_file_of_its_own(tmp_path: Path, made: str) -> None:
    with pytest.raises(GuideError, match=r"wrote no figure\.svg"):
        programs.run(write(tmp_path, f"import os\n{made}\n", "figure.py"))


def test_a_figure_that_is_too_large(tmp_path: Path) -> None:
    text = f"open('figure.svg', 'w').truncate({limited.OUTPUT_LIMIT + 1})\n"
    with pytest.raises(GuideError, match=f"more than {limited.OUTPUT_LIMIT} bytes; draw less"):
        programs.run(write(tmp_path, text, "figure.py"))


# Comparing.


@pytest.mark.parametrize(
    ("recorded", "now"),
    [
        ("a\nb\n", "a\nb\n"),
        ("loss 0.12345\n", "loss 0.12390\n"),
        ("loss 1234.5\n", "loss 1235.0\n"),
        ("x = [1e-5, -2.0]\n", "x = [2e-5, -2.0005]\n"),
        ("0.5s", "0.5s"),
    ],
)
def test_outputs_that_are_the_same(recorded: str, now: str) -> None:
    assert programs.difference(declares(), recorded, now) == ""


@pytest.mark.parametrize(
    ("recorded", "now", "told"),
    [
        ("a\nb\n", "a\nc\n", "line 2: recorded 'b', now 'c'"),
        ("a\n", "a\nb\n", "recorded 1 lines, now 2"),
        ("a\nb\n", "a\n", "recorded 2 lines, now 1"),
        ("epoch 3\n", "epoch 4\n", "line 1: recorded 'epoch 3', now 'epoch 4'"),
        ("1000000", "1000001", "line 1: recorded '1000000', now '1000001'"),
        ("0.5", "0.6", "line 1: recorded '0.5', now '0.6'"),
        ("x 0.5", "y 0.5", "line 1: recorded 'x 0.5', now 'y 0.5'"),
        ("[1, 2]", "[1, 2, 3]", "line 1: recorded '[1, 2]', now '[1, 2, 3]'"),
        ("x1 0.5", "x2 0.5", "line 1: recorded 'x1 0.5', now 'x2 0.5'"),
        ("v1.2.3", "v1.2.4", "line 1: recorded 'v1.2.3', now 'v1.2.4'"),
        ("0.5", "nan", "line 1: recorded '0.5', now 'nan'"),
    ],
)
def test_outputs_that_differ(recorded: str, now: str, told: str) -> None:
    assert programs.difference(declares(), recorded, now) == told


@pytest.mark.parametrize(
    ("recorded", "now", "same"),
    [
        ("0.50", "0.54", True),
        ("0.50", "0.56", False),
        ("100", "104", True),
        ("100", "106", False),
        ("-0.5", "0.5", False),
    ],
)
def test_a_declared_tolerance_holds_for_all_numbers(recorded: str, now: str, same: bool) -> None:
    assert (programs.difference(declares(tolerance=0.05), recorded, now) == "") == same


def test_no_tolerance_at_all() -> None:
    assert programs.difference(declares(tolerance=0.0), "0.5", "0.50001")


def test_coordinates_of_a_figure_may_move_a_little(tmp_path: Path) -> None:
    figure = write(tmp_path, "pass\n", "figure.py")
    assert programs.difference(figure, '<path d="M 10 20.5"/>', '<path d="M 10.4 20.1"/>') == ""
    assert programs.difference(figure, '<path d="M 10 20.5"/>', '<path d="M 11 20.5"/>')
    assert programs.difference(figure, 'fill="#0072b2"', 'fill="#0072b3"')


def test_what_a_figure_names_by_a_hash_may_change_with_its_frame(tmp_path: Path) -> None:
    figure = write(tmp_path, "pass\n", "figure.py")
    for line in ('clip-path="url(#{})"', '<path id="{}"'):
        one, other = line.format("peacf1af6dd"), line.format("pe277d1f4d7")
        assert programs.difference(figure, one, other) == ""
        assert programs.difference(figure, one, line.format("me277d1f4d7"))
        assert programs.difference(declares(), one, other)


# What has not changed need not be run again.


def test_the_fingerprint_changes_with_all_that_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "PINS", tmp_path / "requirements.txt")
    program = write(tmp_path, "print(1)\n")
    seen = [programs.fingerprint(program)]
    assert programs.fingerprint(program) == seen[0]
    for path, text in (
        (program.path, "print(2)\n"),
        (program.record, ""),
        (program.record, "1\n"),
        (programs.PINS, "numpy==1\n"),
        (programs.PINS, "numpy==2\n"),
    ):
        path.write_text(text, encoding="utf-8")
        seen.append(programs.fingerprint(program))
    monkeypatch.setattr(programs.sys, "version", "another interpreter")
    seen.append(programs.fingerprint(program))
    assert len(set(seen)) == len(seen)
    os.utime(program.path, (1, 1))
    assert programs.fingerprint(program) == seen[-1], "the time of a file does not matter"


# The command


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide with one program, recorded; its folder is the current one's ``content``."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    path = folder / "one/asked/numpy.py"
    path.parent.mkdir(parents=True)
    path.write_text("print(1)\n", encoding="utf-8")
    path.with_suffix(".out").write_text("1\n", encoding="utf-8")
    pinned = folder / "requirements.txt"
    pinned.write_text("pytest==1.0\n", encoding="utf-8")
    monkeypatch.setattr(programs, "PINS", pinned)
    return folder


def test_a_run_is_noted_when_all_hold(recorded: Path) -> None:
    assert record.main(["--check", "--note", "2026-11"]) == 0
    noted = json.loads((recorded / "checked.json").read_text(encoding="utf-8"))
    assert (noted["date"], noted["programs"]) == ("2026-11", 1)
    assert noted["versions"] == {"pytest": metadata.version("pytest")}, "what is there, not the pin"


def test_a_run_is_not_noted_when_something_differs(recorded: Path) -> None:
    (recorded / "one/asked/numpy.out").write_text("2\n", encoding="utf-8")
    assert record.main(["--check", "--note", "2026-11"]) == 1
    assert not (recorded / "checked.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--note", "2026-11"],
        ["--check", "--note", "11/2026"],
        ["content", "--check", "--note", "2026-11"],
        ["--check", "--preload", "--note", "2026-11"],
    ],
)
def test_a_note_is_of_a_whole_run(recorded: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        record.main(arguments)
    assert not (recorded / "checked.json").exists()


def test_with_libraries_loaded_each_program_is_checked_as_well(
    recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = recorded / "one/asked/torch.py"
    other.write_text("import sklearn\n\nprint(2)\n", encoding="utf-8")
    other.with_suffix(".out").write_text("3\n", encoding="utf-8")
    assert record.main(["--check", "--preload"]) == 1
    told = capsys.readouterr()
    assert "1 programs hold, 1 failed" in told.out
    assert "line 1: recorded '3', now '2'" in told.err


def test_nothing_is_recorded_with_libraries_loaded(recorded: Path) -> None:
    with pytest.raises(SystemExit):
        record.main(["--preload"])


def test_what_was_only_recorded_is_checked(recorded: Path) -> None:
    unseeded = recorded / "one/asked/numpy.py"
    unseeded.write_text("import random\n\nprint(random.getrandbits(64))\n", encoding="utf-8")
    assert record.main([]) == 0
    assert record.main(["--check"]) == 1, "without a seed it comes out otherwise"
    assert record.main(["--check"]) == 1, "and is not forgotten"


# Programs of a stranger's guide.


def test_programs_of_another_guide_are_run_only_where_the_author_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = write(tmp_path, "open('/dev/stdout', 'w').write('ran')\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/linked").symlink_to(tmp_path / "some-slug")
    monkeypatch.chdir(tmp_path)
    for given in (program.path, tmp_path, tmp_path / "content/linked"):
        with pytest.raises(SystemExit) as ended:
            record.main([str(given)])
        assert ended.value.code == 2
        assert "is not of this guide; --run runs its programs" in capsys.readouterr().err
        assert not program.record.exists()
    assert record.main(["--run", str(program.path)]) == 0
    assert program.record.read_text(encoding="utf-8") == "ran"


def test_a_program_gets_so_much_memory_and_no_more(tmp_path: Path) -> None:
    text = f"# expect: MemoryError\nx = bytearray({limited.MEMORY_LIMIT})\n"
    assert programs.run(write(tmp_path, text)) == "MemoryError\n"


def test_a_program_writes_no_endless_file(tmp_path: Path) -> None:
    text = (
        "# expect: OSError\n"
        f"with open('x', 'wb') as file:\n    file.truncate({limited.FILE_LIMIT + 1})\n"
    )
    assert "OSError: [Errno 27] File too large" in programs.run(write(tmp_path, text))


@pytest.mark.parametrize(
    ("said", "holds"),
    [("terminate called without an active exception", True), ("out of luck", False)],
)
def test_only_the_known_race_is_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, holds: bool
) -> None:
    once = tmp_path / "once"
    program = write(
        tmp_path,
        f"import pathlib, sys\nonce = pathlib.Path({str(once)!r})\nif not once.exists():\n"
        f"    once.touch()\n    sys.exit({said!r})\nprint(7)\n",
    )
    program.record.write_text("7\n", encoding="utf-8")
    if holds:
        assert record.check(program) == "holds"
        assert "once more" in capsys.readouterr().out
    else:
        with pytest.raises(GuideError, match=said):
            record.check(program)
