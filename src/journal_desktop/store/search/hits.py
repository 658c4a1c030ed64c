"""What a query finds in the index, with all that is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from journal_desktop.core.ids import ArticleId
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.store import cells, moments, sources
from journal_desktop.store.engine import Database
from journal_desktop.store.search import ranking, texts, trash
from journal_desktop.store.search.query import GROUPS, Query
from journal_desktop.store.search.ranking import Best, Group
from journal_desktop.store.search.texts import Text
from journal_desktop.store.search.trash import Thing
from journal_desktop.store.values import Trashed

_ARTICLE = "SELECT article FROM search_article WHERE number = ?"
_STATUS = {each.value: each for each in Status}
_SOURCE = "SELECT source FROM search_source WHERE number = ?"
_PASSAGE = """
SELECT search_article.article, article.title, revision.id,
    CASE WHEN version_name.name <> '' THEN 'named' ELSE revision.kind END,
    coalesce(version_name.name, revision.label), revision.at, search_passage.text
FROM search_passage JOIN search_article ON search_article.number = search_passage.article
JOIN article ON article.id = search_article.article
JOIN revision ON revision.seq = search_passage.version
LEFT JOIN version_name ON version_name.version = revision.id
WHERE search_passage.number = ?
"""

Spans = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
"""From which to before which match of each group, in the order of `GROUPS`."""
FIRST: Spans = ((0, 8), (0, 4), (0, 4), (0, 8))
NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """An article that matches, with its words."""

    id: ArticleId
    status: Status
    text: Text


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage that an article no longer has, and the newest version that has it."""

    article: ArticleId
    title: str
    version: str
    kind: str
    label: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TrashFound:
    """Something in the trash, and its texts."""

    item: Trashed
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: some of each group, and how many match in all.

    Where it `is_rough`, a count of more than `RANKED` says only that there are more, and some
    passages may be left out. `left` is how much the index lacks as yet.
    """

    articles: tuple[ArticleFound, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[PassageFound, ...] = ()
    trash: tuple[TrashFound, ...] = ()
    counts: tuple[int, ...] = (0, 0, 0, 0)
    left: int = 0
    is_rough: bool = False


_GROUPS = (ranking.ARTICLES, ranking.SOURCES, ranking.PASSAGES)
_NONE = Best()


def find(
    db: Database,
    query: Query,
    spans: Spans,
    deleted: Callable[[], tuple[Thing, ...]],
    *,
    quick: bool,
) -> Found:
    """Those *spans* of what *query* matches; *deleted* reads what is in the trash."""
    if query.is_empty:
        return Found()
    best = [
        ranking.best(db, query, group, span, quick=quick)
        if name in query.kinds and span != NOTHING and _says_words(query, group)
        else _NONE
        for name, group, span in zip(GROUPS, _GROUPS, spans, strict=False)
    ]
    thrown: tuple[Thing, ...] = ()
    if "trash" in query.kinds and spans[3] != NOTHING:
        thrown = trash.find(deleted(), query)
    return Found(
        tuple(_articles(db, best[0].numbers)),
        _sources(db, best[1].numbers),
        tuple(_passages(db, best[2].numbers)),
        tuple(TrashFound(each.item, each.texts) for each in thrown[slice(*spans[3])]),
        (*(each.count for each in best), len(thrown)),
        is_rough=any(each.is_rough for each in best),
    )


def _says_words(query: Query, group: Group) -> bool:
    """Whether a query asks for more than a list of all there is."""
    is_narrowed = group is ranking.SOURCES and bool(query.filters)
    return group is ranking.ARTICLES or bool(query.groups) or is_narrowed


def _articles(db: Database, numbers: Iterable[int]) -> Iterable[ArticleFound]:
    for number in numbers:
        for (identity,) in cells.fetched(db, _ARTICLE, (number,)):
            text = texts.article(db, identity, shown=True)
            yield ArticleFound(identity, _STATUS.get(text.status, Status.DRAFT), text)


def _sources(db: Database, numbers: Iterable[int]) -> tuple[Source, ...]:
    ids = [db.conn.execute(_SOURCE, (number,)).fetchone()[0] for number in numbers]
    known = {each.id: each for each in sources.some(db, ids)}
    return tuple(known[each] for each in ids if each in known)


def _passages(db: Database, numbers: Iterable[int]) -> Iterable[PassageFound]:
    for number in numbers:
        for article, *shown, at, text in cells.fetched(db, _PASSAGE, (number,)):
            title, version, kind, label = map(cells.shown, shown)
            yield PassageFound(article, title, version, kind, label, _instant(at), text)


def _instant(at: str) -> datetime:
    try:
        return moments.instant(at)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
