"""What `make fuzz` calls: it takes its seeds, finds what is wrong, and says so by its status."""

from __future__ import annotations

from base64 import b64decode
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz import run, targets
from guide import check, compare, markdown, notebook_text, notebooks
from guide.read import front_matter, plain_text, source
from strategies import examples


@pytest.mark.parametrize("name", targets.TARGETS)
def test_a_target_takes_its_seeds(name: str) -> None:
    seeds = seeds_of(name)
    assert len(seeds) > 100
    for seed in seeds:
        targets.TARGETS[name].run(seed)


EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.integers(0, 999)), min_size=1, max_size=6
)


def edited(seed: bytes, words: tuple[str, ...], edits: list[tuple[float, int, int]]) -> bytes:
    """A seed in which words stand in the place of a few bytes, here and there."""
    for place, length, word in edits:
        at = int(place * len(seed))
        seed = seed[:at] + words[word % len(words)].encode() + seed[at + length :]
    return seed


@pytest.mark.parametrize("name", targets.TARGETS)
@examples(100)
@given(edits=EDITS, number=st.integers(0, 9999))
def test_any_seed_may_be_edited(
    name: str, edits: list[tuple[float, int, int]], number: int
) -> None:
    target = targets.TARGETS[name]
    seeds = seeds_of(name)
    target.run(edited(seeds[number % len(seeds)], target.words, edits))


@cache
def seeds_of(name: str) -> list[bytes]:
    return list(targets.TARGETS[name].seeds())


@pytest.mark.parametrize("name", ["plain", "folder"])
def test_many_seeds_are_guides_and_some_are_none(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is made of a guide would hardly be looked at."""
    taken: list[object] = []
    monkeypatch.setattr(targets, "_is_read_again", taken.append)
    seeds = seeds_of(name)
    for seed in seeds:
        targets.TARGETS[name].run(seed)
    assert len(seeds) / 3 < len(taken) < len(seeds)


@pytest.mark.parametrize(
    ("name", "module", "what"),
    [
        ("plain", source, "_decoded"),
        ("plain", plain_text, "scan"),
        ("folder", source, "refuse_long_lines"),
        ("folder", markdown, "segments"),
        ("folder", check, "check"),
        ("keys", front_matter, "foreign"),
        ("notebook", notebooks, "read_text"),
        ("notebook", notebook_text, "output_faults"),
        ("printed", compare, "alike"),
    ],
)
def test_what_no_reader_may_raise_comes_through(
    name: str, module: ModuleType, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise IndexError("planted")

    monkeypatch.setattr(module, what, fails)
    seed = seeds_of(name)[3]
    with pytest.raises(IndexError, match="planted"):
        targets.TARGETS[name].run(seed)


def test_a_comparison_of_one_way_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "alike", lambda one, other, near: one <= other)
    with pytest.raises(AssertionError, match="one way"):
        targets.printed(b"b\na")


def test_the_planted_fault() -> None:
    targets.planted(b"fuzz?")
    with pytest.raises(AssertionError, match="planted"):
        targets.planted(b"fuzz! and more")


def test_words_are_quoted_as_libfuzzer_reads_them() -> None:
    assert run.quoted('a"\n') == '"\\x61\\x22\\x0a"'
    assert run.quoted("\u2028") == '"\\xe2\\x80\\xa8"'


STAND_IN = """
import contextlib, os, sys
from pathlib import Path

enabled_hooks = set()
instrument_imports = lambda include: contextlib.nullcontext()
OWN = [b"fuzz!"] if os.environ["FINDS"] == "yes" else []


def Setup(arguments, run):
    global given, target
    given, target = arguments[1:], run


def Fuzz():
    from guide import compare

    if os.environ["PLANTED"] == "yes":
        compare.alike = lambda one, other, near: one <= other
    (prefix,) = (one.partition("=")[2] for one in given if one.startswith("-artifact_prefix="))
    seeds = [path.read_bytes() for path in Path(given[-1]).iterdir()]
    for data in [*seeds, *OWN]:
        try:
            target(data)
        except Exception:
            Path(f"{prefix}crash-1").write_bytes(data)
            print("why it failed")
            sys.exit(77)
    print("stat::number_of_executed_units: ", len(seeds))
    sys.exit(3 if os.environ["FINDS"] == "no, and fails" else 0)
"""
"""In the place of atheris, which is installed by `make fuzz` alone: tries the seeds."""


@pytest.fixture
def searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    (tmp_path / "atheris.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setattr(run, "KEPT", tmp_path / "kept")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("FINDS", "yes")
    monkeypatch.setenv("PLANTED", "no")
    return monkeypatch


def test_where_nothing_is_found_the_status_is_0(
    searched: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["--seconds", "1", "printed"]) == 0
    seeds = len(seeds_of("printed"))
    assert f"printed: {seeds} inputs tried, 0 found" in capsys.readouterr().out


def test_what_is_found_is_told_and_can_be_seen_again(
    searched: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    searched.setenv("PLANTED", "yes")
    assert run.main(["--seconds", "1", "printed"]) == 1
    first, command, content, *log = capsys.readouterr().err.splitlines()
    assert first.startswith("FOUND in printed: ")
    *_, name, again, path = command.split()
    assert (name, again) == ("printed", "--again")
    found = Path(path)
    assert b64decode(content.removeprefix("in base64: ")) == found.read_bytes()
    assert log == ["why it failed"]
    assert run.main(["printed", "--again", str(found)]) == 0  # here nothing is planted
    searched.setattr(compare, "alike", lambda one, other, near: one <= other)
    with pytest.raises(AssertionError, match="one way"):
        run.main(["printed", "--again", str(found)])


def test_a_search_that_is_blind_is_no_pass(
    searched: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    searched.setenv("FINDS", "no")
    assert run.main(["--seconds", "1", "printed"]) == 1
    assert "the search is blind" in capsys.readouterr().err


def test_a_search_that_fails_is_no_pass(searched: pytest.MonkeyPatch) -> None:
    searched.setenv("FINDS", "no, and fails")
    with pytest.raises(RuntimeError, match="ended with 3, but left no input"):
        run.main(["--seconds", "1", "printed"])


def test_a_target_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run.main(["nothing"])
    assert "there are plain, folder, keys, notebook, printed" in capsys.readouterr().err
