"""The tables, as numbered steps that bring every older library up to date.

A step never changes once it was released. Its last act is to set `user_version`.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, cast

import tomli_w

from journal_desktop.store import engine, rows, states, tables
from journal_desktop.store.steps import Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 6
"""The `user_version` of a library that has every step."""

TABLES = frozenset(tables.COLUMNS)

steps = Steps("journal_desktop")


def is_laid_out(db: engine.Database) -> bool:
    """Whether the tables and columns are there by their names, none of which came to harm."""
    return all(
        set(tables.COLUMNS[table].split()).issubset(db.column_names(table)) for table in TABLES
    )


def migrate(db: engine.Database) -> None:
    """Apply the steps that *db* lacks, each in a transaction of its own."""
    steps.apply(db.tables)


@steps()
def m001_first_tables(db: Database) -> None:
    """The tables of the first version.

    Long text stands last in its row, so that what lists need is read without it. A cited
    source need not be in `source`: text that cites an unknown one is kept all the same.
    """
    _run(db, tables.FIRST_TABLES)


@steps()
def m002_variants(db: Database) -> None:
    """Which pictures are narrower forms of another; a picture from before has none."""
    _run(db, tables.VARIANT)


@steps()
def m003_references(db: Database) -> None:
    """Records of sources become JSON, which is read fifty times as fast as TOML.

    With them come citation styles, look-ups that wait for a network, and notices of
    retraction. A record that was harmed stays as it is, so that the harm is noticed.
    """
    typed = _run(db, tables.REFERENCES)
    for *cells, record, sha256 in typed.execute(_RECORDS).fetchall():
        if rows.digest(*cells, record) == sha256:
            new = as_json(record)
            typed.execute(_REWRITE, (new, rows.digest(*cells, new), cells[0]))
    typed.execute("PRAGMA user_version = 3")


@steps()
def m004_history(db: Database) -> None:
    """Versions may lean on an earlier one, and an article may be purged with its versions."""
    _run(db, tables.HISTORY)


@steps()
def m005_search(db: Database) -> None:
    """The words of all texts, to be found; they are taken in later, a few at a time."""
    _run(db, tables.SEARCHED)


@steps()
def m006_states(db: Database) -> None:
    """A hash of what no hash covered yet, as it is found, and names for versions."""
    typed = _run(db, tables.STATES)
    for table in states.COLUMNS:
        states.seal_all(typed, table)
    typed.execute("PRAGMA user_version = 6")


def _run(db: Database, script: str) -> engine.Database:
    """Run a script statement by statement: `executescript` would commit what is half done."""
    typed = cast("engine.Database", db)
    for statement in filter(str.strip, script.split(";\n")):
        typed.execute(statement)
    return typed


def as_json(record: str) -> str:
    """A source's record of the first version, what this program does not know kept as TOML."""
    known = tomllib.loads(record)
    unknown = {name: known.pop(name) for name in tuple(known) if name not in _FIRST_FIELDS}
    if unknown:
        known["extra"] = tomli_w.dumps(unknown, multiline_strings=False)
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_FIRST_FIELDS = frozenset(
    {"id", "kind", "design", "population", "n", "funding", "peer_reviewed", "status"}
    | {"status_origin", "status_date", "excerpts", "notes", "tags", "related"}
    | {"attachment", "acknowledged"}
)
_RECORDS = "SELECT id, key, item, record, sha256 FROM source"
_REWRITE = "UPDATE source SET record = ?, sha256 = ? WHERE id = ?"
