"""The source library as rows: the CSL item as it is, all other fields as TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.manuscript import records
from journal_desktop.store import failures, rows
from journal_desktop.store.engine import Database

_WRITE = """
INSERT INTO source (id, key, item, record, sha256, changed) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    key = excluded.key, item = excluded.item, record = excluded.record,
    sha256 = excluded.sha256, changed = excluded.changed, deleted_at = NULL
WHERE (key, item, record, sha256, deleted_at) IS NOT (
    excluded.key, excluded.item, excluded.record, excluded.sha256, NULL)
"""
_ALL = "SELECT id, key, item, record, sha256 FROM source WHERE deleted_at IS NULL ORDER BY key, id"
_ONE = "SELECT id, key, item, record, sha256 FROM source WHERE id = ? AND deleted_at IS NULL"
_BURY = "UPDATE source SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
_OWN_COLUMNS = ("key", "item")


def write(db: Database, sources: Iterable[Source]) -> int:
    """Write the sources that differ from what is stored; deleted ones come back."""
    return sum(
        db.execute(_WRITE, (*_row(each), rows.stamp(rows.now()))).rowcount for each in sources
    )


def every(db: Database) -> tuple[Source, ...]:
    """All sources by their key; raises LibraryDamaged when one was harmed."""
    return tuple(map(_source, db.execute(_ALL)))


def one(db: Database, source: SourceId) -> Source:
    """The source of that id; raises NotFound, and LibraryDamaged when it was harmed."""
    found = db.execute(_ONE, (source,)).fetchone()
    if found is None:
        raise failures.absent("such source")
    return _source(found)


def bury(db: Database, source: SourceId) -> None:
    """Mark the source as deleted, its content kept; raises NotFound."""
    if not db.execute(_BURY, (rows.stamp(rows.now()), source)).rowcount:
        raise failures.absent("such source")


def _row(source: Source) -> tuple[str, ...]:
    record = records.dumps(records.table(source, leave=_OWN_COLUMNS))
    cells = (source.id, *map(rows.encodable, (source.key, source.item, record)))
    return *cells, rows.digest(*cells)


def _source(found: tuple[Any, ...]) -> Source:
    *cells, sha256 = found
    _, key, item, record = cells
    if rows.digest(*cells) != sha256:
        raise failures.damaged_part(f"The source “{key}”")
    return replace(records.value(Source, {"key": key} | tomllib.loads(record)), item=item)
