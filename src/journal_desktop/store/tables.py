"""The SQL of every table, step by step as `migrations` applies it; none of it ever changes."""

from __future__ import annotations

APPLICATION_ID = 0x4A4E4C44  # "JNLD"
"""What SQLite's header calls a file of this program."""

FIRST_TABLES = """
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
"""The journal, articles with their blocks and sources, pictures, and the history."""

VARIANT = """
CREATE TABLE variant (
    asset TEXT NOT NULL REFERENCES asset (sha256),
    sha256 TEXT NOT NULL REFERENCES asset (sha256),
    record_sha256 TEXT NOT NULL,
    PRIMARY KEY (asset, sha256)
) STRICT;

PRAGMA user_version = 2;
"""
"""Narrower forms of pictures."""

REFERENCES = """
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
"""Citation styles, look-ups that wait, and notices of retraction."""

HISTORY = """
ALTER TABLE revision ADD COLUMN base INTEGER;
ALTER TABLE asset ADD COLUMN deleted_at TEXT;
CREATE TABLE purged (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
DROP TRIGGER revision_stays;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
WHEN NOT EXISTS (SELECT 1 FROM purged WHERE kind = 'article' AND id = OLD.article)
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;

PRAGMA user_version = 4;
"""
"""Versions that lean on an earlier one (`base` is its seq), and what was taken out of the trash."""

SEARCH = """
CREATE TABLE search_state (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
CREATE TABLE search_article (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    live INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    tags TEXT NOT NULL,
    dated TEXT NOT NULL
) STRICT;
CREATE INDEX search_dated ON search_article (dated);
CREATE TABLE search_source (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    live INTEGER NOT NULL,
    tags TEXT NOT NULL,
    dated TEXT NOT NULL
) STRICT;
CREATE TABLE search_passage (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article, hash)
) STRICT;
CREATE TABLE search_words (
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (kind, number)
) STRICT;
CREATE VIRTUAL TABLE search_articles USING fts5 (title, standfirst, prose, content='',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
CREATE VIRTUAL TABLE search_sources USING fts5 (title, names, rest, content='',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
CREATE VIRTUAL TABLE search_passages USING fts5 (text, content='',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3');
"""
"""What is searched, made anew whenever it is missing or harmed: words without their texts.

A number of `search_article`, `search_source` and `search_passage` is the rowid of its words in
`search_articles`, `search_sources` and `search_passages`. FTS5 needs the old words to forget
them; `search_words` keeps them, and a passage that no longer stands in its article its text.
"""

SEARCHED = f"""
CREATE INDEX article_deleted ON article (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX source_state ON source (id, sha256, deleted_at);
{SEARCH}
PRAGMA user_version = 5;
"""
"""The search, and what tells quickly which rows it has yet to take in."""

STATES = """
ALTER TABLE article ADD COLUMN state_sha256 TEXT;
ALTER TABLE source ADD COLUMN state_sha256 TEXT;
CREATE TABLE version_name (
    version TEXT NOT NULL PRIMARY KEY,
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX version_name_article ON version_name (article)"""
"""What shows that an article or source was harmed in what is no word of it (see `states`), and
the names that versions were given later. An empty name takes that of the version away."""

COLUMNS = {
    "article": "id seq slug title standfirst status category template "
    "language words published sha256 created changed deleted_at front state_sha256",
    "asset": "sha256 media_type width height size record_sha256 added data deleted_at",
    "block": "article kind id order_key role sha256 deleted_at heading body extra",
    "cited": "article position key source sha256 extra",
    "journal": "one sha256 changed record",
    "lookup": "id source scheme value state asked tried attempts not_before error result sha256",
    "notice": "doi pmid nature date reason record urls",
    "purged": "kind id at",
    "revision": "seq id article at kind label device parents sha256 text base",
    "snapshot": "one taken dated count sha256",
    "source": "id key sha256 changed deleted_at item record state_sha256",
    "style": "id title sha256 added xml",
    "variant": "asset sha256 record_sha256",
    "version_name": "version article name at sha256",
}
"""Every table whose content can't be made anew, with its columns, as the last step leaves it."""
