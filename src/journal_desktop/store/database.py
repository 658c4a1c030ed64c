"""Opening a library file: what it is, whether it may be written, and how SQLite is to treat it.

One connection holds the file's lock for as long as the library is open. A file that a newer
program wrote, or that can't be written, is never touched: a private copy of it is opened.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_desktop.store import failures, migrations, places, tables
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.engine import Database, connect, log, sqlite3

_PRAGMAS = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -16000;
PRAGMA journal_size_limit = 67108864;
"""

_LISTED = "SELECT count(title) FROM article"
"""What the list of articles reads, so that harm to it shows before the library is used."""
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_LOCK}

COPY = "library.journal"
"""What a private copy of a library is called."""

Place = tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library: its connection, and what is known about the file behind it."""

    db: Database
    place: Place
    newer: bool = False
    copy: TemporaryDirectory[str] | None = None
    is_aside: bool = False
    synced_by: str = ""

    def close(self) -> None:
        """Move the write-ahead log into the file, let go of it and drop any copy."""
        with suppress(sqlite3.Error):  # what a full disk keeps in the log stays saved there
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()
        if self.copy:
            self.copy.cleanup()


def open_file(path: Path) -> Opened:
    """Open the library at *path*, for writing where that is possible; raises StoreError."""
    _require_file(path)
    with failures.told(path):
        version = _version_in_header(path)
        if backup_files.named(path):
            return open_aside(path)
        if version > migrations.VERSION or not _may_write(path):
            return _open_copy(path, newer=version > migrations.VERSION)
        if service := places.service_of(path):
            return replace(_open_copy(path, newer=False), synced_by=service)
        try:
            return _open_for_writing(path)
        except sqlite3.OperationalError as error:
            if _UNWRITABLE.isdisjoint({_code(error), _code(error) & 0xFF}):
                raise
            return _open_copy(path, newer=False)


def open_aside(path: Path) -> Opened:
    """Open a library that nobody writes, such as a backup, to read it; it is left as it is.

    Raises StoreError.
    """
    _require_file(path)
    with failures.told(path):
        version = _version_in_header(path)
        if version != migrations.VERSION or _numbered(log(path)) is not None:
            return _open_copy(path, newer=version > migrations.VERSION)
        db = connect(path, "ro&immutable=1")
        try:
            _inspect(db, path, thorough=False)
        except BaseException:
            db.close()
            raise
        return Opened(db, place(path), is_aside=True)


def prepare(db: Database) -> None:
    """Set what SQLite forgets between connections, and hold the file's lock from here on."""
    db.executescript(_PRAGMAS)
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("BEGIN IMMEDIATE")
    db.execute("COMMIT")


@contextmanager
def transaction(db: Database) -> Generator[None, None, None]:
    """Commit the block as a whole or not at all; the connection stays usable either way."""
    db.write()
    db.rollback()
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def place(path: Path) -> Place:
    """Which files the library and its log are just now, as the file system numbers them."""
    return _numbered(path), _numbered(log(path))


def _numbered(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _require_file(path: Path) -> None:
    try:
        found = path.stat()
    except ValueError:  # a NUL in the name
        raise failures.missing(path) from None
    except OSError as error:
        raise failures.of_system(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise failures.foreign(path, "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise failures.foreign(path, "it is a device")
    if not _may(path, os.R_OK):
        raise failures.forbidden(path)
    if found.st_size == 0:
        raise failures.foreign(path, "it is empty")


def _version_in_header(path: Path) -> int:
    """The `user_version` in the file itself, read without a lock and without a trace."""
    with closing(connect(path, "ro&immutable=1")) as db:
        try:
            if _number(db, "PRAGMA application_id") != tables.APPLICATION_ID:
                raise failures.foreign(path, "another program made it")
            return _number(db, "PRAGMA user_version")
        except sqlite3.DatabaseError as error:
            if _code(error) & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            return migrations.VERSION  # damaged, or just being written: the lock will tell


def _open_for_writing(path: Path) -> Opened:
    left_behind = _numbered(log(path)) is not None
    if left_behind and _is_harmed(log(path)):
        _require_unlocked(path)
        raise failures.damaged(path)
    db = connect(path, "rw")
    try:
        prepare(db)
        newer = _number(db, "PRAGMA user_version") > migrations.VERSION
        if not newer:
            _inspect(db, path, thorough=left_behind, backs_up=True)
    except BaseException:
        db.close()
        raise
    opened = Opened(db, place(path))
    if newer:  # that was still in the log; closing has it in the file
        opened.close()
        return _open_copy(path, newer=True)
    return opened


def _inspect(db: Database, path: Path, *, thorough: bool, backs_up: bool = False) -> None:
    """Bring the tables up to date; raises LibraryDamaged when they are not all there and whole."""
    if 0 < _number(db, "PRAGMA user_version") < migrations.VERSION:
        if backs_up:
            from journal_desktop.store.backup import copies as backup_copies  # noqa: PLC0415 - once a version

            backup_copies.before_update(db, path)
        migrations.migrate(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if not migrations.is_laid_out(db):
        raise failures.damaged(path)
    if thorough and not _is_whole(db):
        raise failures.damaged(path)
    db.execute(_LISTED).fetchone()


def _is_whole(db: Database) -> bool:
    """Whether all is whole that can't be made anew; a harmed search index is let go of."""
    from journal_desktop.store.search import harm  # noqa: PLC0415 - a closed library has no log

    return harm.is_whole(db) or harm.let_go(db)


def _is_harmed(left: Path) -> bool:
    from journal_desktop.store.salvage import log as salvage_log  # noqa: PLC0415 - a closed library has no log

    return salvage_log.is_harmed(left)


def _open_copy(path: Path, *, newer: bool) -> Opened:
    _require_unlocked(path)
    folder = TemporaryDirectory(prefix="journal-desktop-", ignore_cleanup_errors=True)
    try:
        copied = Path(folder.name, COPY)
        shutil.copyfile(path, copied)
        with suppress(FileNotFoundError):
            shutil.copyfile(log(path), log(copied))
        return open_private(path, folder, newer=newer)
    except BaseException:
        folder.cleanup()
        raise


def open_private(path: Path, folder: TemporaryDirectory[str], *, newer: bool = False) -> Opened:
    """Open the file COPY in *folder* in place of the library at *path*, only to be read."""
    db = connect(Path(folder.name, COPY), "rw")
    try:
        prepare(db)
        if not newer:
            _inspect(db, path, thorough=True)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return Opened(db, place(path), newer=newer, copy=folder)


def _require_unlocked(path: Path) -> None:
    """Raise SQLITE_BUSY when the file is in use; a file that only resists writing is free."""
    with closing(connect(path, "ro")) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            _number(db, "PRAGMA user_version")
        except sqlite3.OperationalError as error:
            if _code(error) & 0xFF == sqlite3.SQLITE_BUSY:
                raise


def _may_write(path: Path) -> bool:
    return _may(path, os.W_OK) and _may(path.parent, os.W_OK)


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def _number(db: Database, pragma: str) -> int:
    return db.execute(pragma).fetchone()[0]


def _code(error: sqlite3.Error) -> int:
    """SQLite's extended code; its low byte is the primary one."""
    return getattr(error, "sqlite_errorcode", 0)
