"""Calling an interpreter that gets so much time, memory and room, and no more."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol

from guide.errors import GuideError
from guide.limits import MAX_FILE_BYTES

TIME_LIMIT = 240
"""Seconds after which a program is stopped."""
MEMORY_LIMIT = 8 * 1024**3
"""Bytes of memory that each process of a program may take for itself."""
FILE_LIMIT = 256 * 1024**2
"""Bytes of the largest file that a program may write."""
OUTPUT_LIMIT = MAX_FILE_BYTES
"""Bytes that a program may print: a guide may hold no larger record."""

# Set by the new process itself before it becomes the interpreter that runs the program.
_LIMITED = f"""
import os, resource, sys
for limit, most in (("DATA", {MEMORY_LIMIT}), ("CPU", {8 * TIME_LIMIT}), ("FSIZE", {FILE_LIMIT})):
    kind = getattr(resource, "RLIMIT_" + limit)
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def command(python: str, *arguments: str) -> list[str]:
    """The call of an interpreter that takes so much memory and time, and no more, for itself."""
    return [python, "-c", _LIMITED, *arguments]


class Started(Protocol):
    """A process that leads a group of its own; :class:`subprocess.Popen` is one."""

    pid: int

    def wait(self, timeout: float | None = None) -> int:
        """How it ended: its status, or the negative number of the signal that ended it.

        Raises:
            subprocess.TimeoutExpired: it still runs after ``timeout`` seconds.
        """


Start = Callable[[list[str], Path, dict[str, str], IO[bytes], IO[bytes]], Started]
"""Starts an interpreter within the limits: the call, its folder, its variables, and the files
that it prints to and writes its errors to."""


def start(
    called: list[str], folder: Path, env: dict[str, str], output: IO[bytes], errors: IO[bytes]
) -> Started:
    """Start an interpreter that has loaded nothing yet; see :data:`Start`."""
    return subprocess.Popen(
        command(*called),
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        start_new_session=True,
    )


def call(
    called: list[str], *, folder: Path, env: dict[str, str], path: Path, start: Start = start
) -> subprocess.CompletedProcess[str]:
    """Call an interpreter in a folder; ``path`` is the file that messages name.

    When this returns, what it started has ended with it, unless it left its group of processes.

    Raises:
        GuideError: it took longer than :data:`TIME_LIMIT`, or said more than :data:`OUTPUT_LIMIT`.
    """
    # Files, since their size is limited: what comes through a pipe would all be in our memory.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        for stream in (output, errors):  # who opens it anew, as /dev/stdout, overwrites nothing
            fcntl.fcntl(stream, fcntl.F_SETFL, os.O_APPEND)
        status = _status(start(called, folder, env, output, errors), path)
        said, told = _read(output, "stdout", path), _read(errors, "stderr", path)
    try:
        printed = _text(said, "strict")
    except UnicodeDecodeError:
        raise GuideError(f"{path}: prints what is no UTF-8; let it print text") from None
    return subprocess.CompletedProcess(called, status, printed, _text(told, "replace"))


def _status(process: Started, path: Path) -> int:
    """How a process ended; then nothing of its group is left."""
    try:
        return process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        told = f"still running after {TIME_LIMIT} s; make its task smaller"
        raise GuideError(f"{path}: {told}") from None
    finally:
        with contextlib.suppress(ProcessLookupError):  # nobody is left
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _read(stream: IO[bytes], name: str, path: Path) -> bytes:
    stream.seek(0)
    said = stream.read(OUTPUT_LIMIT + 1)
    if len(said) > OUTPUT_LIMIT:
        told = f"writes more than {OUTPUT_LIMIT} bytes to {name}; let it print less"
        raise GuideError(f"{path}: {told}")
    return said


def _text(said: bytes, errors: str) -> str:
    return said.decode("utf-8", errors).replace("\r\n", "\n").replace("\r", "\n")
