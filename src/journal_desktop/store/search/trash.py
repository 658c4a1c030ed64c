"""What is in the trash, to be searched: read as it is, as a trash is small and seldom searched."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.core.ids import SourceId
from journal_desktop.core.matching import levelled
from journal_desktop.store import cells, sources
from journal_desktop.store.engine import Database
from journal_desktop.store.search import texts
from journal_desktop.store.search.query import Narrowing, Query, Term
from journal_desktop.store.trash import trashed
from journal_desktop.store.values import Trashed

_BLOCK = "SELECT heading, body FROM block WHERE id = ? AND article = ? AND kind = ?"
_CITED = """
SELECT cited.article, source.key FROM cited JOIN source ON source.id = cited.source
JOIN article ON article.id = cited.article WHERE article.deleted_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in the trash: its texts, the title and all of them levelled, and its facts."""

    item: Trashed
    texts: tuple[str, ...]
    title: str
    level: str
    facts: dict[str, str]


def read(db: Database) -> tuple[Thing, ...]:
    """All that has words in the trash, what was deleted last first."""
    items = trashed.written(db)
    deleted = {
        each.id: each
        for each in sources.deleted(db, [SourceId(e.id) for e in items if e.kind == "source"])
    }
    keys: dict[str, str] = {}
    for article, key in cells.fetched(db, _CITED):
        keys[article] = f"{keys.get(article, '')} {key}".strip()
    made: list[Thing] = []
    for item in items:
        facts = {"after": item.at.astimezone().isoformat()}
        if item.kind == "article":
            found = _article(db, item, facts, keys.get(item.id, ""))
        elif item.kind == "source":
            source = deleted.get(SourceId(item.id))
            facts["tag"] = texts.tags(source.tags) if source else ""
            found = texts.source_texts(source) if source else ()
        else:
            rows = cells.fetched(db, _BLOCK, (item.id, item.article, item.kind))
            found = tuple(cells.shown(cell) for row in rows for cell in row)
        words = "\n".join(map(texts.plain, (item.title, *found)))
        made.append(Thing(item, found, levelled(item.title), levelled(words), facts))
    return tuple(made)


def find(things: tuple[Thing, ...], query: Query) -> tuple[Thing, ...]:
    """Those that *query* matches: first those whose titles do, what was deleted last first."""
    found = [each for each in things if _is_sought(each, query)]
    return tuple(sorted(found, key=lambda each: not _has(each.title, query)))


def _article(db: Database, item: Trashed, facts: dict[str, str], cited: str) -> tuple[str, ...]:
    text = texts.article(db, item.id)
    facts["status"], facts["category"], facts["tag"], _ = text.narrowing
    facts["cites"] = cited
    blocks = (part for each in text.blocks for part in (each.heading, each.body))
    return tuple(filter(None, (text.standfirst, *blocks, " ".join(text.tags))))


def _is_sought(thing: Thing, query: Query) -> bool:
    where = thing.title if query.titles_only else thing.level
    if not _has(where, query) or any(_stands(term, thing.level) for term in query.without):
        return False
    return all(_is_so(thing, each) is not each.is_without for each in query.filters)


def _has(text: str, query: Query) -> bool:
    return all(any(_stands(term, text) for term in group) for group in query.groups)


def _stands(term: Term, text: str) -> bool:
    return term.pattern is not None and term.pattern.search(text) is not None


def _is_so(thing: Thing, filter_: Narrowing) -> bool:
    """Whether a filter lets it through; the day is that when it was deleted."""
    if filter_.name in {"after", "before"}:
        return (thing.facts["after"] >= filter_.value) is (filter_.name == "after")
    return f" {filter_.value}" in f" {thing.facts.get(filter_.name, '')}"
