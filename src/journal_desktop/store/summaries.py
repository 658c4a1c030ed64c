"""Lists of articles from one narrow table, without their prose.

A damaged row is listed as such and keeps nobody from the other articles.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from journal_desktop.core.ids import SourceId
from journal_desktop.core.status import Status
from journal_desktop.store import cells, failures, moments
from journal_desktop.store.engine import Database
from journal_desktop.store.summary import Listing, Summary

_LISTED = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE (deleted_at IS NULL) = ? ORDER BY seq DESC
"""
_CHANGED = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE seq > ? AND deleted_at IS NULL ORDER BY seq DESC
"""
_FIRST = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE deleted_at IS NULL AND (id = ? OR seq IN (
    SELECT seq FROM article WHERE deleted_at IS NULL ORDER BY seq DESC LIMIT ?))
ORDER BY seq DESC
"""
_NEWEST = "SELECT coalesce(max(seq), 0) FROM article"
_CITING = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, changed
FROM article WHERE deleted_at IS NULL AND id IN (SELECT article FROM cited WHERE source = ?)
ORDER BY seq DESC
"""
_USES = """
SELECT source, COUNT(DISTINCT article) FROM cited
WHERE article NOT IN (SELECT id FROM article WHERE deleted_at IS NOT NULL) GROUP BY source
"""
_STATUSES = {status.value: status for status in Status}
_LISTING = """
SELECT DISTINCT source FROM cited JOIN article ON article.id = cited.article
WHERE article.deleted_at IS NULL
"""
_SLUGS = "SELECT slug FROM article WHERE deleted_at IS NULL AND id <> ?"


def listed(db: Database, *, live: bool = True, strict: bool = False) -> tuple[Summary, ...]:
    """The live articles, or the deleted ones, last changed first.

    With *strict*, raises LibraryDamaged where a row makes no sense.
    """
    return tuple(_summary(row, strict=strict) for row in cells.fetched(db, _LISTED, (live,)))


def changed(db: Database, since: int, *, strict: bool = False) -> Listing:
    """The live articles that were written behind *since*, as `listed` has them; below 0, all."""
    newest = db.execute(_NEWEST).fetchone()[0]
    found = cells.fetched(db, _CHANGED, (since,))
    return Listing(tuple(_summary(row, strict=strict) for row in found), newest)


def first(db: Database, number: int, wanted: str, *, strict: bool = False) -> tuple[Summary, ...]:
    """The first so many of `listed`, and the article of the id *wanted*."""
    found = cells.fetched(db, _FIRST, (wanted, number))
    return tuple(_summary(row, strict=strict) for row in found)


def citing(db: Database, source: SourceId) -> tuple[Summary, ...]:
    """The live articles that list *source* among their own, last changed first."""
    return tuple(_summary(row) for row in cells.fetched(db, _CITING, (source,)))


def listed_sources(db: Database) -> frozenset[SourceId]:
    """The sources that live articles list."""
    return frozenset(SourceId(source) for (source,) in db.execute(_LISTING))


def uses(db: Database) -> dict[SourceId, int]:
    """How many live articles list each source; one that none lists is left out."""
    return dict(cells.fetched(db, _USES))


def slugs(db: Database, but: str) -> frozenset[str]:
    """The slugs of all live articles but the one of that id."""
    return frozenset(cells.shown(slug) for (slug,) in cells.fetched(db, _SLUGS, (but,)))


def _summary(row: tuple[Any, ...], *, strict: bool = False) -> Summary:
    # Ten thousand of these are read at every start and after every save.
    identity, slug, title, standfirst, status, *names, words, published, changed = row
    category, template, language = names
    try:
        texts = f"{identity}{slug}{title}{standfirst}{category}{template}{language}"
        if cells.is_text(texts) and isinstance(words, int):
            return Summary(
                identity,
                slug,
                title,
                standfirst,
                _STATUSES[status],
                category,
                template,
                language,
                words,
                date.fromisoformat(published) if published else None,
                moments.instant(changed),
            )
    except (ValueError, KeyError, TypeError) as error:
        if strict:
            raise failures.damaged_part(f"The article “{title or slug}”") from error
    return _harmed(row)


def _harmed(row: tuple[Any, ...]) -> Summary:
    """What can be shown of a row that makes no sense."""
    *texts, words, _, changed = row
    _, slug, title, standfirst, _, category, template, language = map(cells.shown, texts)
    try:
        at = moments.instant(changed)
    except ValueError:
        at = datetime.fromtimestamp(0, UTC)
    return Summary(
        row[0],
        slug,
        title,
        standfirst,
        Status.DRAFT,
        category,
        template,
        language,
        words if isinstance(words, int) else 0,
        None,
        at,
        damaged=True,
    )
