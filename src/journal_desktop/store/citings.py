"""Which sources an article lists, and under which keys, as rows in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journal_desktop.core.article import CitedSource
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.store import failures, rows
from journal_desktop.store.engine import Database

_WRITE = """
INSERT INTO cited (article, position, key, source, extra, sha256) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (article, position) DO UPDATE SET
    key = excluded.key, source = excluded.source, extra = excluded.extra, sha256 = excluded.sha256
WHERE (key, source, extra, sha256) IS NOT (
    excluded.key, excluded.source, excluded.extra, excluded.sha256)
"""
_CUT = "DELETE FROM cited WHERE article = ? AND position >= ?"
_READ = """
SELECT position, key, source, extra, sha256 FROM cited WHERE article = ? ORDER BY position
"""

Row = tuple[int, str, str, str]
"""Position, key, source and extra."""


def rows_of(cited: Iterable[CitedSource]) -> tuple[Row, ...]:
    """The rows of an article's source list."""
    return tuple(
        (
            position,
            rows.encodable(each.key),
            rows.encodable(each.source),
            rows.encodable(each.extra),
        )
        for position, each in enumerate(cited)
    )


def write(db: Database, article: ArticleId, cited: tuple[tuple[Row, str], ...]) -> int:
    """Make the list of *article* that of *cited*, each with its digest; the rows written."""
    written = sum(db.execute(_WRITE, (article, *row, sha256)).rowcount for row, sha256 in cited)
    return written + db.execute(_CUT, (article, len(cited))).rowcount


def read(db: Database, article: ArticleId, title: str) -> tuple[tuple[Row, str], ...]:
    """The rows of *article* with their digests; raises LibraryDamaged naming *title*."""
    return tuple(_verified(found, article, title) for found in db.execute(_READ, (article,)))


def values(cited: Iterable[Row]) -> tuple[CitedSource, ...]:
    """The source list of those rows."""
    return tuple(CitedSource(key, SourceId(source), extra) for _, key, source, extra in cited)


def _verified(found: tuple[Any, ...], article: ArticleId, title: str) -> tuple[Row, str]:
    position, key, source, extra, kept = found
    sha256 = rows.digest(article, position, key, source, extra)
    if sha256 != kept:
        raise failures.damaged_part(f"The source list of the article “{title}”")
    return (position, key, source, extra), sha256
