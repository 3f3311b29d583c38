#!/usr/bin/env python
"""Time and memory of conversion and build, as figures and ratios (`make bench`).

Nothing fails here: timings depend on the machine. Each line says the goal.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from made import by_hand, plain_text

ROOT = Path(__file__).resolve().parents[1]
SITE_SIZE = 5_000
"""Questions of the guide that is built in full."""
PAGE_SIZE = 10


@dataclass(frozen=True)
class Run:
    """One call of a program."""

    seconds: float
    """Wall-clock time."""
    megabytes: float
    """The largest memory it held."""


def run(*command: str, cwd: Path) -> Run:
    """Call a program in a process of its own.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=cwd, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.monotonic() - started, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return usage.ru_maxrss * unit / 1e6


def conversion(folder: Path, count: int) -> None:
    """How fast plain text becomes pages, and how fast it is seen that nothing changed."""
    source = folder / f"guide-{count}.txt"
    source.write_text(plain_text(count), encoding="utf-8")
    command = (str(ROOT / "scripts/convert.py"), str(source), "--out", str(folder / f"out-{count}"))
    first, again = run(*command, cwd=folder), run(*command, cwd=folder)
    print(
        f"convert {count:6,}: {first.seconds:6.2f} s, {count / first.seconds:6,.0f} questions/s "
        f"(goal 3,000), {first.megabytes:4.0f} MB (goal 500)"
    )
    print(f"nothing changed:  {again.seconds:6.2f} s (goal 0.5 at 5,000)", flush=True)


def full_build(folder: Path, count: int) -> None:
    """Our whole build against MkDocs and Material on the same text, written by hand."""
    ours, plain = folder / "ours", folder / "by-hand"
    for name in ("scripts", "docs", "hooks"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, ours)
    (ours / "node_modules").symlink_to(ROOT / "node_modules")
    (ours / "guide.txt").write_text(plain_text(count), encoding="utf-8")
    for name, text in by_hand(count, PAGE_SIZE):
        path = plain / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (plain / "docs/index.md").write_text("# Guide\n", encoding="utf-8")
    built = run("scripts/build.py", "--source", "guide.txt", cwd=ours)
    config = _stock_config(ours / "build/other/mkdocs.yml")
    (plain / "mkdocs.yml").write_text(config, encoding="utf-8")
    stock = run("-m", "mkdocs", "build", "--quiet", cwd=plain)
    print(
        f"build   {count:6,}: {built.seconds:6.1f} s, stock pages by hand {stock.seconds:6.1f} s, "
        f"ratio {built.seconds / stock.seconds:.2f} (goal 1.35)"
    )


def _stock_config(other: Path) -> str:
    """The settings of our build without what is ours: same theme, plugins and extensions."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    # Top-level keys stand at a line's beginning, with what belongs to them below.
    blocks: list[list[str]] = []
    for line in lines:
        if line and not line[0].isspace() and not line.startswith("#"):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    ours = {"nav", "not_in_nav", "hooks", "watch", "docs_dir", "extra_css", "extra_javascript"}
    kept = [block for block in blocks if block[0].split(":")[0] not in ours | {"plugins"}]
    plugins = {"plugins": yaml.safe_load(other.read_text(encoding="utf-8"))["plugins"]}
    return "\n".join(line for block in kept for line in block) + "\n" + yaml.safe_dump(plugins)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small sizes, to try the script")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="guide-bench-") as name:
        folder = Path(name)
        for count in (500,) if quick else (5_000, 50_000):
            conversion(folder, count)
        full_build(folder, 500 if quick else SITE_SIZE)


if __name__ == "__main__":
    main()
