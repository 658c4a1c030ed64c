"""A stretch of writing as the window does it, told save by save."""

from __future__ import annotations

import os
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from journal_desktop.core.errors import JournalError, LibraryMissing, StoreError
from journal_desktop.core.journal import Journal
from journal_desktop.store.engine import sqlite3
from journal_desktop.store.library import Library
from proofs.killing import EVERY, Outcome, Promised, compare, new_library, version

SAVES = 6
"""So many that the log is moved to the file in between."""


def write(library: Path, told: Path, first: int, *, synchronous: str = "FULL") -> None:
    """Save *SAVES* times from *first* on, and note every save that was acknowledged in *told*.

    A library that is not there is made. A save that fails is skipped, as when its writer goes on.
    """
    noted = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    opened = Library.open(library) if library.exists() else Library.create(library, Journal("j"))
    assert opened._opened
    opened._opened.db.execute(f"PRAGMA synchronous = {synchronous}")
    opened._opened.db.execute("PRAGMA wal_autocheckpoint = 12").fetchone()
    for number in range(first, first + SAVES):
        try:
            opened.save(version(number))
            if number % EVERY == 0:
                opened.remember(version(number), "sitting", f"{number}")
        except StoreError:
            continue
        os.write(noted, f"{number}\n".encode())
    opened.close()
    os.close(noted)


def begin(folder: Path) -> tuple[Path, Promised]:
    """A library with a first version of each article, and what it holds."""
    folder.mkdir()
    library = folder / "evidence.journal"
    return library, new_library(library)


def acknowledged(told: Path) -> list[int]:
    """The saves that *told* has."""
    return [int(line) for line in told.read_text().splitlines()] if told.exists() else []


def held(library: Path, before: Promised, numbers: Iterable[int]) -> Outcome:
    """Open the library and compare it with what it held *before* and the saves of *numbers*."""
    promised, outcome = deepcopy(before), Outcome()
    promised.add(numbers)
    try:
        if promised.saves:
            compare(library, promised, outcome)
        elif library.exists():
            Library.open(library).close()
    except LibraryMissing as error:
        outcome.lost.append(error.message)
    except (JournalError, sqlite3.DatabaseError) as error:
        outcome.damaged.append(str(error))
    return outcome
