"""Reading all that can be read of a harmed library, row by row, each row told whole or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from journal_desktop.core.ids import is_id
from journal_desktop.store import cells
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.salvage.tables import (
    ALONE,
    ARTICLE,
    BLOCK,
    PARTS,
    TABLES,
    UNPROVEN,
    Key,
    Row,
    Table,
)

HARM = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a harmed file raises; its own messages may quote bytes that are no text."""
GAP = 20_000
"""Rows between two harmed places that are asked for one by one."""

_FLIPPED = 6
_SOME = 12
_LONG = frozenset({"data", "text", "xml"})
_PLAIN = {
    "journal": "The description of the journal",
    "asset": "A picture",
    "variant": "A narrower form of a picture",
    "lookup": "A look-up of a source",
    "version_name": "The name of a version",
}

Take = Callable[[Table, Row], object]
"""Takes a whole row of a table whose rows prove themselves."""


def _rows_by_key() -> dict[Key, list[Row]]:
    return {}


@dataclass(slots=True)
class Holdings:
    """What was found of articles, and which tables were not read to their end.

    Rows of one key stand in the order in which they were found; the first is what SQLite has.
    `parts` are by article, then by the table and the rest of the key.
    """

    heads: dict[str, list[Row]] = field(default_factory=dict[str, list[Row]])
    parts: dict[str, dict[Key, list[Row]]] = field(default_factory=dict[str, dict[Key, list[Row]]])
    harmed: dict[tuple[str, Key], Row] = field(default_factory=dict[tuple[str, Key], Row])
    troubled: set[str] = field(default_factory=set[str])
    rows: int = 0

    def put(self, table: Table, row: Row) -> None:
        """Take in a row of an article, or a part of one."""
        if table is ARTICLE:
            known = self.heads.setdefault(row["id"], [])
        else:
            of_article = self.parts.setdefault(row["article"], _rows_by_key())
            known = of_article.setdefault((table.name, *table.key_of(row)[1:]), [])
        if row not in known:
            known.append(row)


def read(db: Database, holdings: Holdings, take: Take) -> None:
    """Read every table of *db* around what can't be read."""
    present = _present(db)
    db.conn.text_factory = _forgiving
    for table in TABLES:
        if table.name not in present:
            holdings.troubled.add(table.name)
            continue
        for row in _rows(db, table, holdings.troubled):
            sort(holdings, table, row, take)


def sort(holdings: Holdings, table: Table, row: Row, take: Take) -> None:
    """Put a row where it belongs: with its article, or to those that stand alone."""
    holdings.rows += 1
    if not table.is_whole(row):
        holdings.troubled.add(table.name)
        holdings.harmed.setdefault((table.name, table.key_of(row)), row)
    elif table in PARTS:
        holdings.put(table, row)
    else:
        take(table, row)


def unproven(db: Database) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of the tables without hashes, as far as they can be read."""
    for name in UNPROVEN:
        try:
            for row in db.execute(f"SELECT * FROM {name}"):  # noqa: S608 - our own names
                if all(map(cells.is_text, row)):
                    yield name, row
        except HARM:
            continue


def is_sound(db: Database) -> bool:
    """Whether the file is put together as it should be, for all SQLite can tell."""
    try:
        return db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except HARM:
        return False


def titles(holdings: Holdings) -> dict[str, str]:
    """The titles of articles, as far as they are known."""
    found: dict[str, str] = {}
    for row in (*(r for (name, _), r in holdings.harmed.items() if name == "article"),):
        found[str(row["id"])] = cells.shown(str(row["title"] or row["slug"] or ""))
    for identity, heads in holdings.heads.items():
        newest = max(heads, key=lambda head: head["seq"])
        found[identity] = newest["title"] or newest["slug"] or ""
    return found


def only_harmed(holdings: Holdings, known: set[str]) -> set[str]:
    """The articles of which there are harmed rows only; an id that was harmed itself is none."""
    named_ = {key[0] for name, key in holdings.harmed if name in {"article", "block", "cited"}}
    ids = {each for each in named_ if isinstance(each, str) and is_id(each)} - known
    return {each for each in ids if not any(_differ_little(each, other) for other in known)}


def rehome(holdings: Holdings) -> None:
    """Give the row of an article whose id was harmed to the parts that lack one."""
    bare = holdings.heads.keys() - holdings.parts.keys()
    headless = holdings.parts.keys() - holdings.heads.keys()
    for stray in sorted(bare):
        homes = [each for each in headless if _differ_little(stray, each)]
        if len(homes) == 1:
            heads = holdings.heads.pop(stray)
            holdings.heads[homes[0]] = [head | {"id": homes[0]} for head in heads]


def _differ_little(one: str, other: str) -> bool:
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and same >= len(one) - _FLIPPED


def named(table: str, row: Row, known: dict[str, str]) -> str:
    """A harmed row as the subject of a sentence; *known* are the titles of articles."""
    words = {name: cells.shown(str(cell)) for name, cell in row.items() if name not in _LONG}
    match table:
        case "source":
            return f"The source “{words['key']}”"
        case "revision":
            title = known.get(words["article"])
            return f"A version of “{title}”" if title else "A version of an article"
        case "style":
            return f"The citation style “{words['title']}”"
        case _:
            return _PLAIN[table]


def named_sources(keys: Sequence[str]) -> str:
    """Sources of which only their keys are left, as the subject of a sentence."""
    some = ", ".join(f"“{each}”" for each in keys[:_SOME])
    more = f" and {len(keys) - _SOME:,} more" if len(keys) > _SOME else ""
    return f"What is known of {len(keys):,} cited source{'s' * (len(keys) > 1)}: {some}{more}"


def _present(db: Database) -> frozenset[str]:
    try:
        return db.table_names()
    except HARM:
        return frozenset()


def _rows(db: Database, table: Table, troubled: set[str]) -> Iterator[Row]:
    """The rows of a table: on to the first harm, back to the last, then one by one between."""
    try:
        there = {name for _, name, *_ in db.execute(f"PRAGMA table_info({table.name})")}
    except HARM:
        there = set[str]()
    columns = [name for name in table.columns if name in there]
    if not columns:
        troubled.add(table.name)
        return
    query = f"SELECT rowid, {', '.join(columns)} FROM {table.name} "  # noqa: S608 - our own names
    low, high = [0], [0]

    def row(found: tuple[Any, ...]) -> Row:
        return dict.fromkeys(table.columns) | dict(zip(columns, found[1:], strict=True))

    for found in _until_harm(db, f"{query} ORDER BY rowid", low):
        yield row(found)
    if low[0] < 0:
        return
    troubled.add(table.name)
    for found in _until_harm(db, f"{query} WHERE rowid > {low[0]} ORDER BY rowid DESC", high):
        yield row(found)
    for number in range(low[0] + 1, min(max(high[0], 0), low[0] + GAP)):
        for found in _until_harm(db, f"{query} WHERE rowid = {number}", [0]):
            yield row(found)


def _until_harm(db: Database, query: str, last: list[int]) -> Iterator[tuple[Any, ...]]:
    """Rows until one can't be read; *last* is the last that was, or -1 when all were."""
    try:
        for found in db.execute(query):
            last[0] = found[0]
            yield found
    except HARM:
        return
    last[0] = -1


def _forgiving(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


__all__ = ["ALONE", "BLOCK", "Holdings", "Take", "is_sound", "read", "sort", "titles", "unproven"]
