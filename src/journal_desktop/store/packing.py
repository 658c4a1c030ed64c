"""Texts made small beside a text that they are much like, as versions of one article are.

Packed is first what stays, in numbers of lines, then by zlib the lines that are new; those
that went are zlib's dictionary, as new lines are mostly old ones mended. So it is no matter
that zlib looks back 32 KB only, which a long article exceeds.
"""

from __future__ import annotations

import zlib
from itertools import chain
from typing import NamedTuple


class _Run(NamedTuple):
    """Some lines of the base, or, with a start below 0, that many new lines."""

    start: int
    count: int


def pack(text: str) -> bytes:
    """*text* by itself."""
    return zlib.compress(text.encode())


def unpack(packed: bytes) -> str:
    """What `pack` was given."""
    return zlib.decompress(packed).decode()


def lean(text: str, base: str) -> bytes:
    """*text* as what differs from *base*."""
    lines, known = text.split("\n"), base.split("\n")
    runs, new = _compared(lines, known)
    press = zlib.compressobj(zdict=_dictionary(known, runs))
    body = press.compress("\n".join(new).encode()) + press.flush()
    return ",".join(map(_written, runs)).encode() + b"\n" + body


def unlean(packed: bytes, base: str) -> str:
    """What `lean` was given, from the same *base*."""
    head, _, body = packed.partition(b"\n")
    known = base.split("\n")
    runs = tuple(map(_read, head.decode().split(",")))
    new = zlib.decompressobj(zdict=_dictionary(known, runs)).decompress(body).decode()
    fresh = iter(new.split("\n"))
    lines: list[str] = []
    for start, count in runs:
        if start < 0:
            lines += (next(fresh) for _ in range(count))
        else:
            lines += known[start : start + count]
    return "\n".join(lines)


def _compared(lines: list[str], known: list[str]) -> tuple[tuple[_Run, ...], list[str]]:
    """*lines* as runs of *known* ones and new ones, and the new ones."""
    places = {line: place for place, line in enumerate(known) if line}
    runs: list[_Run] = []
    new: list[str] = []
    place = 0
    for line in lines:
        if place >= len(known) or known[place] != line:
            place = places.get(line, -1)
        if place < 0:
            new.append(line)
        last = runs[-1] if runs else None
        if last and (last.start < 0 if place < 0 else place == last.start + last.count > 0):
            runs[-1] = _Run(last.start, last.count + 1)
        else:
            runs.append(_Run(place, 1))
        place = len(known) if place < 0 else place + 1
    return tuple(runs), new


def _dictionary(known: list[str], runs: tuple[_Run, ...]) -> bytes:
    stays = set(chain.from_iterable(range(start, start + n) for start, n in runs if start >= 0))
    gone = (line for place, line in enumerate(known) if place not in stays)
    return "\n".join(gone).encode()


def _written(run: _Run) -> str:
    return f"{run.count}" if run.start < 0 else f"{run.start}+{run.count}"


def _read(written: str) -> _Run:
    start, plus, count = written.partition("+")
    return _Run(int(start), int(count)) if plus else _Run(-1, int(start))
