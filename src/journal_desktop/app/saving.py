"""The saving of every article that is open in this sitting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from journal_desktop.app.autosave import Autosave, Failed, SaveState, Unsaved
from journal_desktop.app.draft import Draft
from journal_desktop.app.history.keeping import Keeping, MakeTimer
from journal_desktop.app.journal_saving import JournalStock
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.outstanding import Outstanding
from journal_desktop.app.retrying import Key, Retrying, Stock, Value
from journal_desktop.app.session import Change
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.sources.saving import SourceStock
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.errors import NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.store.library import Library

__all__ = ["MakeTimer", "Saving"]


class Saving:
    """One autosave per article, all writing through one lane.

    `alone` saves other sources, and `settings` the `journal`; those in `confirmed` are called
    after every commit.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        sources: KnownSources,
        timer: MakeTimer,
        clock: Callable[[], float],
        *,
        listeners: Listeners,
    ) -> None:
        self._library = library
        self._store = store
        self._sources = sources
        self._timer = timer
        self._clock = clock
        self._listeners = listeners
        self.confirmed: list[Callable[[], None]] = []
        self._autosaves: dict[ArticleId, Autosave] = {}
        self._before: dict[ArticleId, Article] = {}
        self.versions = Keeping(
            library,
            store,
            timer,
            clock,
            save_now=self.now,
            tell=self._tell,
            tell_kept=listeners.tell_kept,
            refuse=listeners.fail,
        )
        self.journal = JournalStock(library)
        self.alone = self._retrying(SourceStock(library, sources))
        self.settings = self._retrying(self.journal)

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """Drafts that no commit has confirmed yet."""
        waiting = (autosave.unsaved for autosave in self._autosaves.values())
        return tuple(draft for draft in waiting if draft is not None)

    @property
    def outstanding(self) -> Outstanding:
        """All that no commit has confirmed yet."""
        journals = self.settings.unsaved
        return Outstanding(self.unsaved, self.alone.unsaved, journals[0] if journals else None)

    def pending(self) -> frozenset[SourceId]:
        """The sources that are part of what no commit has confirmed yet."""
        carried = {each.id for draft in self.unsaved for each in draft.sources}
        return frozenset(carried.union(each.id for each in self.alone.unsaved))

    @property
    def trouble(self) -> SaveState | None:
        """What keeps anything from being saved, a failure first."""
        states: list[SaveState] = [autosave.state for autosave in self._autosaves.values()]
        others = (self.versions.trouble, self.alone.trouble, self.settings.trouble)
        states += (each for each in others if each is not None)
        for kind in (Failed, Unsaved):
            for state in states:
                if isinstance(state, kind):
                    return state
        return None

    def is_touched(self, article: ArticleId) -> bool:
        """Whether that article was changed in this sitting, in a library that takes changes."""
        return article in self._autosaves and not self._library.read_only

    def changed(self, change: Change) -> None:
        """Save what has changed soon; the state before the first edit becomes a version.

        What is yet to be saved of a part that was taken out is saved first, so that the trash
        has it as it was last.
        """
        article = change.before.article
        if article.id not in self._autosaves:
            self._before[article.id] = article
        autosave = self._autosave(article.id)
        if not _parts(article) <= _parts(change.after.article):
            autosave.now()
        autosave.changed(change.after)
        self.versions.changed(change)

    def add(self, draft: Draft) -> None:
        """Save a draft that is new to the library at once."""
        self._autosave(draft.article.id).changed(draft)
        self._autosave(draft.article.id).now()

    def now(self) -> None:
        """Hand all that waits to the store; what is handed over later comes after it."""
        for autosave in self._autosaves.values():
            autosave.now()
        self.alone.now()
        self.settings.now()

    def rest(self) -> None:
        """Try nothing again, because the library is about to be closed."""
        for autosave in self._autosaves.values():
            autosave.rest()
        self.versions.rest()
        self.alone.rest()
        self.settings.rest()

    def save_journal(self, journal: Journal) -> None:
        """Save how the journal now is, unless the library takes no changes."""
        if self._library.objection is not None:
            self._listeners.fail(self._library.objection)
        else:
            self.journal.current = journal
            self.settings.save("journal")

    def remember(self, article: Article, kind: str, label: str = "") -> None:
        """Keep the article as a version of its own, after what is being saved."""
        self.versions.keep(article, kind, label)

    def forget(self, article: ArticleId) -> None:
        """Save nothing of that article any more: it is gone for good."""
        if autosave := self._autosaves.pop(article, None):
            autosave.rest()
        self.versions.forget(article)
        self._before.pop(article, None)

    def _retrying(self, stock: Stock[Key, Value]) -> Retrying[Key, Value]:
        return Retrying(
            stock,
            self._store,
            self._timer,
            is_read_only=self._library.read_only,
            tell=self._tell,
            confirmed=self._confirm,
            refuse=self._listeners.fail,
        )

    def _autosave(self, article: ArticleId) -> Autosave:
        if article not in self._autosaves:
            self._autosaves[article] = Autosave(
                self._write,
                self._timer,
                self._clock,
                self._tell,
                retries=not self._library.read_only,
            )
        return self._autosaves[article]

    def _write(
        self,
        draft: Draft,
        done: Callable[[datetime], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        article = draft.article
        before = self._before.pop(article.id, None)
        sources = self._sources.present(draft)
        withdrawn = frozenset(self._sources.withdrawn)

        def write() -> datetime:
            if before is not None:
                self._library.remember(before, "before")
            saved = self._library.save(article, sources)
            for source in withdrawn:
                _take_back(self._library, source)
            return saved.at

        def confirm(at: datetime) -> None:
            self._sources.withdrawn -= withdrawn
            self._sources.confirmed.note(sources, withdrawn)
            try:
                done(at)
            finally:  # what a listener does wrong keeps no other from hearing
                self._confirm()

        def give_up(error: BaseException) -> None:
            if before is not None:
                self._before[article.id] = before
            failed(error)

        self._store.run(write, confirm, give_up)

    def _confirm(self) -> None:
        for listener in self.confirmed:
            listener()

    def _tell(self, state: SaveState) -> None:
        self._listeners.tell_saving(self.trouble or state)


def _take_back(library: Library, source: SourceId) -> None:
    """Delete a source whose adding was undone, unless an article lists it."""
    if not library.citing(source):
        with suppress(NotFound):  # it was undone before it was ever saved
            library.delete_source(source)


def _parts(article: Article) -> frozenset[str]:
    return frozenset(each.id for each in (*article.sections, *article.questions))
