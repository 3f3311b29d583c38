"""Writing a folder of files: all of it or nothing.

The files are written beside the folder and take its place in one step. A run
that is killed at any moment leaves the folder as it was, or as it is to be.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePosixPath
from typing import Any

from guide.errors import GuideError, refused
from guide.renewed import Renewed, twin
from guide.site import files as files_below

MANIFEST = ".guide.json"
"""Lists what we wrote into a folder, so that anything else in it is known not to be ours."""
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_UNKNOWN = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
"""What a system or a disk says that has no exchange."""


def note(folder: Path, fingerprint: str) -> dict[str, Any] | None:
    """What was noted when the folder was written, if that is still what stands there.

    ``fingerprint`` says what the files were made from. None if it differs, or
    if a file was changed or removed since.
    """
    manifest = _manifest(folder)
    if manifest.get("fingerprint") != fingerprint:
        return None
    for name, stamp in manifest["files"].items():
        try:
            if _stamp(folder / name) != stamp:
                return None
        except OSError:
            return None
    noted: dict[str, Any] = manifest["note"]
    return noted


def replace(
    folder: Path,
    files: Iterable[tuple[PurePosixPath, str | Path]],
    *,
    fingerprint: str,
    note: dict[str, Any],
    again: bool = False,
) -> None:
    """Make ``folder`` hold the given files; what others put there stays.

    A file is given as its text, or as the path of the file to copy. With ``again`` the folder that
    was there is kept beside the new one, and next time only what differs is written.

    Raises:
        GuideError: the folder holds files and was not written by us, a file of
            somebody else stands where one of ours must go, or the disk refuses.
    """
    folder = folder.resolve()
    with working(folder) as new, spare(folder) if again else nullcontext(new) as stage:
        foreign = list(_foreign(folder))
        written = _write_all(stage, files)
        for name in foreign:
            _carry(folder / name, stage / name)
        manifest = {"fingerprint": fingerprint, "note": note, "files": written}
        (stage / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        put_in_place(stage, folder)


def create(folder: Path, files: Iterable[tuple[PurePosixPath, str | Path]]) -> None:
    """Write a folder that is not there yet, or is empty, and leave it to its owner.

    Raises:
        GuideError: the disk refuses.
    """
    folder = folder.resolve()
    with working(folder) as stage:
        _write_all(stage, files)
        put_in_place(stage, folder)


@contextmanager
def working(folder: Path, *, within: Path | None = None) -> Iterator[Path]:
    """A new folder beside ``folder`` (or in ``within``), gone at the end.

    One run at a time may have one; another waits. What a killed run left is cleared or put back.

    Raises:
        GuideError: the disk refuses; what was there before is unchanged.
    """
    place = within or folder.parent
    prefix = f".{folder.name}.new-"
    try:
        place.mkdir(parents=True, exist_ok=True)
        with alone(place):
            put_back(folder)
            for left in place.glob(f"{prefix}*"):  # by a run that was killed
                shutil.rmtree(left, ignore_errors=True)
            stage = Path(tempfile.mkdtemp(dir=place, prefix=prefix))
            stage.chmod(0o755)
            try:
                yield stage
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        # Of two names the second is that of the copy.
        raise refused(error, str(error.filename2 or error.filename or folder)) from error


@contextmanager
def spare(folder: Path, *, within: Path | None = None) -> Iterator[Path]:
    """The folder beside ``folder`` (or in ``within``) that is to change places with it.

    It holds what was there before, for the next time, and may be removed at any other.

    Raises:
        OSError: the disk refused; the spare folder is gone, since it may be what fills it.
    """
    place = (within or folder.parent) / f".{folder.name}.spare"
    try:
        yield place
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    if not place.exists():  # there was no folder before
        try:
            twin(folder, place)
        except OSError:  # the next time all is written
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def alone(folder: Path, *, busy: Callable[[], None] = lambda: None) -> Iterator[int]:
    """Wait until no other run works in ``folder``; ends with the process, however it ends.

    ``busy`` is called where one has to wait. A process that works for us keeps others away as
    long as it lives if it is given the number that this yields.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            busy()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def put_in_place(stage: Path, folder: Path) -> None:
    """Exchange the two folders in one step; ``stage`` then holds what was there, if anything."""
    if not folder.exists():
        stage.rename(folder)
    elif not _exchanged(stage, folder):
        # Where the system has no exchange: two steps, and the earlier folder is kept between them.
        aside = _aside(folder)
        folder.rename(aside)
        try:
            stage.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        aside.rename(stage)


def put_back(folder: Path) -> None:
    """Put back what a run that was killed between the two steps had laid aside.

    Raises:
        GuideError: the disk refuses.
    """
    aside = _aside(folder)
    try:
        if folder.exists():
            shutil.rmtree(aside, ignore_errors=True)
        elif aside.exists():
            aside.rename(folder)
    except OSError as error:
        raise refused(error, str(folder)) from error


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _exchanged(stage: Path, folder: Path) -> bool:
    """Whether the system could; where it can and is not allowed to, nothing else is tried."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = (os.fsencode(stage), os.fsencode(folder))
    status = rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    if status and (code := ctypes.get_errno()) not in _UNKNOWN:
        raise OSError(code, os.strerror(code), str(folder))
    return bool(status == 0)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    shape = {"fingerprint": str, "note": dict, "files": dict}
    if isinstance(manifest, dict) and all(
        isinstance(manifest.get(key), kind) for key, kind in shape.items()
    ):
        return manifest
    return {}


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _foreign(folder: Path) -> Iterator[PurePosixPath]:
    """Files of the folder that we did not write."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise GuideError(f"{folder}: is a file; give a folder")
    manifest = _manifest(folder)
    ours = manifest.get("files", {})
    for name in files_below(folder):
        if name in ours or name == MANIFEST:
            continue
        path = PurePosixPath(name)
        if not manifest and not path.name.startswith("."):
            raise GuideError(
                f"{folder}: holds files that this command did not write ({path}); "
                "give an empty folder"
            )
        yield path


def _write_all(
    stage: Path, files: Iterable[tuple[PurePosixPath, str | Path]]
) -> dict[str, list[int]]:
    written: dict[str, list[int]] = {}
    renewed = Renewed(stage)
    for name, content in files:
        if str(name) in written:
            raise GuideError(f"{name}: two sources make this file; rename one of them")
        made = content.read_bytes() if isinstance(content, Path) else content.encode()
        renewed.put(str(name), made)
        written[str(name)] = _stamp(stage / name)
    renewed.clear()
    return written


def _carry(source: Path, target: Path) -> None:
    if target.exists():
        raise GuideError(
            f"{source}: stands where a page must go and is not ours; move it elsewhere"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)
