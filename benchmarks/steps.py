"""One build of a copied project, timed step by step; prints what it took as JSON.

Called by ``growth.py`` in a process of its own, in the project's folder: the peak of memory is
this build's alone. Time is the processor's, so that what else the machine does matters little.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, "scripts")

from guide import build, convert, deck, policy
from guide.offline import site as offline

ENGINE = "engine"
"""The one step that is not ours."""
STEPS: dict[str, tuple[Any, str]] = {
    "conversion": (build, "to_pages"),
    "of which reading and checking": (convert, "_checked"),
    ENGINE: (build, "_run"),
    "finishing": (build, "finish"),
    "deck": (deck, "write"),
    "policy": (policy, "write"),
    "list and copy for offline": (offline, "write"),
    "putting in place": (build, "publish"),
}
"""Where each step is called from: what is called there is timed."""


def processor() -> float:
    """Seconds that this process and the programs that it has called have computed."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def timed(call: Callable[..., Any], name: str, taken: dict[str, float]) -> Callable[..., Any]:
    """The same call; what it takes is noted."""

    def inner(*given: Any, **named: Any) -> Any:
        began = processor()
        try:
            return call(*given, **named)
        finally:
            taken[name] = processor() - began

    return inner


def main() -> None:
    """Build, and print what it took."""
    taken: dict[str, float] = {}
    for name, (module, call) in STEPS.items():
        setattr(module, call, timed(getattr(module, call), name, taken))
    began, clock = processor(), time.monotonic()
    build.build(Path(sys.argv[1]), Path("site"), sys.argv[2])
    print(
        json.dumps(
            {
                "steps": taken,
                "all": processor() - began,
                "clock": time.monotonic() - clock,
                "own_memory": _peak(resource.RUSAGE_SELF),
                "engine_memory": _peak(resource.RUSAGE_CHILDREN),
            }
        )
    )


def _peak(whose: int) -> float:
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return resource.getrusage(whose).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
