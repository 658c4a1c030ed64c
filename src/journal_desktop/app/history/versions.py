"""The versions of an article: given names by its writer, and gone back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from journal_desktop.app.articles import Articles
from journal_desktop.app.draft import Draft
from journal_desktop.app.history.keeping import QUIET, STEADY
from journal_desktop.app.history.restoring import WHOLE, restored
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.saving import Saving
from journal_desktop.app.session import Session
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core import slugs
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library
from journal_desktop.store.values import Version

__all__ = ["QUIET", "STEADY", "WHOLE", "Versions", "moment", "restored"]


class Versions:
    """What a writer does with the versions of the articles that are open."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        articles: Articles,
        sources: KnownSources,
        *,
        saving: Saving,
        listeners: Listeners,
    ) -> None:
        self._library = library
        self._store = store
        self._articles = articles
        self._sources = sources
        self._saving = saving
        self._listeners = listeners

    def name(self, name: str = "") -> str:
        """Keep the open article under a name, or under the time; what it is called."""
        called = name.strip() or moment(datetime.now(UTC))
        if self._articles.shown is not None:
            self._saving.now()
            self._saving.remember(self._articles.shown.article, "named", called)
        return called

    def call(self, version: Version, name: str, done: Callable[[], None]) -> None:
        """Give a version another name, or none; nothing else of it changes."""

        def write() -> None:
            self._library.history.name(version.id, name)

        self._store.run(write, lambda _: done(), self._listeners.fail)

    def moved(self, place: str) -> None:
        """Note where the writer is, so that what was written elsewhere is kept."""
        if self._articles.shown is not None:
            self._saving.versions.moved(self._articles.shown.article.id, place)

    def restore(self, version: Version, place: str = WHOLE) -> None:
        """Take all of a version, or its part at *place*, into the open article it is of.

        That is one step for undo. What the article was, and what it is then, are versions.
        Deleted sources that come to be cited again come back.
        """

        def read() -> tuple[Article, tuple[Source, ...]]:
            then = self._library.history.article(version.id)
            wanted = (each.source for each in then.sources)
            return then, self._library.history.deleted_sources(wanted)

        def take(found: tuple[Article, tuple[Source, ...]]) -> None:
            session = self._articles.sessions.get(version.article)
            if session is not None:
                then, deleted = found
                self._take(session, then, deleted, place, f"version of {moment(version.at)}")

        self._saving.now()
        self._store.run(read, take, self._listeners.fail)

    def _take(
        self,
        session: Session,
        then: Article,
        deleted: tuple[Source, ...],
        place: str,
        called: str,
    ) -> None:
        then = self._sources.standing(then)
        listed = {each.source for each in then.sources}
        known = self._sources.by_id
        lost = {each.id: each for each in deleted if each.id in listed and each.id not in known}
        try:
            after = restored(session.article, then, place, known | lost)
        except JournalError as error:
            self._listeners.fail(error)
            return
        if after == session.article:
            return
        label = f"Restore the {called}" if place == WHOLE else f"Restore from the {called}"
        self._saving.remember(session.article, "before", f"Before going back to the {called}")
        draft = _with_sources(session.draft.with_article(self._free(after)), lost)
        session.edit_draft(draft, label, place=place)
        self._saving.now()
        self._saving.remember(session.article, "restore", called[0].upper() + called[1:])

    def _free(self, article: Article) -> Article:
        """The article under an address that no other has taken meanwhile."""
        taken = self._articles.slugs(article.id)
        if article.slug not in taken:
            return article
        return replace(article, slug=slugs.slug(article.slug, taken))


def moment(at: datetime) -> str:
    """A time as the name of a version, in the local zone."""
    there = at.astimezone()
    return f"{there.day} {there:%B %Y, %H:%M}"


def _with_sources(draft: Draft, lost: Mapping[SourceId, Source]) -> Draft:
    for each in draft.article.sources:
        if each.source in lost:
            draft = draft.with_source(lost[each.source])
    return draft
