"""A check-up of a closed library: how its file is put together, and every row of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journal_desktop.store import database, failures, sweeping
from journal_desktop.store.backup.files import Step, unheard
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.search import harm


@dataclass(frozen=True, slots=True)
class Checkup:
    """What SQLite says of the file, the version of its format, the rows that were compared.

    `harms` are the rows that are not what was written, as subjects of sentences. A harmed
    search index is no harm to a library: it is let go of, and made anew by the next search.
    """

    structure: str
    version: int
    rows: int
    harms: tuple[str, ...]
    has_harmed_index: bool = False


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
        structure, has_harmed_index = _structure(opened)
        swept = sweeping.swept(db, step)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return Checkup(str(error), version, 0, ())
    harms = tuple(dict.fromkeys(harm.what for harm in swept.damaged))
    return Checkup(structure, version, swept.rows, harms, has_harmed_index)


def _structure(opened: database.Opened) -> tuple[str, bool]:
    """What SQLite says of the file apart from its search index, and whether that is harmed."""
    db = opened.db
    said = _said(db)
    if said == "ok":
        return said, False
    is_alone = harm.is_alone(_file(db)) if opened.is_aside else harm.let_go(db)
    return ("ok", True) if is_alone else (said, False)


def _said(db: Database) -> str:
    try:
        return str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return str(error)


def _file(db: Database) -> Path:
    return Path(db.execute("PRAGMA database_list").fetchone()[2])
