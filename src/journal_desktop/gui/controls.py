"""The controls of the window: menus, shortcuts and buttons, each led to its command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from journal_desktop.gui import groups
from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.article.editing import show_editing
from journal_desktop.gui.cite.citing import CitedFields
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.enabling import Usable, show_checked, show_enabled, usable

IDLE = 600
"""Milliseconds after which commands are loaded, so that the first one does not wait."""


class Controls(QObject):
    """Runs the commands of the table of actions; a group is loaded when it is first used."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._groups: dict[str, Any] = {}
        self._usable: Usable | None = None
        self.actions: dict[str, QAction] = desk.window.controls
        self.cited_fields = CitedFields(desk, self._do)
        self._connect()
        QTimer.singleShot(0, self, self._show)  # what is disabled loses the keyboard: know first
        QTimer.singleShot(IDLE, self, self._load_ahead)

    def run(self, action: str) -> None:
        """Do what the action of that id says."""
        group, _, name = action.partition(".")
        self._do(group, name)
        self._show()

    def _do(self, group: str, name: str, *arguments: object) -> object:
        if group not in self._groups:
            self._groups[group] = groups.commands(group, self.desk)
        return getattr(self._groups[group], name)(*arguments)

    def _doing(self, group: str, name: str) -> Callable[..., object]:
        return lambda *arguments: self._do(group, name, *arguments)

    def _connect(self) -> None:
        window = self.desk.window
        window.action_asked.connect(self.run)
        window.welcome.asked.connect(self.run)
        window.welcome.library_chosen.connect(self._open_library)
        window.checks.place_chosen.connect(self._go)
        window.history.seen.connect(self._doing("history", "follow"))
        window.history.chosen.connect(self._doing("history", "choose"))
        window.history.chosen.connect(self._show)
        window.history.menu_asked.connect(self._fill_history_menu)
        window.history.name_asked.connect(self._doing("article", "version"))
        window.status.problems_asked.connect(self._doing("article", "check"))
        window.dock.currentChanged.connect(self._show)
        window.editor.head.details_asked.connect(self._doing("article", "details"))
        window.editor.head.status_asked.connect(self._doing("article", "set_status"))
        window.files_dropped.connect(self._take_files)
        window.sources.cite_asked.connect(self._doing("writing", "cite_sources"))
        window.sources.edit_asked.connect(self._doing("sources", "edit_source"))
        window.sources.add_asked.connect(self._doing("references", "add"))
        window.sources.brought.connect(self._doing("references", "bring"))
        window.sources.copy_asked.connect(self._doing("sources", "copy"))
        window.sources.seen.connect(self._doing("sources", "acknowledge_source"))
        window.sources.menu_asked.connect(self._fill_sources_menu)
        window.sources.chosen.connect(self._show)
        window.preview.browser_asked.connect(self._doing("view", "browser"))
        window.preview.width_chosen.connect(self._doing("view", "width"))
        window.preview.view.link_activated.connect(self._follow_link)
        window.library.menu_asked.connect(self._fill_menu)
        self.desk.changed.connect(self._show)
        for menu in window.menuBar().findChildren(QMenu, "Edit"):
            menu.aboutToShow.connect(self._show_editing)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _show(self) -> None:
        now = usable(self.desk)
        if now != self._usable:
            self._usable = now
            show_enabled(self.actions, self.desk.window, now)
        show_checked(self.actions, self.desk)

    def _show_editing(self) -> None:
        show_editing(self.actions)

    def _follow_focus(self) -> None:
        show_editing(self.actions, looks=False)

    def _go(self, place: str) -> None:
        """Go where something is to be mended; sources are mended in their panel."""
        window = self.desk.window
        window.editor.reveal(place, focus=place != "sources")
        if place == "sources":
            window.show_aside(window.sources)
            window.sources.list.setFocus()

    def _open_library(self, path: str) -> None:
        self.desk.open_library(Path(path))

    def _take_files(self, files: list[Path]) -> None:
        self._do("references", "sort_files", files)

    def _follow_link(self, url: QUrl) -> None:
        self._do("view", "follow_link", url)

    def _fill_menu(self, article: str, menu: QMenu) -> None:
        self.desk.open_article(article)
        for name in ("article.details", "article.duplicate", "article.export", "article.delete"):
            menu.addAction(self.actions[name])

    def _fill_history_menu(self, menu: QMenu) -> None:
        for name in ("history.name", "history.unname", "history.restore"):
            menu.addAction(self.actions[name])

    def _fill_sources_menu(self, menu: QMenu) -> None:
        """What can be done with the chosen sources, as the table of actions has it."""
        for action in ACTIONS:
            if action.menu.rstrip("|") == "Sources":
                if action.menu.endswith("|"):
                    menu.addSeparator()
                menu.addAction(self.actions[action.id])
                if action.id == "sources.edit":
                    menu.addAction(self.actions["lookups.complete"])

    def _load_ahead(self) -> None:
        def make(_classes: object) -> None:
            for group in groups.NAMES:
                if group not in self._groups:
                    self._groups[group] = groups.commands(group, self.desk)

        self.desk.work.run(groups.load, make, self.desk.fail)
