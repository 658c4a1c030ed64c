"""The numbers of what a query matches, best first, without reading more than will be shown.

Where few enough match, they are ranked by bm25, words of a title weighing most. A query that
matches more than that is of common words, whose number says little: titles that have them come
first then, and what was added last.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.store.engine import Cell, Database
from journal_desktop.store.search.query import Narrowing, Query, match, unwanted

RANKED = 500
"""The most matches that are ranked against each other."""
NEAR = 40_000
"""So many of the newest passages are looked at while somebody types."""

_LAST = "\U0010ffff"
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
class Group:
    """Where one group of results is found: index, table, join, columns of titles, weights."""

    index: str
    table: str
    narrowed: str
    join: str
    titles: str
    weights: str


ARTICLES = Group(
    "search_articles", "search_article", "search_article", "", "title standfirst", "10.0, 4.0, 1.0"
)
SOURCES = Group("search_sources", "search_source", "search_source", "", "title", "6.0, 4.0, 1.0")
PASSAGES = Group(
    *("search_passages", "search_passage", "search_article"),
    "CROSS JOIN search_article ON search_article.number = search_passage.article",
    *("", "1.0"),
)


@dataclass(frozen=True, slots=True)
class Best:
    """Some numbers, and how many match in all; one that `is_rough` may leave some out."""

    numbers: tuple[int, ...] = ()
    count: int = 0
    is_rough: bool = False


def best(db: Database, query: Query, group: Group, span: tuple[int, int], *, quick: bool) -> Best:
    """The matches from the first to before the last of *span*.

    A *quick* look counts no further than `RANKED`, and takes the newest passages for all.
    """
    if not query.groups:
        return _listed(db, query, group, span, quick=quick)
    narrowed, values = _narrowed(query, group)
    if query.filters and not _lets_any(db, group, narrowed, values):
        return Best()
    newest = _newest(db, group) if quick else 0
    is_near = newest > NEAR
    if is_near:
        narrowed += f" AND {group.index}.rowid > {newest - NEAR}"
    end = max(span[1], RANKED + 1)
    found_in = (
        f"FROM {group.index} CROSS JOIN {group.table} ON {group.table}.number ="
        f" {group.index}.rowid {group.join} WHERE {group.index} MATCH ? AND {narrowed}"
    )

    def numbers(words: str, most: int) -> list[int]:
        found = db.conn.execute(
            f"SELECT {group.index}.rowid {found_in} ORDER BY {group.index}.rowid DESC LIMIT {most}",
            (words, *values),
        )
        return [number for (number,) in found]

    sought = match(query, group.titles if query.titles_only else "", whole=is_near)
    every = numbers(sought, end)
    count = min(len(every), RANKED + 1)
    if count > RANKED:
        first = numbers(match(query, group.titles), span[1]) if group.titles else []
        every = list(dict.fromkeys((*first, *every)))
        if not quick:
            count = _counted(db, query, group, found_in, (sought, *values))
    elif count > 1:
        every = _ranked(db, group, found_in, (sought, *values))
    is_rough = quick and (is_near or count > RANKED)
    return Best(tuple(every[span[0] : span[1]]), count, is_rough)


def _ranked(db: Database, group: Group, found_in: str, values: tuple[Cell, ...]) -> list[int]:
    """All that is *found_in* the index, by bm25."""
    worth = f"bm25({group.index}, {group.weights})"
    ranked = db.conn.execute(f"SELECT {worth}, {group.index}.rowid {found_in}", values).fetchall()
    return [number for _, number in sorted(ranked, key=_worth)]


def _worth(found: tuple[float, int]) -> tuple[float, int]:
    return found[0], -found[1]


def _newest(db: Database, group: Group) -> int:
    newest = "SELECT coalesce(max(number), 0) FROM search_passage"
    return _one(db, newest) if group is PASSAGES else 0


def _lets_any(db: Database, group: Group, narrowed: str, values: tuple[Cell, ...]) -> bool:
    """Whether the filters let anything through at all, without which no word need be sought."""
    return bool(
        _one(db, f"SELECT EXISTS (SELECT 1 FROM {group.narrowed} WHERE {narrowed})", values)  # noqa: S608 - names are constants
    )


def _counted(
    db: Database, query: Query, group: Group, found_in: str, values: tuple[Cell, ...]
) -> int:
    """How many are *found_in* the index; by the index alone, where all it has may be found."""
    if not query.filters and _are_all_live(db, group):
        found_in = f"FROM {group.index} WHERE {group.index} MATCH ?"
    return _one(db, f"SELECT count(*) {found_in}", values)


def _are_all_live(db: Database, group: Group) -> bool:
    return not _one(db, f"SELECT EXISTS (SELECT 1 FROM {group.narrowed} WHERE live = 0)")  # noqa: S608 - names are constants


def _one(db: Database, query: str, values: tuple[Cell, ...] = ()) -> int:
    return db.conn.execute(query, values).fetchone()[0]


def _listed(
    db: Database, query: Query, group: Group, span: tuple[int, int], *, quick: bool
) -> Best:
    """The same where no word is sought: all that is not kept out, the newest first."""
    narrowed, values = _narrowed(query, group)
    if query.without:
        narrowed += (
            f" AND {group.table}.number NOT IN"  # noqa: S608 - names are constants
            f" (SELECT rowid FROM {group.index} WHERE {group.index} MATCH ?)"
        )
        values = (*values, unwanted(query))
    found_in = f"FROM {group.table} {group.join} WHERE {narrowed}"
    most = max(span[1], RANKED + 1)
    found = db.conn.execute(
        f"SELECT {group.table}.number {found_in}"
        f" ORDER BY {group.narrowed}.dated DESC, {group.table}.number DESC LIMIT {most}",
        values,
    ).fetchall()
    count = min(len(found), RANKED + 1)
    is_rough = quick and count > RANKED
    if count > RANKED and not quick:
        count = _one(db, f"SELECT count(*) {found_in}", values)
    return Best(tuple(number for (number,) in found[span[0] : span[1]]), count, is_rough)


def _narrowed(query: Query, group: Group) -> tuple[str, tuple[Cell, ...]]:
    """What the filters say of the group, as SQL and its values."""
    said = [f"{group.narrowed}.live = 1"]
    values: list[Cell] = []
    for each in query.filters:
        clause = _WHERE[each.name].format(group.narrowed)
        if group is SOURCES and each.name in {"status", "category", "cites"}:
            clause, meant = "0", ()
        else:
            meant = _values(each)
        said.append(f"NOT ({clause})" if each.is_without else clause)
        values += meant
    return " AND ".join(said), tuple(values)


def _values(filter_: Narrowing) -> tuple[Cell, ...]:
    if filter_.name == "cites":
        return filter_.value, filter_.value + _LAST
    return (filter_.value,)
