"""Look for inputs that do what no input may do: `make fuzz`.

export PYTHONPATH=scripts:tests
python -m fuzz.run --seconds 600          all targets, which share the time
python -m fuzz.run --seconds 60 plain     some of them
python -m fuzz.run plain --again FILE     one input once more, with its traceback
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz import targets

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".cache" / "fuzz"
"""Where inputs are kept that did something new, and what was found."""
LONGEST = 30_000
"""Bytes of an input: larger ones are tested for time, not searched for."""
SLOW = 20
"""Seconds that an input may take; those of the size above take a hundredth of it."""
PLANTED_SECONDS = 60
LAST = 40
"""Lines of a search's log that are told of what it found."""
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""Where files cost the least, where there is such a place."""


def quoted(word: str) -> str:
    """A word as libFuzzer's dictionaries have it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def search(name: str, seconds: int) -> list[Path]:
    """Search in a process of its own; return the inputs that were found.

    Raises:
        RuntimeError: the process failed, but left no input.
    """
    target = targets.named(name)
    place = KEPT / name
    seeds, corpus, found = (place / part for part in ("seeds", "corpus", "found"))
    for folder in (seeds, corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    emptied = [seeds, found, corpus] if name == targets.PLANTED else [seeds, found]
    for old in chain.from_iterable(folder.iterdir() for folder in emptied):
        old.unlink()
    for number, seed in enumerate(target.seeds()):
        (seeds / f"{number:04}").write_bytes(seed)
    words = place / "words"
    lines = ["# What means something to the target.", *map(quoted, target.words)]
    words.write_text("\n".join(lines) + "\n", encoding="ascii")
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOW}",
        f"-artifact_prefix={found}{os.sep}",
        *([f"-dict={words}"] if target.words else []),
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        str(corpus),
        str(seeds),
    ]
    command = [sys.executable, "-m", "fuzz.guided", name, *options]
    paths = [os.environ.get("PYTHONPATH", ""), str(ROOT / "scripts"), str(ROOT / "tests")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    log = place / "log"
    # libFuzzer ends a process without tidying up, so what it leaves in its folder is removed here.
    with TemporaryDirectory(dir=MEMORY) as scratch, log.open("w", encoding="utf-8") as file:
        environment["TMPDIR"] = scratch
        done = subprocess.run(
            command, stdout=file, stderr=subprocess.STDOUT, env=environment, check=False
        )
    inputs = sorted(found.iterdir())
    if done.returncode and not inputs:
        told = f"{name}: ended with {done.returncode}, but left no input; see {log}"
        raise RuntimeError(f"{told}\n{ending(log)}")
    print(f"{name}: {tried(log)} inputs tried, {len(inputs)} found", flush=True)
    return inputs


def tried(log: Path) -> str:
    """How many inputs a search tried, as libFuzzer says at its end."""
    said = re.findall(r"stat::number_of_executed_units: *(\d+)", log.read_text("utf-8", "replace"))
    return said[-1] if said else "?"


def ending(log: Path) -> str:
    """The last lines of a log: where a search failed, its traceback."""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-LAST:])


def report(name: str, inputs: list[Path]) -> None:
    """Say what was found, and how to see it again, also where nothing but the output is kept."""
    for path in inputs:
        print(f"FOUND in {name}: {path}; see it again by", file=sys.stderr)
        command = f"{sys.executable} -m fuzz.run {name} --again {path}"
        print(f"  PYTHONPATH=scripts:tests {command}", file=sys.stderr)
        said = base64.b64encode(path.read_bytes()).decode()
        print(f"in base64: {said}", file=sys.stderr)
    if inputs:
        print(ending(KEPT / name / "log"), file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status, 1 where something was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--again", type=Path, metavar="FILE", help="an input that was found")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.targets if name not in targets.TARGETS]:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(targets.TARGETS)}")
    names = given.targets or list(targets.TARGETS)
    if given.again:
        for name in names:
            targets.TARGETS[name].run(given.again.read_bytes())
        return 0
    if not search(targets.PLANTED, PLANTED_SECONDS):
        print("the planted fault was not found: the search is blind", file=sys.stderr)
        return 1
    status = 0
    for name in names:
        inputs = search(name, max(1, given.seconds // len(names)))
        report(name, inputs)
        status |= bool(inputs)
    return status


if __name__ == "__main__":
    sys.exit(main())
