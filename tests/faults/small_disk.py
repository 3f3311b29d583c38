"""Builds on a small disk of their own, which fills up and is then read-only.

python small_disk.py PLACE ENGINE SHARES      as root, in a namespace of mounts of its own
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from faults.building import CHANGED, EARLIER, Small

SIZE = "128m"
PAGE = 4096


def allocated(folder: Path) -> int:
    """The bytes that the files of a folder take from such a disk."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(-(-path.stat().st_size // PAGE) * PAGE for path in files)


def fill(place: Path, free: int) -> Path:
    """A file that leaves so many bytes of the disk free."""
    ballast = place / "ballast"
    disk = os.statvfs(place)
    left = disk.f_bavail * disk.f_frsize - free
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, left)
    return ballast


def main(place: Path, engine: str, shares: list[float]) -> None:
    """Print what builds say that have so much of the space that a site needs.

    Raises:
        AssertionError: one of them did harm, or left something behind.
    """
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], check=True)
    small = Small.made(place, engine)
    changed = small.built(CHANGED)
    earlier = small.built(EARLIER)
    names, need = small.names(), allocated(small.project / "site")
    small.says(CHANGED)
    said = []
    for share in shares:
        small.forget()
        ballast = fill(place, int(need * share))
        said.append(small.fails())
        assert not (small.project / "build/other/.site.spare").exists(), said
        ballast.unlink()
        assert small.site() == earlier, said
        assert small.names() == names, said
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    said.append(small.fails())
    subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
    assert small.site() == earlier, said
    assert small.built(CHANGED) == changed
    assert small.names() == names, said
    print(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
