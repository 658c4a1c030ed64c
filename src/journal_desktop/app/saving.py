"""The saving of every article that is open in this sitting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from journal_desktop.app.autosave import Autosave, Failed, Saved, SaveState, Timer
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Change
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId
from journal_desktop.store.library import Library
from journal_desktop.store.values import Summary

MakeTimer = Callable[[Callable[[], None]], Timer]
Confirmed = Callable[[Draft, tuple[Summary, ...]], None]


class Saving:
    """One autosave per article, all writing through one lane."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        clock: Callable[[], float],
        *,
        confirmed: Confirmed,
        announce: Callable[[SaveState], None],
    ) -> None:
        self._library = library
        self._store = store
        self._timer = timer
        self._clock = clock
        self._confirmed = confirmed
        self._announce = announce
        self._autosaves: dict[ArticleId, Autosave] = {}

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """Drafts that no commit has confirmed yet."""
        waiting = (autosave.unsaved for autosave in self._autosaves.values())
        return tuple(draft for draft in waiting if draft is not None)

    def changed(self, change: Change) -> None:
        """Save what has changed soon; the state before the first edit becomes a version."""
        article = change.before.article
        autosave = self._autosave(article.id)
        if autosave.is_untouched and not self._library.read_only:
            self.remember(change.before, "before")
        autosave.changed(change.after)

    def add(self, draft: Draft) -> None:
        """Save a draft that is new to the library at once."""
        self._autosave(draft.article.id).changed(draft)
        self._autosave(draft.article.id).due()

    def now(self) -> None:
        """Hand what waits to the store without waiting for a pause."""
        for autosave in self._autosaves.values():
            autosave.due()

    def forget(self, article: ArticleId) -> None:
        """Save that article no more."""
        self._autosaves.pop(article, None)

    def remember(self, draft: Draft, kind: str, label: str = "") -> None:
        """Keep the draft's article as a version of its own, after what is being saved."""
        self._store.run(
            lambda: self._library.remember(draft.article, kind, label),
            _nothing,
            self._could_not_remember,
        )

    def _autosave(self, article: ArticleId) -> Autosave:
        if article not in self._autosaves:
            self._autosaves[article] = Autosave(self._write, self._timer, self._clock, self._tell)
        return self._autosaves[article]

    def _write(
        self,
        draft: Draft,
        done: Callable[[datetime], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def write() -> tuple[datetime, tuple[Summary, ...]]:
            saved = self._library.save(draft.article, draft.sources)
            return saved.at, self._library.summaries()

        def confirm(result: tuple[datetime, tuple[Summary, ...]]) -> None:
            self._confirmed(draft, result[1])
            done(result[0])

        self._store.run(write, confirm, failed)

    def _tell(self, state: SaveState) -> None:
        if not (isinstance(state, Saved) and self.unsaved):
            self._announce(state)

    def _could_not_remember(self, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._announce(Failed(error))


def _nothing(result: object) -> None:
    del result
