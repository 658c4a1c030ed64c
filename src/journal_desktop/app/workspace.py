"""An open library: its journal, articles and sources, and the article being written."""

from __future__ import annotations

import time
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from journal_desktop.app import particulars
from journal_desktop.app.autosave import SaveState
from journal_desktop.app.contexts import assets_of
from journal_desktop.app.draft import Draft
from journal_desktop.app.saving import MakeTimer, Saving
from journal_desktop.app.session import Change, Session
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article, Status
from journal_desktop.core.errors import JournalError, NotFound
from journal_desktop.core.ids import ArticleId, SourceId, new_id
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.core.template import Template, start
from journal_desktop.render.context import Companion, Context
from journal_desktop.store.library import Library
from journal_desktop.store.values import Summary


@dataclass(slots=True)
class Listeners:
    """Who wants to know: each is called in the thread of the window."""

    opened: list[Callable[[Session | None], None]] = field(
        default_factory=list[Callable[[Session | None], None]]
    )
    changed: list[Callable[[Change], None]] = field(default_factory=list[Callable[[Change], None]])
    listed: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    saving: list[Callable[[SaveState], None]] = field(
        default_factory=list[Callable[[SaveState], None]]
    )
    failed: list[Callable[[JournalError], None]] = field(
        default_factory=list[Callable[[JournalError], None]]
    )


