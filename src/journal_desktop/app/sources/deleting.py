"""Deleting a source, which is refused while an article cites it."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import places
from journal_desktop.core.errors import EditRefused
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source


def deleted(source: Source) -> LibraryEdit:
    """The edit that deletes *source*, and takes it off the lists of articles that cite it nowhere.

    It is refused while an article cites it.
    """

    def refused(article: Article) -> EditRefused | None:
        return _in_use(source, article) if _cites(article, source.id) else None

    return LibraryEdit(
        label=f"Delete the source {source.key}",
        kind="bulk",
        before=(source,),
        articles=_Unlisting(source.id),
        about=(source.id,),
        refused=refused,
    )


class _Unlisting:
    """Takes a source off lists, and puts it back where it was."""

    def __init__(self, source: SourceId) -> None:
        self._source = source
        self._was: dict[ArticleId, tuple[tuple[int, CitedSource], ...]] = {}

    def forward(self, article: Article) -> Article:
        """The article without the source on its list, unless it cites it, as one once did."""
        rows = enumerate(article.sources)
        mine = tuple(row for row in rows if row[1].source == self._source)
        if not mine or _cites(article, self._source):
            return article
        self._was.setdefault(article.id, mine)
        kept = (each for each in article.sources if each.source != self._source)
        return replace(article, sources=tuple(kept))

    def backward(self, article: Article) -> Article:
        """The article with the source on its list again."""
        if any(each.source == self._source for each in article.sources):
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


def _in_use(source: Source, article: Article) -> EditRefused:
    title = article.title or article.slug or "an article without a title"
    return EditRefused(
        f"The source {source.label} is cited in “{title}”.",
        "Delete all its citations, which “Where cited” lists, or merge it into another source.",
    )
