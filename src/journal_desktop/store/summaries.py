"""Lists of articles from one narrow table, without their prose."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_desktop.core.article import Status
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.store import failures, rows
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Summary

_LISTED = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE (deleted_at IS NULL) = ? ORDER BY seq DESC
"""
_CITING = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE deleted_at IS NULL AND id IN (SELECT article FROM cited WHERE source = ?)
ORDER BY seq DESC
"""
_SLUGS = "SELECT slug FROM article WHERE deleted_at IS NULL AND id <> ?"


def listed(db: Database, *, live: bool = True) -> tuple[Summary, ...]:
    """The live articles, or the deleted ones, last changed first."""
    return tuple(map(_summary, db.execute(_LISTED, (live,))))


def citing(db: Database, source: SourceId) -> tuple[Summary, ...]:
    """The live articles that list *source* among their own, last changed first."""
    return tuple(map(_summary, db.execute(_CITING, (source,))))


def slugs(db: Database, but: str) -> frozenset[str]:
    """The slugs of all live articles but the one of that id."""
    return frozenset(slug for (slug,) in db.execute(_SLUGS, (but,)))


def _summary(row: tuple[Any, ...]) -> Summary:
    identity, slug, title, standfirst, status, *names, words, published, changed = row
    category, template, language = names
    try:
        return Summary(
            ArticleId(identity),
            slug,
            title,
            standfirst,
            Status(status),
            category,
            template,
            language,
            words,
            date.fromisoformat(published) if published else None,
            rows.instant(changed),
        )
    except ValueError as error:
        raise failures.damaged_part(f"The article “{title or slug}”") from error
