"""SQLite's and the disk's failures in words for the user.

Only failures of the world are told; any other error of SQLite is a bug and passes through.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from journal_desktop.core.errors import (
    DiskFull,
    LibraryDamaged,
    LibraryInUse,
    LibraryMissing,
    LibraryReadOnly,
    LibrarySynced,
    LibraryTooNew,
    NotALibrary,
    NotFound,
    StoreError,
)
from journal_desktop.store.engine import sqlite3

_BACKUP = (
    "Open it in the window, or repair it with “journal-desktop doctor --repair”: it is put "
    "together again from what is whole and from its backups, and the damaged file is kept."
)
_UNDECODABLE = "Could not decode to UTF-8"
_UNSUPPORTED = "unsupported file format"


@contextmanager
def told(path: Path) -> Generator[None, None, None]:
    """Let failures of SQLite and the disk leave the block as StoreErrors about *path*."""
    try:
        yield
    except sqlite3.Error as error:
        known = _of_sqlite(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # SQLite quotes a harmed table that is no text any more
        raise damaged(path) from error
    except OSError as error:
        raise of_system(error, path) from error


def of_system(error: OSError, path: Path) -> StoreError:
    """What a failed call of the operating system means for the library at *path*."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return full(path)
        case errno.ENOENT | errno.ENOTDIR:
            return missing(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return forbidden(path)
        case _:
            return unreachable(path)


def missing(path: Path) -> LibraryMissing:
    """There is no such file."""
    return LibraryMissing(
        f"There is no library “{path.name}” in the folder “{path.parent}”.",
        "Check whether it was moved or renamed, or whether a drive has to be connected.",
    )


def foreign(path: Path, what: str) -> NotALibrary:
    """The file is something else; *what* ends the sentence that says so."""
    return NotALibrary(
        f"“{path.name}” is not a Journal Desktop library: {what}.",
        "Choose a file that ends in .journal, or create a new library.",
    )


def damaged(path: Path) -> LibraryDamaged:
    """The file can't be read as a whole."""
    return LibraryDamaged(f"The library “{path.name}” is damaged.", _BACKUP)


def damaged_part(what: str) -> LibraryDamaged:
    """One row is not what was written; *what* names it as the sentence's subject."""
    return LibraryDamaged(
        f"{what} is damaged in this library.", "Restore it from its history or from a backup."
    )


def in_use(path: Path) -> LibraryInUse:
    """Another window or program holds the file's lock."""
    return LibraryInUse(
        f"The library “{path.name}” is open in another window.",
        "Go on in that window, or close it and try again.",
    )


def full(path: Path) -> DiskFull:
    """There is no room left."""
    return DiskFull(
        f"The disk that holds “{path.name}” is full.",
        "Free some space on it; nothing saved before is lost.",
    )


def forbidden(path: Path) -> StoreError:
    """The system does not allow it."""
    return StoreError(
        f"You don't have permission to use “{path.name}” in the folder “{path.parent}”.",
        "Choose another folder, or ask whoever looks after this computer.",
    )


def unreachable(path: Path) -> StoreError:
    """The disk does not answer as it should."""
    return StoreError(
        f"The disk that holds “{path.name}” could not be read or written.",
        "Check the drive or the network connection, then try again.",
    )


def vanished(path: Path) -> StoreError:
    """The open file is gone from its place, so that what is written to it would be lost."""
    return StoreError(
        f"The library “{path.name}” is no longer where it was opened.",
        "Put it back or connect its drive: saving then goes on by itself.",
    )


def changed_elsewhere(path: Path) -> StoreError:
    """The open file is gone, and what lies in its place is another state of it or another file."""
    return StoreError(
        f"The library “{path.name}” was changed elsewhere while its drive was away, or another "
        "file took its place.",
        "Save a copy of what you typed, then open the library again.",
    )


def read_only(path: Path) -> LibraryReadOnly:
    """The library may be read but not written."""
    return LibraryReadOnly(
        f"The library “{path.name}” can be read but not changed.",
        "Copy it to a folder of your own and open the copy.",
    )


def synced(path: Path, service: str) -> LibrarySynced:
    """The library lies where another program copies and replaces files as it likes."""
    return LibrarySynced(
        f"“{path.name}” lies in a folder of {service}, where a library that is being written "
        "can be ruined, so here it can be read but not changed.",
        f"Move it to a folder of this computer alone, and let {service} have its backups.",
    )


def synced_place(folder: Path, service: str) -> LibrarySynced:
    """A new library is wanted there."""
    return LibrarySynced(
        f"The folder “{folder}” belongs to {service}, where a library that is being written can "
        "be ruined.",
        f"Choose a folder of this computer alone, and let {service} have its backups.",
    )


def too_new(path: Path) -> LibraryTooNew:
    """A newer program wrote the library."""
    return LibraryTooNew(
        f"The library “{path.name}” was written by a newer version of Journal Desktop.",
        "Update the program to change it or to see all of it.",
    )


def closed(path: Path) -> StoreError:
    """The library was closed before."""
    return StoreError(f"The library “{path.name}” has been closed.", "Open it again.")


def absent(what: str) -> NotFound:
    """The library does not hold *what*, the sentence's object."""
    return NotFound(f"There is no {what} in this library.", "It may have been deleted or renamed.")


def is_undecodable(error: sqlite3.Error) -> bool:
    """Whether SQLite met bytes that are no text where text was written."""
    return str(error).startswith(_UNDECODABLE)


def _of_sqlite(error: sqlite3.Error, path: Path) -> StoreError | None:
    if is_undecodable(error) or str(error) == _UNSUPPORTED:
        return damaged(path)
    tell = _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return tell(path) if tell else None


def _of_another_kind(path: Path) -> NotALibrary:
    return foreign(path, "its content is of another kind")


_BY_CODE: dict[int, Callable[[Path], StoreError]] = {
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_BUSY: in_use,
    sqlite3.SQLITE_LOCKED: in_use,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: _of_another_kind,
    sqlite3.SQLITE_PERM: forbidden,
    sqlite3.SQLITE_AUTH: forbidden,
    sqlite3.SQLITE_CANTOPEN: unreachable,
    sqlite3.SQLITE_IOERR: unreachable,
}
