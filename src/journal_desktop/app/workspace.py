"""An open library: its journal, articles and sources, and the article being written."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from journal_desktop.app.copies import copy_of
from journal_desktop.app.draft import Draft
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.listings import Listings
from journal_desktop.app.outstanding import Outstanding
from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.session import Session
from journal_desktop.app.showing import Showing
from journal_desktop.app.sittings import Sittings
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.sources.loading import Loading
from journal_desktop.app.surroundings import Surroundings
from journal_desktop.app.tasks import Result, Tasks
from journal_desktop.app.trash.trash import Trash
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.core.template import Template, start
from journal_desktop.render.context import Context
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary


class Workspace:
    """The use-cases of one open library; its store works in *store*, its styles in *printer*.

    `known` are its sources, to be found by words and keys; `edits` reach all its articles.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        clock: Callable[[], float] = time.monotonic,
        printer: Tasks | None = None,
    ) -> None:
        self.library = library
        self.listeners = Listeners()
        self._store = store
        self.known = KnownSources()
        self._sittings = Sittings(
            library, store, self.known, timer=timer, clock=clock, listeners=self.listeners
        )
        self._articles = self._sittings.articles
        self._saving = self._sittings.saving
        self.edits = self._sittings.edits
        self.versions = self._sittings.versions
        self._showing = Showing(library, store, self._sittings, self.known, self.listeners)
        trash = (library, store, self._sittings, self.known)
        self.trash = Trash(*trash, listeners=self.listeners, reopen=self.open)
        self._loading = Loading(library, store, self.known, self.listeners, self._saving.pending)
        self._listings = Listings(library, store, self._articles, self.listeners)
        self._surroundings = Surroundings(library, printer, self.listeners)
        for confirmed in (self._saving.confirmed, self.edits.confirmed):
            confirmed.append(self._listings.catch_up)
        self.trash.confirmed.append(self._listings.read)

    @property
    def journal(self) -> Journal:
        """The journal's particulars, as they now stand."""
        return self._saving.journal.current

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """The articles as the library last listed them."""
        return self._articles.rows

    @property
    def sources(self) -> dict[SourceId, Source]:
        """Every source by id, as it now stands."""
        return self.known.by_id

    @property
    def session(self) -> Session | None:
        """The article being written."""
        return self._articles.shown

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """Drafts that no commit has confirmed yet."""
        return self._saving.unsaved

    @property
    def outstanding(self) -> Outstanding:
        """All that no commit has confirmed yet: drafts, sources and the journal."""
        return self._saving.outstanding

    def start(self, then: Callable[[], None], wanted: str = "") -> None:
        """Read what a screen of the list shows, and *wanted*; call *then*; read the rest."""

        def go_on() -> None:
            then()
            self.load(lambda: None)

        self._listings.begin(go_on, wanted)

    def load(self, then: Callable[[], None]) -> None:
        """Read the list of articles, then call *then*, and read all sources behind that."""

        def go_on() -> None:
            then()
            self._loading.start()

        self._surroundings.forget_missing()
        self._listings.read(go_on)

    def open(self, article: ArticleId) -> None:
        """Make that article the one being written; its undo of this sitting is kept.

        When another is asked for before it was read, that one is shown.
        """
        self._showing.open(article)

    def begin(self, template: Template, today: date) -> Session:
        """Start a new article of that kind and make it the one being written."""
        return self.take(start(template, language=self.journal.language, today=today))

    def take(self, article: Article, sources: tuple[Source, ...] = ()) -> Session:
        """Take in an article that is new to the library and make it the one being written."""
        self.save_now()
        session = self._sittings.begin(Draft(article, sources))
        for source in sources:
            self.known.put(source)
        self._saving.add(session.draft)
        self._showing.show(session)
        return session

    def duplicate(self, article: ArticleId) -> None:
        """Start a new draft from a copy of an article."""

        def copy(original: Article) -> None:
            self.take(copy_of(self._sittings.present(original), self._articles.slugs()))

        if article in self._articles.sessions:
            copy(self._articles.sessions[article].article)
        else:
            self._run(lambda: self.library.article(article), copy)

    def delete(self, article: ArticleId) -> None:
        """Put an article away; `restore` brings it back."""
        self.save_now()
        if self.session and self.session.article.id == article:
            self._showing.show(None)
        self._run(lambda: self.library.delete(article), lambda _: self._listings.read())

    def restore(self, article: ArticleId) -> None:
        """Bring a deleted article back, as the library has it, and open it."""
        self.trash.restore_article(article)

    def relist(self, _done: object = None) -> None:
        """Read the lists anew, as after anything that changed them."""
        self.load(lambda: None)

    def save_now(self) -> None:
        """Hand what waits to the store without waiting for a pause."""
        self._saving.now()

    def remember(self, kind: str, label: str = "") -> None:
        """Keep the article as it stands as a version of its own."""
        if self.session is not None:
            self._saving.remember(self.session.article, kind, label)

    def put_down(self) -> None:
        """Hand all that waits to the store before it is closed; nothing is tried again then."""
        self._showing.put_aside()
        self._saving.rest()

    def save_journal(self, journal: Journal) -> None:
        """Keep the journal's particulars."""
        self._saving.save_journal(journal)

    @property
    def stored_journal(self) -> Journal:
        """The journal's particulars as the library was last known to have them."""
        return self._saving.journal.stored

    def meet_journal(self, stored: Journal) -> None:
        """Take up the journal's particulars as the library has them by now."""
        self._saving.journal.meet(stored)

    def save_source(self, source: Source) -> None:
        """Keep a source that the open article does not list."""
        self.known.put(source, self._articles.sessions.values())
        self._saving.alone.save(source.id)

    def context(self) -> Context:
        """What the page of the open article shows besides it."""
        return self._surroundings.context(self.journal, self.session, self.sources, self.summaries)

    def asset_bytes(self, name: str) -> bytes | None:
        """The picture that a page of this sitting knows by that file name."""
        return self._surroundings.picture_bytes(name)

    def slugs(self) -> frozenset[str]:
        """The slugs of all articles but the open one."""
        return self._articles.slugs(self.session.article.id if self.session else None)

    def find(self, slug: str) -> ArticleId:
        """The article of that slug; raises NotFound."""
        return self._articles.find(slug)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self._store.run(work, done, self.listeners.fail)
