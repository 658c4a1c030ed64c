"""A small window to find one thing among many by typing some of its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from journal_desktop.gui.search_dialog import SearchDialog

_KEY = Qt.ItemDataRole.UserRole


class Picker(SearchDialog):
    """Lists choices as (key, words, searched words).

    A choice without searched words is always there.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        choices: tuple[tuple[str, str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        found = QListWidget()
        super().__init__(title, hint, title, found, parent)
        self.list = found
        self._choices = choices
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.search.textChanged.connect(self._filter)
        self._filter("")

    @property
    def chosen(self) -> str | None:
        """The key of the choice, or None when there was nothing to choose."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item else None

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for key, shown, searched in self._choices:
            if not searched or all(word in searched.casefold() for word in words):
                item = QListWidgetItem(shown)
                item.setData(_KEY, key)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
