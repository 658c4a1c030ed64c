"""The tables, as numbered steps that bring every older library up to date.

A step never changes once it was released. Its last act is to set `user_version`.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

VERSION = 1
"""The `user_version` of a library that has every step."""

TABLES = frozenset({"journal", "article", "block", "cited", "source", "asset", "revision"})

steps = Migrations("journal_desktop")


def migrate(db: Database) -> None:
    """Apply the steps that *db* lacks, each in a transaction of its own."""
    steps.apply(db)


@steps()
def m001_first_tables(db: Database) -> None:
    """The tables of the first version.

    Long text stands last in its row, so that what lists need is read without it. A cited
    source need not be in `source`: text that cites an unknown one is kept all the same.
    """
    db.executescript(_FIRST_TABLES)


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
