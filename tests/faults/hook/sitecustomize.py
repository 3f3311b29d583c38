"""Faults on purpose, in every Python process of a build that a test started.

``FAULTS`` is a list, as JSON; each says in whose command (``of``, a part of it), at which event
of the interpreter's audit (``event``), with what in its arguments (``about``, a pattern), from the
how manieth on (``nth``, 1 where it is left out) what happens (``do``). With the event ``start`` it
happens as the process begins. Nothing of the guide knows of it.
"""

import errno
import json
import os
import re
import resource
import signal
import sys


def _hold(path, _):
    # Who waits at the other end of the pipe knows that we are here, and says when we go on.
    with open(path, encoding="utf-8") as pipe:
        pipe.read()


def _refuse(name, args):
    code = getattr(errno, name)
    raise OSError(code, os.strerror(code), args[0])


def _missing(*_):
    raise AttributeError


def _limit(*_):
    # The system refuses from now on whatever is written to a file, by this process and all that
    # it starts; pipes are none.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _count(path, _):
    with open(path, "ab") as file:
        file.write(b".")


WAYS = {
    "limit": _limit,
    "count": _count,
    "kill": lambda *_: os.killpg(0, signal.SIGKILL),
    "die": lambda *_: os.kill(os.getpid(), signal.SIGKILL),
    "hold": _hold,
    "refuse": _refuse,
    "missing": _missing,
}


def _armed(fault):
    left = fault.get("nth", 1)
    about = re.compile(fault.get("about", ""))
    busy = False

    def strike(event, args):
        nonlocal left, busy
        if event != fault["event"] or busy or not about.search(repr(args)):
            return
        # Opening a file to read it is no concern of the disk's space.
        if event == "open" and not (isinstance(args[2], int) and args[2] & 3):
            return
        left -= 1
        if left == 0 or (left < 0 and fault["do"] in ("refuse", "missing", "count")):
            busy = True
            try:
                WAYS[fault["do"]](fault.get("with"), args)
            finally:
                busy = False

    return strike


for _fault in json.loads(os.environ.get("FAULTS", "[]")):
    if _fault.get("of", "") in " ".join(sys.orig_argv):
        if _fault["event"] == "start":
            WAYS[_fault["do"]](_fault.get("with"), ())
        else:
            sys.addaudithook(_armed(_fault))
