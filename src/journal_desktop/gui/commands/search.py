"""Commands that search all texts, and replace words in them."""

from __future__ import annotations

from functools import partial

from journal_desktop.app.search.results import Hit, Results
from journal_desktop.app.search.searching import Searching
from journal_desktop.core.ids import SourceId
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.search.going import Going
from journal_desktop.gui.search.panel import SearchPanel
from journal_desktop.gui.timers import Pause
from journal_desktop.store.search.names import Names

HEIGHT = 340
"""Pixels in which enough hits can be seen at once."""


class SearchCommands:
    """Shows the search, goes to what it finds, and keeps its index up to date meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._going = Going(desk)
        self._panel: SearchPanel | None = None
        self._searching: Searching | None = None
        self._results = Results()
        desk.opened.connect(self._follow)
        self._follow()

    def show(self) -> None:
        """Go to the search through everything."""
        self._desk.window.show_aside(self.panel, HEIGHT)
        self._offer()
        self.panel.take_focus()

    @property
    def panel(self) -> SearchPanel:
        """The panel, made when it is wanted first."""
        if self._panel is None:
            window = self._desk.window
            self._panel = panel = SearchPanel()
            window.dock.addTab(panel, "Search")
            panel.typed.connect(self._type)
            panel.chosen.connect(self.go)
            panel.more_asked.connect(self._show_more)
        return self._panel

    def go(self, hit: Hit) -> None:
        """Go to the very place of a hit."""
        patterns = self._results.query.patterns
        if hit.group == "sources":
            self._going.to_source(SourceId(hit.id))
        elif hit.group == "articles":
            self._going.to_words(hit.article, hit.place, patterns)
        elif hit.group == "trash" and self._desk.workspace is not None:
            self._desk.workspace.trash.sought = (hit.kind, hit.id)
            self._desk.window.action_asked.emit("trash.show")
        else:
            self._going.to_version(hit.article, hit.id)

    def _follow(self, _path: object = None) -> None:
        """Search the library that was just opened."""
        workspace = self._desk.workspace
        if workspace is None:
            return

        def show(found: Results) -> None:
            if searching is self._searching:
                if self._results.left and not found.left:
                    self._offer()
                self._results = found
                self.panel.show_results(found)

        def fail(error: BaseException) -> None:
            if searching is self._searching:
                self._desk.fail(error)

        lane, pause = self._desk.store, partial(Pause, parent=self._desk)
        searching = Searching(workspace.library, lane, pause, show, fail)
        self._searching = searching
        workspace.listeners.opened.append(self._going.arrive)
        workspace.listeners.listed.append(searching.notice)
        workspace.edits.confirmed.append(searching.notice)
        searching.notice()
        if self._panel is not None:
            self._panel.field.clear()
            self._panel.show_results(Results())

    def _type(self, text: str) -> None:
        if self._searching is None:
            return
        if text.strip():
            self._searching.search(text)
        else:
            self._searching.rest()
            self.panel.show_results(Results())

    def _show_more(self, group: str) -> None:
        if self._searching is not None:
            self._searching.more(group)

    def _offer(self) -> None:
        """Have the filters offer the categories and tags of this library."""
        workspace, desk = self._desk.workspace, self._desk
        if workspace is None:
            return
        library = workspace.library

        def offer(names: Names) -> None:
            if workspace is desk.workspace:
                self.panel.filters.offer(names)

        desk.store.run(library.search.names, offer, desk.fail)
