"""The journal itself, in the one row of its table."""

from __future__ import annotations

import tomllib

from journal_desktop.core.journal import Journal
from journal_desktop.manuscript import records
from journal_desktop.store import failures, moments, rows
from journal_desktop.store.engine import Database

_WRITE = """
INSERT INTO journal (one, record, sha256, changed) VALUES (1, ?, ?, ?)
ON CONFLICT (one) DO UPDATE SET
    record = excluded.record, sha256 = excluded.sha256, changed = excluded.changed
WHERE (record, sha256) IS NOT (excluded.record, excluded.sha256)
"""
_READ = "SELECT record, sha256 FROM journal"


def save(db: Database, journal: Journal) -> None:
    """Write the journal where it differs from what is stored."""
    record = rows.encodable(records.dumps(records.table(journal)))
    db.execute(_WRITE, (record, rows.digest(record), moments.stamp(moments.now())))


def load(db: Database) -> Journal:
    """The journal; raises LibraryDamaged when its row was harmed or lost."""
    record, sha256 = db.execute(_READ).fetchone() or ("", "")
    if rows.digest(record) != sha256:
        raise failures.damaged_part("The description of the journal")
    return records.value(Journal, tomllib.loads(record))
