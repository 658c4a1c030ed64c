"""The menu of an article in the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from journal_desktop.gui.library.articles import SUMMARY
from journal_desktop.gui.library.panel import LibraryPanel


class RowMenu(QObject):
    """Offers what can be done with the article that is pointed at in *panel*."""

    def __init__(self, panel: LibraryPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        panel.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panel.list.customContextMenuRequested.connect(self._offer)

    def _offer(self, at: QPoint) -> None:
        articles = self._panel.list
        index = articles.indexAt(at)
        if index.isValid():
            menu = QMenu(self._panel)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._panel.menu_asked.emit(index.data(SUMMARY).id, menu)
            menu.popup(articles.viewport().mapToGlobal(at))
