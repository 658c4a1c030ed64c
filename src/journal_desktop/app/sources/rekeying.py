"""Another citation key for a source, in every article that used the old one as its alias."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core import edits
from journal_desktop.core.article import Article
from journal_desktop.core.citations import is_key
from journal_desktop.core.errors import EditRefused
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source


def rekeyed(
    source: Source, new: str, taken: Container[str], *, edited: Source | None = None
) -> LibraryEdit:
    """The edit that gives *source*, or it as *edited*, the key *new*; the old one still finds it.

    An article that calls it otherwise goes on doing so, and one in which *new* means another
    source keeps the old key. Raises EditRefused when *new* is no key, or is *taken* by
    another source.
    """
    if not is_key(new):
        raise EditRefused(
            f"“{new}” can't be a citation key.",
            "A key is made of letters and digits, such as li2025.",
        )
    if is_taken(source, new, taken):
        raise EditRefused(
            f"Another source has the key “{new}” already.",
            f"Choose another one, such as {new}b.",
        )
    aliases = tuple(key for key in (*source.aliases, source.key) if key != new)
    after = replace(edited or source, key=new, aliases=aliases)
    return LibraryEdit(
        label=f"Change the key {source.key} to {new}",
        kind="bulk",
        before=(source,),
        after=(after,),
        articles=_Renaming(source.id, source.key, new),
        about=(source.id,),
    )


def is_taken(source: Source, key: str, taken: Container[str]) -> bool:
    """Whether *key* means another source than *source*, which would keep it from having it."""
    return key != source.key and key not in source.aliases and key in taken


class _Renaming:
    """Renames an alias there and back; remembers where it did."""

    def __init__(self, source: SourceId, old: str, new: str) -> None:
        self._source = source
        self._old = old
        self._new = new
        self._done: set[ArticleId] = set()

    def forward(self, article: Article) -> Article:
        """The article with the new alias, where it had the old one."""
        if article.source_of(self._old) != self._source:
            return article
        renamed = edits.rekey(article, self._old, self._new)
        if renamed is not article:
            self._done.add(article.id)
        return renamed

    def backward(self, article: Article) -> Article:
        """The article with the old alias, where the new one came from here."""
        is_ours = article.id in self._done and article.source_of(self._new) == self._source
        return edits.rekey(article, self._new, self._old) if is_ours else article
