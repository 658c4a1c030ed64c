"""A copy of a library that is being written, and the proof that it holds what it should.

SQLite copies page by page and takes note of what is saved meanwhile, so that in the end the copy
is the library as of its last save.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from journal_desktop.core.errors import DiskFull, LibraryDamaged, StoreError
from journal_desktop.store import failures, journals, migrations, sweeping
from journal_desktop.store.backup import files
from journal_desktop.store.backup.files import Backup, Step, unheard
from journal_desktop.store.engine import Database, connect, sqlite3
from journal_desktop.store.search import harm
from journal_desktop.store.sweeping import Harm

PAGES = 64
"""Pages that are copied at once; a save waits for no more than these."""
_FLUSHED = 16
"""After that many steps the copy is brought to the disk, so that no save waits for all of it."""
_ALERT = 100_000
"""Steps of SQLite's own after which a check hears whether it is to end."""

Counts = dict[str, int]
Lending = Callable[[], AbstractContextManager[Database]]


@dataclass(frozen=True, slots=True)
class Lent:
    """An open library to be copied: `hold` keeps others from writing while it is entered.

    `renew` is told that its search index is harmed, which makes no backup a bad one.
    """

    copying: Lending
    hold: Lending
    renew: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Proof:
    """The rows of a copy that are not what was once written, and whether its index is harmed."""

    harms: tuple[Harm, ...]
    has_harmed_index: bool = False


def write(
    lent: Lent, folder: Path, journal: str, at: datetime, why: str, *, step: Step = unheard
) -> Backup:
    """Write a backup of an open library, prove it, and give it its name.

    Raises StoreError when it could not be written or is not what it should be; nothing is left
    of it then.
    """
    with files.told(folder):
        folder.mkdir(exist_ok=True)
        files.remove_stale(folder, journal)
        with files.part(folder, journal, at) as path:
            with lent.copying() as db:
                counts = copy(db, path, step, lent.hold)
            files.flush(path)
            proof = prove(path, counts, step)
            if not _are_inherited(lent, path, proof.harms):
                raise files.unlike(folder)
            if proof.has_harmed_index:
                lent.renew()
            return files.finish(path, journal, at, why, is_damaged=bool(proof.harms))


def before_update(db: Database, path: Path) -> Backup:
    """A proven backup of the library at *path*, whose tables are about to change.

    Raises StoreError, and LibraryDamaged when that is why there can be none.
    """
    lent = Lent(lambda: nullcontext(db), lambda: nullcontext(db))
    folder = files.folder_beside(path)
    try:
        return write(lent, folder, journal_of(db), datetime.now(UTC), "update")
    except DiskFull as error:
        raise DiskFull(
            f"“{path.name}” has to be brought up to date, and there is no room for a backup of it.",
            "Free some space and open it again; nothing in it was changed.",
        ) from error
    except StoreError as error:
        if not harm.is_whole(db):
            raise failures.damaged(path) from error
        raise


def journal_of(db: Database) -> str:
    """The id of the journal; where its row is harmed, its backups are a kind of their own."""
    try:
        return journals.load(db).id
    except LibraryDamaged:
        return ""


def copy(db: Database, target: Path, step: Step, hold: Lending) -> Counts:
    """Copy the library's pages to *target*; how many rows each table has there."""
    with ExitStack() as stack, closing(connect(target, "rwc")) as other:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1024"):
            other.execute(f"PRAGMA {pragma}").fetchone()
        handle = os.open(target, os.O_RDWR)
        stack.callback(os.close, handle)
        is_held, steps = False, 0

        def tell(_status: int, remaining: int, total: int) -> None:
            nonlocal is_held, steps
            steps += 1
            has_begun = total > 0  # not while the first step waits for a save
            if has_begun and remaining <= 2 * PAGES and not is_held:
                stack.enter_context(hold())
                is_held = True
            elif steps % _FLUSHED == 0:
                os.fsync(handle)
            step(total - remaining, 3 * total)

        if db.execute("PRAGMA page_count").fetchone()[0] <= 2 * PAGES:
            stack.enter_context(hold())
            is_held = True
        db.conn.backup(other.conn, pages=PAGES, progress=tell, sleep=0.01)
        return count(db)


def prove(path: Path, counts: Counts, step: Step) -> Proof:
    """Read a copy from the disk as a whole.

    Raises StoreError when the file is damaged or its tables hold other numbers of rows.
    """
    with closing(connect(path, "ro&immutable=1")) as db:
        db.conn.set_progress_handler(lambda: step(1, 3), _ALERT)
        try:
            is_whole = harm.is_whole(db, "integrity_check")
            if not (is_whole or harm.is_alone(path)) or count(db) != counts:
                raise files.unlike(path.parent)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                step(1, 3)  # which raises again what ended the check
            raise files.unlike(path.parent) from error
        finally:
            db.conn.set_progress_handler(None, 0)
        swept = sweeping.swept(db, lambda done, total: step(2 * total + done, 3 * total))
        return Proof(swept.damaged, not is_whole)


def count(db: Database) -> Counts:
    """How many rows every table has that is there."""
    present = sorted(db.table_names() & migrations.TABLES)
    return {
        name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - our own names
        for name in present
    }


def _are_inherited(lent: Lent, path: Path, harms: tuple[Harm, ...]) -> bool:
    """Whether the rows that are harmed in the copy are the very same in the library."""
    if not harms:
        return True
    with closing(connect(path, "ro&immutable=1")) as other, lent.hold() as db:
        return all(sweeping.is_same(db, other, each) for each in harms)
