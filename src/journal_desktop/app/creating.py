"""Start a library: with the sample journal, or empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journal_desktop.app import sample
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import new_id
from journal_desktop.store.library import Library


def create_library(path: Path, *, empty: bool = False) -> Library:
    """Make a library at *path* and open it; nothing is left there when that fails.

    Raises StoreError when the name is taken or the file can't be written.
    """
    if empty:
        return Library.create(path, sample.blank_journal())
    shipped = sample.load()
    library = Library.create(path, replace(shipped.journal, id=new_id()))
    try:
        library.save_sources(shipped.sources)
        for article in reversed(shipped.articles):
            library.save(article)
            library.remember(article, "import", "Sample journal")
    except JournalError:
        library.close()
        path.unlink(missing_ok=True)
        raise
    return library
