"""The source library as rows: the CSL item as it is, all other fields as JSON.

Fields that this program does not know are TOML text in the entry `extra` of the record.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.manuscript import records
from journal_desktop.store import cells, failures, moments, rows, states
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Page

_WRITE = """
INSERT INTO source (id, key, item, record, sha256, changed) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    key = excluded.key, item = excluded.item, record = excluded.record,
    sha256 = excluded.sha256, changed = excluded.changed, deleted_at = NULL
WHERE (key, item, record, sha256, deleted_at) IS NOT (
    excluded.key, excluded.item, excluded.record, excluded.sha256, NULL)
"""
_ALL = "SELECT id, key, item, record, sha256 FROM source WHERE deleted_at IS NULL ORDER BY key, id"
_PAGE = """
SELECT rowid, id, key, item, record, sha256 FROM source
WHERE deleted_at IS NULL AND rowid > ? ORDER BY rowid LIMIT ?
"""
_ONE = "SELECT id, key, item, record, sha256 FROM source WHERE id = ? AND deleted_at IS NULL"
_BURY = "UPDATE source SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
_SOME = """
SELECT id, key, item, record, sha256 FROM source
WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))
"""
_DELETED = """
SELECT id, key, item, record, sha256 FROM source
WHERE deleted_at <> 'arriving' AND id IN (SELECT value FROM json_each(?))
"""
_BURIED = """
SELECT id, key, item, record, sha256 FROM source WHERE id = ? AND deleted_at IS NOT NULL
"""
_FEW = 500
_DEFAULTS = {
    field.name: field.default for field in fields(Source) if field.name not in {"id", "key", "item"}
}
_PLAIN = frozenset(_DEFAULTS) - {"extra"}
_LISTS = frozenset(name for name, default in _DEFAULTS.items() if default == ())


def write(db: Database, sources: Iterable[Source]) -> int:
    """Write the sources that differ from what is stored; deleted ones come back."""
    written = [
        each.id
        for each in sources
        if db.execute(_WRITE, (*row(each), moments.stamp(moments.now()))).rowcount
    ]
    states.seal(db, "source", written)
    return len(written)


def every(db: Database) -> tuple[Source, ...]:
    """All sources by their key; raises LibraryDamaged when one was harmed."""
    return tuple(map(_source, db.execute(_ALL)))


def readable(db: Database, after: int, limit: int) -> Page:
    """At most *limit* sources behind the row *after*, and what is to be said of harmed ones."""
    found = cells.fetched(db, _PAGE, (after, limit))
    whole, harmed = _told_apart(cell[1:] for cell in found)
    return Page(whole, harmed, found[-1][0] if found else None)


def one(db: Database, source: SourceId) -> Source:
    """The source of that id; raises NotFound, and LibraryDamaged when it was harmed."""
    found = db.execute(_ONE, (source,)).fetchone()
    if found is None:
        raise failures.absent("such source")
    return _source(found)


def buried(db: Database, source: SourceId) -> Source:
    """The deleted source of that id; raises NotFound, and LibraryDamaged when it was harmed."""
    found = db.execute(_BURIED, (source,)).fetchone()
    if found is None:
        raise failures.absent("such deleted source")
    return _source(found)


def some(db: Database, wanted: Iterable[SourceId]) -> tuple[Source, ...]:
    """Those of the sources that are there and whole."""
    return _found(db, _SOME, wanted)


def deleted(db: Database, wanted: Iterable[SourceId]) -> tuple[Source, ...]:
    """Those of the sources that are deleted and whole."""
    return _found(db, _DELETED, wanted)


def _found(db: Database, query: str, wanted: Iterable[SourceId]) -> tuple[Source, ...]:
    ids = tuple(dict.fromkeys(wanted))
    found = (
        row
        for start in range(0, len(ids), _FEW)
        for row in cells.fetched(db, query, (json.dumps(ids[start : start + _FEW]),))
    )
    return _told_apart(found)[0]


def _told_apart(
    found: Iterable[tuple[Any, ...]],
) -> tuple[tuple[Source, ...], tuple[LibraryDamaged, ...]]:
    whole: list[Source] = []
    harmed: list[LibraryDamaged] = []
    for row in found:
        try:
            if not all(map(cells.is_text, row)):
                raise failures.damaged_part(f"The source “{cells.shown(row[1])}”")
            whole.append(_source(row))
        except LibraryDamaged as error:
            harmed.append(error)
    return tuple(whole), tuple(harmed)


def bury(db: Database, source: SourceId) -> None:
    """Mark the source as deleted, its content kept; raises NotFound."""
    if not db.execute(_BURY, (moments.stamp(moments.now()), source)).rowcount:
        raise failures.absent("such source")
    states.seal(db, "source", (source,))


def row(source: Source) -> tuple[str, ...]:
    """The cells of a source: id, key, item, record, and the digest of them."""
    cells = (source.id, *map(rows.encodable, (source.key, source.item, _record(source))))
    return *cells, rows.digest(*cells)


def _record(source: Source) -> str:
    written: dict[str, object] = {
        name: content
        for name, default in _DEFAULTS.items()
        if (content := getattr(source, name)) != default
    }
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _source(found: tuple[Any, ...]) -> Source:
    *cells, sha256 = found
    identity, key, item, record = cells
    if rows.digest(*cells) != sha256:
        raise failures.damaged_part(f"The source “{key}”")
    table: dict[str, Any] = json.loads(record)
    if not _PLAIN.issuperset(table):  # what a program before or after this one wrote
        known = {"id": identity, "key": key} | table | tomllib.loads(table.pop("extra", ""))
        known.pop("extra", None)
        return replace(records.value(Source, known), item=item)
    for name in _LISTS.intersection(table):
        table[name] = tuple(table[name])
    if "status" in table:
        table["status"] = SourceStatus(table["status"])
    return Source(identity, key, item, **table)
