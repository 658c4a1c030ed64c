"""Sessions as a library has them: what follows from an edit, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable

from journal_desktop.app import particulars
from journal_desktop.app.articles import Articles
from journal_desktop.app.draft import Draft
from journal_desktop.app.history.versions import Versions
from journal_desktop.app.library_edits import LibraryEdits
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.references.listing import listed
from journal_desktop.app.saving import MakeTimer, Saving
from journal_desktop.app.session import Change, Session
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.store.library import Library


class Sittings:
    """Begins sessions whose edits are settled, saved and told; holds all of them."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        sources: KnownSources,
        *,
        timer: MakeTimer,
        clock: Callable[[], float],
        listeners: Listeners,
    ) -> None:
        self.articles = Articles()
        self.saving = Saving(library, store, sources, timer, clock, listeners=listeners)
        self.edits = LibraryEdits(
            library,
            store,
            self.articles,
            sources,
            listeners=listeners,
            save_now=self.saving.now,
        )
        self.versions = Versions(
            library, store, self.articles, sources, saving=self.saving, listeners=listeners
        )
        self._sources = sources
        self._listeners = listeners
        self._clock = clock

    def begin(self, draft: Draft) -> Session:
        """A session on *draft*, in place of any that its article had."""
        session = Session(draft, self._clock, self._settle)
        session.listen(self._changed)
        self.articles.sessions[draft.article.id] = session
        return session

    def present(self, article: Article) -> Article:
        """An article that was read just now, with what was done to all articles meanwhile."""
        return self._sources.standing(self.edits.caught_up(article))

    def _settle(self, before: Article, after: Article) -> Article:
        after = listed(self._sources.standing(after), self._sources.keys.named)
        if after.slug and after.title == before.title:
            return after
        return particulars.with_slug(before, after, self.articles.slugs(after.id))

    def _changed(self, change: Change) -> None:
        mine = self.articles.sessions[change.after.article.id]
        self._sources.follow(change, mine, self.articles.others(mine))
        self.saving.changed(change)
        if mine is self.articles.shown:
            self._listeners.tell_changed(change)
        self.edits.follow(change, mine)
