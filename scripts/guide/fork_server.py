"""An interpreter that has loaded libraries, and becomes a program each time it is asked to.

It runs by itself, on the standard library alone: whatever else it had loaded, the programs that it
becomes would find loaded too. See :mod:`guide.preloaded`, which asks it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import socket
import sys
import types
from pathlib import Path
from typing import Any


def serve(asked: socket.socket) -> dict[str, Any] | None:
    """Start a process for each request, one after the other, and say how it ended.

    Returns:
        In such a process what was asked for, with the files for its output; in the server
        None, when nothing more will be asked.
    """
    while True:
        request, files, _, _ = socket.recv_fds(asked, 65_536, 2)
        if not request:
            return None
        child = os.fork()
        if not child:
            asked.close()
            return {**json.loads(request), "files": files}
        for file in files:
            os.close(file)
        asked.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(script: str, folder: str, files: list[int]) -> None:
    """Run a program as ``python script`` in its folder would, in a group of its own.

    The limits of this process hold for it. Its tracebacks begin with lines of this file.
    """
    os.setsid()
    for stream, file in zip((1, 2), files, strict=True):
        os.dup2(file, stream)
        os.close(file)
    os.chdir(folder)
    sys.argv, sys.path[0] = [script], folder
    # What is told to the program's own lines is not told to ours, which stand above them.
    globals()["__name__"] = "fork_server"
    # Not by runpy, which would name the program by its whole path.
    program = types.ModuleType("__main__")
    path = Path(folder, script)
    program.__file__ = str(path)
    sys.modules["__main__"] = program
    exec(compile(path.read_bytes(), path, "exec", dont_inherit=True), program.__dict__)


def main(handle: str, *libraries: str) -> None:
    """Load libraries, and serve what comes through an open socket."""
    asked = socket.socket(fileno=int(handle))
    del sys.path[0]  # this folder, whose modules are no business of a library
    for library in libraries:
        importlib.import_module(library)
    sys.path.insert(0, "")
    # Other threads would be missing in a new process, with the locks that they hold.
    if len(os.listdir("/proc/self/task")) > 1:
        return
    gc.freeze()  # what is never looked at is never copied
    if (request := serve(asked)) is not None:
        become(**request)


if __name__ == "__main__":
    main(*sys.argv[1:])