class Workspace:
    """The use-cases of one open library; its store works in the lane of *store*."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.library = library
        self.listeners = Listeners()
        self.journal = library.journal()
        self.summaries: tuple[Summary, ...] = ()
        self.sources: dict[SourceId, Source] = {}
        self.session: Session | None = None
        self._store = store
        self._clock = clock
        self._sessions: dict[ArticleId, Session] = {}
        self._saving = Saving(
            library, store, timer, clock, confirmed=self._confirm, announce=self._tell
        )

    def load(self, then: Callable[[], None]) -> None:
        """Read what the lists show, then call *then*."""

        def read() -> tuple[tuple[Summary, ...], tuple[Source, ...]]:
            return self.library.summaries(), self.library.sources()

        def show(found: tuple[tuple[Summary, ...], tuple[Source, ...]]) -> None:
            self.summaries = found[0]
            self.sources = {source.id: source for source in found[1]}
            _call(self.listeners.listed)
            then()

        self._store.run(read, show, self._fail)

    def open(self, article: ArticleId) -> None:
        """Make that article the one being written; its undo of this sitting is kept."""
        self.save_now()
        if article in self._sessions:
            self._show(self._sessions[article])
            return
        self._store.run(
            lambda: self._read(article),
            lambda read: self._show(self._begin(read)),
            self._fail,
        )

    def begin(self, template: Template, today: date) -> Session:
        """Start a new article of that kind and make it the one being written."""
        article = start(template, language=self.journal.language, today=today)
        return self.take(article)

    def take(self, article: Article, sources: tuple[Source, ...] = ()) -> Session:
        """Take in an article that is new to the library and make it the one being written."""
        self.save_now()
        session = self._begin(Draft(article, sources))
        self._saving.add(session.draft)
        self._show(session)
        return session

    def duplicate(self, article: ArticleId) -> None:
        """Start a new draft from a copy of an article."""

        def copy(read: Draft) -> None:
            known = read.article
            self.take(
                replace(
                    known,
                    id=ArticleId(new_id()),
                    title=f"{known.title} (copy)",
                    slug=particulars.free_slug(f"{known.title} copy", self.slugs()),
                    status=Status.DRAFT,
                    published=None,
                    edition=1,
                )
            )

        self.save_now()
        self._store.run(lambda: self._read(article), copy, self._fail)

    def delete(self, article: ArticleId) -> None:
        """Put an article away; `restore` brings it back."""
        self.save_now()
        if self.session and self.session.article.id == article:
            self._show(None)
        self._sessions.pop(article, None)
        self._saving.forget(article)
        self._store.run(lambda: self.library.delete(article), self._relist, self._fail)

    def restore(self, article: ArticleId) -> None:
        """Bring a deleted article back and open it."""
        self._store.run(lambda: self.library.restore(article), self._relist, self._fail)
        self.open(article)

    def relist(self) -> None:
        """Read the lists anew, as after an import."""
        self.load(lambda: None)

    def save_now(self) -> None:
        """Hand what waits to the store without waiting for a pause."""
        self._saving.now()

    def remember(self, kind: str, label: str = "") -> None:
        """Keep the article as it stands as a version of its own."""
        if self.session is not None and not self.library.read_only:
            self.save_now()
            self._saving.remember(self.session.draft, kind, label)

    def save_journal(self, journal: Journal) -> None:
        """Keep the journal's particulars."""
        self.journal = journal
        self._store.run(lambda: self.library.save_journal(journal), self._relist, self._fail)

    def save_source(self, source: Source) -> None:
        """Keep a source that the open article does not list."""
        self.sources[source.id] = source
        self._store.run(lambda: self.library.save_sources((source,)), self._relist, self._fail)

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """Drafts that no commit has confirmed yet."""
        return self._saving.unsaved

    def known_sources(self) -> Mapping[SourceId, Source]:
        """Every source by id, as the open draft has it."""
        draft = self.session.draft if self.session else None
        mine = {source.id: source for source in draft.sources} if draft else {}
        return ChainMap(mine, self.sources)

    def context(self) -> Context:
        """What the page of the open article shows besides it."""
        articles = (self.session.article,) if self.session else ()
        companions = {
            name: Companion(row.slug, row.title, is_public=row.status.is_public)
            for row in self.summaries
            for name in (row.slug, row.id)
            if name
        }
        return Context(
            self.journal, self.known_sources(), companions, assets_of(self.library, articles)
        )

    def asset_bytes(self, name: str) -> bytes | None:
        """The picture that a page knows by that file name."""
        for asset in self.context().assets.values():
            if asset.filename == name:
                return self.library.asset_bytes(asset.sha256)
        return None

    def put_down(self) -> None:
        """Hand all that waits to the store, the open article as a version too."""
        if self.session is not None:
            self.remember("close")

    def slugs(self) -> frozenset[str]:
        """The slugs of all articles but the open one."""
        mine = self.session.article.id if self.session else ""
        return frozenset(row.slug for row in self.summaries if row.id != mine)

    def find(self, slug: str) -> ArticleId:
        """The article of that slug; raises NotFound."""
        for row in self.summaries:
            if slug in (row.slug, row.id):
                return row.id
        raise NotFound("That article is not in this library.", "It may have been deleted.")

    def _read(self, article: ArticleId) -> Draft:
        return Draft(self.library.article(article))

    def _begin(self, draft: Draft) -> Session:
        session = Session(draft, self._clock, self._settle)
        session.listen(self._changed)
        self._sessions[draft.article.id] = session
        return session

    def _show(self, session: Session | None) -> None:
        if self.session is not None and self.session is not session:
            self.remember("close")
        self.session = session
        for listener in tuple(self.listeners.opened):
            listener(session)

    def _settle(self, before: Article, after: Article) -> Article:
        return particulars.with_slug(before, after, self.slugs())

    def _changed(self, change: Change) -> None:
        self._saving.changed(change)
        for listener in tuple(self.listeners.changed):
            listener(change)

    def _confirm(self, draft: Draft, summaries: tuple[Summary, ...]) -> None:
        self.summaries = summaries
        self.sources |= {source.id: source for source in draft.sources}
        _call(self.listeners.listed)

    def _tell(self, state: SaveState) -> None:
        for listener in tuple(self.listeners.saving):
            listener(state)

    def _relist(self, result: object) -> None:
        del result  # only that it is done matters
        self.relist()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            raise error
        for listener in tuple(self.listeners.failed):
            listener(error)


def _call(listeners: list[Callable[[], None]]) -> None:
    for listener in tuple(listeners):
        listener()
