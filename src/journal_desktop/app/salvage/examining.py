"""What a check-up of a library and of its backups tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal_desktop.app.salvage.salvaging import backups_of
from journal_desktop.core.errors import LibraryDamaged, NotALibrary, StoreError
from journal_desktop.store import checkup, migrations
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup import swaps
from journal_desktop.store.backup.files import Step, unheard

VERSION = migrations.VERSION
_INDEX = "Its search index was damaged and will be made anew; no text is affected."


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A backup, and whether it is what it was when it was written."""

    path: Path
    at: datetime
    is_whole: bool


@dataclass(frozen=True, slots=True)
class State:
    """How a library is: `error` is why it does not open, `remark` what is to be known besides."""

    is_damaged: bool
    structure: str = ""
    version: int = 0
    rows: int = 0
    harms: tuple[str, ...] = ()
    error: StoreError | None = None
    remark: str = ""
    backups: tuple[KnownBackup, ...] = ()


def examine(library: Path, places: Iterable[Path] = (), step: Step = unheard) -> State:
    """Read all of a library and of its backups.

    Raises StoreError when that can't be done, as when it is open elsewhere; NotALibrary when
    there is no backup of it either.
    """
    backups = tuple(filter(None, map(_known, backups_of(library.absolute(), places))))
    try:
        found = checkup.check(library, step)
    except LibraryDamaged as error:
        return State(is_damaged=True, error=error, backups=backups)
    except NotALibrary as error:
        if not backups and library.suffix != ".journal":
            raise
        return State(is_damaged=True, error=error, backups=backups)
    remark = _INDEX if found.has_harmed_index else ""
    if found.version > VERSION:
        remark = "It was written by a newer version of Journal Desktop; only part of it is checked."
    is_sound = found.structure == "ok"
    return State(
        is_damaged=not is_sound or bool(found.harms),
        structure=found.structure,
        version=found.version,
        rows=found.rows,
        harms=found.harms,
        remark=remark if is_sound else "The file is not put together as it should be.",
        backups=backups,
    )


def _known(path: Path) -> KnownBackup | None:
    backup = backup_files.named(path)
    if backup is None:
        return None
    try:
        swaps.check(path)
    except StoreError:
        return KnownBackup(path, backup.at, is_whole=False)
    return KnownBackup(path, backup.at, is_whole=not backup.is_damaged)
