"""The index of all words: derived from the rows it was made of, and made anew when it is harmed.

What has yet to be taken in is told by what every save raises: the `seq` of an article and of
its versions, and the hash of a source. A save writes nothing here.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator
from contextlib import contextmanager

from journal_desktop.store import tables
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.search import passages, texts, touched

FORM = 2
"""Raised when the same text would be held in another way, so that every index is made anew."""

_NAMES = (
    *("search_articles", "search_sources", "search_passages", "search_article", "search_source"),
    *("search_passage", "search_words", "search_state"),
)
_WORDLISTS = ("search_articles", "search_sources", "search_passages")
_PAGES = 32
_STATE = "SELECT name, value FROM search_state"
_SET_STATE = "INSERT OR REPLACE INTO search_state (name, value) VALUES (?, ?)"
_NOW = """
SELECT (SELECT coalesce(max(seq), 0) FROM article),
    (SELECT coalesce(max(seq), 0) FROM revision),
    (SELECT COUNT(*) FROM purged)
"""
_CHANGED = """
SELECT article.id FROM article LEFT JOIN search_article ON search_article.article = article.id
WHERE article.seq > ? AND search_article.seq IS NOT article.seq ORDER BY article.seq
"""
_VERSIONED = """
SELECT DISTINCT revision.article FROM revision
JOIN search_article ON search_article.article = revision.article
WHERE revision.seq > ? AND search_article.version < revision.seq
"""
_VANISHED = "SELECT article FROM search_article WHERE article NOT IN (SELECT id FROM article)"
_LOST = "SELECT source FROM search_source WHERE source NOT IN (SELECT id FROM source)"
_BURY = """
UPDATE search_article SET live = 0 WHERE live = 1
    AND article IN (SELECT id FROM article WHERE deleted_at IS NOT NULL)
"""
_REVIVE = """
UPDATE search_article SET live = 1 WHERE live = 0
    AND article NOT IN (SELECT id FROM article WHERE deleted_at IS NOT NULL)
"""
_ARTICLE = "SELECT number, version FROM search_article WHERE article = ?"
_STAMP = "SELECT rowid, seq, deleted_at IS NULL FROM article WHERE id = ?"
_PUT_ARTICLE = """
INSERT OR REPLACE INTO search_article
    (number, article, seq, live, version, status, category, tags, dated)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SOURCE = "SELECT number FROM search_source WHERE source = ?"
_SOURCE_STAMP = "SELECT rowid, sha256, deleted_at IS NULL FROM source WHERE id = ?"
_PUT_SOURCE = """
INSERT OR REPLACE INTO search_source (number, source, sha256, live, tags, dated)
VALUES (?, ?, ?, ?, ?, ?)
"""
_FREE = {
    kind: f"SELECT CASE WHEN EXISTS (SELECT 1 FROM {table} WHERE number = ?1)"  # noqa: S608 - constants
    f" THEN (SELECT max(number) + 1 FROM {table}) ELSE ?1 END"
    for kind, table in (("article", "search_article"), ("source", "search_source"))
}
_COLUMNS = {"article": "title, standfirst, prose", "source": "title, names, rest"}
_ADD = {
    kind: f"INSERT INTO search_{kind}s (rowid, {names}) VALUES (?, ?, ?, ?)"  # noqa: S608 - constants
    for kind, names in _COLUMNS.items()
}
_TAKE = {
    kind: f"INSERT INTO search_{kind}s (search_{kind}s, rowid, {names})"  # noqa: S608 - constants
    " VALUES ('delete', ?, ?, ?, ?)"
    for kind, names in _COLUMNS.items()
}
_WORDS = "SELECT words FROM search_words WHERE kind = ? AND number = ?"
_KEEP_WORDS = "INSERT OR REPLACE INTO search_words (kind, number, words) VALUES (?, ?, ?)"
_DROP_WORDS = "DELETE FROM search_words WHERE kind = ? AND number = ?"


class IndexBroken(sqlite3.DatabaseError):
    """The index does not hold what was written into it."""


