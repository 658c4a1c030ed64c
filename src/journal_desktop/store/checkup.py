"""A check-up of a closed library: how its file is put together, and every row of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journal_desktop.store import database, failures, sweeping
from journal_desktop.store.backup.files import Step, unheard
from journal_desktop.store.engine import sqlite3


@dataclass(frozen=True, slots=True)
class Checkup:
    """What SQLite says of the file, the version of its format, the rows that were compared.

    `harms` are the rows that are not what was written, as subjects of sentences.
    """

    structure: str
    version: int
    rows: int
    harms: tuple[str, ...]


def check(library: Path, step: Step = unheard) -> Checkup:
    """Read all of a library; raises StoreError when it can't be opened as it is."""
    opened = database.open_file(library)
    try:
        with failures.told(library):
            return _checked(opened, step)
    finally:
        opened.close()


def _checked(opened: database.Opened, step: Step) -> Checkup:
    db = opened.db
    version = db.execute("PRAGMA user_version").fetchone()[0]
    try:
        structure = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
        swept = sweeping.swept(db, step)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return Checkup(str(error), version, 0, ())
    harms = tuple(dict.fromkeys(harm.what for harm in swept.damaged))
    return Checkup(structure, version, swept.rows, harms)
