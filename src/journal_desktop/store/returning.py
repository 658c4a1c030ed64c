"""A library whose drive went and came back is taken up again, if it is as it was left.

The open file is then gone for good, even when its drive is back. What lies in its place is told
from an older copy, and from what another computer has written meanwhile, by its newest article
and version.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_desktop.core.errors import StoreError
from journal_desktop.store import database, engine, failures
from journal_desktop.store.engine import Database, sqlite3

_NEWEST = """
SELECT (SELECT sha256 FROM journal),
    (SELECT id || seq || sha256 || changed FROM article ORDER BY seq DESC LIMIT 1),
    (SELECT seq || id FROM revision ORDER BY seq DESC LIMIT 1),
    (SELECT COUNT(*) FROM purged)
"""


@dataclass(frozen=True, slots=True)
class Trace:
    """What an open library is known by: its newest rows, and whether its log held anything."""

    newest: tuple[object, ...]
    is_logged: bool


def trace(db: Database, path: Path) -> Trace | None:
    """How the library at *path* is being left; None when that can't be read."""
    with suppress(sqlite3.Error, OSError):
        is_logged = engine.log(path).stat().st_size > 0
        return Trace(tuple(db.execute(_NEWEST).fetchone()), is_logged)
    return None


def take_up(path: Path, gone: database.Opened, left: Trace | None) -> database.Opened:
    """Open the library at *path* in place of the connection *gone*, which is closed.

    Raises StoreError when it is not there, or not as it was left; *gone* is then untouched.
    """
    there = database.place(path)
    if there[0] is None or left is None or _shares_a_file(there, gone.place):
        raise failures.vanished(path)
    if left.is_logged and not _has_content(engine.log(path)):  # another program closed it
        raise failures.changed_elsewhere(path)
    found = database.open_file(path)
    try:
        _require_same(path, found, left)
    except BaseException:
        found.close()
        raise
    gone.close()
    if database.place(path) == found.place:
        return found
    found.close()  # its log went with what was gone, see `settle`
    return database.open_file(path)


def settle(path: Path, gone: database.Opened) -> None:
    """Have what lies in the place of *gone* be whole without its log, before *gone* is closed.

    SQLite takes the log away by its name, also that of another drive's file of the same number.
    """
    there = database.place(path)
    if None not in there and not _shares_a_file(there, gone.place):
        with suppress(StoreError):
            database.open_file(path).close()


def _require_same(path: Path, found: database.Opened, left: Trace) -> None:
    """Raise StoreError unless that is the library that was left; its log moves into the file."""
    if found.copy is not None or found.is_aside:
        raise failures.read_only(path)
    with failures.told(path):
        now = trace(found.db, path)
        found.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if now is None or now.newest != left.newest:
        raise failures.changed_elsewhere(path)


def _shares_a_file(there: database.Place, gone: database.Place) -> bool:
    """Whether one of the files is still the open one: then no drive was away."""
    return any(one is not None and one == other for one, other in zip(there, gone, strict=True))


def _has_content(log: Path) -> bool:
    try:
        return log.stat().st_size > 0
    except OSError:
        return False
