"""Citations typed by hand find their sources in the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import missing_keys
from journal_desktop.core.source import Source


def listed(article: Article, library: Iterable[Source]) -> Article:
    """The article with every source on its list that it cites by the source's own key.

    A key that two sources of the library have is left alone: nobody can say which is meant.
    """
    wanted = set(missing_keys(article))
    if not wanted:
        return article
    found: dict[str, list[Source]] = {}
    for source in library:
        if source.key in wanted:
            found.setdefault(source.key, []).append(source)
    new = tuple(CitedSource(key, one[0].id) for key, one in found.items() if len(one) == 1)
    return replace(article, sources=(*article.sources, *new)) if new else article
