"""What runs elsewhere in our name: fixed by commit, and with no more rights than it uses."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
RIGHTS = {
    "site.yml": {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
        "notebooks": {"contents": "write"},
    },
    "audit.yml": {
        "audit": {"contents": "read"},
        "bill-of-materials": {"contents": "read"},
    },
    "newest.yml": {
        "check": {"contents": "read"},
        "report": {"issues": "write"},
    },
    "nightly.yml": {
        "soak": {"contents": "read"},
        "plain": {"contents": "read"},
    },
}
"""The rights of each job. A new job is added here, with as few as it needs."""


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_no_workflow_is_forgotten() -> None:
    assert RIGHTS.keys() == {path.name for path in WORKFLOWS}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_say_which_version_that_is(path: Path) -> None:
    lines = re.findall(r"^.*\buses:.*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == len([step for step in steps(path) if "uses" in step])
    pinned = re.compile(r"\s+(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert not [line for line in lines if not pinned.fullmatch(line)]


def test_an_action_is_the_same_commit_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_job_has_the_rights_that_it_needs_and_no_others(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == RIGHTS[path.name]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_may_write_runs_nothing_that_was_checked_out_or_installed(path: Path) -> None:
    for name, job in read(path)["jobs"].items():
        if "write" in job["permissions"].values():
            told = " ".join(step.get("uses", step.get("run", "")) for step in job["steps"])
            assert not re.search(r"actions/checkout|\bmake\b|\bpip\b|\bnpm\b|python", told), name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_is_put_together_from_what_others_write(path: Path) -> None:
    """Texts of an event become variables of the environment first."""
    assert not [step for step in steps(path) if "${{" in step.get("run", "")]
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_calls_is_there(path: Path) -> None:
    """Targets of make, commands by their path, and what starts a workflow when it changes."""
    targets = set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.M))
    text = "\n".join(step.get("run", "") for step in steps(path))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    commands = re.findall(r"^(\.[\w./-]+)", text, re.MULTILINE)
    assert all(os.access(ROOT / command, os.X_OK) for command in commands)
    # YAML takes the key `on` for a truth.
    started = read(path)[True].get("pull_request") or {}
    assert all(any(ROOT.glob(pattern)) for pattern in started.get("paths", ()))


def test_each_night_all_runs_that_takes_long() -> None:
    """As the issue of faults lists it: the hundred kills, the long fuzzing, the sequences."""
    jobs = read(ROOT / ".github/workflows/nightly.yml")["jobs"]
    assert jobs["plain"]["steps"][-1]["run"] == "make check-plain"
    *_, soak, kept = jobs["soak"]["steps"]
    assert soak["run"] == "make soak SEED=$(( $(date +%s) / 86400 ))"
    assert (kept["if"], kept["with"]["path"]) == ("failure()", ".cache/fuzz")
    assert kept["with"]["include-hidden-files"], "else nothing of it is kept"
    told = ["make", "--dry-run", "soak", "fuzz", "SEED=6", "KILLS=7", "SEQUENCES=8"]
    told.append("FUZZ_SECONDS=9")
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    for command in (
        r"export SEED=6 SEQUENCES=8 KILLS=7;",
        r"\S+ --test tests/js/two-tabs\.test\.js",
        r"\S+ -m pytest .*tests/test_kept\.py",
        r"-m pytest .*tests/faults tests/web/test_practice_faults\.py",
        r"make --no-print-directory fuzz",
        r"-m fuzz\.run --seconds 9",
        r"tests/fuzz/run\.js --seconds 9",
    ):
        assert re.search(command, done.stdout), command


def test_what_a_step_of_the_night_finds_stops_no_other(tmp_path: Path) -> None:
    """With commands that note how they are called, and fail."""
    for name in ("node", "python", "make"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$*" >> "{tmp_path}/called"\nexit 1\n')
        (tmp_path / name).chmod(0o755)
    given = [f"BIN={tmp_path}", f"AGAIN={tmp_path}/make"]
    as_they_are = ["-o", ".venv/tests.stamp", "-o", ".venv/browser.stamp"]
    done = subprocess.run(
        ["make", *as_they_are, *given, "soak"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert len((tmp_path / "called").read_text(encoding="utf-8").splitlines()) == 5


def test_the_newest_releases_are_looked_for_on_the_newest_python() -> None:
    """To an older one pip offers no release that needs it."""
    takes = re.search(r"< \(3, (\d+)\)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert takes
    told = [step.get("with", {}) for step in steps(ROOT / ".github/workflows/newest.yml")]
    found = [given["python-version"] for given in told if "python-version" in given]
    assert found == [f"3.{int(takes[1]) - 1}"]


def test_no_machine_is_another_one_tomorrow() -> None:
    """What a name like `latest` means is changed by others."""
    jobs = [job for path in WORKFLOWS for job in read(path)["jobs"].values()]
    assert {job["runs-on"] for job in jobs} == {"ubuntu-24.04"}


@pytest.mark.parametrize(
    ("status", "open_one", "called"),
    [
        ("0", "", []),
        ("0", "7", ["issue close 7 --comment All hold again: RUN"]),
        ("1", "", ["issue create --title T --body-file newest/report.md"]),
        ("1", "7", ["issue edit 7 --body-file newest/report.md"]),
        ("2", "", ["issue create --title T --body-file newest/report.md"]),
    ],
)
def test_the_report_on_the_newest_releases_is_one_issue_as_long_as_something_differs(
    tmp_path: Path, status: str, open_one: str, called: list[str]
) -> None:
    """The step's own script, with a `gh` that notes how it is called."""
    told = steps(ROOT / ".github/workflows/newest.yml")
    (step,) = [step for step in told if "gh issue" in step.get("run", "")]
    (tmp_path / "newest").mkdir()
    (tmp_path / "newest/status").write_text(f"{status}\n", encoding="utf-8")
    (tmp_path / "newest/report.md").write_text("# Told\n", encoding="utf-8")
    gh = tmp_path / "gh"
    gh.write_text(
        f'#!/bin/sh\nif [ "$2" = list ]; then echo "{open_one}"; fi\necho "$*" >> called\n',
        encoding="utf-8",
    )
    gh.chmod(0o755)
    subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "TITLE": "T", "RUN": "RUN"},
        check=True,
    )
    listed, *done = (tmp_path / "called").read_text(encoding="utf-8").splitlines()
    assert listed.startswith("issue list --app github-actions --state open ")
    assert done == called
    assert (tmp_path / "newest/report.md").read_text(encoding="utf-8") == "# Told\n\nFrom RUN\n"


def test_every_place_that_pins_something_is_watched() -> None:
    watched = set()
    for update in read(ROOT / ".github/dependabot.yml")["updates"]:
        assert update["schedule"] == {"interval": "weekly"}
        assert len(update["groups"]) == 1
        folders = update.get("directories", [update.get("directory")])
        watched |= {(update["package-ecosystem"], folder) for folder in folders}
    assert watched == {
        ("uv", "/scripts/requirements"),
        ("pip", "/content"),
        ("npm", "/"),
        ("npm", "/benchmarks"),
        ("github-actions", "/"),
    }
    for _, folder in watched - {("github-actions", "/")}:
        files = {path.name for path in (ROOT / folder.strip("/")).iterdir()}
        assert files & {"requirements.txt", "package-lock.json", "site.in"}
