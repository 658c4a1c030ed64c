"""The list of entries in a zip, read with distrust: what it says is checked against the file.

The standard library's reader believes more than is good here: it takes two entries that share
their bytes, headers that contradict the list, and sizes that are not true.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from journal_desktop.core.errors import IntakeError

MOST_ENTRIES = 60_000
STORED, DEFLATED = 0, 8
_MOST_DIRECTORY = 24_000_000
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64_MARK, _ZIP64 = b"PK\6\7", 0x0001
_ENCRYPTED, _DESCRIBED, _UTF8, _HIDDEN = 0x1, 0x8, 0x800, 0x2040


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a zip; `start` is where its packed bytes begin, `end` where they stop."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    header: int
    start: int
    raw: bytes
    flags: int

    @property
    def end(self) -> int:
        """The first byte behind it."""
        return self.start + self.packed


def refused(why: str) -> IntakeError:
    """A zip that is not taken: *why* is the rest of the sentence."""
    return IntakeError(
        f"This zip was not opened because {why}. Nothing was taken in.",
        "Don’t use it; ask whoever sent it for a fresh export.",
    )


def broken() -> IntakeError:
    """A zip that can't be read."""
    return IntakeError(
        "This zip is damaged or cut short, so nothing of it was taken in.",
        "Download or copy it again, or ask for a fresh export.",
    )


def entries(file: BinaryIO) -> tuple[Entry, ...]:
    """The files in a zip, in their order in it; raises IntakeError when it is not sound."""
    length = file.seek(0, os.SEEK_END)
    count, start, size = _end_record(file, length)
    file.seek(start)
    found = tuple(_listed(file.read(size), count))
    placed = tuple(_placed(file, each, start) for each in found)
    before = 0
    for each in sorted(placed, key=lambda entry: entry.header):
        if each.header < before:
            raise refused("two of its entries share the same bytes")
        before = each.end
        if before > start:
            raise broken()
    return tuple(each for each in placed if not each.name.endswith("/"))


def _end_record(file: BinaryIO, length: int) -> tuple[int, int, int]:
    """How many entries there are, and where their list begins and how long it is."""
    file.seek(max(0, length - _END.size - 65_535))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise broken()
    _, disk, first, here, count, size, start, comment = _END.unpack_from(tail, at)
    if tail[max(0, at - 20) : at].startswith(_ZIP64_MARK) or 0xFFFFFFFF in (size, start):
        raise refused("it is of the kind made for very large archives")
    place = length - len(tail) + at
    if disk or first or here != count or place + _END.size + comment != length:
        raise broken()
    if count > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise refused(f"it has more than {MOST_ENTRIES:,} entries")
    if start + size != place:
        raise refused("it has other data before or behind its entries")
    return count, start, size


def _listed(directory: bytes, count: int) -> Iterator[Entry]:
    at = 0
    for _ in range(count):
        if len(directory) - at < _ENTRY.size:
            raise broken()
        (mark, _, _, flags, method, _, _, crc, packed, size, *rest) = _ENTRY.unpack_from(
            directory, at
        )
        name_length, extra_length, comment, disk, _, outside, header = rest
        name_at = at + _ENTRY.size
        at = name_at + name_length + extra_length + comment
        if mark != b"PK\1\2" or at > len(directory) or disk:
            raise broken()
        raw = directory[name_at : name_at + name_length]
        _check_extra(directory[name_at + name_length : name_at + name_length + extra_length])
        entry = Entry(_named(raw, flags), method, crc, packed, size, header, 0, raw, flags)
        _check(entry, outside)
        yield entry
    if at != len(directory):
        raise broken()


def _named(raw: bytes, flags: int) -> str:
    """The name of an entry; where nothing tells its encoding it may be UTF-8 or ASCII only."""
    try:
        return raw.decode("utf-8" if flags & _UTF8 or not raw.isascii() else "ascii")
    except UnicodeDecodeError:
        raise refused("a name in it is not readable text") from None


def _check_extra(extra: bytes) -> None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64:
            raise refused("it is of the kind made for very large archives")
        at += 4 + size


def _check(entry: Entry, outside: int) -> None:
    shown = f"“{entry.name[-60:]}”" if entry.name.isprintable() else "an entry"
    if entry.flags & (_ENCRYPTED | _HIDDEN):
        raise IntakeError(
            "This zip is locked with a password, so it was not opened.",
            "Unpack it with its password, then import the folder.",
        )
    if entry.method not in {STORED, DEFLATED}:
        raise IntakeError(
            f"This zip is packed in a way that can’t be read here ({shown}).",
            "Unpack it, then import the folder.",
        )
    kind = stat.S_IFMT(outside >> 16)
    is_folder = entry.name.endswith("/")
    if kind not in {0, stat.S_IFDIR if is_folder else stat.S_IFREG}:
        raise refused(f"{shown} in it is a link or a device and not a file")
    if is_folder and entry.size:
        raise refused(f"the folder {shown} in it holds data")
    if entry.method == STORED and entry.packed != entry.size:
        raise refused(f"it gives a false size for {shown}")


def _placed(file: BinaryIO, entry: Entry, directory: int) -> Entry:
    """*entry* with where its bytes begin, once its own header says what the list says."""
    if entry.header + _LOCAL.size > directory:
        raise broken()
    file.seek(entry.header)
    head = file.read(_LOCAL.size)
    mark, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(head)
    name = file.read(name_length)
    _check_extra(file.read(extra_length))
    told = (crc, packed, size)
    is_later = bool(flags & _DESCRIBED) and not any(told)
    if mark != b"PK\3\4" or name != entry.raw:
        raise refused("its list of entries does not fit its content")
    if (flags & ~_UTF8, method) != (entry.flags & ~_UTF8, entry.method) or not (
        is_later or told == (entry.crc, entry.packed, entry.size)
    ):
        raise refused("its list of entries does not fit its content")
    start = entry.header + _LOCAL.size + name_length + extra_length
    return Entry(
        *(entry.name, entry.method, entry.crc, entry.packed, entry.size, entry.header),
        *(start, entry.raw, entry.flags),
    )
