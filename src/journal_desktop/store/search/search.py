"""The search of a library: an index that follows what is saved, and what is found in it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.search import harm, hits, index, names, trash
from journal_desktop.store.search.hits import Found, Spans
from journal_desktop.store.search.query import Query
from journal_desktop.store.search.trash import Thing

PORTION = 0.03
"""Seconds that one turn of taking in may last, so that a save never waits for long."""

_MENDED = 2
_Result = TypeVar("_Result")


class Search:
    """Finds words in all texts of a library.

    `catch_up` takes in what was saved, a little at a time; `find` finds what was taken in. An
    index that is missing or harmed is made anew, in memory where the file does not allow it or
    where more of it is harmed than the index.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._articles: deque[str] = deque()
        self._sources: deque[str] = deque()
        self._seen = -1
        self._trash: tuple[int, tuple[Thing, ...]] | None = None
        self._is_ready = False
        self._is_wanting = access.newer or access.is_aside
        self._failures = _MENDED if self._is_wanting else 0

    @property
    def left(self) -> int:
        """How many articles and sources the index lacks, as far as is known."""
        return len(self._articles) + len(self._sources)

    def catch_up(self, seconds: float = PORTION) -> int:
        """Take in what was saved, for about that long; how much is left then."""
        with self._index() as db:
            return self._mending(db, lambda: self._take_in(db, seconds))

    def find(self, query: Query, spans: Spans = hits.FIRST, *, quick: bool = False) -> Found:
        """The best of what *query* matches, from and to those places of each group.

        A *quick* look may be a rough one, which `Found` tells.
        """
        with self._index() as db:

            def read() -> tuple[Thing, ...]:
                return self._thrown(db)

            found = self._mending(db, lambda: hits.find(db, query, spans, read, quick=quick))
        return replace(found, left=self.left)

    def names(self) -> names.Names:
        """The categories and tags of all articles that were taken in, each with their number."""
        with self._index() as db:
            return self._mending(db, lambda: names.used(db))

    def _thrown(self, db: Database) -> tuple[Thing, ...]:
        """What is in the trash, read again when anything was written."""
        now = db.conn.total_changes
        if self._trash is None or self._trash[0] != now:
            self._trash = now, trash.read(db)
        return self._trash[1]

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
        if self._access.index_is_harmed.is_set():
            self._access.index_is_harmed.clear()
            self._is_ready, self._is_wanting = False, True
        if self._is_ready:
            return
        if self._is_wanting:
            is_aside = self._failures >= _MENDED or not self._is_cleared(db)
            index.make(db, aside=is_aside)
            self._failures = max(self._failures, _MENDED if is_aside else 0)
        elif index.state(db).get("form") != index.FORM:
            index.make(db)
        self._is_ready, self._is_wanting = True, False
        self._seen = -1

    def _is_cleared(self, db: Database) -> bool:
        """Whether the file can take a new index: tables that lead astray are never dropped."""
        return harm.is_whole(db) or harm.let_go(db)

    def _take_in(self, db: Database, seconds: float) -> int:
        until = time.monotonic() + seconds
        is_stale = db.conn.total_changes != self._seen
        if is_stale:
            articles, sources = index.waiting(db)
            self._articles, self._sources = deque(articles), deque(sources)
        if is_stale or self.left:
            with index.transaction(db):
                self._take_portion(db, until)
                index.tidy(db)
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
