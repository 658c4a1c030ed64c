"""Opening a library whatever became of it: as it is, or else what can be salvaged of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_desktop.app.salvage import words
from journal_desktop.app.salvage.words import Report
from journal_desktop.core.errors import (
    LibraryDamaged,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
    StoreError,
)
from journal_desktop.store import database, failures
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup.files import Step, unheard
from journal_desktop.store.library import Library
from journal_desktop.store.salvage import files as salvage_files
from journal_desktop.store.salvage import salvage

HARMED = (LibraryDamaged, NotALibrary, LibraryMissing)
"""What `Library.open` raises of which something may be salvaged."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """A library that is open again, and what is to be said of it."""

    library: Library
    report: Report


def rescue(
    path: Path,
    error: StoreError,
    places: Iterable[Path] = (),
    *,
    now: datetime | None = None,
    step: Step = unheard,
) -> Rescued:
    """Salvage the closed library at *path*, which could not be opened because of *error*.

    The harmed file is kept beside it. Where its folder can't be written, the salvaged library
    is a private copy that can be read. Raises *error* when there is nothing to be salvaged.
    """
    path = path.absolute()
    if isinstance(error, LibraryMissing):
        return _finish(path, error)
    if not path.is_file() or isinstance(error, LibraryTooNew):
        raise error
    backups = backups_of(path, places)
    if not os.access(path.parent, os.W_OK):
        return _rescue_aside(path, error, backups, step)
    with failures.told(path):
        target = salvage_files.ready(path)
        target.unlink(missing_ok=True)
        before = path.stat()
        found = _salvaged(path, target, backups, step, error)
        after = path.stat()
        if (before.st_ino, before.st_size, before.st_mtime_ns) != (
            after.st_ino,
            after.st_size,
            after.st_mtime_ns,
        ):
            target.unlink()
            raise failures.in_use(path)
        kept = salvage_files.kept_name(path, now or datetime.now(UTC))
        salvage_files.take_place(path, kept)
    report = words.report(path, found, kept)
    _note(kept, report)
    return Rescued(Library.open(path), report)


def backups_of(path: Path, places: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The backups of the library at *path*, whole ones first, then the newest first."""
    folders = [backup_files.folder_beside(path)]
    for place in places:
        if place.is_dir():
            folders += sorted(place.glob(f"{_plain(path.stem)} backups *"))
    found = (each for folder in folders for each in backup_files.listed(folder))
    newest = sorted(found, key=lambda each: each.at, reverse=True)
    return tuple(each.path for each in sorted(newest, key=lambda each: each.is_damaged))


def _plain(name: str) -> str:
    """A name as a pattern that fits nothing else."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _finish(path: Path, error: LibraryMissing) -> Rescued:
    """Go on where a crash cut a salvage off."""
    with failures.told(path):
        kept = salvage_files.finish(path)
    if kept is None:
        raise error
    return Rescued(Library.open(path), words.resumed(path, kept))


def _rescue_aside(path: Path, error: StoreError, backups: tuple[Path, ...], step: Step) -> Rescued:
    folder = TemporaryDirectory(prefix="journal-desktop-", ignore_cleanup_errors=True)
    try:
        found = _salvaged(path, Path(folder.name, database.COPY), backups, step, error)
        opened = database.open_private(path, folder)
    except BaseException:
        folder.cleanup()
        raise
    return Rescued(Library(path, opened), words.report(path, found, None))


def _salvaged(
    path: Path, target: Path, backups: tuple[Path, ...], step: Step, error: StoreError
) -> salvage.Found:
    try:
        return salvage.salvage(path, target, backups, step)
    except NotALibrary:
        raise error from None


def _note(kept: Path, report: Report) -> None:
    """Keep the report as a text beside the harmed file; that it could not be is no harm."""
    try:
        text = "\n".join((report.title, "", *report.lines, ""))
        kept.with_suffix(".txt").write_text(text, encoding="utf-8")
    except OSError:
        return
