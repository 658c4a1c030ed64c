"""Backups of an open library: whole copies of its file, each proven before it counts as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from journal_desktop.core.errors import StoreError
from journal_desktop.store import cells, moments
from journal_desktop.store.access import Access
from journal_desktop.store.backup import copies, files
from journal_desktop.store.backup.copies import Lent
from journal_desktop.store.backup.files import Backup, Step, unheard
from journal_desktop.store.engine import Database

_ARTICLES = """
SELECT id, slug, title, words, changed, sha256 FROM article WHERE deleted_at IS NULL
ORDER BY seq DESC
"""
_SOURCES = """
SELECT id, key, '', 0, changed, sha256 FROM source WHERE deleted_at IS NULL ORDER BY key, id
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or source as a list shows it; equal hashes mean equal content."""

    id: str
    slug: str
    title: str
    words: int
    changed: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles of a library, last changed first, and its sources by their keys."""

    articles: tuple[Entry, ...]
    sources: tuple[Entry, ...]


class Backups:
    """Writes backups of a library while it is open, and lists those that there are.

    They are written in any thread beside the one that saves. Closing the library meanwhile
    ends the copying with StoreError, and nothing is left of that backup.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._journal = ""

    @property
    def folder(self) -> Path:
        """Where the backups lie, beside the library."""
        return files.folder_beside(self._access.path)

    def folder_in(self, place: Path) -> Path:
        """Where they lie in a second place."""
        return files.folder_in(place, self._access.path, self.journal)

    @property
    def journal(self) -> str:
        """The id of the journal, by which backups of different ones are told apart."""
        if not self._journal:
            with self._access.reading() as db:
                self._journal = copies.journal_of(db)
        return self._journal

    @property
    def changes(self) -> int:
        """A number that grows with every row that is written in this sitting."""
        with self._access.reading() as db:
            return db.conn.total_changes

    @property
    def size(self) -> int:
        """How many bytes a backup will take."""
        with self._access.reading() as db:
            pages, page = (
                db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
            )
            return pages * page

    def contents(self) -> Contents:
        """What the library holds, to be compared with what a backup of it holds."""
        with self._access.reading() as db:
            return Contents(*(_entries(db, query) for query in (_ARTICLES, _SOURCES)))

    def listed(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """The backups beside the library, or in that folder, newest first."""
        return files.listed(folder or self.folder, self.journal)

    def write(
        self,
        why: str,
        folder: Path | None = None,
        *,
        at: datetime | None = None,
        step: Step = unheard,
    ) -> Backup:
        """Write and prove a backup; raises StoreError, and whatever *step* raises."""
        journal = self.journal

        def hear(done: int, total: int) -> None:
            if self._access.closing.is_set():
                raise StoreError("The library was closed before its backup was finished.")
            step(done, total)

        access = self._access
        return copies.write(
            Lent(access.copying, access.reading, access.index_is_harmed.set),
            folder or self.folder,
            journal,
            at or datetime.now(UTC),
            why,
            step=hear,
        )


def _entries(db: Database, query: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(identity, cells.shown(slug), cells.shown(title), words, moments.instant(at), sha256)
        for identity, slug, title, words, at, sha256 in cells.fetched(db, query)
    )
