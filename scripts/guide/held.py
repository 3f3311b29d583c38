"""What was last found to hold: fingerprints, so that unchanged things need not be run again."""

from __future__ import annotations

import json
from pathlib import Path


def load(cache: Path) -> dict[str, str]:
    """Fingerprints by path; none where nothing is known."""
    try:
        known: dict[str, str] = json.loads(cache.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known


def note(known: dict[str, str], path: Path, fingerprint: str | None) -> None:
    """Note that `path` held, or with None that it is to be run again.

    What was only just recorded has not held yet: without a seed it comes out
    otherwise the next time.
    """
    known.pop(str(path), None)
    if fingerprint is not None:
        known[str(path)] = fingerprint


def store(cache: Path, known: dict[str, str]) -> None:
    """Remember the fingerprints."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps(known, indent=1, sort_keys=True), encoding="utf-8")
