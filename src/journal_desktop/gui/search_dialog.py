"""A field to type in above a list of what was found, as a small window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchDialog(QDialog):
    """Keeps the focus in the field: arrows move in the list, Enter takes.

    What the list shows for the words of `search` is for those who know what is sought.
    """

    def __init__(
        self, title: str, hint: str, take: str, found: QListView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 380)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._found = found
        found.setAccessibleName(title)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        taking = self.buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        taking.setObjectName("primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        for widget in (self.search, found, self.buttons):
            layout.addWidget(widget)
        taking.setDefault(True)  # once it is in the form
        self.search.setFocus()
        self.search.installEventFilter(self)
        found.activated.connect(self.accept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        return event.key() in _WALKS and self._found.event(event)