@contextmanager
def transaction(db: Database) -> Generator[None, None, None]:
    """Keep the block as a whole or not at all."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def state(db: Database) -> dict[str, int]:
    """How far the index is."""
    return dict(db.conn.execute(_STATE).fetchall())


def set_state(db: Database, **values: int) -> None:
    """Note how far it is."""
    db.conn.executemany(_SET_STATE, values.items())


def make(db: Database, *, aside: bool = False) -> None:
    """Make an empty index, in place of any there is; *aside* in memory, next to the library."""
    script = tables.SEARCH
    if aside:
        for kind in ("TABLE", "INDEX"):
            script = script.replace(f"{kind} search_", f"{kind} temp.search_")
    with transaction(db):
        for name in _NAMES:
            db.conn.execute(f"DROP TABLE IF EXISTS {'temp' if aside else 'main'}.{name}")
        for statement in filter(str.strip, script.split(";\n")):
            db.conn.execute(statement)
        for words in _WORDLISTS:
            db.conn.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('automerge', 0)")  # noqa: S608 - constants
        set_state(db, form=FORM)
        touched.note_all(db)


def waiting(db: Database) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The articles and the sources that are not in the index as they now are.

    Where nothing was changed since the index was whole, hardly anything is read.
    """
    known = state(db)
    article, revision, purged = db.conn.execute(_NOW).fetchone()
    with transaction(db):
        if known.get("purged") != purged:  # numbers that went may have been given again
            for each in (*_ids(db, _VANISHED), *_ids(db, _LOST)):
                forget(db, each)
            known |= {"article": 0, "revision": 0}
            set_state(db, purged=purged, article=0, revision=0)
        db.conn.execute(_BURY)
        db.conn.execute(_REVIVE)
    mark, version = (
        min(known.get(n, 0), now) for n, now in (("article", article), ("revision", revision))
    )
    articles = dict.fromkeys((*_ids(db, _CHANGED, mark), *_ids(db, _VERSIONED, version)))
    with transaction(db):
        sources = touched.differing(db)
    return tuple(articles), sources


def tidy(db: Database) -> None:
    """Merge a few pages of what was written apart, as a save can't wait for many at once."""
    for words in _WORDLISTS:
        db.conn.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('merge', {_PAGES})")  # noqa: S608 - constants


def note_all(db: Database) -> None:
    """Note that everything is in the index: what comes is told by a higher number."""
    article, revision, _ = db.conn.execute(_NOW).fetchone()
    set_state(db, article=article, revision=revision)
    touched.forget(db)


def take_article(db: Database, identity: str) -> bool:
    """Take in an article as it now is; False where versions of it are left for another turn."""
    stamp = db.conn.execute(_STAMP, (identity,)).fetchone()
    if stamp is None:
        forget(db, identity)
        return True
    rowid, seq, live = stamp
    number, version = db.conn.execute(_ARTICLE, (identity,)).fetchone() or (None, 0)
    if number is None:
        number = db.conn.execute(_FREE["article"], (rowid,)).fetchone()[0]
    text = texts.article(db, identity)
    _put_words(db, "article", number, text.columns)
    version, is_done = passages.take_in(db, number, identity, version, text)
    stamped = seq if is_done else -1
    db.conn.execute(_PUT_ARTICLE, (number, identity, stamped, live, version, *text.narrowing))
    return is_done


def take_source(db: Database, identity: str) -> None:
    """Take in a source as it now is."""
    stamp = db.conn.execute(_SOURCE_STAMP, (identity,)).fetchone()
    if stamp is None:
        forget(db, identity)
        return
    rowid, sha256, live = stamp
    known = db.conn.execute(_SOURCE, (identity,)).fetchone()
    number = known[0] if known else db.conn.execute(_FREE["source"], (rowid,)).fetchone()[0]
    source = texts.source(db, identity)
    columns = texts.source_columns(source) if source else ("", "", "")
    tags = texts.tags(source.tags) if source else ""
    _put_words(db, "source", number, columns)
    db.conn.execute(
        _PUT_SOURCE, (number, identity, sha256, live, tags, source.year if source else "")
    )


def forget(db: Database, identity: str) -> None:
    """Let go of an article or source that is in the library no more."""
    for kind, query in (("article", _ARTICLE), ("source", _SOURCE)):
        found = db.conn.execute(query, (identity,)).fetchone()
        if found:
            _put_words(db, kind, found[0], None)
            if kind == "article":
                passages.forget(db, found[0])
            db.conn.execute(f"DELETE FROM search_{kind} WHERE number = ?", (found[0],))  # noqa: S608 - two constants


def is_broken(error: sqlite3.Error) -> bool:
    """Whether a failure can be due to an index that is missing, harmed or of another form."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, IndexBroken) or code in {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
    }


def _put_words(db: Database, kind: str, number: int, columns: tuple[str, str, str] | None) -> None:
    """Hold those words under that number, in place of those that were held."""
    found = db.conn.execute(_WORDS, (kind, number)).fetchone()
    new = zlib.compress("\n".join(columns).encode(), 6) if columns else None
    if found and found[0] == new:
        return
    if found:
        db.conn.execute(_TAKE[kind], (number, *_unpacked(found[0])))
        db.conn.execute(_DROP_WORDS, (kind, number))
    if new and columns:
        db.conn.execute(_ADD[kind], (number, *columns))
        db.conn.execute(_KEEP_WORDS, (kind, number, new))


def _unpacked(packed: bytes) -> list[str]:
    """The words that were held; raises IndexBroken when they are not what was written."""
    try:
        words = zlib.decompress(packed).decode().split("\n")
    except (zlib.error, ValueError) as error:
        raise IndexBroken from error
    if len(words) != 3:
        raise IndexBroken
    return words


def _ids(db: Database, query: str, *parameters: int) -> tuple[str, ...]:
    return tuple(each for (each,) in db.conn.execute(query, parameters))
