"""Folders of scripts or of styles as one file each, made by esbuild with what they import."""

from __future__ import annotations

from pathlib import Path

from guide import node
from guide.errors import GuideError
from guide.hashed import plain

ENTRY = "main"
"""The name, without its suffix, of the file that such a folder begins with."""
ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "package-lock.json"
"""The versions of what is bundled."""

ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
"""The bundler, which Node runs."""
_NOTICES = {
    "practice": "ts-fsrs (MIT, Open Spaced Repetition) and idb (ISC, Jake Archibald)",
    "search": "stemmer (MIT, Titus Wormer)",
}
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=inline",
    "--log-level=warning",
    "--log-limit=0",
)
_CLASSIC = (
    *(option for option in _OPTIONS if option != "--format=esm"),
    "--format=iife",
    "--define:import.meta.url=guideAddress",
    "--banner:js=var guideAddress = document.currentScript.src;",
)


def bundled(folder: Path, suffix: str) -> str:
    """The script or the style, by its suffix, that a folder makes.

    Raises:
        GuideError: esbuild is not set up, or finds a mistake in the folder.
    """
    return _esbuild(folder / f"{ENTRY}{suffix}", *_OPTIONS, *_notice(folder))


def classic(script: Path) -> str:
    """A bundled script as a classic one, which browsers load from a folder as well.

    Who loads it finds what it exports in ``guideScripts``, by the script's name.

    Raises:
        GuideError: esbuild is not set up, or finds a mistake in the script.
    """
    return _esbuild(script, *_CLASSIC, f'--global-name=guideScripts["{plain(script.stem)}"]')


def _esbuild(script: Path, *options: str) -> str:
    if not ESBUILD.exists():
        raise GuideError(f"{ESBUILD.parent.parent}: is missing; run `make build`, it sets all up")
    done = node.run(str(ESBUILD), str(script), *options)
    if done.returncode or done.stderr:
        raise GuideError(f"{script}: cannot be bundled\n{done.stderr.strip()}")
    return done.stdout


def _notice(folder: Path) -> list[str]:
    """Whose work is in the script; the licences ask for it."""
    notice = _NOTICES.get(folder.name)
    return [f"--banner:js=/*! With {notice}. */"] if notice else []
