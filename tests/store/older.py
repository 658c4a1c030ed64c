"""Libraries as older versions of the program made them, and what an upgrade must keep of them."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

from journal_desktop.core.errors import JournalError
from journal_desktop.manuscript import form
from journal_desktop.store import migrations, sweeping
from journal_desktop.store.library import Library

SCHEMAS = Path(__file__).with_name("schemas")
VERSIONS = tuple(range(1, migrations.VERSION))
LIVE = "00000000-0000-4000-8000-00000000000{}"

Rows = dict[tuple[Any, ...], dict[str, Any]]


def put(version: int, path: Path) -> None:
    """Write the library of that version to *path*."""
    path.write_bytes(gzip.decompress((SCHEMAS / f"{version}.journal.gz").read_bytes()))


def content(path: Path) -> dict[str, Rows]:
    """Every row of every table of the closed library, by the cells of its key."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        return {name: _rows(db, name) for name in names if name in migrations.TABLES}


def _rows(db: sqlite3.Connection, table: str) -> Rows:
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    key = [each["name"] for each in columns if each["pk"]] or [each["name"] for each in columns]
    found = [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
    return {tuple(row[name] for name in key): row for row in found}


def losses(before: dict[str, Rows], after: dict[str, Rows]) -> list[str]:
    """Every cell that an upgrade lost or changed; records of sources may change their form."""
    lost = []
    for table, rows in before.items():
        found = after.get(table, {})
        lost += [f"{table}: {key} appeared" for key in found.keys() - rows.keys()]
        for key, row in rows.items():
            now = found.get(key)
            if now is None:
                lost.append(f"{table}: {key} is gone")
                continue
            for name, cell in row.items():
                if table == "source" and name == "sha256":
                    continue
                same = (
                    (_record(cell) == _record(now[name]))
                    if _is_record(table, name)
                    else (cell == now[name])
                )
                lost += [] if same else [f"{table}: {key}: {name} is {now[name]!r}, was {cell!r}"]
    return lost


def _is_record(table: str, name: str) -> bool:
    return table == "source" and name == "record"


def _record(written: str) -> dict[str, Any]:
    """A source's record as a table, whatever its form."""
    if not written.startswith("{"):
        return tomllib.loads(written)
    known = json.loads(written)
    return tomllib.loads(known.pop("extra", "")) | known


def complaints(path: Path) -> list[str]:
    """What is wrong with the upgraded library as the program reads it; it is closed afterwards."""
    found = []
    with Library.open(path) as library:
        assert library._opened
        db = library._opened.db
        (version,) = db.execute("PRAGMA user_version").fetchone()
        found += [] if version == migrations.VERSION else [f"it has version {version}"]
        found += [word for (word,) in db.execute("PRAGMA integrity_check") if word != "ok"]
        found += [f"foreign key: {tuple(row)}" for row in db.execute("PRAGMA foreign_key_check")]
        found += [f"{harm.what} is harmed" for harm in sweeping.swept(db).damaged]
        for number in (1, 2):
            article = library.article(LIVE.format(number))
            closing_version = next(
                each for each in library.revisions(article.id) if each.kind == "close"
            )
            if form.write(article) != closing_version.text:
                found.append(f"article {number} is not what it was when it was closed")
        for summary in (*library.summaries(), *library.deleted()):
            for version in library.revisions(summary.id):
                if version.kind == "damaged":
                    found.append(f"a version of {summary.title} is damaged")
        try:
            library.sources(), library.styles.every(), library.lookups.every()
            for (sha256,) in db.execute("SELECT sha256 FROM asset").fetchall():
                library.asset(sha256), library.asset_bytes(sha256)
        except JournalError as error:
            found.append(error.message)
    return found
