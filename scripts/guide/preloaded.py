"""Starting programs from an interpreter that has loaded their libraries already.

A program of a few lines takes its time for ``import keras``. Here one interpreter imports what a
program names (see :mod:`guide.fork_server`), and each program that names the same runs in
a copy of it, made as the operating system makes a new process. It is for checks of many programs:
what is recorded was printed by an interpreter that began with nothing.
"""

from __future__ import annotations

import ast
import json
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from guide import fork_server, limited

LIBRARIES = ("jax", "keras", "sklearn", "tensorflow", "torch")
"""Those that take long to load."""
_LATER = {"torch": ("torch._dynamo",)}
"""What a library loads by itself in its first use, and takes as long for: here any optimiser."""
_ANSWER = 64  # bytes, more than a number has


def libraries(text: str) -> tuple[str, ...]:
    """What a program may find loaded: of :data:`LIBRARIES` those that it begins by importing.

    None where anything but imports and a docstring stands before: it may say what a library
    does while it is loaded.
    """
    try:
        statements = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # as its output will say
        return ()
    heavy = [bool(_imported(statement)) for statement in statements]
    last = max((place for place, is_one in enumerate(heavy) if is_one), default=-1)
    begun = statements[: last + 1]
    if not all(isinstance(each, ast.Import | ast.ImportFrom) or _is_text(each) for each in begun):
        return ()
    return tuple(sorted(set().union(*map(_imported, begun))))


def _imported(statement: ast.stmt) -> set[str]:
    names: list[str] = []
    if isinstance(statement, ast.Import):
        names = [alias.name for alias in statement.names]
    elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
        names = [statement.module]
    return {name.split(".")[0] for name in names} & set(LIBRARIES)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


@dataclass
class _Program:
    """A running program, whose server knows how it ends; a server that was killed tells nothing."""

    pid: int
    server: socket.socket
    status: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        if self.status is None:
            try:
                self.status = int(_answer(self.server, timeout) or -signal.SIGKILL)
            except TimeoutError:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0) from None
        return self.status


def _answer(server: socket.socket, timeout: float | None) -> bytes:
    """What a server says, nothing if it has ended; TimeoutError if it says nothing so long."""
    server.settimeout(timeout)
    try:
        return server.recv(_ANSWER)
    finally:
        server.settimeout(None)


class _Server:
    """A server for some libraries, within the limits of a program."""

    def __init__(
        self, interpreter: list[str], wanted: tuple[str, ...], env: dict[str, str]
    ) -> None:
        self.key = (interpreter, wanted, env)
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            loaded = [name for one in wanted for name in (one, *_LATER.get(one, ()))]
            self.process = subprocess.Popen(
                limited.command(*interpreter, fork_server.__file__, str(theirs.fileno()), *loaded),
                env=env,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # who stops us by the keyboard does not stop it first
            )

    def start(self, script: str, folder: Path, files: list[int]) -> _Program:
        """Start a program.

        Raises:
            OSError: the server has ended, or does not come to it.
        """
        asked = {"script": script, "folder": str(folder)}
        socket.send_fds(self.socket, [json.dumps(asked).encode()], files)
        if not (answer := _answer(self.socket, limited.TIME_LIMIT)):
            raise OSError("the server has ended")
        return _Program(int(answer), self.socket)

    def end(self) -> None:
        """End it; a program that it runs goes on."""
        self.socket.close()
        self.process.kill()
        self.process.wait()


class Preloaded:
    """Starts programs; each thread that asks has a server for what its last program needed."""

    def __init__(self) -> None:
        self._servers: dict[int, _Server] = {}  # by thread
        self._failed: set[tuple[str, ...]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for server in self._servers.values():
            server.end()

    def start(
        self,
        called: list[str],
        folder: Path,
        env: dict[str, str],
        output: IO[bytes],
        errors: IO[bytes],
    ) -> limited.Started:
        """Start ``called``: an interpreter, its options, and a program in ``folder``.

        What needs no library begins with nothing loaded, and so does all elsewhere than on Linux,
        and what needs libraries that could not be loaded so; of them is told once.
        """
        interpreter, script = called[:-1], called[-1]
        wanted = libraries(Path(folder, script).read_text(encoding="utf-8"))
        if wanted and sys.platform == "linux" and wanted not in self._failed:
            try:
                server = self._server(interpreter, wanted, env)
                return server.start(script, folder, [output.fileno(), errors.fileno()])
            except OSError as error:
                self._failed.add(wanted)
                print(f"{', '.join(wanted)}: loaded by each program for itself ({error})")
        return limited.start(called, folder, env, output, errors)

    def _server(
        self, interpreter: list[str], wanted: tuple[str, ...], env: dict[str, str]
    ) -> _Server:
        """This thread's server, which is one for these libraries from now on."""
        here = threading.get_ident()
        running = self._servers.get(here)
        if running and running.key == (interpreter, wanted, env):
            return running
        if running:
            running.end()
        self._servers[here] = _Server(interpreter, wanted, env)
        return self._servers[here]
