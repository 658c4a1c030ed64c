"""What was deleted from an open library: looked at, brought back, or let go of for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journal_desktop.app.listeners import Listeners
from journal_desktop.app.session import Session
from journal_desktop.app.sittings import Sittings
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.app.trash.clearance import Clearance
from journal_desktop.core.article import Question, Section
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.returning import put_back
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library
from journal_desktop.store.trash.trash import Content
from journal_desktop.store.values import Purge, Trashed

Done = Callable[[], None]
Fail = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and what could not, with the reason."""

    back: tuple[Trashed, ...] = ()
    failed: tuple[tuple[Trashed, JournalError], ...] = ()


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
        self.sought: tuple[str, str] | None = None  # kind and id of what is to be looked at

    def list(self, show: Callable[[tuple[Trashed, ...]], None]) -> None:
        """Have all that is in the trash shown, what is being saved included."""
        self._saving.now()
        self._store.run(self._library.trash.list, show, self._listeners.fail)

    def look(self, item: Trashed, show: Callable[[Content], None]) -> None:
        """Have shown what *item* was when it was deleted."""
        self._store.run(lambda: self._library.trash.content(item), show, self._listeners.fail)

    def restore(
        self, items: tuple[Trashed, ...], told: Callable[[Restored], None] = lambda _: None
    ) -> None:
        """Bring *items* back, one after another, then tell what became of each.

        One that comes alone is opened: an article, or that of a section, where its return is
        an edit. A picture comes back where an article shows it, so nothing is done for one.
        """
        back: list[Trashed] = []
        failed: list[tuple[Trashed, JournalError]] = []
        waiting = [each for each in items if each.kind != "picture"]
        is_alone = len(waiting) == 1

        def go_on() -> None:
            if not waiting:
                self._relist()
                told(Restored(tuple(back), tuple(failed)))
                return
            item = waiting.pop(0)

            def done() -> None:
                back.append(item)
                go_on()

            def fail(error: BaseException) -> None:
                if not isinstance(error, JournalError):
                    raise error
                failed.append((item, error))
                go_on()

            self._restore(item, done, fail, opens=is_alone)

        self._saving.now()
        go_on()

    def restore_article(self, article: ArticleId) -> None:
        """Bring a deleted article back, as the library has it, and open it."""

        def opened() -> None:
            self._relist()
            self._reopen(article)

        self._saving.now()
        self._revive(article, opened, self._listeners.fail)

    def purge(
        self,
        items: tuple[Trashed, ...],
        *,
        sure: Callable[[Purge], bool],
        told: Callable[[Purge], None],
        step: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Clearance:
        """Let go of *items* for good, where nothing needs them and somebody is *sure* of it.

        *step* hears how far it is; what it gives can be cancelled.
        """

        def forget(purged: Purge) -> None:
            for each in purged.gone:
                if each.kind == "article":
                    self._articles.sessions.pop(ArticleId(each.id), None)
                    self._saving.forget(ArticleId(each.id))
            if purged.gone:
                self._relist()
            told(purged)

        gone = {each.id for each in items if each.kind == "article"}
        sessions = self._articles.sessions.items()
        drafts = [each for article, one in sessions if article not in gone for each in one.drafts]
        made = Clearance(
            self._library,
            self._store,
            sure=sure,
            step=step,
            ended=forget,
            failed=self._listeners.fail,
        )
        self._saving.now()
        made.start(items, drafts)
        return made

    def _restore(self, item: Trashed, done: Done, fail: Fail, *, opens: bool) -> None:
        if item.kind == "article":
            article = ArticleId(item.id)

            def back() -> None:
                if opens:
                    self._reopen(article)
                done()

            self._revive(article, back, fail)
            return

        def take(content: Content) -> None:
            session = self._articles.sessions.get(item.article) if item.article else None
            if session is not None and isinstance(content, Section | Question):
                self._put_back(session, content)
                done()
            else:
                self._bring_back(item, content, done, fail)

        shown = self._articles.shown
        if opens and item.article and not (shown and shown.article.id == item.article):
            self._reopen(item.article)
        self._store.run(lambda: self._library.trash.content(item), take, fail)

    def _revive(self, article: ArticleId, done: Done, fail: Fail) -> None:
        def back(_: None) -> None:
            if all(draft.article.id != article for draft in self._saving.unsaved):
                self._articles.sessions.pop(article, None)
            done()

        self._store.run(lambda: self._library.restore(article), back, fail)

    def _relist(self) -> None:
        for listener in self.confirmed:
            listener()

    def _put_back(self, session: Session, block: Section | Question) -> None:
        label = f"Bring back the {'section' if isinstance(block, Section) else 'question'}"
        self._saving.remember(session.article, "before", f"Before: {label}")
        session.edit(put_back(session.article, block), label, place=block.id)
        self._saving.now()
        self._saving.remember(session.article, "restore", label)

    def _bring_back(self, item: Trashed, content: Content, done: Done, fail: Fail) -> None:
        def tell(_: None) -> None:
            if isinstance(content, Source):
                self._sources.put(content)
                self._sources.confirmed.note((content,))
            done()

        self._store.run(lambda: self._library.trash.restore(item), tell, fail)
