"""A library that is no longer in its folder comes back from its newest whole backup."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_desktop.app.backup import words as backup_words
from journal_desktop.app.salvage import salvaging
from journal_desktop.core.errors import StoreError
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup import swaps


@dataclass(frozen=True, slots=True)
class Left:
    """The backups of a library that is gone, the best first, and what the first is called."""

    backups: tuple[Path, ...]
    called: str


def is_known(path: Path, recent: Iterable[str], places: Iterable[Path] = ()) -> bool:
    """Whether there was a library at *path* before: it is a *recent* one, or has backups."""
    wanted = path.resolve()
    return any(Path(each).resolve() == wanted for each in recent) or bool(left_of(path, places))


def left_of(path: Path, places: Iterable[Path] = ()) -> Left | None:
    """What is left of the library that was at *path*; None where it can't come back there."""
    backups = salvaging.backups_of(path.absolute(), places) if path.parent.is_dir() else ()
    if not backups:
        return None
    return Left(backups, backup_words.called(backup_files.named(backups[0])))


def bring_back(path: Path, left: Left) -> str:
    """Make the library at *path* anew from the first backup that is whole; what that is called.

    Nothing that is there is replaced. Raises StoreError.
    """
    *others, last = left.backups
    for backup in others:
        with suppress(StoreError):
            swaps.as_library(backup, path)
            return backup_words.called(backup_files.named(backup))
    swaps.as_library(last, path)
    return backup_words.called(backup_files.named(last))
