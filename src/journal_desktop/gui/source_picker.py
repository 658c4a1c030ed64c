"""One source of the library, found by typing some of its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from journal_desktop.core.ids import SourceId
from journal_desktop.gui.source_questions import Find
from journal_desktop.gui.sources_list import SourceDelegate, Sources


class SourcePicker(QDialog):
    """Asks the library with each key; arrows move, Enter takes."""

    def __init__(self, title: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 380)
        self._find = find
        self.search = QLineEdit()
        self.search.setPlaceholderText("Title, author, year or key")
        self.search.setAccessibleName("Title, author, year or key")
        self.model = Sources()
        self.list = QListView()
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(self.list))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        take = self.buttons.addButton("Choose", QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("primary")
        take.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        for widget in (self.search, self.list, self.buttons):
            layout.addWidget(widget)
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list.activated.connect(self.accept)
        self._show("")

    @property
    def chosen(self) -> SourceId | None:
        """The id of the chosen source, or None when there was none to choose."""
        index = self.list.currentIndex()
        return self.model.at(index.row()).id if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        return event.key() in arrows and self.list.event(event)

    def _show(self, words: str) -> None:
        self.model.show(self._find(words))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
