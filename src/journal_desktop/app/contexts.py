"""What pages show besides their articles, gathered from a library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import NotFound
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.render.context import Companion, Context
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary

_ASSET = re.compile(r"asset:([0-9a-f]{64})")
_FEW = 100
_SLUG, _ID = attrgetter("slug"), attrgetter("id")


def context_for(library: Library, articles: Iterable[Article]) -> Context:
    """The context of a preview: companions as the journal has them, drafts not public."""
    return _context(library, tuple(articles), companions_of(library.summaries()))


def bundle_context(library: Library, articles: Iterable[Article], *, feeds: bool = True) -> Context:
    """The context of a bundle of *articles*, whose slugs are settled.

    A page can link to what the bundle holds and to nothing else, so that no link is broken
    and nothing is told of an article that stays at home. *feeds* tells whether the bundle is
    the journal's, which has them.
    """
    shown = tuple(articles)
    companions = {
        name: Companion(each.slug, each.title, is_public=True)
        for each in shown
        for name in (each.slug, each.id)
    }
    return replace(_context(library, shown, companions), feeds=feeds)


def companions_of(rows: Iterable[Summary]) -> Companions:
    """The articles of a journal as a preview links to them, by slug and by id."""
    return Companions(tuple(rows))


class Companions(Mapping[str, Companion]):
    """Companions that are made when a page names them: it names few of ten thousand, or none."""

    def __init__(self, rows: tuple[Summary, ...]) -> None:
        self._all = rows

    @cached_property
    def _rows(self) -> dict[str, Summary]:
        rows = self._all
        named = dict(zip(map(_SLUG, rows), rows, strict=True))
        named.update(zip(map(_ID, rows), rows, strict=True))
        named.pop("", None)
        return named

    def __getitem__(self, name: str) -> Companion:
        row = self._rows[name]
        return Companion(row.slug, row.title, is_public=row.status.is_public)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def assets_of(library: Library, articles: Iterable[Article]) -> dict[str, Asset]:
    """The pictures that the articles show and the library has, by SHA-256."""
    named = pictures_named(articles)
    return {sha256: asset for sha256 in named if (asset := library.asset(sha256))}


def pictures_named(articles: Iterable[Article]) -> tuple[str, ...]:
    """The SHA-256 of every picture that the articles name, sorted."""
    named = {
        sha256
        for article in articles
        for text in (article.seo.image, *(prose for _, prose in article.proses()))
        for sha256 in _ASSET.findall(text)
    }
    return tuple(sorted(named))


def sources_of(library: Library, articles: Iterable[Article]) -> dict[SourceId, Source]:
    """The sources that the articles list and the library has, by id."""
    wanted = {cited.source for article in articles for cited in article.sources}
    if len(wanted) > _FEW:
        return {source.id: source for source in library.sources() if source.id in wanted}
    return {source.id: source for source in _one_by_one(library, wanted)}


def _one_by_one(library: Library, wanted: set[SourceId]) -> Iterator[Source]:
    for each in sorted(wanted):
        try:
            yield library.source(each)
        except NotFound:  # a source that was deleted; the page says so where it was cited
            continue


def _context(
    library: Library, articles: tuple[Article, ...], companions: Mapping[str, Companion]
) -> Context:
    return Context(
        journal=library.journal(),
        sources=sources_of(library, articles),
        companions=companions,
        assets=assets_of(library, articles),
    )
