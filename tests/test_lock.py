"""What is installed is what was chosen: exact versions, files known by their hashes."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import guide
import lock

ROOT = Path(__file__).resolve().parents[1]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?![0-9a-f])")


def asked(path: Path) -> dict[str, str]:
    """The versions that a file by hand pins, by names as all write them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.split("#")[0]) for line in lines if not line.startswith("#")]
    return {canonicalize_name(one.name): str(one.specifier) for one in found}


def entries(name: str) -> list[str]:
    """What a lock installs, each with its hashes on one line."""
    text = (ROOT / lock.LOCKS[name]).read_text(encoding="utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def locked(name: str) -> dict[str, set[str]]:
    """The versions in a lock; another Python may take another."""
    found: dict[str, set[str]] = {}
    for entry in entries(name):
        one = Requirement(entry.split("--hash")[0])
        found.setdefault(canonicalize_name(one.name), set()).add(str(one.specifier))
    return found


def test_the_bills_of_materials_name_all_that_the_site_is_published_with() -> None:
    """The pages and the PDFs; the workflow makes both."""
    told = ["make", "--dry-run", "sbom"]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^\S+cyclonedx-py requirements .* (\S+)$", done.stdout, re.MULTILINE) == [
        str(lock.LOCKS["site"]),
        str(lock.LOCKS["paper"]),
    ]
    assert "sbom --package-lock-only --omit=dev" in done.stdout


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_has_what_its_input_asks_for(name: str) -> None:
    pins = asked(ROOT / lock.INPUTS / f"{name}.in")
    assert pins
    wrong = {library for library, version in pins.items() if locked(name)[library] != {version}}
    assert not wrong, "run `make lock`"


@pytest.mark.parametrize("name", lock.LOCKS)
def test_every_entry_is_one_version_with_the_hashes_of_its_files(name: str) -> None:
    for entry in entries(name):
        requirement, *hashes = entry.split(" --hash")
        assert re.fullmatch(r"==[\w.+!]+", str(Requirement(requirement).specifier)), entry
        assert hashes, entry
        assert len(HASH.findall(entry)) == len(hashes), entry


def test_locks_can_be_installed_side_by_side() -> None:
    chosen = {name: {version} for name, version in asked(ROOT / lock.FRAMEWORKS).items()}
    for name in lock.LOCKS:
        for library, versions in locked(name).items():
            assert chosen.setdefault(library, versions) == versions, f"{name}: {library}"


@pytest.mark.parametrize("path", lock.LOCKS.values(), ids=str)
def test_a_lock_names_no_place(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|(?<![\w.])/\w", text)


@pytest.mark.parametrize("name", lock.LOCKS)
def test_every_choice_has_its_reason(name: str) -> None:
    text = (ROOT / lock.INPUTS / f"{name}.in").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert not [line for line in lines if not re.search(r"  # \S", line)]


def test_every_input_has_a_lock_and_every_lock_an_input() -> None:
    folder = ROOT / lock.INPUTS
    assert {path.stem for path in folder.glob("*.in")} == lock.LOCKS.keys()
    made = {*folder.glob("*.txt"), ROOT / "requirements.txt"}
    assert made == {ROOT / path for path in lock.LOCKS.values()}


def test_make_installs_nothing_but_the_frameworks_without_hashes() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "LOCKED := $(PIP) --require-hashes\n" in makefile
    assert re.findall(r"^\t\$\(PIP\) (.*)$", makefile, re.M) == [f"-r {lock.FRAMEWORKS}"]
    assert "npm install" not in makefile


@pytest.mark.parametrize("folder", [".", "benchmarks"])
def test_what_npm_installs_is_locked_with_hashes(folder: str) -> None:
    asked = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    found = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: package for path, package in found["packages"].items() if path}
    for group in ("dependencies", "devDependencies"):
        for name, version in asked.get(group, {}).items():
            assert packages[f"node_modules/{name}"]["version"] == version, name
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())


def test_npm_is_told_the_version_that_the_guide_has() -> None:
    found = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert found["version"] == guide.__version__
