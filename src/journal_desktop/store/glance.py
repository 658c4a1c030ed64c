"""A first look at the articles of a library that is about to be opened."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from time import monotonic

from journal_desktop.store import summaries, tables
from journal_desktop.store.engine import connect, log, sqlite3
from journal_desktop.store.summary import Summary

LONGEST = 1.0
"""Seconds after which a look is no glance any more, and is given up."""
_STEPS = 10_000
"""Steps of SQLite after which it looks at the clock."""


def glance(path: Path, number: int, wanted: str = "") -> tuple[Summary, ...]:
    """What `Library.first_summaries` will tell of the library at *path*, which stays closed.

    Nothing of it is locked or changed. There is nothing to see where a window may have it open,
    where it was not closed properly or where anything else is wrong: opening it will tell.
    """
    try:
        real = path.resolve()
        if os.path.lexists(log(real)) or not real.is_file():
            return ()
        with closing(connect(real, "ro&immutable=1")) as db:
            end = monotonic() + LONGEST
            db.conn.set_progress_handler(lambda: monotonic() > end, _STEPS)
            db.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            if db.execute("PRAGMA application_id").fetchone() != (tables.APPLICATION_ID,):
                return ()
            return summaries.first(db, number, wanted) if "article" in db.table_names() else ()
    except (sqlite3.Error, OSError, RuntimeError, ValueError):  # RuntimeError: links go round
        return ()
