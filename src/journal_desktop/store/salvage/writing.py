"""The new library that salvaged rows are written to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.core.journal import Journal
from journal_desktop.store import (
    articles,
    database,
    journals,
    migrations,
    moments,
    rows,
    states,
    tables,
)
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions
from journal_desktop.store.salvage.tables import (
    ARTICLE,
    BLOCK,
    CITED,
    REVISION,
    SOURCE,
    Key,
    Row,
    Table,
    version_digest,
)
from journal_desktop.store.salvage.values import Mended

_STAYS = "SELECT sql FROM sqlite_schema WHERE name = 'revision_stays'"
_FREE = "SELECT max(seq) + 1 FROM revision"
_HOMELESS = (
    """DELETE FROM variant WHERE asset NOT IN (SELECT sha256 FROM asset)
    OR sha256 NOT IN (SELECT sha256 FROM asset)""",
    "DELETE FROM revision WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM version_name WHERE version NOT IN (SELECT id FROM revision)",
)
_BASELESS = """
DELETE FROM revision WHERE base IS NOT NULL AND base NOT IN
    (SELECT seq FROM revision WHERE base IS NULL)
"""
_MISSED = """
SELECT min(key) FROM cited WHERE source NOT IN (SELECT id FROM source)
    AND source NOT IN (SELECT id FROM purged) GROUP BY source ORDER BY 1
"""
_TIMES = frozenset({"created", "changed", "added", "deleted_at"})
_PARTS = {"block": BLOCK, "cited": CITED}


class Writer:
    """Writes rows into a library that nobody has yet; the newer of two rows stays."""

    def __init__(self, path: Path) -> None:
        self.db: Database = database.connect(path, "rwc")
        self.db.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("PRAGMA cache_size = -16000")
        migrations.migrate(self.db)
        self.db.execute("PRAGMA foreign_keys = OFF")
        self.db.execute("BEGIN IMMEDIATE")
        self.baseless = 0
        self._seqs: dict[int, int] = {}

    def take(self, table: Table, row: Row) -> bool:
        """Write a row that stands alone; whether it was not there, or is newer."""
        if table is SOURCE and not row["record"].startswith("{"):
            record = migrations.as_json(row["record"])
            sha256 = rows.digest(row["id"], row["key"], row["item"], record)
            row = row | {"record": record, "sha256": sha256}
        if table is SOURCE and states.is_harmed("source", row):
            row = row | {"deleted_at": None}  # rather seen than lost
        return self._put(table, row)

    def take_older(self, table: Table, row: Row) -> bool:
        """Write a row of a backup unless it is there; versions get numbers of their own."""
        if table is not REVISION:
            return not self.has(table, table.key_of(row)) and self.take(table, row)
        taken = self.db.execute("SELECT seq FROM revision WHERE id = ?", (row["id"],)).fetchone()
        seq, base = row["seq"], self._seqs.get(row["base"], row["base"])
        if taken:
            self._seqs[seq] = taken[0]
            return False
        if self.db.execute("SELECT 1 FROM revision WHERE seq = ?", (seq,)).fetchone():
            seq = self.db.execute(_FREE).fetchone()[0]
        self._seqs[row["seq"]] = seq
        moved = row | {"seq": seq, "base": base}
        return self._put(table, moved | {"sha256": version_digest(moved)})

    def has(self, table: Table, key: Key) -> bool:
        """Whether there is such a row."""
        where = " AND ".join(f"{name} = ?" for name in table.key)
        query = f"SELECT 1 FROM {table.name} WHERE {where}"  # noqa: S608 - our own names
        return self.db.execute(query, key).fetchone() is not None

    def put_unproven(self, found: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
        """Write rows of tables without hashes."""
        for name, cells in found:
            marks = ", ".join("?" * len(cells))
            self.db.execute(f"INSERT OR IGNORE INTO {name} VALUES ({marks})", cells)  # noqa: S608 - our own names

    def put_article(self, mended: Mended, buried: Iterable[Row]) -> None:
        """Write an article with its parts, and what was deleted from it."""
        if mended.value is not None:
            articles.save(self.db, mended.value)
            self.db.execute(
                "UPDATE article SET created = coalesce(nullif(?, ''), created), deleted_at = ?"
                " WHERE id = ?",
                (
                    _sound("created", mended.created),
                    _sound("deleted_at", mended.deleted_at),
                    mended.value.id,
                ),
            )
        elif mended.head is not None:
            self._put(ARTICLE, mended.head)
        for name, row in mended.parts:
            self._put(_PARTS[name], row)
        for row in buried:
            self._put(BLOCK, row)

    def versions_of(self, article: str) -> tuple[tuple[str, str, str], ...]:
        """The versions of an article that can be read, newest first: time, text, id."""
        found = revisions.history(self.db, ArticleId(article))
        return tuple(
            (moments.stamp(each.at), each.text, each.id)
            for each in found
            if each.kind != revisions.DAMAGED
        )

    def articles_with_versions(self) -> frozenset[str]:
        """The ids of all articles of which there are versions."""
        found = self.db.execute("SELECT DISTINCT article FROM revision")
        return frozenset(article for (article,) in found)

    def journal(self) -> str:
        """The id of the journal, if that is known."""
        try:
            return journals.load(self.db).id
        except (LibraryDamaged, ValueError):
            return ""

    def sources_missed(self) -> tuple[str, ...]:
        """The keys of sources that articles list and that are not there."""
        return tuple(key for (key,) in self.db.execute(_MISSED))

    def drop_baseless(self) -> None:
        """Let go of versions that lean on one that is lost: nobody can read them."""
        self.baseless = self._dropping((_BASELESS,))

    def finish(self, title: str) -> None:
        """Leave nothing without a home, and bring all of it to the disk."""
        self._dropping(_HOMELESS)
        if self.db.execute("SELECT 1 FROM journal").fetchone() is None:
            journals.save(self.db, Journal(new_id(), title=title))
        for table in states.COLUMNS:
            states.seal_all(self.db, table)
        self.db.execute("COMMIT")
        self.db.close()

    def close(self) -> None:
        """Let go of the file, whatever became of it."""
        self.db.close()

    def _dropping(self, statements: Iterable[str]) -> int:
        """Delete even versions, which no library lets go of."""
        (stays,) = self.db.execute(_STAYS).fetchone()
        self.db.execute("DROP TRIGGER revision_stays")
        gone = sum(self.db.execute(each).rowcount for each in statements)
        self.db.execute(stays)
        return gone

    def _put(self, table: Table, row: Row) -> bool:
        names = ", ".join(table.columns)
        marks = ", ".join("?" * len(table.columns))
        beats = "DO NOTHING"
        if table.newer:
            news = ", ".join(f"{name} = excluded.{name}" for name in table.columns)
            newer = f"excluded.{table.newer} > {table.name}.{table.newer}"
            beats = f"({', '.join(table.key)}) DO UPDATE SET {news} WHERE {newer}"
        insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT {beats}"  # noqa: S608 - our own names
        cells = (_sound(name, row[name]) for name in table.columns)
        return self.db.execute(insert, tuple(cells)).rowcount > 0


def _sound(name: str, cell: Any) -> Any:  # noqa: ANN401 - a cell of any kind
    """A cell as it is where a hash covers it; else now for a harmed time, and no seal.

    The seal is made anew at the end. Nothing that is no text is written as one.
    """
    if name == "state_sha256" or (name == "deleted_at" and not cell):
        return None
    if name in _TIMES:
        try:
            moments.instant(cell)
        except ValueError:
            return moments.stamp(moments.now())
    return rows.encodable(cell) if isinstance(cell, str) else cell
