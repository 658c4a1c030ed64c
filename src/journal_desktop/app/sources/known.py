"""The sources of a library as they now stand, whichever open article changed them last."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable

from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Change, Session
from journal_desktop.app.sources.confirmed import Confirmed
from journal_desktop.app.sources.finding import Finder, Row
from journal_desktop.app.sources.key_index import KeyIndex
from journal_desktop.core import edits
from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source


class KnownSources:
    """Every source by id, saved or not, kept the same in all sessions.

    `withdrawn` are those that were added in this sitting and taken back by undo; `confirmed`
    is what the library has of changed ones; `turn` is another number whenever any source is.
    """

    def __init__(self) -> None:
        self.by_id: dict[SourceId, Source] = {}
        self.turn = 0
        self.withdrawn: set[SourceId] = set()
        self.confirmed = Confirmed()
        self.keys = KeyIndex()
        self.finder = Finder()
        self._absorbed: dict[SourceId, SourceId] = {}
        self._touched: set[SourceId] = set()
        self._told: set[str] = set()
        self.is_loaded = False

    def begin_load(self, unsaved: Iterable[SourceId]) -> None:
        """What is not saved yet, and what changes from here on, is newer than what is read."""
        self._touched = set(unsaved)

    def take(self, stored: Iterable[Source]) -> tuple[Source, ...]:
        """Take some of what the library holds; those among them that are new, or otherwise now."""
        read = tuple(each for each in stored if each.id not in self._touched)
        self.confirmed.read(read)
        new = tuple(each for each in read if self.by_id.get(each.id) != each)
        for source in new:
            self.by_id[source.id] = source
            self._index(source)
        self.turn += bool(new)
        return new

    def meet(self, stored: Iterable[Source]) -> None:
        """The same for a few, which are found by their words at once."""
        for source in self.take(stored):
            self.finder.put(source)

    def end_load(self, stored: Container[SourceId], unsaved: Collection[SourceId]) -> bool:
        """Forget what the library no longer holds, but for what is not saved; whether any was."""
        kept = self._touched.union(unsaved)
        gone = [each for each in self.by_id if each not in stored and each not in kept]
        for source in gone:
            self._forget(source)
        self.by_id = dict(sorted(self.by_id.items(), key=lambda each: (each[1].key, each[0])))
        self.is_loaded = True
        self.turn += 1
        return bool(gone)

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Let sources be found by their words, unless they were changed meanwhile."""
        for row in rows:
            if self.by_id.get(row.source.id) is row.source:
                self.finder.add(row)

    def standing(self, article: Article) -> Article:
        """The article with the sources that others have absorbed listed as those others."""
        gone = {
            each.source: self._absorbed[each.source]
            for each in article.sources
            if each.source in self._absorbed and each.source not in self.by_id
        }
        return edits.repoint(article, gone) if gone else article

    def unheard(self, harmed: Iterable[LibraryDamaged]) -> tuple[LibraryDamaged, ...]:
        """Those damages that were not told yet in this sitting; now they are."""
        new = tuple(each for each in harmed if each.message not in self._told)
        self._told |= {each.message for each in new}
        return new

    def put(self, source: Source, sessions: Iterable[Session] = ()) -> None:
        """Take a source's new state into all *sessions* that carry it."""
        self.confirmed.begin(source.id, self.by_id.get(source.id))
        self.by_id[source.id] = source
        self.turn += 1
        self.withdrawn.discard(source.id)
        self._touched.add(source.id)
        self._index(source)
        self.finder.put(source)
        for session in sessions:
            session.amend(lambda draft: draft.refreshed(source))

    def expect(self, rows: Iterable[Row]) -> None:
        """Let sources be found that were stored just now; `bring` lists them, all at once."""
        for row in rows:
            self._index(row.source)
            self.finder.add(row)

    def bring(self, sources: Iterable[Source]) -> None:
        """List sources that are found already."""
        new = {each.id: each for each in sources}
        self.by_id |= {each: new[each] for each in new if each not in self.by_id}
        self.turn += 1
        self.withdrawn -= new.keys()
        self._touched |= new.keys()

    def drop(self, source: SourceId) -> None:
        """Let go of a source that was deleted."""
        self.confirmed.begin(source, self.by_id.get(source))
        self._touched.add(source)
        self._forget(source)

    def unlist(self, sources: Iterable[SourceId]) -> None:
        """List sources no more that were deleted; `forget` lets go of them."""
        for source in sources:
            self._touched.add(source)
            self.by_id.pop(source, None)
        self.turn += 1

    def forget(self, sources: Iterable[SourceId]) -> None:
        """Let go of those that are listed no more."""
        for source in sources:
            if source not in self.by_id:
                self.keys.drop(source)
                self.finder.drop(source, tidies=False)

    def follow(self, change: Change, session: Session, others: Iterable[Session]) -> None:
        """Note what *change* did to sources in *session*, for the *others* to have as well."""
        if change.after.sources is change.before.sources:
            return
        elsewhere = tuple(others)
        for source in change.after.sources:
            before = change.before.source(source.id)
            if before is None and source.id in self.by_id:
                _ground(session, self.by_id[source.id])
            if before != source:
                self.put(source, elsewhere)
        for source in change.before.sources:
            if change.after.source(source.id) is None:
                self._withdraw(source.id, elsewhere)

    def present(self, draft: Draft) -> tuple[Source, ...]:
        """The sources of *draft* as they now stand."""
        return tuple(self.by_id.get(each.id, each) for each in draft.sources)

    def _withdraw(self, source: SourceId, others: Iterable[Session]) -> None:
        """Let go of a source whose adding was undone; without a full list none is let go."""
        if self.is_loaded and all(each.draft.source(source) is None for each in others):
            self.drop(source)
            self.withdrawn.add(source)

    def _index(self, source: Source) -> None:
        self.keys.put(source)
        self._absorbed |= dict.fromkeys(source.absorbed, source.id)

    def _forget(self, source: SourceId) -> None:
        self.by_id.pop(source, None)
        self.turn += 1
        self.keys.drop(source)
        self.finder.drop(source)


def _ground(session: Session, source: Source) -> None:
    """Give the states before a source was touched the source as it was, for undo to find."""
    session.amend(lambda draft: draft if draft.source(source.id) else draft.with_source(source))
