"""Access to an open library's tables: one thread at a time, and who may write."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, RLock

from journal_desktop.core.errors import IntakeError, LibraryDamaged, StoreError
from journal_desktop.store import database, failures, returning
from journal_desktop.store.engine import Database, sqlite3


class Access:
    """The one connection of an open library, shared by everything that reads and writes it."""

    def __init__(self, path: Path, opened: database.Opened) -> None:
        self.path = path
        self.is_aside = opened.is_aside
        self.read_only = opened.copy is not None or opened.is_aside
        self.opened: database.Opened | None = opened
        self.newer = opened.newer
        self.synced_by = opened.synced_by
        self._lock = RLock()
        self._copying = Lock()
        self.closing = Event()
        self.index_is_harmed = Event()
        self._left = None if self.read_only else returning.trace(opened.db, path)

    @property
    def objection(self) -> StoreError | None:
        """Why nothing can be written here, or None when it can."""
        if not self.read_only:
            return None
        if self.synced_by:
            return failures.synced(self.path, self.synced_by)
        return (failures.too_new if self.newer else failures.read_only)(self.path)

    def close(self) -> None:
        """Let go of the file; nothing happens when that was done before."""
        self.closing.set()
        with self._copying, self._lock:
            if self.opened is not None:
                if not self.read_only:
                    returning.settle(self.path, self.opened)
                self.opened.close()
                self.opened = None

    @contextmanager
    def reading(self) -> Generator[Database, None, None]:
        """The tables, to be read; failures of the world leave as StoreErrors."""
        with self._lock:
            opened = self._still_open()
            try:
                with failures.told(self.path):
                    yield opened.db
            except (sqlite3.OperationalError, LibraryDamaged, IntakeError, ValueError) as error:
                if not self.newer:
                    raise
                raise failures.too_new(self.path) from error

    @contextmanager
    def writing(self) -> Generator[Database, None, None]:
        """The tables in a transaction, committed as a whole or not at all."""
        with self._lock:
            opened = self._still_open()
            if self.objection is not None:
                raise self.objection
            if database.place(self.path) != opened.place:
                opened = self._take_up(opened)
            with failures.told(self.path), database.transaction(opened.db):
                yield opened.db
            self._left = returning.trace(opened.db, self.path)

    @contextmanager
    def copying(self) -> Generator[Database, None, None]:
        """The tables for one who copies them while others go on; no failure is told in words.

        `close` waits for the end, so it must come soon once `closing` is set.
        """
        with self._copying:
            if self.closing.is_set():
                raise failures.closed(self.path)
            yield self._still_open().db

    def _take_up(self, gone: database.Opened) -> database.Opened:
        """The library in place of one that vanished, once it is back as it was left."""
        if not self._copying.acquire(blocking=False):  # `close` takes the two locks in this order
            raise failures.vanished(self.path)
        try:
            self.opened = returning.take_up(self.path, gone, self._left)
            return self.opened
        finally:
            self._copying.release()

    def _still_open(self) -> database.Opened:
        if self.opened is None:
            raise failures.closed(self.path)
        return self.opened
