"""When an article becomes a version by itself, and that none of these is lost.

Versions are kept when the writer pauses, goes on in another section or gives the article
another status, and every few minutes while there is no pause. Whoever wants one at another
moment says so. What can't be kept is told like text that can't be saved, and tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journal_desktop.app.autosave import RETRY, Failed, Saved, SaveState, Timer
from journal_desktop.app.session import Change
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError, StoreError
from journal_desktop.core.ids import ArticleId
from journal_desktop.store.library import Library

QUIET = 120.0
"""Seconds without a change after which what was written becomes a version."""
STEADY = 600.0
"""Seconds after which it becomes one even while writing goes on."""

MakeTimer = Callable[[Callable[[], None]], Timer]


@dataclass(slots=True)
class _Writing:
    """What was written since the last version, from when on and where."""

    article: Article
    since: float
    place: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A version that is to be kept."""

    article: Article
    kind: str
    label: str


class Keeping:
    """Keeps versions of the articles that are written in this sitting.

    Before a version all that waits is saved by *save_now*, and with it what was there before
    the first edit. *tell* hears of a failure, and when it is over; *refuse* of what can't be
    kept at all.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        clock: Callable[[], float],
        *,
        save_now: Callable[[], None],
        tell: Callable[[SaveState], None],
        tell_kept: Callable[[], None],
        refuse: Callable[[BaseException], None],
    ) -> None:
        self._library = library
        self._store = store
        self._make_timer = timer
        self._clock = clock
        self._save_now = save_now
        self._tell = tell
        self._tell_kept = tell_kept
        self._refuse = refuse
        self._again = timer(self._try_again)
        self._writing: dict[ArticleId, _Writing] = {}
        self._unkept: list[_Wanted] = []
        self._is_resting = False
        self.trouble: Failed | None = None

    def changed(self, change: Change) -> None:
        """Note an edit, and keep what it leaves behind when it is one of another section."""
        before, after = change.before.article, change.after.article
        if before == after or self._library.read_only:
            return
        written = self._writing.get(after.id)
        if written and change.place and written.place not in {"", change.place}:
            self.keep(before, "section")
            written = None
        if before.status is not after.status:
            self.keep(after, "status")
            return
        now = self._clock()
        if written is None:
            timer = self._make_timer(lambda: self._pause(after.id))
            written = self._writing[after.id] = _Writing(after, now, "", timer)
        written.article = after
        written.place = change.place or written.place
        written.timer.start(max(0.0, min(QUIET, written.since + STEADY - now)))

    def moved(self, article: ArticleId, place: str) -> None:
        """Keep what was written in another section before the writer came to *place*."""
        written = self._writing.get(article)
        if written and place and written.place not in {"", place}:
            self.keep(written.article, "section")

    def keep(self, article: Article, kind: str, label: str = "") -> None:
        """Keep the article as a version, after what is being saved."""
        if written := self._writing.pop(article.id, None):
            written.timer.stop()
        self._save_now()
        self._hand_over(_Wanted(article, kind, label))

    def forget(self, article: ArticleId) -> None:
        """Keep nothing of that article any more: it is gone for good."""
        if written := self._writing.pop(article, None):
            written.timer.stop()
        self._unkept = [each for each in self._unkept if each.article.id != article]

    def rest(self) -> None:
        """Keep nothing by itself any more, because the library is about to be closed."""
        self._is_resting = True
        self._again.stop()
        for each in self._writing.values():
            each.timer.stop()

    def _pause(self, article: ArticleId) -> None:
        if written := self._writing.get(article):
            self.keep(written.article, "pause")

    def _hand_over(self, wanted: _Wanted) -> None:
        self._store.run(
            lambda: self._library.remember(wanted.article, wanted.kind, wanted.label),
            self._kept,
            lambda error: self._failed(wanted, error),
        )

    def _kept(self, _: str | None) -> None:
        if self.trouble is not None and not self._unkept:
            self.trouble = None
            self._tell(Saved())
        self._tell_kept()

    def _failed(self, wanted: _Wanted, error: BaseException) -> None:
        if not isinstance(error, JournalError) or self._library.read_only:
            self._refuse(error)
            return
        self._unkept.append(wanted)
        if not self._is_resting:
            self._again.start(RETRY)
        title = wanted.article.title or "this article"
        told = StoreError(f"No version of “{title}” could be kept. {error.message}", error.remedy)
        self.trouble = Failed(told)
        self._tell(self.trouble)

    def _try_again(self) -> None:
        unkept, self._unkept = self._unkept, []
        for wanted in unkept:
            self._hand_over(wanted)
