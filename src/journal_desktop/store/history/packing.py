"""Texts made small beside a text that they are much like, as versions of one article are.

Packed is first what stays, in numbers of lines, then by zlib the lines that are new; those
that went are zlib's dictionary, as new lines are mostly old ones mended. So it is no matter
that zlib looks back 32 KB only, which a long article exceeds.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple


class _Run(NamedTuple):
    """Some lines of the base, or, with a start below 0, that many new lines."""

    start: int
    lines: int


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
    head = _alike(lines, known)
    tail = _alike(lines[head:][::-1], known[head:][::-1])
    stop, end = len(lines) - tail, len(known) - tail
    places = {known[place]: place for place in range(head, end)} if head < stop else {}
    places.pop("", None)
    runs = [_Run(0, head)] if head else []
    new: list[str] = []
    at = head
    while at < stop:
        place = places.get(lines[at], -1)
        if place >= 0:
            run = _Run(place, _alike(lines[at:stop], known[place:end]))
        else:
            new.append(lines[at])
            before = runs.pop().lines if runs and runs[-1].start < 0 else 0
            run = _Run(-1, before + 1)
            at -= before
        runs.append(run)
        at += run.lines
    if tail:
        runs.append(_Run(end, tail))
    return tuple(runs), new


def _alike(some: list[str], others: list[str]) -> int:
    """How many lines are the same from the start on."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(some), len(others)))


def _dictionary(known: list[str], runs: tuple[_Run, ...]) -> bytes:
    """The lines of the base that went."""
    stays = bytearray(len(known))
    for start, count in runs:
        if start >= 0:
            stays[start : start + count] = b"\1" * count
    gone = (line for line, kept in zip(known, stays, strict=True) if not kept)
    return "\n".join(gone).encode()


def _written(run: _Run) -> str:
    return f"{run.lines}" if run.start < 0 else f"{run.start}+{run.lines}"


def _read(written: str) -> _Run:
    start, plus, count = written.partition("+")
    return _Run(int(start), int(count)) if plus else _Run(-1, int(start))
