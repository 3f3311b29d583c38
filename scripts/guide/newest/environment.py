"""A fresh environment with the newest releases of what the programs are pinned to.

pip decides which releases fit together. Beside that it is asked which release of each library is
the newest if nothing else counts, so that one can say what was held back, and by what. It names
none that needs a newer Python than ours: the report says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from guide import pins
from guide.errors import GuideError

INSTALLED, ALONE = "installed.json", "alone.json"
"""pip's reports beside the environment: what was installed; the newest of each by itself."""
_REQUIREMENTS = "requirements.txt"
_LINES = 40
"""So many of pip's last lines are told."""


@dataclass(frozen=True)
class Held:
    """A library of which an older release than the newest was taken."""

    name: str
    """The library."""
    newest: str
    """Its newest release."""
    taken: str
    """The release that was taken."""
    why: str
    """Which other releases want that, or that nobody says so."""


@dataclass(frozen=True)
class Versions:
    """What the programs were recorded with, and what they were run on."""

    recorded: Mapping[str, str]
    """The pinned version of each library."""
    now: Mapping[str, str]
    """The version that was installed."""
    held: tuple[Held, ...]
    """What is not the newest."""


def make(folder: Path, pinned: str) -> Path:
    """Make the environment anew in ``folder``; return the path of its interpreter.

    ``pinned`` is the text of the pinned requirements: what stands there besides
    versions, such as options and markers, holds for the newest releases too.

    Raises:
        GuideError: no releases fit together, or they cannot be had; pip's words end the message.
    """
    beside = folder.parent
    # Our own pip installs into it: that is quicker than a pip in each.
    made = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)]
    _called(made, "no environment can be made")
    requirements = beside / _REQUIREMENTS
    requirements.write_text(pins.released(pinned), encoding="utf-8")
    here = interpreter(folder)
    pip = [sys.executable, "-m", "pip", "--python", here, "--disable-pip-version-check"]
    install = [*pip, "install", "--progress-bar=off"]
    wanted = ["-r", str(requirements)]
    told = "the newest releases cannot be installed together"
    _called([*install, "--report", str(beside / INSTALLED), *wanted], told)
    alone = ["--dry-run", "--ignore-installed", "--no-deps", "--report", str(beside / ALONE)]
    _called([*install, *alone, *wanted], "pip does not say which releases are the newest")
    return Path(here)


def interpreter(folder: Path) -> str:
    """The interpreter of an environment, by a path that holds in any folder."""
    return str(folder.absolute() / "bin/python")


def _called(command: list[str], told: str) -> None:
    # In one stream: pip says on the one that nothing fits, and on the other what does not.
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if not line.startswith("WARNING: ")]
        raise GuideError("\n".join([told, *said[-_LINES:]]))


def versions(folder: Path, pinned: str) -> Versions:
    """What an environment that was made has of the pinned libraries.

    Raises:
        GuideError: there are no reports beside it, so none was made to the end.
    """
    try:
        installed = _reported(folder.parent / INSTALLED)
        alone = _reported(folder.parent / ALONE)
    except FileNotFoundError:
        raise GuideError(f"{folder}: was not made to the end; make it anew") from None
    recorded = {name: pin.partition("==")[2] for name, pin in pins.read(pinned).items()}
    # A marker may keep a library away from this Python: pip leaves it out of both reports.
    keys = {name: key for name in recorded if (key := canonicalize_name(name)) in installed}
    now = {name: installed[key]["version"] for name, key in keys.items()}
    newest = {name: alone[key]["version"] for name, key in keys.items()}
    held = tuple(
        Held(name, newest[name], taken, _why(name, newest[name], installed))
        for name, taken in now.items()
        if taken != newest[name]
    )
    return Versions(recorded, now, held)


def _reported(path: Path) -> dict[str, dict[str, Any]]:
    """The metadata of each distribution in one of pip's reports."""
    listed = json.loads(path.read_text(encoding="utf-8"))["install"]
    return {canonicalize_name(one["metadata"]["name"]): one["metadata"] for one in listed}


def _why(name: str, newest: str, installed: Mapping[str, Mapping[str, Any]]) -> str:
    reasons = [
        f"{other['name']} {other['version']} wants {wish.name}{wish.specifier}"
        for other in installed.values()
        for wish in _wishes(other)
        if canonicalize_name(wish.name) == canonicalize_name(name)
        and not wish.specifier.contains(newest, prereleases=True)
    ]
    return "; ".join(reasons) or "no release of the others says so: look at pip's own settings"


def _wishes(distribution: Mapping[str, Any]) -> Iterator[Requirement]:
    """What a distribution requires here, without its extras."""
    for text in distribution.get("requires_dist", ()):
        wish = Requirement(text)
        if wish.marker is None or wish.marker.evaluate({"extra": ""}):
            yield wish
