"""Archives as zip files: small ones that are joined to one without being packed again."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence

MOST_FILES = 0xFFFF
"""An archive of more files would be of another form (zip64)."""

_DATE = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2LH")
"""The end of an archive: mark, numbers of disks, of entries here and in all, bytes of the list of
entries and where it begins, bytes of a comment."""
_ENTRY = struct.Struct("<28x3H8xL")
"""An entry: bytes of name, of further fields and of comment; where its file begins."""
_OFFSET = struct.Struct("<L")


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files. The same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return written.getvalue()


def joined(archives: Sequence[bytes]) -> bytes:
    """One archive of all the files of those that :func:`zipped` has made.

    An archive is its files, then the list of them, then its end. Only the list says where in the
    archive each file begins.
    """
    files, entries, count, size = [], [], 0, 0
    for archive in archives:
        *_, here, _, listed, begin, _ = _END.unpack(archive[-_END.size :])
        files.append(archive[:begin])
        entries.append(_moved(archive[begin : begin + listed], size))
        count, size = count + here, size + begin
    listing = b"".join(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), size, 0)
    return b"".join((*files, listing, end))


def _moved(entries: bytes, by: int) -> bytes:
    """A list of entries whose files begin so many bytes later."""
    moved, at = bytearray(entries), 0
    while at < len(moved):
        *lengths, begin = _ENTRY.unpack_from(moved, at)
        _OFFSET.pack_into(moved, at + _ENTRY.size - _OFFSET.size, begin + by)
        at += _ENTRY.size + sum(lengths)
    return bytes(moved)
