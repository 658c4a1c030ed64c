"""Sweeping a library: whether every row is what was written, by the SHA-256 that it carries.

SQLite's own check finds harm in how a file is put together, but not in the words themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from journal_desktop.store import cells, proving
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.proving import PORTION, Row, Table, is_whole


@dataclass(frozen=True, slots=True)
class Harm:
    """A row that is not what was written: where it lies, what names it, what it is in words.

    `key` is empty where not even that can be read; `what` is made to be the subject of a
    sentence.
    """

    table: str
    rowid: int
    key: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Sweep:
    """How many rows were compared, and which of them were harmed."""

    rows: int = 0
    damaged: tuple[Harm, ...] = ()


def swept(db: Database, step: Callable[[int, int], None] = lambda _done, _total: None) -> Sweep:
    """Compare every row; *step* hears how far it is after every portion, and may raise."""
    total, done = count(db), 0
    damaged: list[Harm] = []
    for portion in portions(db):
        done += portion.rows
        damaged += portion.damaged
        step(done, max(total, done))
    return Sweep(done, tuple(damaged))


def portions(db: Database, most: int = PORTION) -> Generator[Sweep, None, None]:
    """Compare all rows, some at a time; between two portions the library may be written."""
    for table in proving.present(db):
        yield from _portions(db, replace(table, portion=min(most, table.portion)))


def count(db: Database) -> int:
    """About how many rows a sweep will compare."""
    return sum(
        db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608 - our own names
        for table in proving.present(db)
    )


def is_same(one: Database, other: Database, harm: Harm) -> bool:
    """Whether the harmed row is the very same in both libraries, or unreadable in both."""
    table = next(each for each in proving.present(one) if each.name == harm.table)
    found: list[list[Row] | None] = []
    for db in (one, other):
        try:
            found.append(_read(db, table, harm.rowid - 1, 1, harm.rowid))
        except sqlite3.DatabaseError:
            found.append(None)
    return found[0] == found[1]


def _portions(db: Database, table: Table) -> Generator[Sweep, None, None]:
    after = 0
    while True:
        try:
            found = _read(db, table, after, table.portion)
        except sqlite3.DatabaseError as error:
            last = _last(db, table, after)
            if last is None:
                yield Sweep(1, (_unreadable(table, after + 1, error),))
                return
            yield _one_by_one(db, table, after, last)
            after = last
            continue
        if not found:
            return
        harmed = (row for row in found if not is_whole(table, row))
        yield Sweep(len(found), tuple(_harm(table, row) for row in harmed))
        after = found[-1][0]


def _read(db: Database, table: Table, after: int, limit: int, last: int | None = None) -> list[Row]:
    upto = f" AND t.rowid <= {last}" if last is not None else ""
    query = (
        f"SELECT t.rowid, {table.columns} FROM {table.name} AS t "  # noqa: S608 - our own names
        f"WHERE t.rowid > ?{upto} ORDER BY t.rowid LIMIT ?"
    )
    return cells.fetched(db, query, (after, limit))


def _last(db: Database, table: Table, after: int) -> int | None:
    """The row up to which it goes on after a page that can't be read; None when nothing can."""
    query = f"SELECT max(rowid) FROM {table.name}"  # noqa: S608 - our own names
    try:
        last = db.execute(query).fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    return None if last is None or last <= after else min(last, after + table.portion)


def _one_by_one(db: Database, table: Table, after: int, last: int) -> Sweep:
    done, damaged = 0, list[Harm]()
    for rowid in range(after + 1, last + 1):
        try:
            found = _read(db, table, rowid - 1, 1, rowid)
        except sqlite3.DatabaseError as error:
            done += 1
            damaged.append(_unreadable(table, rowid, error))
            continue
        done += len(found)
        damaged += (_harm(table, row) for row in found if not is_whole(table, row))
    return Sweep(done, tuple(damaged))


def _harm(table: Table, row: Row) -> Harm:
    key = tuple(cells.shown(str(cell)) for cell in row[1 : 1 + table.keys])
    return Harm(table.name, row[0], key, cells.shown(table.what(row[1:])))


def _unreadable(table: Table, rowid: int, error: sqlite3.DatabaseError) -> Harm:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _CORRUPT:
        raise error
    return Harm(table.name, rowid, (), _UNREADABLE.get(table.name, "A part of the library"))


_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_UNREADABLE = {
    "article": "An article",
    "block": "A part of an article",
    "cited": "The source list of an article",
    "source": "A source",
    "asset": "A picture",
    "revision": "A version of an article",
}
