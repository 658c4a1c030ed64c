"""The search of a library: an index that follows what is saved, and what is found in it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.search import hits, index
from journal_desktop.store.search.hits import Found
from journal_desktop.store.search.query import Query

PORTION = 0.03
"""Seconds that one turn of taking in may last, so that a save never waits for long."""

_MENDED = 2
_Result = TypeVar("_Result")


class Search:
    """Finds words in all texts of a library.

    `catch_up` takes in what was saved, a little at a time; `find` finds what was taken in. An
    index that is missing or harmed is made anew, in memory where the file does not allow it.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._articles: deque[str] = deque()
        self._sources: deque[str] = deque()
        self._seen = -1
        self._is_ready = False
        self._is_wanting = access.newer
        self._failures = _MENDED if access.newer else 0

    @property
    def left(self) -> int:
        """How many articles and sources the index lacks, as far as is known."""
        return len(self._articles) + len(self._sources)

    def catch_up(self, seconds: float = PORTION) -> int:
        """Take in what was saved, for about that long; how much is left then."""
        with self._index() as db:
            return self._mending(db, lambda: self._take_in(db, seconds))

    def find(self, query: Query, limits: tuple[int, int, int] = (8, 4, 4)) -> Found:
        """The best of what *query* matches, so many articles, sources and passages."""
        with self._index() as db:
            found = self._mending(db, lambda: hits.find(db, query, limits))
        return Found(found.articles, found.sources, found.passages, found.counts, self.left)

    @contextmanager
    def _index(self) -> Generator[Database, None, None]:
        """The tables; those of a private copy may be written as well."""
        with self._access.reading() as db:
            if not self._access.read_only:
                yield db
                return
            db.conn.execute("PRAGMA query_only = OFF")
            try:
                yield db
            finally:
                db.conn.execute("PRAGMA query_only = ON")

    def _mending(self, db: Database, work: Callable[[], _Result]) -> _Result:
        """Do *work*; where the index is at fault, do it again with a new one."""
        while True:
            try:
                self._make_ready(db)
                return work()
            except sqlite3.DatabaseError as error:
                if not index.is_broken(error) or self._failures > _MENDED:
                    raise
                self._failures += 1
                self._is_ready, self._is_wanting = False, True

    def _make_ready(self, db: Database) -> None:
        if self._is_ready:
            return
        if self._is_wanting or index.state(db).get("form") != index.FORM:
            index.make(db, aside=self._failures >= _MENDED)
        self._is_ready, self._is_wanting = True, False
        self._seen = -1

    def _take_in(self, db: Database, seconds: float) -> int:
        until = time.monotonic() + seconds
        is_stale = db.conn.total_changes != self._seen
        if is_stale:
            articles, sources = index.waiting(db)
            self._articles, self._sources = deque(articles), deque(sources)
        if is_stale or self.left:
            with index.transaction(db):
                self._take_portion(db, until)
                if not self.left:
                    index.note_all(db)
        self._seen = db.conn.total_changes
        return self.left

    def _take_portion(self, db: Database, until: float) -> None:
        """Take in articles, then sources, until it is time to let others work."""
        while self.left:
            if self._articles:
                if index.take_article(db, self._articles[0]):
                    self._articles.popleft()
            else:
                index.take_source(db, self._sources[0])
                self._sources.popleft()
            if time.monotonic() >= until:
                return
