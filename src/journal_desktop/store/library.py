"""The library: the one owner of a connection to a *.journal file, and of its lock."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import StoreError
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.store import articles, assets, batches, creation, database, journals, summaries
from journal_desktop.store import sources as shelf
from journal_desktop.store.access import Access
from journal_desktop.store.history import revisions
from journal_desktop.store.parts import Parts
from journal_desktop.store.summary import Listing, Summary
from journal_desktop.store.values import Batch, Page, Revision, Saved


class Library(Parts):
    """An open library; any one thread at a time may call it, the others wait.

    Every method that reads or writes raises StoreError when the file or disk fails; what was
    saved before is then intact, and a later call may succeed. Writing to a library that is
    `read_only` raises LibraryTooNew or LibraryReadOnly.
    """

    def __init__(self, path: Path, opened: database.Opened) -> None:
        self.path = path
        access = Access(path, opened)
        super().__init__(access)
        self._reading, self._writing = access.reading, access.writing
        self.read_only = access.read_only

    @property
    def objection(self) -> StoreError | None:
        """Why nothing can be written here, or None when it can."""
        return self._access.objection

    @property
    def _opened(self) -> database.Opened | None:
        return self._access.opened

    @classmethod
    def create(cls, path: Path, journal: Journal) -> Library:
        """Make a new library and open it; raises StoreError when the name is taken."""
        creation.create_file(path.absolute(), journal)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open a library, read-only when it is newer than this program or can't be written.

        Raises LibraryMissing, NotALibrary, LibraryInUse, LibraryDamaged or StoreError.
        """
        place = path.absolute()
        return cls(place, database.open_file(place))

    @classmethod
    def look_into(cls, path: Path) -> Library:
        """Open a backup to read it, as `open` does, but leave it as it is."""
        return cls(path.absolute(), database.open_aside(path.absolute()))

    def close(self) -> None:
        """Let go of the file; nothing happens when that was done before."""
        self._access.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def journal(self) -> Journal:
        """The journal that the articles belong to."""
        with self._reading() as db:
            return journals.load(db)

    def save_journal(self, journal: Journal) -> None:
        """Keep the journal as it is now."""
        with self._writing() as db:
            journals.save(db, journal)

    def summaries(self) -> tuple[Summary, ...]:
        """The articles that are not deleted, last changed first, without their prose.

        A damaged row is listed as damaged.
        """
        with self._reading() as db:
            return summaries.listed(db, strict=self._access.newer)

    def first_summaries(self, number: int, wanted: str = "") -> tuple[Summary, ...]:
        """The first so many of `summaries`, and the article of the id *wanted*."""
        with self._reading() as db:
            return summaries.first(db, number, wanted, strict=self._access.newer)

    def changed_summaries(self, since: int = -1) -> Listing:
        """Those of `summaries` that were written since a former call, which gave *since*."""
        with self._reading() as db:
            return summaries.changed(db, since, strict=self._access.newer)

    def deleted(self) -> tuple[Summary, ...]:
        """The articles that `restore` can bring back, last changed first."""
        with self._reading() as db:
            return summaries.listed(db, live=False, strict=self._access.newer)

    def article(self, article: ArticleId) -> Article:
        """The article of that id; raises NotFound, and LibraryDamaged when a row was harmed."""
        with self._reading() as db:
            return articles.load(db, article)

    def find(self, slug: str) -> Article:
        """The article of that slug or id; raises NotFound."""
        with self._reading() as db:
            return articles.find(db, slug)

    def slugs(self, *, but: str = "") -> frozenset[str]:
        """The slugs in use by articles other than the one of the id *but*."""
        with self._reading() as db:
            return summaries.slugs(db, but)

    def save(self, article: Article, sources: tuple[Source, ...] = ()) -> Saved:
        """Commit what differs from the file, in one transaction; on the disk when it returns."""
        with self._writing() as db:
            return articles.save(db, article, sources)

    def remember(self, article: Article, kind: str, label: str = "") -> str | None:
        """Add a version to the history; its id, or None when the newest one is equal."""
        return self.history.remember(article, kind, label)

    def revisions(self, article: ArticleId) -> tuple[Revision, ...]:
        """The versions of an article, newest first; harmed ones are of the kind "damaged"."""
        with self._reading() as db:
            return revisions.history(db, article)

    def delete(self, article: ArticleId) -> None:
        """Delete an article that `restore` can bring back; raises NotFound."""
        self.trash.delete_article(article)

    def restore(self, article: ArticleId) -> None:
        """Bring a deleted article back, as a version of its own; raises NotFound."""
        self.trash.restore_article(article)

    def sources(self) -> tuple[Source, ...]:
        """All sources in the order of their keys."""
        with self._reading() as db:
            return shelf.every(db)

    def readable_sources(self, after: int = 0, limit: int = 1000) -> Page:
        """Some sources, behind the row *after*, and what is to be said of harmed ones."""
        with self._reading() as db:
            return shelf.readable(db, after, limit)

    def source(self, source: SourceId) -> Source:
        """The source of that id; raises NotFound."""
        with self._reading() as db:
            return shelf.one(db, source)

    def sources_of(self, article: Article) -> tuple[Source, ...]:
        """The sources that *article* lists and the library has."""
        with self._reading() as db:
            return shelf.some(db, (each.source for each in article.sources))

    def save_sources(self, sources: tuple[Source, ...]) -> None:
        """Keep those sources as they are now; deleted ones come back."""
        with self._writing() as db:
            shelf.write(db, sources)

    def delete_source(self, source: SourceId) -> None:
        """Delete a source that `save_sources` can bring back; raises NotFound."""
        with self._writing() as db:
            shelf.bury(db, source)

    def commit(self, batch: Batch) -> Saved:
        """Commit several articles and sources as one, a version of each article kept before."""
        with self._writing() as db:
            return batches.commit(db, batch)

    def citing(self, source: SourceId) -> tuple[Summary, ...]:
        """The articles that list a source, last changed first."""
        with self._reading() as db:
            return summaries.citing(db, source)

    def listed_sources(self) -> frozenset[SourceId]:
        """The sources that any article lists."""
        with self._reading() as db:
            return summaries.listed_sources(db)

    def uses(self) -> dict[SourceId, int]:
        """How many articles list each source."""
        with self._reading() as db:
            return summaries.uses(db)

    def add_asset(self, data: bytes, asset: Asset, variants: tuple[bytes, ...] = ()) -> None:
        """Keep a picture and its variants, once.

        Raises ValueError when *asset* does not describe *data*, nor its variants *variants*.
        """
        with self._writing() as db:
            assets.write(db, data, asset, variants)

    def asset(self, sha256: str) -> Asset | None:
        """What is known of a picture, if the library has it."""
        with self._reading() as db:
            return assets.describe(db, sha256)

    def asset_bytes(self, sha256: str) -> bytes:
        """A picture's bytes; raises NotFound."""
        with self._reading() as db:
            return assets.content(db, sha256)
