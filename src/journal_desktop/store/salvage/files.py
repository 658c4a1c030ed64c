"""Where a harmed library goes, and how the salvaged one gets its place.

The new file has the name “X.journal.salvaged” only when it is whole and on the disk. Whatever
happens between the renames that follow, the next start finds it and brings them to their end.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from journal_desktop.store import creation
from journal_desktop.store.backup import files as backup_files

_TIME = "%Y-%m-%d %H%M%S"


def ready(library: Path) -> Path:
    """The name of a salvaged library that only wants its place."""
    return library.with_name(f"{library.name}.salvaged")


def kept_name(library: Path, now: datetime) -> Path:
    """Where the harmed file is kept, for good: a free name that tells the time here."""
    stem = f"{library.stem} damaged {now.astimezone():{_TIME}}"
    names = (f"{stem}{f' {number}' if number else ''}" for number in range(1000))
    paths = (library.with_name(f"{name}{library.suffix}") for name in names)
    return next(each for each in paths if not os.path.lexists(each))


def kept(library: Path) -> tuple[Path, ...]:
    """The harmed files that are kept beside a library, the newest first."""
    pattern = re.compile(
        rf"{re.escape(library.stem)} damaged [\d-]{{10}} \d{{6}}( \d+)?{re.escape(library.suffix)}"
    )
    with suppress(OSError):
        found = (each for each in library.parent.iterdir() if pattern.fullmatch(each.name))
        return tuple(sorted(found, key=lambda each: each.name, reverse=True))
    return ()


def take_place(library: Path, aside: Path) -> None:
    """Move the harmed file and its log to *aside*, and the salvaged one into its place.

    Raises OSError; `finish` goes on where it stopped.
    """
    if os.path.lexists(library):
        library.rename(aside)
    _move_companions(library, aside)
    backup_files.flush(library.parent)
    ready(library).rename(library)
    backup_files.flush(library.parent)


def finish(library: Path) -> Path | None:
    """Bring a move to its end that a crash cut off; where the harmed file is, if there was one."""
    moved = kept(library)
    if os.path.lexists(library) or not ready(library).exists() or not moved:
        return None
    take_place(library, moved[0])
    return moved[0]


def _move_companions(library: Path, aside: Path) -> None:
    """Logs must go before the new file comes, or they would be taken for its own."""
    for old, new in zip(creation.companions(library), creation.companions(aside), strict=True):
        if os.path.lexists(old):
            old.rename(new)
