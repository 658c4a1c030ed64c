"""Keeps the panel of sources up to date: with the library, the article, and what it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal_desktop.app.sources import listed as source_list
from journal_desktop.app.sources.listed import InUse, Listing
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.values import Snapshot

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

SOON = 250
"""Milliseconds in which changes of the article are gathered before the list follows."""
LATER = 700
"""Milliseconds after which uses are counted: an article that is to be opened goes first."""


class Sourcing(QObject):
    """Lists sources anew when something changed; what takes long is asked of the store's lane."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._workspace: Workspace | None = None
        self._listing: Listing | None = None
        self._listed: tuple[Source, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._articles: Mapping[SourceId, int] | None = None
        self._tagged = -1
        self._is_counting = False
        self._counted: object = None
        self.snapshot: Snapshot | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._catch_up)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER)
        self._later.timeout.connect(self._count)
        desk.window.sources.wished.connect(self._list)
        desk.opened.connect(self._follow)
        desk.changed.connect(self._notice)

    def articles_of(self, source: SourceId) -> int:
        """How many articles list that source, as last counted."""
        return (self._articles or {}).get(source, 0)

    def recount(self) -> None:
        """Ask the library anew, as after a change of many articles or of the list of notices."""
        self._counted = None
        self._count()

    def catch_up(self) -> None:
        """List the sources as they now are."""
        self._soon.stop()
        self._catch_up()

    def choose(self, source: str) -> None:
        """Select that source in the panel, whatever was listed."""
        self.catch_up()
        self._desk.window.sources.choose(source)

    def _follow(self) -> None:
        """Follow the library that was just opened."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        self._workspace, self._listing = workspace, Listing(workspace.known)
        self._articles = None
        self._tagged = -1
        self._counted = None
        workspace.listeners.listed.append(lambda: self._hear_of(workspace))
        workspace.listeners.printed.append(self._notice)
        workspace.edits.confirmed.append(lambda: self._forget_count(workspace))
        self._hear_of(workspace)

    def _hear_of(self, workspace: Workspace) -> None:
        if self._desk.workspace is workspace:
            self._later.start()
            self._notice()

    def _forget_count(self, workspace: Workspace) -> None:
        if self._desk.workspace is workspace:
            self.recount()

    def _notice(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _catch_up(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            self._workspace = self._listing = None
            self._desk.window.sources.show_sources((), InUse(), None, has_article=False)
            return
        if self._tagged != workspace.known.turn:
            self._tagged = workspace.known.turn
            self._desk.window.sources.view.show_tags(source_list.tags(workspace.sources.values()))
        self._list(only_news=True)

    def _list(self, *, only_news: bool = False) -> None:
        workspace, listing = self._desk.workspace, self._listing
        if workspace is None or listing is None or workspace is not self._workspace:
            return
        session = workspace.session
        use = source_list.in_use(
            session.article if session else None, self._articles, workspace.context().printed
        )
        panel = self._desk.window.sources
        listed, has_article = listing.listed(panel.wish, use), session is not None
        total = len(workspace.sources) if listed or workspace.known.is_loaded else None
        shown = (panel.wish, use, total, has_article)
        if only_news and listed == self._listed and shown == self._shown:
            return  # as whenever somebody just types
        self._listed, self._shown = listed, shown
        panel.show_sources(listed, use, total, has_article=has_article)

    def _count(self) -> None:
        """Ask in how many articles each source is used, and which list of notices there is."""
        workspace = self._workspace
        if workspace is None or self._is_counting:
            return
        library, session = workspace.library, workspace.session
        state = (session.article.sources if session else (), len(workspace.summaries))
        if state == self._counted:
            return  # typing lists articles anew, but cites nothing else

        def work() -> tuple[Mapping[SourceId, int], Snapshot | None]:
            return library.uses(), library.notices.snapshot()

        def show(found: tuple[Mapping[SourceId, int], Snapshot | None]) -> None:
            self._is_counting = False
            if workspace is self._desk.workspace:
                self._articles, self.snapshot = found
                self._notice()
                self._count()  # again, if it was asked for meanwhile

        def give_up(error: BaseException) -> None:
            self._is_counting = False
            self._desk.fail(error)

        self._counted = state
        self._is_counting = True
        self._desk.store.run(work, show, give_up)
