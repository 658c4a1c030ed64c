"""The articles of a library as lists show them, and as they now stand where they are open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import attrgetter, not_

from journal_desktop.app.session import Session
from journal_desktop.core.errors import NotFound
from journal_desktop.core.ids import ArticleId
from journal_desktop.store.summary import Listing, Summary

_ID = attrgetter("id")


class Articles:
    """What is stored, and the sessions of this sitting, which know better.

    `shown` is the one being written; `newest` is up to where `rows` were read.
    """

    def __init__(self) -> None:
        self.rows: tuple[Summary, ...] = ()
        self.newest = -1
        self.sessions: dict[ArticleId, Session] = {}
        self.shown: Session | None = None

    def relist(self, listing: Listing) -> None:
        """List those articles and no others."""
        self.rows, self.newest = listing

    def follow(self, changed: Listing) -> None:
        """List what has changed, in front of all the others as it was written last."""
        if changed.rows:
            news = {row.id for row in changed.rows}
            stays = map(not_, map(news.__contains__, map(_ID, self.rows)))
            self.rows = (*changed.rows, *compress(self.rows, stays))
        self.newest = changed.newest

    def others(self, session: Session) -> Iterator[Session]:
        """All sessions but that one."""
        return (each for each in self.sessions.values() if each is not session)

    def slugs(self, but: ArticleId | None = None) -> frozenset[str]:
        """The slugs of all articles but one."""
        return frozenset(filter(None, self._slugs(but)))

    def find(self, slug: str) -> ArticleId:
        """The article of that slug or id; raises NotFound."""
        for row in self.rows:
            if slug and slug in {row.slug, row.id}:
                return row.id
        raise NotFound("That article is not in this library.", "It may have been deleted.")

    def _slugs(self, but: ArticleId | None) -> Iterator[str]:
        for row in self.rows:
            if row.id != but:
                session = self.sessions.get(row.id)
                yield session.article.slug if session else row.slug
