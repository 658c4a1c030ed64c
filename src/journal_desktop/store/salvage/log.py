"""The write-ahead log of a library that may be harmed, read without SQLite.

SQLite believes a log up to its first harmed frame and drops the rest without a word. A save is
on the disk before the next one begins, so more than one save behind that frame is harm, while
a single one is what a power cut leaves of a save that was never acknowledged.

Format: https://sqlite.org/fileformat2.html#the_write_ahead_log
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682
_SIZES = frozenset(1 << power for power in range(9, 17))
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Log:
    """The pages of a log: what SQLite takes from it, and what it drops behind a harmed frame.

    `size` is the file's size in pages after the last commit, 0 where there was none.
    """

    page_size: int
    sound: dict[int, bytes]
    dropped: dict[int, bytes]
    size: int
    is_harmed: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """One page as it was written, and whether a save ended with it."""

    number: int
    size: int
    page: bytes


def is_harmed(path: Path) -> bool:
    """Whether saves that were acknowledged lie behind a harmed place of the log at *path*."""
    found = read(path)
    return found is not None and found.is_harmed


def read(path: Path) -> Log | None:
    """The log at *path*; None when there is none, or nothing in it."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(raw) < _HEADER + _FRAME:
        return None
    magic, _, page_size, _, salt1, salt2, sum1, sum2 = struct.unpack(">8I", raw[:_HEADER])
    order = ">" if magic & 1 else "<"
    sums = _sum(raw[: _HEADER - 8], order, (0, 0))
    is_sound = magic & ~1 == _MAGIC and page_size in _SIZES and sums == (sum1, sum2)
    salts = (salt1, salt2)
    if not is_sound:
        page_size = page_size if page_size in _SIZES else 4096
        salts = struct.unpack(">2I", raw[_HEADER + 8 : _HEADER + 16])
    sound: list[_Frame] = []
    behind: list[_Frame] = []
    for at in range(_HEADER, len(raw) - _FRAME - page_size + 1, _FRAME + page_size):
        number, size, *found = struct.unpack(">6I", raw[at : at + _FRAME])
        if tuple(found[:2]) != salts and is_sound:
            is_sound = False  # what an earlier round left, or harm; what follows will tell
            continue
        page = raw[at + _FRAME : at + _FRAME + page_size]
        if is_sound:
            sums = _sum(page, order, _sum(raw[at : at + 8], order, sums))
            is_sound = sums == tuple(found[2:])
        if tuple(found[:2]) == salts:
            (sound if is_sound else behind).append(_Frame(number, size, page))
    return _told(page_size, sound, behind)


def _told(page_size: int, sound: list[_Frame], behind: list[_Frame]) -> Log:
    """Put together what was committed; sound frames of a save that never ended are dropped."""
    commits = [index for index, frame in enumerate(sound) if frame.size]
    end = commits[-1] + 1 if commits else 0
    kept, rest = sound[:end], [*sound[end:], *behind]
    return Log(
        page_size,
        {frame.number: frame.page for frame in kept},
        {frame.number: frame.page for frame in rest if frame.number},
        kept[-1].size if kept else 0,
        sum(1 for frame in behind if frame.size) > 1,
    )


def _sum(raw: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(raw) // 4}I", raw)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
