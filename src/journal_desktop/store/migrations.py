"""The tables, as numbered steps that bring every older library up to date.

A step never changes once it was released. Its last act is to set `user_version`.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, cast

import tomli_w

from journal_desktop.store import engine, rows
from journal_desktop.store.steps import Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 3
"""The `user_version` of a library that has every step."""

TABLES = frozenset(
    {"journal", "article", "block", "cited", "source", "asset", "variant", "revision"}
    | {"style", "lookup", "notice", "snapshot"}
)

steps = Steps("journal_desktop")


def migrate(db: engine.Database) -> None:
    """Apply the steps that *db* lacks, each in a transaction of its own."""
    steps.apply(db.tables)


@steps()
def m001_first_tables(db: Database) -> None:
    """The tables of the first version.

    Long text stands last in its row, so that what lists need is read without it. A cited
    source need not be in `source`: text that cites an unknown one is kept all the same.
    """
    db.executescript(_FIRST_TABLES)


@steps()
def m002_variants(db: Database) -> None:
    """Which pictures are narrower forms of another; a picture from before has none."""
    db.executescript(_VARIANT)


@steps()
def m003_references(db: Database) -> None:
    """Records of sources become JSON, which is read fifty times as fast as TOML.

    With them come citation styles, look-ups that wait for a network, and notices of
    retraction. A record that was harmed stays as it is, so that the harm is noticed.
    """
    typed = cast("engine.Database", db)
    for statement in _REFERENCES.split(";\n"):
        typed.execute(statement)
    for *cells, record, sha256 in typed.execute(_RECORDS).fetchall():
        if rows.digest(*cells, record) == sha256:
            new = _as_json(record)
            typed.execute(_REWRITE, (new, rows.digest(*cells, new), cells[0]))
    typed.execute("PRAGMA user_version = 3")


def _as_json(record: str) -> str:
    """A record of the first version, what this program does not know kept as TOML."""
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
_REFERENCES = """
CREATE INDEX source_key ON source (key);
CREATE TABLE style (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    added TEXT NOT NULL,
    xml TEXT NOT NULL
) STRICT;
CREATE TABLE lookup (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    state TEXT NOT NULL,
    asked TEXT NOT NULL,
    tried TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    not_before TEXT NOT NULL,
    error TEXT NOT NULL,
    result TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX lookup_state ON lookup (state, not_before);
CREATE INDEX lookup_source ON lookup (source);
CREATE INDEX lookup_value ON lookup (scheme, value);
CREATE TABLE notice (
    doi TEXT NOT NULL,
    pmid TEXT NOT NULL,
    nature TEXT NOT NULL,
    date TEXT NOT NULL,
    reason TEXT NOT NULL,
    record TEXT NOT NULL,
    urls TEXT NOT NULL
) STRICT;
CREATE INDEX notice_doi ON notice (doi);
CREATE INDEX notice_pmid ON notice (pmid);
CREATE TABLE snapshot (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    taken TEXT NOT NULL,
    dated TEXT NOT NULL,
    count INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT"""

_VARIANT = """
CREATE TABLE variant (
    asset TEXT NOT NULL REFERENCES asset (sha256),
    sha256 TEXT NOT NULL REFERENCES asset (sha256),
    record_sha256 TEXT NOT NULL,
    PRIMARY KEY (asset, sha256)
) STRICT;

PRAGMA user_version = 2;
"""

_FIRST_TABLES = """
CREATE TABLE journal (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sha256 TEXT NOT NULL,
    changed TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    published TEXT,
    sha256 TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted_at TEXT,
    front TEXT NOT NULL
) STRICT;
CREATE INDEX article_seq ON article (seq);
CREATE INDEX article_slug ON article (slug);

CREATE TABLE block (
    article TEXT NOT NULL REFERENCES article (id),
    kind TEXT NOT NULL CHECK (kind IN ('lead', 'section', 'question', 'takeaway')),
    id TEXT NOT NULL,
    order_key TEXT NOT NULL,
    role TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    deleted_at TEXT,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    extra TEXT NOT NULL,
    PRIMARY KEY (article, kind, id)
) STRICT;

CREATE TABLE cited (
    article TEXT NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    extra TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT;
CREATE INDEX cited_source ON cited (source, article);

CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted_at TEXT,
    item TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE asset (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size INTEGER NOT NULL,
    record_sha256 TEXT NOT NULL,
    added TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES article (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    device TEXT NOT NULL,
    parents TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text BLOB NOT NULL
) STRICT;
CREATE INDEX revision_article ON revision (article, seq);
CREATE TRIGGER revision_keeps_its_words BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

PRAGMA user_version = 1;
"""
