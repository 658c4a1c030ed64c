"""One source of the library, found by typing some of its words."""

from __future__ import annotations

from PySide6.QtWidgets import QListView, QWidget

from journal_desktop.core.ids import SourceId
from journal_desktop.gui.search_dialog import SearchDialog
from journal_desktop.gui.sources.questions import Find
from journal_desktop.gui.sources.rows import SourceDelegate, Sources


class SourcePicker(SearchDialog):
    """Asks the library with each key."""

    def __init__(self, title: str, find: Find, parent: QWidget | None = None) -> None:
        found = QListView()
        super().__init__(title, "Title, author, year or key", "Choose", found, parent)
        self.list = found
        self._find = find
        self.model = Sources()
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(self.list))
        self.search.textChanged.connect(self._show)
        self._show("")

    @property
    def chosen(self) -> SourceId | None:
        """The id of the chosen source, or None when there was none to choose."""
        index = self.list.currentIndex()
        return self.model.at(index.row()).id if index.isValid() else None

    def _show(self, words: str) -> None:
        self.model.show(self._find(words))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
