"""A draft: everything that one undo covers."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from journal_desktop.core import edits
from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Draft:
    """An article and the sources that were cited or changed while it was open."""

    article: Article
    sources: tuple[Source, ...] = ()

    def with_article(self, article: Article) -> Draft:
        """The draft with another state of its article."""
        return replace(self, article=article)

    def with_source(self, source: Source) -> Draft:
        """The draft with *source* added, or put in place of its former state."""
        if self.source(source.id) is not None:
            return self.refreshed(source)
        return replace(self, sources=(*self.sources, source))

    def refreshed(self, source: Source) -> Draft:
        """The draft with *source* in place of its former state, if it carries one."""
        if self.source(source.id) is None:
            return self
        swapped = (source if each.id == source.id else each for each in self.sources)
        return replace(self, sources=tuple(swapped))

    def source(self, source: SourceId) -> Source | None:
        """The source of that id, if this draft carries it."""
        return next((each for each in self.sources if each.id == source), None)

    def without(self, keys: Container[str]) -> Draft:
        """The draft with those keys off its article's list of sources."""
        kept = tuple(each for each in self.article.sources if each.key not in keys)
        return self.with_article(replace(self.article, sources=kept))

    def citing(self, source: Source) -> tuple[Draft, str]:
        """The draft with *source* listed in its article, and the key that cites it there."""
        article, key = edits.cite(self.article, source)
        if article is self.article:
            return self, key
        kept = self if self.source(source.id) else self.with_source(source)
        return kept.with_article(article), key
