"""Sources that are one: one record is kept, and every citation of the others follows it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core import merging
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source


def merged(
    kept: Source, absorbed: Sequence[Source], choices: Mapping[str, Side] | None = None
) -> LibraryEdit:
    """The edit that makes *absorbed* part of *kept*; *choices* is for the first of them.

    Articles keep the keys that they use; all of them lead to the one source, and have one
    number.
    """
    whole = kept
    for number, each in enumerate(absorbed):
        whole = merging.merged(whole, each, choices if number == 0 else None)
    gone = {each.id for each in absorbed}
    keys = {key: each.id for each in absorbed for key in (*each.aliases, each.key)}
    whole = replace(whole, related=tuple(each for each in whole.related if each not in gone))
    names = ", ".join(each.key for each in absorbed)
    return LibraryEdit(
        label=f"Merge {names} into {kept.key}",
        kind="bulk",
        before=(kept, *absorbed),
        after=(whole,),
        articles=_Repointing(kept.id, keys, gone),
        about=(kept.id, *(each.id for each in absorbed)),
    )


class _Repointing:
    """Lets articles list one source for others, there and back; remembers which it was.

    A key of an absorbed source that came to an article later, with text from another one,
    goes back to its source as well.
    """

    def __init__(
        self, kept: SourceId, keys: Mapping[str, SourceId], absorbed: Container[SourceId]
    ) -> None:
        self._kept = kept
        self._keys = keys
        self._absorbed = absorbed
        self._was: dict[tuple[ArticleId, str], SourceId] = {}

    def forward(self, article: Article) -> Article:
        """The article with all on the one source."""
        for each in article.sources:
            if each.source in self._absorbed:
                self._was[article.id, each.key] = each.source
            elif each.source == self._kept:
                self._was.setdefault((article.id, each.key), each.source)
        if all(each.source not in self._absorbed for each in article.sources):
            return article
        listed = (
            replace(each, source=self._kept) if each.source in self._absorbed else each
            for each in article.sources
        )
        return replace(article, sources=tuple(listed))

    def backward(self, article: Article) -> Article:
        """The article with each key on the source that it had."""
        listed = tuple(
            replace(each, source=self._source(article, each.key))
            if each.source == self._kept
            else each
            for each in article.sources
        )
        return article if listed == article.sources else replace(article, sources=listed)

    def _source(self, article: Article, key: str) -> SourceId:
        return self._was.get((article.id, key)) or self._keys.get(key, self._kept)
