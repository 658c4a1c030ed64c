"""What the trash of a library lists, from rows that are marked as deleted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, cast

from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId
from journal_desktop.store import articles, cells, moments
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions
from journal_desktop.store.values import Trashed

ASSET = re.compile(r"asset:([0-9a-f]{64})")
"""A picture as a text names it."""

_ARTICLES = "SELECT id, title, slug, words, deleted_at FROM article WHERE (deleted_at IS NULL) = 0"
_BLOCKS = """
SELECT block.kind, block.id, heading, body, block.deleted_at, article, title
FROM block JOIN article ON article.id = block.article
WHERE block.deleted_at IS NOT NULL AND article.deleted_at IS NULL
    AND kind IN ('section', 'question') AND (heading <> '' OR body <> '')
"""
_SOURCES = """
SELECT id, key, item, deleted_at FROM source WHERE deleted_at <> 'arriving'
"""
_ABSORBING = "SELECT record FROM source WHERE deleted_at IS NULL AND record LIKE '%\"absorbed\"%'"
_PICTURES = """
SELECT sha256, width, height, size, added FROM asset
WHERE sha256 NOT IN (SELECT sha256 FROM variant)
"""
_SHOWING = """
SELECT body FROM block JOIN article ON article.id = block.article
WHERE block.deleted_at IS NULL AND article.deleted_at IS NULL AND body LIKE '%asset:%'
UNION ALL SELECT front FROM article WHERE deleted_at IS NULL AND front LIKE '%asset:%'
UNION ALL SELECT record FROM journal WHERE record LIKE '%asset:%'
"""
_THERE = {
    "article": "SELECT 1 FROM article WHERE id = ? AND deleted_at IS NOT NULL",
    "source": "SELECT 1 FROM source WHERE id = ? AND deleted_at <> 'arriving'",
    "picture": """
SELECT 1 FROM asset WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM variant)
""",
}
_BLOCK_THERE = """
SELECT 1 FROM block WHERE id = ? AND article = ? AND kind = ? AND deleted_at IS NOT NULL
"""
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def listed(db: Database) -> tuple[Trashed, ...]:
    """All that is in the trash, what was deleted last first."""
    return _last_first(*written(db), *_pictures(db))


def written(db: Database) -> tuple[Trashed, ...]:
    """The same without pictures, which have no words."""
    return _last_first(*_articles(db), *_blocks(db), *_sources(db))


def _last_first(*found: Trashed) -> tuple[Trashed, ...]:
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def is_there(db: Database, item: Trashed) -> bool:
    """Whether *item* is in the trash still; of a picture, whether it is there at all."""
    if item.article:
        return bool(cells.fetched(db, _BLOCK_THERE, (item.id, item.article, item.kind)))
    return bool(cells.fetched(db, _THERE[item.kind], (item.id,)))


def merged(db: Database) -> frozenset[str]:
    """The sources that live on in those that they were merged into."""
    found: set[str] = set()
    for (record,) in cells.fetched(db, _ABSORBING):
        with suppress(ValueError):  # it was harmed, which the list of sources tells
            found.update(json.loads(record).get("absorbed", ()))
    return frozenset(found)


def put_away(db: Database, article: ArticleId) -> None:
    """Mark an article as deleted, kept as a version before; raises NotFound."""
    with suppress(LibraryDamaged):  # a harmed article may be deleted as well
        revisions.remember(db, articles.load(db, article), "delete")
    articles.bury(db, article)


def named(item: Trashed) -> str:
    """What a sentence calls *item*."""
    return f"“{item.title}”" if item.title else f"A {item.kind} without a title"


def _articles(db: Database) -> Iterator[Trashed]:
    for identity, title, slug, words, at in cells.fetched(db, _ARTICLES):
        yield Trashed(
            "article", cells.shown(identity), cells.shown(title or slug), _time(at), size=words
        )


def _blocks(db: Database) -> Iterator[Trashed]:
    for kind, identity, heading, body, at, article, title in cells.fetched(db, _BLOCKS):
        yield Trashed(
            kind,
            cells.shown(identity),
            cells.shown(heading or _start(body)),
            _time(at),
            ArticleId(article),
            cells.shown(title),
            len(body.split()),
            damaged=not cells.is_text(f"{identity}{heading}{body}"),
        )


def _sources(db: Database) -> Iterator[Trashed]:
    found = cells.fetched(db, _SOURCES)
    absorbed = merged(db) if found else frozenset[str]()
    for identity, key, item, at in found:
        if identity not in absorbed:
            title, is_whole = _title(item)
            shown = cells.shown(f"{key}: {title}" if title else key)
            yield Trashed("source", cells.shown(identity), shown, _time(at), damaged=not is_whole)


def _pictures(db: Database) -> Iterator[Trashed]:
    found = cells.fetched(db, _PICTURES)
    shown = {
        sha256
        for (text,) in (cells.fetched(db, _SHOWING) if found else ())
        for sha256 in ASSET.findall(text)
    }
    for sha256, width, height, size, at in found:
        if sha256 not in shown:
            named = f"Picture of {width} × {height} pixels"
            yield Trashed("picture", cells.shown(sha256), named, _time(at), size=size)


def _title(item: str) -> tuple[str, bool]:
    try:
        known: Any = json.loads(item)
    except ValueError:
        return "", False
    return str(cast("dict[str, object]", known).get("title", "")), True


def _start(body: str) -> str:
    words = body.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def _time(at: object) -> datetime:
    try:
        return moments.instant(str(at))
    except ValueError:
        return _LONG_AGO
