"""Sweeping a library: whether every row is what was written, by the SHA-256 that it carries.

SQLite's own check finds harm in how a file is put together, but not in the words themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import Any

from journal_desktop.store import cells, rows
from journal_desktop.store.engine import Database, sqlite3

PORTION = 50
"""Rows that are read and compared at once: about a millisecond, so that others go on."""

Row = tuple[Any, ...]


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
    for table in _present(db):
        yield from _portions(db, replace(table, portion=min(most, table.portion)))


def count(db: Database) -> int:
    """About how many rows a sweep will compare."""
    return sum(
        db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608 - our own names
        for table in _present(db)
    )


def is_same(one: Database, other: Database, harm: Harm) -> bool:
    """Whether the harmed row is the very same in both libraries, or unreadable in both."""
    table = next(each for each in _present(one) if each.name == harm.table)
    found: list[list[Row] | None] = []
    for db in (one, other):
        try:
            found.append(_read(db, table, harm.rowid - 1, 1, harm.rowid))
        except sqlite3.DatabaseError:
            found.append(None)
    return found[0] == found[1]


@dataclass(frozen=True, slots=True)
class _Table:
    """What is read of a table, and how its rows prove themselves.

    The first columns are its key; `what` says in words what a row is, from its cells.
    """

    name: str
    columns: str
    keys: int
    is_whole: Callable[[Row], bool]
    what: Callable[[Row], str]
    portion: int = PORTION


def _present(db: Database) -> tuple[_Table, ...]:
    """The tables that *db* has, which may be of an older version."""
    names = db.table_names()
    columns = {name for _, name, *_ in db.execute("PRAGMA table_info(revision)")}
    return tuple(
        _FIRST_REVISION if table is _REVISION and "base" not in columns else table
        for table in _TABLES
        if table.name in names
    )


def _portions(db: Database, table: _Table) -> Generator[Sweep, None, None]:
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
        harmed = (row for row in found if not _is_whole(table, row))
        yield Sweep(len(found), tuple(_harm(table, row) for row in harmed))
        after = found[-1][0]


def _read(
    db: Database, table: _Table, after: int, limit: int, last: int | None = None
) -> list[Row]:
    upto = f" AND t.rowid <= {last}" if last is not None else ""
    query = (
        f"SELECT t.rowid, {table.columns} FROM {table.name} AS t "  # noqa: S608 - our own names
        f"WHERE t.rowid > ?{upto} ORDER BY t.rowid LIMIT ?"
    )
    return cells.fetched(db, query, (after, limit))


def _last(db: Database, table: _Table, after: int) -> int | None:
    """The row up to which it goes on after a page that can't be read; None when nothing can."""
    query = f"SELECT max(rowid) FROM {table.name}"  # noqa: S608 - our own names
    try:
        last = db.execute(query).fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    return None if last is None or last <= after else min(last, after + table.portion)


def _one_by_one(db: Database, table: _Table, after: int, last: int) -> Sweep:
    done, damaged = 0, list[Harm]()
    for rowid in range(after + 1, last + 1):
        try:
            found = _read(db, table, rowid - 1, 1, rowid)
        except sqlite3.DatabaseError as error:
            done += 1
            damaged.append(_unreadable(table, rowid, error))
            continue
        done += len(found)
        damaged += (_harm(table, row) for row in found if not _is_whole(table, row))
    return Sweep(done, tuple(damaged))


def _is_whole(table: _Table, row: Row) -> bool:
    try:
        return table.is_whole(row[1:])
    except (ValueError, TypeError):  # bytes that are no text, or cells of another kind
        return False


def _harm(table: _Table, row: Row) -> Harm:
    key = tuple(cells.shown(str(cell)) for cell in row[1 : 1 + table.keys])
    return Harm(table.name, row[0], key, cells.shown(table.what(row[1:])))


def _unreadable(table: _Table, rowid: int, error: sqlite3.DatabaseError) -> Harm:
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


def _digested(row: Row) -> bool:
    return rows.digest(*row[:-1]) == row[-1]


def _is_whole_article(row: Row) -> bool:
    *own, sha256, parts, cited = row
    return rows.digest(*own, *sorted((*json.loads(parts), *json.loads(cited)))) == sha256


def _is_whole_asset(row: Row) -> bool:
    *known, data = row
    return rows.blob_digest(data) == row[0] and _digested(tuple(known))


def _is_whole_version(row: Row) -> bool:
    *named, base, sha256, packed = row
    leaning = () if base is None else (base,)
    return rows.digest(*named, rows.blob_digest(packed), *leaning) == sha256


def _named(noun: str, column: int) -> Callable[[Row], str]:
    """“The noun X” from that column, or “A noun” where it is empty."""
    article = "An" if noun[0] in "aeiou" else "A"
    return lambda row: f"The {noun} “{row[column]}”" if row[column] else f"{article} {noun}"


def _block_in_words(row: Row) -> str:
    kind, heading = row[1], row[5]
    plain = {"lead": "The lead", "takeaway": "The takeaway", "question": "A common question"}
    return plain.get(kind) or (f"The section “{heading}”" if heading else "A section")


_ARTICLE = """
id, slug, title, standfirst, status, category, template, language, words, published, front, sha256,
(SELECT json_group_array(sha256) FROM block WHERE article = t.id AND deleted_at IS NULL),
(SELECT json_group_array(sha256) FROM cited WHERE article = t.id)
"""
_LOOKUP = """
id, source, scheme, value, state, asked, tried, attempts, not_before, error, result, sha256
"""
_VERSION = "id, article, at, kind, label, device, parents, {base}, sha256, text"
_REVISION = _Table(
    "revision",
    _VERSION.format(base="base"),
    2,
    _is_whole_version,
    lambda _: "A version of an article",
)
_FIRST_REVISION = replace(_REVISION, columns=_VERSION.format(base="NULL"))
"""As it was before versions leaned on others."""

_TABLES = (
    _Table("journal", "record, sha256", 0, _digested, lambda _: "The description of the journal"),
    _Table("article", _ARTICLE, 1, _is_whole_article, _named("article", 2)),
    _Table(
        "block",
        "article, kind, id, order_key, role, heading, body, extra, sha256",
        3,
        _digested,
        _block_in_words,
    ),
    _Table(
        "cited",
        "article, position, key, source, extra, sha256",
        2,
        _digested,
        lambda _: "The source list of an article",
    ),
    _Table("source", "id, key, item, record, sha256", 1, _digested, _named("source", 1)),
    _Table(
        "asset",
        "sha256, media_type, width, height, size, record_sha256, data",
        1,
        _is_whole_asset,
        lambda _: "A picture",
        portion=1,
    ),
    _Table("variant", "asset, sha256, record_sha256", 2, _digested, lambda _: "A picture"),
    _REVISION,
    _Table("style", "id, title, xml, sha256", 1, _digested, _named("citation style", 1)),
    _Table("lookup", _LOOKUP, 1, _digested, lambda _: "A look-up of a source"),
)
"""Every table whose rows carry a hash. Notices are a copy of a list that can be had again."""
