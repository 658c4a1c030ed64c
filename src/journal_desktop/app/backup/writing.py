"""One backup from beginning to end: room for it, the copy, its proof, the second place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.core.errors import DiskFull, StoreError
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup.files import Backup
from journal_desktop.store.library import Library

MARGIN = 20_000_000
"""Bytes that a backup leaves free."""
LOW = 200_000_000
"""Bytes below which the disk of a library is nearly full; for a big library, twice its size."""

Free = Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was proven, its copy in the second place, and what is to be told besides.

    `missed` is why there is no copy although one is wanted.
    """

    backup: Backup
    copied: Backup | None = None
    missed: StoreError | None = None
    low: StoreError | None = None


def back_up(
    library: Library,
    why: str,
    at: datetime,
    *,
    place: Path | None = None,
    progress: Progress | None = None,
    free: Free = backup_files.free,
) -> Written:
    """Write a backup beside the library, then copy it to *place*, and let go of old ones.

    Raises StoreError when there is none then, and what the progress raises.
    """
    heard = progress or Unheard()
    backups = library.backups
    make_room(backups.folder, backups.journal, at, backups.size, free)
    backup = backups.write(
        why, at=at, step=lambda done, total: heard.step(done, total, "Backing up")
    )
    backup_files.thin(backups.folder, backups.journal, at)
    low = _low(library, free)
    if place is None:
        return Written(backup, low=low)
    try:
        copied = copy_to(library, backup, place, at, progress=heard, free=free)
        return Written(backup, copied, low=low)
    except StoreError as error:
        return Written(backup, missed=error, low=low)


def copy_to(
    library: Library,
    backup: Backup,
    place: Path,
    at: datetime,
    *,
    progress: Progress,
    free: Free = backup_files.free,
) -> Backup:
    """Copy a backup to a second place; raises StoreError, as when that is not there."""
    if not place.is_dir():
        raise backup_files.absent(place)
    backups = library.backups
    folder = backups.folder_in(place)
    make_room(folder, backups.journal, at, backup.size, free)
    copied = backup_files.copy(
        backup,
        folder,
        backups.journal,
        lambda done, total: progress.step(done, total, "Copying the backup"),
    )
    backup_files.thin(folder, backups.journal, at)
    return copied


def make_room(folder: Path, journal: str, at: datetime, size: int, free: Free) -> None:
    """Let go of old backups where there is too little room for another; raises DiskFull."""
    with backup_files.told(folder):
        if free(folder) >= size + MARGIN:
            return
        backup_files.remove_stale(folder, journal)
        backup_files.thin(folder, journal, at)
        if free(folder) < size + MARGIN:
            raise backup_files.too_full(folder)


def _low(library: Library, free: Free) -> StoreError | None:
    with backup_files.told(library.backups.folder):
        left = free(library.path.parent)
    if left >= max(LOW, 2 * library.backups.size):
        return None
    return DiskFull(
        f"The disk that holds “{library.path.name}” is nearly full: {left // 1_000_000:,} MB left.",
        "Go on writing: what is saved is safe. But free some space soon.",
    )
