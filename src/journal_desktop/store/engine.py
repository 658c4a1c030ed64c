"""sqlite-utils as the store uses it, and the SQLite module that sqlite-utils has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlite_utils

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3  # perhaps pysqlite3, whose errors are other classes

__all__ = ["Database", "sqlite3"]

Cell = str | int | bytes | None


class Database(sqlite_utils.Database):
    """A database of sqlite-utils whose parameters have types."""

    def execute(  # pyright: ignore[reportIncompatibleMethodOverride] - positional parameters only
        self, sql: str, parameters: Sequence[Cell] | None = None
    ) -> sqlite3.Cursor:
        """Run one statement; a write outside a transaction commits itself."""
        return super().execute(sql, parameters)  # pyright: ignore[reportUnknownMemberType] - untyped there
