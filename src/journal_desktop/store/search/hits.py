"""What a query finds in the index, best first, without reading more than will be shown.

Where few enough match, they are ranked by bm25, words of a title weighing most. A query that
matches more than that is of common words, whose number says little: titles that have them come
first then, and what was added last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from journal_desktop.core.article import Status
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.source import Source
from journal_desktop.store import cells, rows, sources
from journal_desktop.store.engine import Cell, Database
from journal_desktop.store.search import texts
from journal_desktop.store.search.query import Narrowing, Query, match, unwanted
from journal_desktop.store.search.texts import Text

RANKED = 500
"""The most matches that are ranked against each other."""

_LAST = "\U0010ffff"
_ARTICLE = "SELECT article FROM search_article WHERE number = ?"
_STATUS = {each.value: each for each in Status}
_SOURCE = "SELECT source FROM search_source WHERE number = ?"
_PASSAGE = """
SELECT search_article.article, article.title, revision.id, revision.kind, revision.label,
    revision.at, search_passage.text
FROM search_passage JOIN search_article ON search_article.number = search_passage.article
JOIN article ON article.id = search_article.article
JOIN revision ON revision.seq = search_passage.version
WHERE search_passage.number = ?
"""
_WHERE = {
    "status": "instr(' ' || {0}.status, ' ' || ?) > 0",
    "category": "instr(' ' || {0}.category, ' ' || ?) > 0",
    "tag": "instr(' ' || {0}.tags, ' ' || ?) > 0",
    "after": "{0}.dated >= ?",
    "before": "{0}.dated < ?",
    "cites": "{0}.article IN (SELECT cited.article FROM source JOIN cited"
    " ON cited.source = source.id WHERE source.key >= ? AND source.key < ?)",
}


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
class Found:
    """What a query found: the best of each group, and how many match in all.

    A count of more than `RANKED` says that there are more. `left` is how much the index
    lacks as yet.
    """

    articles: tuple[ArticleFound, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[PassageFound, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Group:
    """Where one group of results is found: index, table, join, columns of titles, weights."""

    index: str
    table: str
    narrowed: str
    join: str
    titles: str
    weights: str


_ARTICLES = _Group(
    "search_articles", "search_article", "search_article", "", "title standfirst", "10.0, 4.0, 1.0"
)
_SOURCES = _Group("search_sources", "search_source", "search_source", "", "title", "6.0, 4.0, 1.0")
_PASSAGES = _Group(
    *("search_passages", "search_passage", "search_article"),
    "CROSS JOIN search_article ON search_article.number = search_passage.article",
    *("", "1.0"),
)


def find(db: Database, query: Query, limits: tuple[int, int, int]) -> Found:
    """The best of what *query* matches, so many articles, sources and passages."""
    if query.is_empty:
        return Found()
    counts = [0, 0, 0]
    best: list[list[int]] = [[], [], []]
    groups = (("articles", _ARTICLES), ("sources", _SOURCES), ("versions", _PASSAGES))
    for place, (name, group) in enumerate(groups):
        is_asked = name in query.kinds and (name == "articles" or _says_words(query, group))
        if is_asked and limits[place]:
            best[place], counts[place] = _best(db, query, group, limits[place])
    return Found(
        tuple(_articles(db, best[0])),
        _sources(db, best[1]),
        tuple(_passages(db, best[2])),
        (counts[0], counts[1], counts[2]),
    )


def _says_words(query: Query, group: _Group) -> bool:
    """Whether a query asks for more than a list of all there is."""
    return bool(query.groups) or (group is _SOURCES and bool(query.filters))


def _best(db: Database, query: Query, group: _Group, limit: int) -> tuple[list[int], int]:
    """The numbers of the best matches, and how many match."""
    narrowed, values = _narrowed(query, group)
    if not query.groups:
        return _listed(db, query, group, limit)
    sought = match(query, group.titles if query.titles_only else "")
    columns = f"FROM {group.index} CROSS JOIN {group.table} ON {group.table}.number ="
    query_of = (
        f"{columns} {group.index}.rowid {group.join} WHERE {group.index} MATCH ? AND {narrowed}"
        f" ORDER BY {group.index}.rowid DESC LIMIT"
    )

    def numbers(words: str, most: int) -> list[int]:
        found = db.conn.execute(f"SELECT {group.index}.rowid {query_of} {most}", (words, *values))
        return [number for (number,) in found]

    every = numbers(sought, RANKED + 1)
    if len(every) > RANKED:
        first = numbers(match(query, group.titles), limit) if group.titles else []
        return list(dict.fromkeys((*first, *every)))[:limit], len(every)
    if len(every) > 1:
        ranked = db.conn.execute(
            f"SELECT bm25({group.index}, {group.weights}), {group.index}.rowid {query_of} {RANKED}",
            (sought, *values),
        ).fetchall()
        every = [number for _, number in sorted(ranked, key=_worth)]
    return every[:limit], len(every)


def _worth(found: tuple[float, int]) -> tuple[float, int]:
    return found[0], -found[1]


def _listed(db: Database, query: Query, group: _Group, limit: int) -> tuple[list[int], int]:
    """The same where no word is sought: all that is not kept out, the newest first."""
    narrowed, values = _narrowed(query, group)
    if query.without:
        narrowed += (
            f" AND {group.table}.number NOT IN"  # noqa: S608 - names are constants
            f" (SELECT rowid FROM {group.index} WHERE {group.index} MATCH ?)"
        )
        values = (*values, unwanted(query))
    found = db.conn.execute(
        f"SELECT {group.table}.number FROM {group.table} {group.join} WHERE {narrowed}"  # noqa: S608 - the same
        f" ORDER BY {group.narrowed}.dated DESC, {group.table}.number DESC LIMIT {RANKED + 1}",
        values,
    ).fetchall()
    return [number for (number,) in found[:limit]], len(found)


def _narrowed(query: Query, group: _Group) -> tuple[str, tuple[Cell, ...]]:
    """What the filters say of the group, as SQL and its values."""
    said = [f"{group.narrowed}.live = 1"]
    if group is _PASSAGES:
        said.append("search_passage.text <> ''")
    values: list[Cell] = []
    for each in query.filters:
        clause = _WHERE[each.name].format(group.narrowed)
        if group is _SOURCES and each.name in {"status", "category", "cites"}:
            clause, meant = "0", ()
        else:
            meant = _values(each)
        said.append(f"NOT ({clause})" if each.is_without else clause)
        values += meant
    return " AND ".join(said), tuple(values)


def _values(filter_: Narrowing) -> Iterable[Cell]:
    if filter_.name == "cites":
        return filter_.value, filter_.value + _LAST
    return (filter_.value,)


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
        return rows.instant(at)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
