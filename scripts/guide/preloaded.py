"""Starting programs from an interpreter that has loaded their libraries already.

A program of a few lines takes its time for ``import keras``. Here one interpreter imports what a
program names (see :mod:`guide.fork_server`), and each program that names the same runs in
a copy of it, made as the operating system makes a new process. It is for checks of many programs:
what is recorded was printed by an interpreter that began with nothing.
"""

from __future__ import annotations

import ast
import contextlib
import json
import signal
import socket
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from guide import fork_server, limited

LIBRARIES = ("jax", "keras", "sklearn", "tensorflow", "torch")
"""Those that take long to load."""
_FIRST = "environ"
"""A program with this word may set what a library reads while it is loaded."""
_ANSWER = 64  # bytes, more than a number has


def libraries(text: str) -> tuple[str, ...]:
    """What a program may find loaded: of :data:`LIBRARIES` those that it imports by itself."""
    if _FIRST in text:
        return ()
    try:
        tree = ast.parse(text)
    except SyntaxError:  # as its output will say
        return ()
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return tuple(sorted({name.split(".")[0] for name in named} & set(LIBRARIES)))


@dataclass
class _Program:
    """A running program, whose server knows how it ends; a server that was killed tells nothing."""

    pid: int
    server: socket.socket
    status: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        if self.status is None:
            self.server.settimeout(timeout)
            try:
                self.status = int(self.server.recv(_ANSWER) or -signal.SIGKILL)
            except TimeoutError:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0) from None
            finally:
                self.server.settimeout(None)
        return self.status


@dataclass(frozen=True)
class _Server:
    """A server, and what it was started with."""

    key: object
    socket: socket.socket
    process: subprocess.Popen[bytes]

    def end(self) -> None:
        self.socket.close()
        self.process.wait()


class Preloaded:
    """Starts programs; each thread that asks has a server for what its last program needed."""

    def __init__(self) -> None:
        self._mine = threading.local()

    def start(
        self,
        called: list[str],
        folder: Path,
        env: dict[str, str],
        output: IO[bytes],
        errors: IO[bytes],
    ) -> limited.Started:
        """Start ``called``: an interpreter, its options, and a program in ``folder``.

        What needs no library, and what cannot be started so, begins with nothing loaded.
        """
        script = called[-1]
        wanted = libraries(Path(folder, script).read_text(encoding="utf-8"))
        request = {"script": script, "folder": str(folder), "limits": limited.LIMITS}
        if wanted:
            server = self._server(called[:-1], wanted, env)
            # Where it could not load them it has ended, and the program will say why.
            with contextlib.suppress(OSError):
                files = [output.fileno(), errors.fileno()]
                socket.send_fds(server, [json.dumps(request).encode()], files)
                if answer := server.recv(_ANSWER):
                    return _Program(int(answer), server)
        return limited.start(called, folder, env, output, errors)

    def _server(
        self, interpreter: list[str], wanted: tuple[str, ...], env: dict[str, str]
    ) -> socket.socket:
        """The socket of this thread's server for these libraries."""
        key = (interpreter, wanted, env)
        running: _Server | None = getattr(self._mine, "server", None)
        if running and running.key == key:
            return running.socket
        if running:
            running.end()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            process = subprocess.Popen(
                [*interpreter, fork_server.__file__, str(theirs.fileno()), *wanted],
                env=env,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._mine.server = _Server(key, ours, process)
        return ours
