"""Making a new library file: whole and on the disk before it gets its name."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from journal_desktop.core.errors import StoreError
from journal_desktop.core.journal import Journal
from journal_desktop.store import database, failures, journals, migrations, places, tables


def create_file(path: Path, journal: Journal) -> None:
    """Make a library at *path* that holds *journal* and nothing else.

    Raises StoreError when something is there already, or when the folder can't be written.
    """
    with failures.told(path):
        _require_free(path)
        scratch = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
        try:
            _fill(scratch, journal)
            _flush(scratch)
            take_name(scratch, path)
            if os.name == "posix":
                _flush(path.parent)
        finally:
            for left in (scratch, *companions(scratch)):
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def _require_free(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(
            f"There is no folder “{path.parent}”.", "Choose a folder that exists, or create it."
        )
    if service := places.service_of(path):
        raise failures.synced_place(path.parent, service)
    if os.path.lexists(path):
        raise _taken(path)
    if any(map(os.path.lexists, companions(path))):
        raise StoreError(
            f"Beside “{path.name}” lies what is left of another library of that name.",
            "Choose another name, so that nothing of it is lost.",
        )


def _fill(scratch: Path, journal: Journal) -> None:
    db = database.connect(scratch, "rwc")
    try:
        db.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        database.prepare(db)
        migrations.migrate(db)
        with database.transaction(db):
            journals.save(db, journal)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.close()


def take_name(scratch: Path, path: Path) -> None:
    """Give the finished file its name without replacing whatever may have come meanwhile."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise _taken(path) from None
        scratch.rename(path)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def companions(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside an open library."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _taken(path: Path) -> StoreError:
    return StoreError(
        f"There is already a file “{path.name}” in that folder.",
        "Open it, or choose another name for the new library.",
    )
