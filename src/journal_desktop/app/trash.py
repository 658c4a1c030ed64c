"""What was deleted from an open library: looked at, brought back, or let go of for good."""

from __future__ import annotations

from collections.abc import Callable

from journal_desktop.app.known_sources import KnownSources
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.session import Session
from journal_desktop.app.sittings import Sittings
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Question, Section
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.returning import put_back
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library
from journal_desktop.store.trash import Content
from journal_desktop.store.values import Purge, Trashed


class Trash:
    """The trash of an open library; *reopen* shows an article.

    Those in `confirmed` are called when the lists of the library are to be read anew.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        sittings: Sittings,
        sources: KnownSources,
        *,
        listeners: Listeners,
        reopen: Callable[[ArticleId], None],
    ) -> None:
        self._library = library
        self._store = store
        self._articles = sittings.articles
        self._saving = sittings.saving
        self._sources = sources
        self._listeners = listeners
        self._reopen = reopen
        self.confirmed: list[Callable[[], None]] = []

    def list(self, show: Callable[[tuple[Trashed, ...]], None]) -> None:
        """Have all that is in the trash shown, what is being saved included."""
        self._saving.now()
        self._store.run(self._library.trash.list, show, self._listeners.fail)

    def look(self, item: Trashed, show: Callable[[Content], None]) -> None:
        """Have shown what *item* was when it was deleted."""
        self._store.run(lambda: self._library.trash.content(item), show, self._listeners.fail)

    def restore(self, item: Trashed, done: Callable[[], None] = lambda: None) -> None:
        """Bring *item* back, then call *done*: an article is opened, a section is an edit.

        A picture comes back where an article shows it; asking for one changes nothing.
        """
        if item.kind == "article":
            self.restore_article(ArticleId(item.id), done)
            return

        def take(content: Content) -> None:
            session = self._articles.sessions.get(item.article) if item.article else None
            if session is not None and isinstance(content, Section | Question):
                self._put_back(session, content)
                done()
            else:
                self._bring_back(item, content, done)

        self._saving.now()
        self.look(item, take)

    def restore_article(self, article: ArticleId, done: Callable[[], None] = lambda: None) -> None:
        """Bring a deleted article back, as the library has it, and open it."""

        def back(_: None) -> None:
            if all(draft.article.id != article for draft in self._saving.unsaved):
                self._articles.sessions.pop(article, None)
            self._relist()
            self._reopen(article)
            done()

        self._saving.now()
        self._store.run(lambda: self._library.restore(article), back, self._listeners.fail)

    def purge(self, items: tuple[Trashed, ...], told: Callable[[Purge], None]) -> None:
        """Let go of *items* for good where nothing needs them, and tell what became of each."""

        def forget(purged: Purge) -> None:
            for each in purged.gone:
                if each.kind == "article":
                    self._articles.sessions.pop(ArticleId(each.id), None)
                    self._saving.forget(ArticleId(each.id))
            self._relist()
            told(purged)

        self._saving.now()
        self._store.run(lambda: self._library.trash.purge(items), forget, self._listeners.fail)

    def _relist(self) -> None:
        for listener in self.confirmed:
            listener()

    def _put_back(self, session: Session, block: Section | Question) -> None:
        label = f"Bring back the {'section' if isinstance(block, Section) else 'question'}"
        self._saving.remember(session.article, "before", f"Before: {label}")
        session.edit(put_back(session.article, block), label, place=block.id)
        self._saving.now()
        self._saving.remember(session.article, "restore", label)

    def _bring_back(self, item: Trashed, content: Content, done: Callable[[], None]) -> None:
        def tell(_: None) -> None:
            if isinstance(content, Source):
                self._sources.put(content)
            self._relist()
            done()

        self._store.run(lambda: self._library.trash.restore(item), tell, self._listeners.fail)
