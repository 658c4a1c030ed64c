"""Citations typed by hand find their sources in the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import missing_keys
from journal_desktop.core.ids import SourceId


def listed(article: Article, named: Callable[[str], SourceId | None]) -> Article:
    """The article with every source on its list that it cites by the source's own key.

    *named* tells which source a key means. A key that two sources of the library have is
    left alone: nobody can say which is meant.
    """
    found = ((key, named(key)) for key in missing_keys(article))
    new = tuple(CitedSource(key, source) for key, source in found if source is not None)
    return replace(article, sources=(*article.sources, *new)) if new else article
