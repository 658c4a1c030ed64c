"""The versions of the articles of an open library."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.core.article import Article
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form
from journal_desktop.store import sources
from journal_desktop.store.access import Access
from journal_desktop.store.history import names, revisions
from journal_desktop.store.values import Version


class History:
    """What every article of a library was, version by version."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def remember(self, article: Article, kind: str, label: str = "") -> str | None:
        """Add a version to the history; its id, or None when the newest one is equal.

        One of the kind "named" is added even then: somebody gave this very state a name.
        """
        with self._access.writing() as db:
            return revisions.remember(db, article, kind, label)

    def name(self, version: str, name: str) -> None:
        """Give a version that name, or none; raises NotFound. The version itself stays as it is."""
        with self._access.writing() as db:
            names.give(db, version, name)

    def list(self, article: ArticleId) -> tuple[Version, ...]:
        """The versions of an article, newest first, without their texts."""
        with self._access.reading() as db:
            return revisions.versions(db, article)

    def text(self, version: str) -> str:
        """The text form of a version; raises NotFound, and LibraryDamaged when it was harmed."""
        with self._access.reading() as db:
            return revisions.text(db, version)

    def article(self, version: str) -> Article:
        """The article as that version has it; raises NotFound and LibraryDamaged."""
        written = self.text(version)
        try:
            return form.read(written)
        except IntakeError as error:
            raise revisions.damaged() from error

    def deleted_source(self, source: SourceId) -> Source:
        """That deleted source; raises NotFound, and LibraryDamaged when it was harmed."""
        with self._access.reading() as db:
            return sources.buried(db, source)

    def deleted_sources(self, wanted: Iterable[SourceId]) -> tuple[Source, ...]:
        """Those of the sources that are deleted and can come back."""
        with self._access.reading() as db:
            return sources.deleted(db, wanted)
