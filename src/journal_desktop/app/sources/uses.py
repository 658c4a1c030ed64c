"""Where a source is cited: articles of the whole library, and the parts of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from journal_desktop.core.article import Article
from journal_desktop.core.citations import places
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Use:
    """An article that lists a source, and the places that cite it, once for each mark."""

    article: Article
    places: tuple[str, ...]


def uses(
    library: Library, source: SourceId, opened: Mapping[ArticleId, Article]
) -> tuple[Use, ...]:
    """Every use of *source*; an article of *opened* is taken as it stands there."""
    found = {article.id: article for article in opened.values()}
    for row in library.citing(source):
        if row.id not in found:
            with suppress(LibraryDamaged, NotFound):  # told where the articles are listed
                found[row.id] = library.article(row.id)
    made = (_use(article, source) for article in found.values())
    return tuple(each for each in made if each is not None)


def _use(article: Article, source: SourceId) -> Use | None:
    keys = {each.key: None for each in article.sources if each.source == source}
    return Use(article, places(article, keys)) if keys else None
