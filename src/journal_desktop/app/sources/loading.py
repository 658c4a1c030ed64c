"""Reading the sources of a library, a page at a time, so that nothing waits for all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from journal_desktop.app.listeners import Listeners
from journal_desktop.app.sources import finding
from journal_desktop.app.sources.finding import Row
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.values import Page

PAGE = 500
"""How many sources are read before anything else may be done."""


class Pages(Protocol):
    """Gives sources behind a row, as a library does."""

    def readable_sources(self, after: int = 0, limit: int = PAGE) -> Page:
        """Some sources, behind the row *after*."""
        ...


class Loading:
    """Fills *sources* from the library; a second start takes the place of the first."""

    def __init__(
        self,
        library: Pages,
        store: Tasks,
        sources: KnownSources,
        listeners: Listeners,
        unsaved: Callable[[], Collection[SourceId]],
    ) -> None:
        self._library = library
        self._store = store
        self._sources = sources
        self._listeners = listeners
        self._unsaved = unsaved
        self._turn = 0
        self._has_news = False

    def start(self) -> None:
        """Read all sources anew."""
        self._turn += 1
        self._has_news = False
        self._sources.begin_load(self._unsaved())
        self._read(self._turn, 0, set(), ())

    def _read(self, turn: int, after: int, seen: set[SourceId], new: tuple[Source, ...]) -> None:
        """Make the rows by which *new* sources are found, and read the page behind *after*."""

        def work() -> tuple[tuple[Row, ...], Page]:
            rows = tuple(map(finding.row, new))
            return rows, self._library.readable_sources(after, PAGE)

        def show(found: tuple[tuple[Row, ...], Page]) -> None:
            rows, page = found
            self._sources.add_rows(rows)
            if turn != self._turn:
                return
            for each in self._sources.unheard(page.harmed):
                self._listeners.fail(each)
            seen.update(each.id for each in page.sources)
            if page.last is None:
                if self._sources.end_load(seen, self._unsaved()) or self._has_news:
                    self._listeners.tell_listed()
            else:
                fresh = self._sources.take(page.sources)
                self._has_news |= bool(fresh)
                self._read(turn, page.last, seen, fresh)

        self._store.run(work, show, self._listeners.fail)
