"""Bringing articles and sources of a backup back into the library, over nothing that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core import slugs
from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import JournalError, NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library
from journal_desktop.store.values import Batch

_PICTURE = re.compile(r"asset:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its bytes and those of its variants."""

    asset: Asset
    data: bytes
    variants: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from a backup to come back.

    `cited` are sources that those articles cite and the library lacks; `sources` were chosen.
    `called` names the backup in the labels of versions.
    """

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    cited: tuple[Source, ...]
    pictures: tuple[Picture, ...]
    called: str


def read(
    library: Library,
    backup: Path,
    articles: Iterable[ArticleId],
    sources: Iterable[SourceId] = (),
    called: str = "a backup",
) -> Found:
    """Read from *backup* what is to come back; raises StoreError and NotFound."""
    with Library.look_into(backup) as opened:
        wanted = tuple(map(opened.article, articles))
        chosen = tuple(map(opened.source, sources))
        here = tuple(_sources(library))
        present = {each.id for each in here}
        merged = {old: each.id for each in here for old in each.absorbed}
        cited = {
            each.id: each
            for article in wanted
            for each in opened.sources_of(article)
            if each.id not in present and each.id not in merged
        }
        standing = tuple(_standing(each, merged, present) for each in wanted)
        names = {name for each in wanted for name in _PICTURE.findall(form.write(each))}
        missing = sorted(name for name in names if library.asset(name) is None)
        pictures = tuple(found for name in missing if (found := _picture(opened, name)))
    return Found(standing, chosen, tuple(cited.values()), pictures, called)


def put_back(library: Library, found: Found, articles: Iterable[Article]) -> tuple[Article, ...]:
    """Make the articles what they were, each as a version; what was there is one before.

    Missing and deleted ones come back. Sources they cite and the library lacks come with them.
    The articles as they now are; raises StoreError.
    """
    bring_pictures(library, found)
    return tuple(_put_back(library, found, each) for each in articles)


def bring_pictures(library: Library, found: Found) -> None:
    """Let the library have the pictures that the articles show."""
    for each in found.pictures:
        library.add_asset(each.data, each.asset, each.variants)


def remember(library: Library, found: Found, articles: Iterable[Article]) -> None:
    """Keep versions of articles that came back by an edit of what is open."""
    for each in articles:
        library.history.remember(each, "restore", found.called)


class Returning:
    """Makes open articles what they were in a backup, and takes that back.

    `reached` are those that were open, as they became.
    """

    def __init__(self, found: Found, taken: Mapping[ArticleId, frozenset[str]]) -> None:
        self._wanted = {each.id: each for each in found.articles}
        self._taken = taken
        self._was: dict[ArticleId, Article] = {}
        self.reached: dict[ArticleId, Article] = {}

    def forward(self, article: Article) -> Article:
        """The article as it was in the backup."""
        wanted = self._wanted.get(article.id)
        if wanted is None:
            return article
        after = _free(wanted, self._taken.get(article.id, frozenset()))
        self.reached[article.id] = after
        if article != after:
            self._was[article.id] = article
        return after

    def backward(self, article: Article) -> Article:
        """The article as it was before."""
        return self._was.get(article.id, article)


def edit(found: Found, returning: Returning, present: Mapping[SourceId, Source]) -> LibraryEdit:
    """The edit that brings back sources, and makes open articles what they were."""
    brought = (*found.sources, *found.cited)
    befores = tuple(present[each.id] for each in brought if each.id in present)
    return LibraryEdit(
        label=f"Restore from {found.called}",
        kind="before",
        before=befores,
        after=brought,
        articles=returning,
    )


def _put_back(library: Library, found: Found, wanted: Article) -> Article:
    label = f"Before going back to {found.called}"
    with suppress(NotFound):
        library.restore(wanted.id)  # if it was deleted
    after = _free(wanted, library.slugs(but=wanted.id))
    present = _present(library, wanted.id)
    if present == after:
        return after
    before = (present,) if present is not None else ()
    listed = {each.source for each in wanted.sources}
    cited = tuple(each for each in found.cited if each.id in listed)
    library.commit(Batch((after,), cited, before=before, kind="before", label=label))
    library.history.remember(after, "restore", found.called)
    return after


def _present(library: Library, article: ArticleId) -> Article | None:
    """The article as it is; None also where it is damaged, which is a reason to restore it."""
    try:
        return library.article(article)
    except JournalError:
        return None


def _free(article: Article, taken: frozenset[str]) -> Article:
    """The article under an address that no other has taken meanwhile."""
    if not article.slug or article.slug not in taken:
        return article
    return replace(article, slug=slugs.slug(article.slug, taken))


def _standing(
    article: Article, merged: Mapping[SourceId, SourceId], present: set[SourceId]
) -> Article:
    """The article with sources that others have absorbed listed as those others."""
    listed = tuple(
        each
        if each.source in present or each.source not in merged
        else replace(each, source=merged[each.source])
        for each in article.sources
    )
    return article if listed == article.sources else replace(article, sources=listed)


def _sources(library: Library) -> Iterator[Source]:
    """The sources of the library that can be read."""
    last: int | None = 0
    while last is not None:
        page = library.readable_sources(last)
        yield from page.sources
        last = page.last


def _picture(backup: Library, name: str) -> Picture | None:
    asset = backup.asset(name)
    if asset is None:
        return None
    variants = tuple(backup.asset_bytes(each.sha256) for each in asset.variants)
    return Picture(asset, backup.asset_bytes(name), variants)
