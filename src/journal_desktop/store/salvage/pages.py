"""Rows found page by page, where SQLite no longer finds its way through a file.

Every page that holds rows of a table is read as it lies, whatever led to it. So rows come back
when the start of the file is gone, or its end; whether one is whole is for its hash to tell.

Format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

from journal_desktop.store.salvage.tables import TABLES, Row, Table

_LEAF = 0x0D
_SIZES = frozenset(1 << power for power in range(9, 17))
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Pages:
    """The pages of a file, some of them in place of what the file has."""

    def __init__(self, raw: bytes, newer: Mapping[int, bytes] | None = None, size: int = 0) -> None:
        self._raw = raw
        self._newer = newer or {}
        self.size = size or page_size(raw)
        self.last = max(len(raw) // self.size, *self._newer, 0)

    def __getitem__(self, number: int) -> bytes:
        if number in self._newer:
            return self._newer[number]
        return self._raw[(number - 1) * self.size : number * self.size]


def page_size(raw: bytes) -> int:
    """The size of pages that the file tells, else the usual one."""
    told = int.from_bytes(raw[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size in _SIZES else 4096


def found(pages: Pages) -> Iterator[tuple[Table, Row]]:
    """Every row that lies in the pages and is whole, for all its own hash tells."""
    for number in range(2, pages.last + 1):
        page = pages[number]
        if len(page) == pages.size and page[0] == _LEAF:
            for rowid, payload in _cells(pages, page):
                try:
                    values = _record(payload)
                except (ValueError, IndexError, struct.error):
                    continue
                yield from _told(rowid, values)


def _told(rowid: int, values: list[Any]) -> Iterator[tuple[Table, Row]]:
    for table in TABLES:
        if not 0 <= len(table.columns) - len(values) <= table.added:
            continue
        row = dict.fromkeys(table.columns) | dict(zip(table.columns, values, strict=False))
        if table.columns[0] in {"seq", "one"}:
            row[table.columns[0]] = rowid  # such a column is the row's number itself
        if table.is_whole(row):
            yield table, row


def _cells(pages: Pages, page: bytes) -> Iterator[tuple[int, bytes]]:
    count = int.from_bytes(page[3:5], "big")
    for index in range(min(count, (pages.size - 8) // 2)):
        start = int.from_bytes(page[8 + 2 * index : 10 + 2 * index], "big")
        if not 8 <= start < pages.size - 4:
            continue
        try:
            length, at = _varint(page, start)
            rowid, at = _varint(page, at)
        except IndexError:
            continue
        payload = _payload(pages, page, at, length)
        if payload is not None:
            yield rowid, payload


def _payload(pages: Pages, page: bytes, at: int, length: int) -> bytes | None:
    """A cell's content, the rest of it on pages of its own; None where one of these is lost."""
    usable = pages.size
    most = usable - 35
    if length <= most:
        return page[at : at + length] if at + length <= usable else None
    if length > usable * pages.last:
        return None
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    parts, left = [page[at : at + local]], length - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while left > 0:
        if not 1 < following <= pages.last:
            return None
        page = pages[following]
        parts.append(page[4 : 4 + min(left, usable - 4)])
        left -= len(parts[-1])
        if len(page) < usable:
            return None
        following = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _record(payload: bytes) -> list[Any]:
    """The values of a record; raises ValueError or IndexError when it is none."""
    end, at = _varint(payload, 0)
    values: list[Any] = []
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        value, place = _value(payload, kind, place)
        values.append(value)
    if place != len(payload):
        raise ValueError("the record has another length")
    return values


def _value(payload: bytes, kind: int, at: int) -> tuple[Any, int]:
    if kind == 0:
        return None, at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind in {8, 9}:
        return kind - 8, at
    if kind < 12:
        raise ValueError("no table has such values")
    end = at + (kind - 12) // 2
    raw = payload[at:end]
    return (raw.decode() if kind % 2 else raw), end


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = raw[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise ValueError("unreachable: the ninth byte ends it")
