"""Which sources were written since the library was opened, so that none has to be looked for.

A source has no number that every write raises, and to compare the hashes of thousands after
each save takes longer than the save. What notes them lives with the connection only: nothing of
it is in the file, and one that is opened anew looks through all sources once.
"""

from __future__ import annotations

from journal_desktop.store.engine import Database

_IS_THERE = "SELECT 1 FROM temp.sqlite_master WHERE name = 'search_touched'"
_WATCH = (
    "CREATE TEMP TABLE search_touched (number INTEGER PRIMARY KEY)",
    """
CREATE TEMP TRIGGER search_touched_new AFTER INSERT ON main.source
BEGIN INSERT OR IGNORE INTO search_touched VALUES (new.rowid); END
""",
    """
CREATE TEMP TRIGGER search_touched_again AFTER UPDATE ON main.source
BEGIN INSERT OR IGNORE INTO search_touched VALUES (new.rowid); END
""",
)
_ALL = "INSERT OR IGNORE INTO temp.search_touched SELECT rowid FROM main.source"
_DIFFERING = """
SELECT source.id FROM temp.search_touched JOIN main.source ON source.rowid = search_touched.number
LEFT JOIN search_source ON search_source.source = source.id
WHERE search_source.sha256 IS NOT source.sha256
    OR search_source.live <> (source.deleted_at IS NULL)
ORDER BY source.rowid
"""
_FORGET = "DELETE FROM temp.search_touched"


def differing(db: Database) -> tuple[str, ...]:
    """The sources that the index does not hold as they now are."""
    if not _is_watching(db):
        for statement in (*_WATCH, _ALL):
            db.conn.execute(statement)
    return tuple(each for (each,) in db.conn.execute(_DIFFERING))


def note_all(db: Database) -> None:
    """Let every source be compared again, as after the index was made anew."""
    if _is_watching(db):
        db.conn.execute(_ALL)


def forget(db: Database) -> None:
    """Note that the index holds all of them as they now are."""
    if _is_watching(db):
        db.conn.execute(_FORGET)


def _is_watching(db: Database) -> bool:
    return db.conn.execute(_IS_THERE).fetchone() is not None
