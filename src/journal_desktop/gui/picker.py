"""A small window to find one thing among many by typing some of its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

_KEY = Qt.ItemDataRole.UserRole


class Picker(QDialog):
    """Lists choices as (key, words, searched words); arrows move, Enter takes.

    A choice without searched words is always there.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        choices: tuple[tuple[str, str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 380)
        self._choices = choices
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        take = self.buttons.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("primary")
        take.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        for widget in (self.search, self.list, self.buttons):
            layout.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self.accept)
        self._filter("")

    @property
    def chosen(self) -> str | None:
        """The key of the choice, or None when there was nothing to choose."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        return event.key() in arrows and self.list.event(event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for key, shown, searched in self._choices:
            if not searched or all(word in searched.casefold() for word in words):
                item = QListWidgetItem(shown)
                item.setData(_KEY, key)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
