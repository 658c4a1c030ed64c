"""Cells read so that bytes that are no text harm the row they are in and no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journal_desktop.store.engine import Cell, Database, sqlite3
from journal_desktop.store.failures import is_undecodable


def fetched(db: Database, sql: str, parameters: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
    """Every row of a query; a cell that is no UTF-8 text has lone surrogates for its bytes."""
    try:
        return db.execute(sql, parameters).fetchall()
    except sqlite3.OperationalError as error:
        if not is_undecodable(error):
            raise
    db.conn.text_factory = _forgiving
    try:
        return db.execute(sql, parameters).fetchall()
    finally:
        db.conn.text_factory = str


def shown(cell: str) -> str:
    """A cell as a list can show it, with signs of damage for what can't be read."""
    return str(cell).encode(errors="surrogateescape").decode(errors="replace")


def is_text(cell: object) -> bool:
    """Whether a cell is as it was written, for all its encoding tells."""
    return not isinstance(cell, str) or cell.isascii() or shown(cell) == cell


def _forgiving(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")
