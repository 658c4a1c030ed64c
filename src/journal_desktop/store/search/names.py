"""The categories and tags that are in use, with how many articles have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journal_desktop.core.folding import folded
from journal_desktop.store import cells
from journal_desktop.store.engine import Database
from journal_desktop.store.search import texts

_CATEGORIES = """
SELECT category, count(*) FROM article WHERE deleted_at IS NULL AND category <> ''
GROUP BY category
"""
_TAGS = """
SELECT tags, count(*), min(article) FROM search_article WHERE live = 1 AND tags <> ''
GROUP BY tags
"""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Categories and tags as they are written, in alphabetical order, with their numbers."""

    categories: Counts = ()
    tags: Counts = ()


def used(db: Database) -> Names:
    """What articles are filed under; only those tags are read anew whose spelling is not known."""
    categories = ((cells.shown(name), count) for name, count in cells.fetched(db, _CATEGORIES))
    numbers: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for said, count, article in cells.fetched(db, _TAGS):
        tags = said.split(" | ")
        numbers.update(dict.fromkeys(tags, count))
        if not spelled.keys() >= set(tags):
            spelled = {folded(tag): tag for tag in texts.tags_of(db, article)} | spelled
    counted = ((spelled.get(tag, tag), number) for tag, number in numbers.items() if tag)
    return Names(_in_order(categories), _in_order(counted))


def _in_order(counts: Iterable[tuple[str, int]]) -> Counts:
    return tuple(sorted(counts, key=lambda each: (folded(each[0]), each[0])))
