"""Deleting a source, which is refused while an article cites it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import places
from journal_desktop.core.errors import EditRefused
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source

_NAMED = 3


def deleted(source: Source, opened: Iterable[Article] = ()) -> LibraryEdit:
    """The edit that deletes *source*, and takes it off the lists of articles that cite it nowhere.

    Raises EditRefused when one of the *opened* articles cites it; the edit is refused alike
    when one of the others turns out to.
    """
    using = [article for article in opened if _cites(article, source.id)]
    if using:
        raise _in_use(source, using)
    return LibraryEdit(
        label=f"Delete the source {source.key}",
        kind="delete-source",
        before=(source,),
        articles=_Unlisting(source),
        about=(source.id,),
    )


class _Unlisting:
    """Takes a source off lists, and puts it back where it was."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._was: dict[ArticleId, tuple[tuple[int, CitedSource], ...]] = {}

    def forward(self, article: Article) -> Article:
        """The article without the source on its list; raises EditRefused when it is cited."""
        if _cites(article, self._source.id):
            raise _in_use(self._source, [article])
        rows = enumerate(article.sources)
        mine = tuple(row for row in rows if row[1].source == self._source.id)
        if not mine:
            return article
        self._was[article.id] = mine
        kept = (each for each in article.sources if each.source != self._source.id)
        return replace(article, sources=tuple(kept))

    def backward(self, article: Article) -> Article:
        """The article with the source on its list again."""
        if any(each.source == self._source.id for each in article.sources):
            return article
        listed = list(article.sources)
        keys = {each.key for each in listed}
        for index, each in self._was.get(article.id, ()):
            if each.key not in keys:
                listed.insert(index, each)
        return replace(article, sources=tuple(listed))


def _cites(article: Article, source: SourceId) -> bool:
    keys = {each.key: None for each in article.sources if each.source == source}
    return bool(keys) and bool(places(article, keys))


def _in_use(source: Source, articles: list[Article]) -> EditRefused:
    titles = [f"“{each.title or each.slug or 'an article without a title'}”" for each in articles]
    more = len(titles) - _NAMED
    where = ", ".join(titles[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return EditRefused(
        f"The source {source.label} is cited in {where}.",
        "Delete its citations there first, or merge it into another source.",
    )
