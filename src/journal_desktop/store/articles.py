"""Articles as rows: written where they differ, read back whole and checked.

The row of an article holds what lists show, and as TOML in `front` what else is not prose.
Its hash covers the hashes of its blocks and source list, so that a lost row shows as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.reading import article_words
from journal_desktop.core.slugs import slug as free_slug
from journal_desktop.core.source import Source
from journal_desktop.manuscript import records
from journal_desktop.store import (
    blocks,
    citings,
    failures,
    moments,
    rows,
    sources,
    states,
    summaries,
)
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Saved

_WRITE = """
INSERT INTO article (id, slug, title, standfirst, status, category, template, language, words,
    published, front, sha256, created, changed, seq)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?13, ?13,
    (SELECT coalesce(max(seq), 0) + 1 FROM article))
ON CONFLICT (id) DO UPDATE SET
    slug = excluded.slug, title = excluded.title, standfirst = excluded.standfirst,
    status = excluded.status, category = excluded.category, template = excluded.template,
    language = excluded.language, words = excluded.words, published = excluded.published,
    front = excluded.front, sha256 = excluded.sha256, changed = excluded.changed,
    seq = excluded.seq
WHERE (slug, title, standfirst, status, category, template, language, words, published, front,
    sha256) IS NOT (excluded.slug, excluded.title, excluded.standfirst, excluded.status,
    excluded.category, excluded.template, excluded.language, excluded.words, excluded.published,
    excluded.front, excluded.sha256)
"""
_READ = """
SELECT id, slug, title, standfirst, status, category, template, language, words, published, front,
    sha256 FROM article WHERE id = ? AND (deleted_at IS NULL) = ?
"""
_BY_SLUG = "SELECT id FROM article WHERE slug = ? AND slug <> '' AND deleted_at IS NULL"
_CHANGED = "SELECT changed FROM article WHERE id = ?"
_BURY = "UPDATE article SET deleted_at = ? WHERE id = ?"
_REVIVE = "UPDATE article SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL"
_IS_BACK = (
    "UPDATE OR REPLACE purged SET kind = 'article that is back' WHERE kind = 'article' AND id = ?"
)
_OWN_COLUMNS = ("slug", "title", "standfirst", "status", "category", "template", "language")
_ELSEWHERE = (*_OWN_COLUMNS, "published", "lead", "takeaway", "sections", "questions", "sources")


@dataclass(frozen=True, slots=True)
class _Rows:
    """Everything that is stored of one article, with its hashes."""

    own: tuple[rows.Cell, ...]
    sha256: str
    blocks: tuple[tuple[blocks.Row, str], ...]
    cited: tuple[tuple[citings.Row, str], ...]


def save(db: Database, article: Article, cited: tuple[Source, ...] = ()) -> Saved:
    """Write the rows of *article* and of *cited* that differ from what is stored.

    A deleted article stays deleted, with its new content. Part of a transaction of the caller.
    """
    at = moments.now()
    written = sources.write(db, cited)
    new = _rows(article)
    if db.execute(_WRITE, (*new.own, new.sha256, moments.stamp(at))).rowcount:
        db.execute(_IS_BACK, (article.id,))
        states.seal(db, "article", (article.id,))
        written += 1
    written += blocks.write(db, article.id, new.blocks, moments.stamp(at))
    written += citings.write(db, article.id, new.cited)
    if not written:
        return Saved(moments.instant(db.execute(_CHANGED, (article.id,)).fetchone()[0]), 0)
    return Saved(at, written)


def load(db: Database, article: ArticleId, *, live: bool = True) -> Article:
    """The article of that id, or the deleted one.

    Raises NotFound, and LibraryDamaged when a row was harmed.
    """
    found = db.execute(_READ, (article, live)).fetchone()
    if found is None:
        raise failures.absent("such article")
    title = found[2] or found[1] or "without a title"
    stored = blocks.read(db, article, title)
    cited = citings.read(db, article, title)
    if found[-1] != _digest(found[:-1], stored, cited):
        raise failures.damaged_part(f"The article “{title}”")
    return _article(found, stored, cited)


def find(db: Database, slug: str) -> Article:
    """The live article of that slug, else of that id; raises NotFound."""
    found = db.execute(_BY_SLUG, (slug,)).fetchone()
    if found is None and db.execute(_READ, (slug, True)).fetchone() is None:
        raise failures.absent(f"article “{slug}”")
    return load(db, ArticleId(found[0] if found else slug))


def bury(db: Database, article: ArticleId) -> None:
    """Mark the article as deleted, its content kept."""
    db.execute(_BURY, (moments.stamp(moments.now()), article))
    states.seal(db, "article", (article,))


def revive(db: Database, article: ArticleId) -> None:
    """Bring a deleted article back; it gets another slug when its own was taken meanwhile."""
    if not db.execute(_REVIVE, (article,)).rowcount:
        raise failures.absent("such deleted article")
    states.seal(db, "article", (article,))
    back = load(db, article)
    taken = summaries.slugs(db, but=article)
    if back.slug in taken:
        save(db, replace(back, slug=free_slug(back.slug, taken)))


def parts(
    article: Article,
) -> tuple[
    tuple[rows.Cell, ...],
    str,
    tuple[tuple[blocks.Row, str], ...],
    tuple[tuple[citings.Row, str], ...],
]:
    """What is stored of an article: its own cells, its hash, its blocks and its source list."""
    new = _rows(article)
    return new.own, new.sha256, new.blocks, new.cited


def value_of(
    own: tuple[Any, ...], prose: Iterable[blocks.Row], cited: Iterable[citings.Row]
) -> Article:
    """The article of those cells and rows; raises ValueError or KeyError when they make none."""
    return _article(own, tuple((row, "") for row in prose), tuple((row, "") for row in cited))


def _rows(article: Article) -> _Rows:
    published = article.published.isoformat() if article.published else None
    front = records.dumps(records.table(article, leave=_ELSEWHERE))
    own = (
        article.id,
        *(rows.clean(getattr(article, name)) for name in _OWN_COLUMNS),
        article_words(article),
        published,
        rows.encodable(front),
    )
    prose = blocks.rows_of(article)
    cited = tuple((row, rows.digest(article.id, *row)) for row in citings.rows_of(article.sources))
    return _Rows(own, _digest(own, prose, cited), prose, cited)


def _digest(
    own: tuple[rows.Cell, ...],
    prose: tuple[tuple[blocks.Row, str], ...],
    cited: tuple[tuple[citings.Row, str], ...],
) -> str:
    return rows.digest(*own, *sorted(sha256 for _, sha256 in (*prose, *cited)))


def _article(
    found: tuple[Any, ...],
    stored: tuple[tuple[blocks.Row, str], ...],
    cited: tuple[tuple[citings.Row, str], ...],
) -> Article:
    own = dict(zip(_OWN_COLUMNS, found[1:8], strict=True))
    published, front = found[9:11]
    table = (
        tomllib.loads(front)
        | own
        | ({"published": date.fromisoformat(published)} if published else {})
    )
    prose = [row for row, _ in stored]
    return replace(
        records.value(Article, table),
        lead=blocks.prose(prose, "lead"),
        sections=blocks.sections(prose),
        questions=blocks.questions(prose),
        takeaway=blocks.prose(prose, "takeaway"),
        sources=citings.values(row for row, _ in cited),
    )
