"""A connection to SQLite, with sqlite-utils over it where tables are made or written.

Reading needs none of sqlite-utils, which takes as long to load as half of the window.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

if TYPE_CHECKING:
    import sqlite3

    import sqlite_utils
else:  # as sqlite-utils chooses, because the errors of the two are other classes
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["Database", "Mode", "connect", "log", "sqlite3"]

Cell = str | int | bytes | None
Mode = Literal["rw", "rwc", "ro", "ro&immutable=1"]
PATIENCE = 2.0
"""Seconds to wait for a window that is just closing the library."""


class Database:
    """A connection without implicit transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection
        self.conn.execute("PRAGMA recursive_triggers = ON")
        self._is_writing = False

    @cached_property
    def tables(self) -> sqlite_utils.Database:
        """The same database as sqlite-utils has it."""
        import sqlite_utils  # noqa: PLC0415 - opening a library to read it waits for nothing

        return sqlite_utils.Database(self.conn, execute_plugins=False)

    def write(self) -> None:
        """Run everything from here on through sqlite-utils."""
        self._is_writing = bool(self.tables)

    def execute(self, sql: str, parameters: Sequence[Cell] | None = None) -> sqlite3.Cursor:
        """Run one statement; a write outside a transaction commits itself."""
        if self._is_writing:
            return self.tables.execute(sql, parameters)  # pyright: ignore[reportUnknownMemberType] - untyped there
        return self.conn.execute(sql, parameters or ())

    def executescript(self, sql: str) -> None:
        """Run several statements."""
        self.conn.executescript(sql)

    def table_names(self) -> frozenset[str]:
        """The names of all tables."""
        named = self.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return frozenset(name for (name,) in named)

    def column_names(self, table: str) -> frozenset[str]:
        """The names of a table's columns; none when there is no such table."""
        named = self.conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(name for (name,) in named)

    def rollback(self) -> None:
        """Take back what was not committed, if anything."""
        self.conn.rollback()

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()


def load() -> None:
    """Load what writing takes, before the first keystroke waits to be saved."""
    import_module("sqlite_utils")


def log(path: Path) -> Path:
    """The write-ahead log of the library at *path*, which exists while it is open."""
    return path.with_name(f"{path.name}-wal")


def connect(path: Path, mode: Mode) -> Database:
    """A connection without implicit transactions, usable from any one thread at a time."""
    name = quote(os.fsencode(path.absolute().as_posix()))
    connection = sqlite3.connect(
        f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    return Database(connection)
