"""Opening a library so that it always opens: as it is, or as what could be salvaged of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal_desktop.core.errors import LibraryDamaged, LibraryMissing, NotALibrary, StoreError
from journal_desktop.store.library import Library

if TYPE_CHECKING:
    from journal_desktop.app.salvage.words import Report


@dataclass(frozen=True, slots=True)
class Opening:
    """An open library, and what is to be said when it had to be salvaged."""

    library: Library
    report: Report | None = None


def open_always(path: Path, places: Iterable[Path] = ()) -> Opening:
    """Open the library at *path*, salvaged if it is damaged; *places* may hold its backups.

    Raises StoreError only where there is nothing to be opened.
    """
    try:
        return Opening(_open_whole(path))
    except (LibraryDamaged, LibraryMissing, NotALibrary) as error:
        return salvage(path, error, places)


def salvage(path: Path, error: StoreError, places: Iterable[Path] = ()) -> Opening:
    """Salvage the closed library at *path*, which is damaged as *error* says, and open it."""
    from journal_desktop.app.salvage import salvaging  # noqa: PLC0415 - a library that is whole needs none of it

    rescued = salvaging.rescue(path, error, places)
    return Opening(rescued.library, rescued.report)


def _open_whole(path: Path) -> Library:
    library = Library.open(path)
    try:
        library.journal()
    except StoreError:
        library.close()
        raise
    return library
