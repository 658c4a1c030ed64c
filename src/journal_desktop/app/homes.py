"""Where libraries live on this computer, and on no other one."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from journal_desktop.store import places


def first_library() -> Path:
    """Where the library of someone who never chose one is kept: not where others sync it."""
    return next(
        (each for each in homes("My journal.journal") if not places.service_of(each)),
        homes("My journal.journal")[-1],
    )


def homes(name: str) -> tuple[Path, ...]:
    """Where a library of that name could live, the most usual place first."""
    return (
        Path(platformdirs.user_documents_dir()) / "Journal Desktop" / name,
        Path.home() / "Journal Desktop" / name,
        Path(platformdirs.user_data_dir("journal-desktop", appauthor=False)) / name,
    )
