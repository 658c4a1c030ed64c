"""Print the citations of articles in a style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from journal_desktop.app.contexts import sources_of
from journal_desktop.app.ports import CitationFormatter
from journal_desktop.core.article import Article
from journal_desktop.core.citations import scan
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library

MakeFormatter = Callable[[str], CitationFormatter]
"""Gives the formatter for articles in a language, such as "en-GB"."""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article and what a style makes of its citations."""

    article: Article
    printed: Printed


def printed(
    article: Article, sources: Mapping[SourceId, Source], formatter: CitationFormatter
) -> Printed:
    """What the formatter makes of an article: a mark for each cluster of `proses`, in order.

    The formatter remembers what it was last asked, so asking again costs nothing and a small
    change costs little.
    """
    clusters = tuple(each.cites for _, text in article.proses() for each in scan(text))
    known = {
        cited.key: sources[cited.source] for cited in article.sources if cited.source in sources
    }
    return formatter.printed(clusters, known)


def print_library(
    library: Library, slugs: Iterable[str], make: MakeFormatter
) -> tuple[PrintedArticle, ...]:
    """Print the articles of these slugs, or all; raises NotFound for a slug nobody has."""
    named = tuple(dict.fromkeys(slugs))
    articles = (
        [library.find(slug) for slug in named]
        if named
        else [library.article(each.id) for each in library.summaries()]
    )
    sources = sources_of(library, articles)
    formatters = {each: make(each) for each in dict.fromkeys(a.language for a in articles)}
    return tuple(
        PrintedArticle(each, printed(each, sources, formatters[each.language])) for each in articles
    )
