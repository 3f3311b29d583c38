#!/usr/bin/env python
"""Make the locked requirements from their inputs: every version, with the hashes of its files.

python scripts/lock.py             keeps what is locked where the inputs still allow it
python scripts/lock.py --upgrade   takes the newest of what the inputs leave open
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INPUTS = Path("scripts/requirements")
FRAMEWORKS = Path("content/requirements.txt")
"""What programs run on: the locks agree with it, but it is not locked itself."""
LOCKS = {
    "site": Path("requirements.txt"),
    "paper": INPUTS / "paper.txt",
    "tests": INPUTS / "tests.txt",
    "benchmarks": INPUTS / "benchmarks.txt",
    "audit": INPUTS / "audit.txt",
    "fuzz": INPUTS / "fuzz.txt",
}
"""The lock of each input; they are installed side by side, so each keeps to those before it."""
PYTHON = "3.11.5"
"""The oldest Python that the requirements install on."""
_HEADER = "# Made by `make lock` from {input}, which says why: change that, not this.\n"
_OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-config", "--quiet")


def command(name: str, *options: str) -> list[str]:
    """What makes the lock of an input, from the project's folder."""
    names = list(LOCKS)
    before = [str(LOCKS[earlier]) for earlier in names[: names.index(name)]]
    agreeing = [word for path in (FRAMEWORKS, *before) for word in ("--constraints", str(path))]
    made = [str(INPUTS / f"{name}.in"), "--output-file", str(LOCKS[name])]
    uv = str(Path(sys.executable).with_name("uv"))
    return [uv, "pip", "compile", *_OPTIONS, "--python-version", PYTHON, *options, *agreeing, *made]


def lock(name: str, *options: str) -> None:
    """Make the lock of an input.

    Raises:
        subprocess.CalledProcessError: no versions fit together; uv has said why.
    """
    subprocess.run(command(name, *options), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    path = ROOT / LOCKS[name]
    header = _HEADER.format(input=INPUTS / f"{name}.in")
    path.write_text(header + path.read_text(encoding="utf-8"), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status, 2 where no versions fit together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest")
    options = ("--upgrade",) if parser.parse_args(arguments).upgrade else ()
    for name, path in LOCKS.items():
        try:
            lock(name, *options)
        except subprocess.CalledProcessError:
            return 2
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
