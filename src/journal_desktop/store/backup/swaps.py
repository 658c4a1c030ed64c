"""A backup as a library again: beside the present one, or in its place."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from journal_desktop.core.errors import StoreError
from journal_desktop.store import creation, failures
from journal_desktop.store.backup import copies, files
from journal_desktop.store.backup.files import Step, unheard
from journal_desktop.store.engine import connect, sqlite3
from journal_desktop.store.search import harm


def check(backup: Path, step: Step = unheard) -> None:
    """Read a backup as a whole; raises StoreError when it is not what was once written."""
    with failures.told(backup):
        try:
            with closing(connect(backup, "ro&immutable=1")) as db:
                counts = copies.count(db)
                if not counts.get("journal"):  # as an empty file is an empty database
                    raise _spoilt(backup)
        except sqlite3.DatabaseError as error:
            raise _spoilt(backup) from error
        try:
            harms = copies.prove(backup, counts, step).harms
        except StoreError as error:
            raise _spoilt(backup) from error
    known = files.named(backup)
    if harms and not (known and known.is_damaged):
        raise _spoilt(backup)


def as_library(backup: Path, target: Path, step: Step = unheard) -> None:
    """Copy a backup to *target* as a library of its own; raises StoreError.

    Nothing that is there is replaced.
    """
    if any(map(os.path.lexists, (target, *creation.companions(target)))):
        raise StoreError(
            f"There is already a file “{target.name}” in that folder.", "Choose another name."
        )
    with failures.told(target), _copied(backup, target, step) as scratch:
        creation.take_name(scratch, target)
        files.flush(target.parent)


def replace(library: Path, backup: Path, step: Step = unheard) -> None:
    """Put a backup in the place of a library that is closed, in one step.

    Raises StoreError; the library is as it was then.
    """
    with failures.told(library), _copied(backup, library, step) as scratch:
        _require_closed(library)
        with suppress(OSError):  # a library that is gone has no mode to be kept
            shutil.copymode(library, scratch)
        scratch.replace(library)
        files.flush(library.parent)


@contextmanager
def _copied(backup: Path, target: Path, step: Step) -> Generator[Path, None, None]:
    """A copy of the backup beside *target*, on the disk and proven, that wants a name."""
    check(backup, lambda done, total: step(done, 2 * total))
    scratch = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
    try:
        files.copy_bytes(backup, scratch, lambda done, total: step(total + done, 2 * total))
        if harm.mend(scratch):
            files.flush(scratch)
        with suppress(OSError):  # some sticks know no rights
            scratch.chmod(0o600)
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _require_closed(library: Path) -> None:
    """Raise StoreError while the library is open, or where a log of it is left.

    A log would be taken for one of the file that comes in its place.
    """
    if library.exists():
        db = connect(library, "rw")
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            db.execute("BEGIN IMMEDIATE")
            db.execute("COMMIT")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.close()
    if any(map(os.path.lexists, creation.companions(library))):
        raise failures.in_use(library)


def _spoilt(backup: Path) -> StoreError:
    return StoreError(
        f"The backup “{backup.name}” is no longer what it was when it was written.",
        "Choose another one; nothing in your library was changed.",
    )
