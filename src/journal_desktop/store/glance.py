"""A first look at the articles of a library that is about to be opened."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from journal_desktop.store import summaries, tables
from journal_desktop.store.engine import connect, log, sqlite3
from journal_desktop.store.summary import Summary


def glance(path: Path, number: int, wanted: str = "") -> tuple[Summary, ...]:
    """What `Library.first_summaries` will tell of the library at *path*, which stays closed.

    Nothing of it is locked or changed. There is nothing to see where a window may have it open,
    where it was not closed properly or where anything else is wrong: opening it will tell.
    """
    try:
        real = path.resolve()
        if os.path.lexists(log(real)):
            return ()
        with closing(connect(real, "ro&immutable=1")) as db:
            if db.execute("PRAGMA application_id").fetchone() != (tables.APPLICATION_ID,):
                return ()
            return summaries.first(db, number, wanted)
    except (sqlite3.Error, OSError, RuntimeError, ValueError):  # RuntimeError: links go round
        return ()
