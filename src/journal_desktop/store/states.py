"""The state of an article or source apart from its words: its times, its place, if it is deleted.

One bit can make a cell that holds nothing one that holds 0, and put an article into the trash
without a word. So each row keeps a hash of these cells too, anew with every write of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from journal_desktop.store import cells, rows
from journal_desktop.store.engine import Database

Table = Literal["article", "source"]

COLUMNS: dict[Table, tuple[str, ...]] = {
    "article": ("id", "seq", "created", "changed", "deleted_at"),
    "source": ("id", "changed", "deleted_at"),
}
"""The cells that `state_sha256` covers."""
_FEW = 500
_SOME = " WHERE id IN (SELECT value FROM json_each(?))"


def digest(*state: rows.Cell) -> str:
    """The hash of a state, its cells in the order of COLUMNS."""
    return rows.digest(*state)


def is_harmed(table: Table, row: dict[str, Any]) -> bool:
    """Whether the state of a row is not what was written; rows without such a hash are trusted."""
    kept = row.get("state_sha256")
    return kept is not None and kept != digest(*(row[name] for name in COLUMNS[table]))


def seal(db: Database, table: Table, ids: Iterable[str]) -> None:
    """Note the hash of the states that those rows have now; part of the write that made them."""
    wanted = tuple(ids)
    for start in range(0, len(wanted), _FEW):
        _seal(db, table, _SOME, (json.dumps(wanted[start : start + _FEW]),))


def seal_all(db: Database, table: Table) -> None:
    """The same for every row."""
    _seal(db, table, "", ())


def _seal(db: Database, table: Table, where: str, given: tuple[str, ...]) -> None:
    query = f"SELECT {', '.join(COLUMNS[table])} FROM {table}{where}"  # noqa: S608 - our own names
    found = cells.fetched(db, query, given)
    note = f"UPDATE {table} SET state_sha256 = ? WHERE id = ?"  # noqa: S608 - our own names
    db.conn.executemany(note, [(digest(*state), state[0]) for state in found])
