"""A library that can't be written where it lies comes to this computer: it moves, or as a copy."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_desktop.app import homes
from journal_desktop.core.errors import StoreError
from journal_desktop.store import creation, failures, places
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup import swaps
from journal_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a library is now, the folder that gets its backups, what the old file is called."""

    library: Path
    place: Path
    left: Path


def home_of(path: Path) -> Path:
    """A free place on this computer alone for the library at *path*."""
    for number in range(1, 1000):
        name = path.name if number == 1 else f"{path.stem} {number}{path.suffix}"
        for each in homes.homes(name):
            if not places.service_of(each) and not os.path.lexists(each):
                return each
    raise StoreError("There is no free name for the library.", "Move it by hand.")


def keep_here(path: Path, home: Path, now: datetime) -> Moved:
    """Move the closed library at *path* to *home*, and leave a checked backup where it was.

    The old file stays beside that under another name. Raises StoreError; *path* is as it was
    then.
    """
    with failures.told(home):
        home.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(path) as library:
        folder = library.backups.folder_in(path.parent)
        backup = library.backups.write("asked", folder, at=now)
    swaps.as_library(backup.path, home)
    return Moved(home, path.parent, _set_aside(path, now))


def copy_name(path: Path) -> Path:
    """What a copy of the library at *path* could be called, in a place of the user's own."""
    return homes.homes(f"{path.stem} copy.journal")[0]


def copy(library: Library, target: Path, now: datetime) -> Path:
    """Copy an open library to *target*, checked, as a library of its own; where that is.

    Nothing that is there is replaced. Raises StoreError.
    """
    target = target.absolute()
    if service := places.service_of(target):
        raise failures.synced_place(target.parent, service)
    with failures.told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="journal-desktop-", ignore_cleanup_errors=True) as folder:
            backup = library.backups.write("asked", Path(folder), at=now)
            swaps.as_library(backup.path, target)
    return target


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename the old file, so that nobody writes on in it."""
    left = path.with_name(f"{path.stem} moved {now.astimezone():%Y-%m-%d %H%M%S}{path.suffix}")
    try:
        path.rename(left)
        for old, new in zip(creation.companions(path), creation.companions(left), strict=True):
            if os.path.lexists(old):
                old.rename(new)
        backup_files.flush(path.parent)
    except OSError:  # it stays as it is, and opens to be read only
        return path
    return left
