"""The sources of a library as they now stand, whichever open article changed them last."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Change, Session
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source


class KnownSources:
    """Every source by id, saved or not, kept the same in all sessions.

    `withdrawn` are those that were added in this sitting and taken back by undo.
    """

    def __init__(self) -> None:
        self.by_id: dict[SourceId, Source] = {}
        self.withdrawn: set[SourceId] = set()
        self._is_loaded = False

    def load(self, stored: Iterable[Source], unsaved: Iterable[Draft]) -> None:
        """Take what the library holds, and over it what is not saved yet."""
        newer = {s.id: self.by_id.get(s.id, s) for draft in unsaved for s in draft.sources}
        self.by_id = {source.id: source for source in stored} | newer
        self._is_loaded = True

    def put(self, source: Source, sessions: Iterable[Session] = ()) -> None:
        """Take a source's new state into all *sessions* that carry it."""
        self.by_id[source.id] = source
        self.withdrawn.discard(source.id)
        for session in sessions:
            session.amend(lambda draft: draft.refreshed(source))

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
        if self._is_loaded and all(each.draft.source(source) is None for each in others):
            self.by_id.pop(source, None)
            self.withdrawn.add(source)


def _ground(session: Session, source: Source) -> None:
    """Give the states before a source was touched the source as it was, for undo to find."""
    session.amend(lambda draft: draft if draft.source(source.id) else draft.with_source(source))
