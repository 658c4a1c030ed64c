"""Which article is the one being written: read, shown, and put aside for another."""

from __future__ import annotations

from journal_desktop.app.draft import Draft
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.session import Session
from journal_desktop.app.sittings import Sittings
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library


class Showing:
    """Reads the article that was asked for last, and tells *listeners* that it is open."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        sittings: Sittings,
        sources: KnownSources,
        listeners: Listeners,
    ) -> None:
        self._library = library
        self._store = store
        self._sittings = sittings
        self._articles = sittings.articles
        self._saving = sittings.saving
        self._sources = sources
        self._listeners = listeners
        self._wanted: ArticleId | None = None

    def open(self, article: ArticleId) -> None:
        """Show that article; when another is asked for before it was read, that one is shown."""
        self._saving.now()
        self._wanted = article
        if article in self._articles.sessions:
            self.show(self._articles.sessions[article])
            return

        def read() -> tuple[Article, tuple[Source, ...]]:
            found = self._library.article(article)
            return found, self._library.sources_of(found)

        def show(found: tuple[Article, tuple[Source, ...]]) -> None:
            self._sources.meet(found[1])
            present = self._sittings.present(found[0])
            session = self._articles.sessions.get(article) or self._sittings.begin(Draft(present))
            if self._wanted == article:
                self.show(session)

        self._store.run(read, show, self._listeners.fail)

    def show(self, session: Session | None) -> None:
        """Make the article of *session* the one being written, or none."""
        if session is not self._articles.shown:
            self.put_aside()
        self._articles.shown = session
        self._wanted = session.article.id if session else None
        self._listeners.tell_opened(session)
        if self._saving.trouble is not None:
            self._listeners.tell_saving(self._saving.trouble)

    def put_aside(self) -> None:
        """Save all that waits, and keep what was written as a version."""
        self._saving.now()
        shown = self._articles.shown
        if shown is not None and self._saving.is_touched(shown.article.id):
            self._saving.remember(shown.article, "close")
