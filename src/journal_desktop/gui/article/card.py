"""A card: the frame around one part of an article, with its role, count and buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal_desktop.gui.article.grip import Grip
from journal_desktop.gui.labels import label
from journal_desktop.gui.parts import small_button

COUNTING = 150
"""Milliseconds after which what is typed is counted: nobody reads a count letter by letter."""


class Card(QFrame):
    """Arranges a header over a body; its buttons show while it is current or under the mouse."""

    edited = Signal(object)
    entered = Signal(str)

    def __init__(self, place: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.place = place
        self.setAccessibleName(title)
        self.role = QToolButton()
        self.role.setText(title)
        self.role.setObjectName("role")
        self.role.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grip = Grip(self)
        self._missing = label("", "missing")
        self._missing.hide()
        self._count = label("", "faint")
        self._told: Callable[[], str] = str
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._tell_count)
        self._buttons = QWidget()
        self._button_row = QHBoxLayout(self._buttons)
        self._button_row.setContentsMargins(0, 0, 0, 0)
        self._button_row.setSpacing(0)
        header = QHBoxLayout()
        header.setSpacing(4)
        for widget in (self.grip, self.role):
            header.addWidget(widget)
        header.addStretch(1)
        for widget in (self._buttons, self._missing, self._count):
            header.addWidget(widget)
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(6, 0, 4, 0)
        self.body.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 7, 12, 10)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self._body)
        self.grip.setVisible(False)
        self._buttons.setVisible(False)

    def announce(self) -> None:
        """Say that this card is the one being written in."""
        self.entered.emit(self.place)

    def add_button(self, name: str, glyph: str) -> QToolButton:
        """A small button in the header, named for those who can't see it."""
        button = small_button(name, glyph)
        button.setAccessibleName(f"{name}: {self.accessibleName()}")
        self._button_row.addWidget(button)
        return button

    def show_count(self, words: str) -> None:
        """Say how much there is in this part."""
        self._count.setText(words)

    def count(self, told: Callable[[], str], *, is_typed: bool) -> None:
        """Say what *told* counts, in a moment while it is typed."""
        self._told = told
        if not is_typed or not self._count.text():
            self._tell_count()
        elif not self._counting.isActive():
            self._counting.start(COUNTING)

    def _tell_count(self) -> None:
        self._counting.stop()
        self.show_count(self._told())

    def show_missing(self, words: str) -> None:
        """Mark quietly, or no longer, that a required part is missing."""
        self._missing.setText(words)
        self._missing.setVisible(bool(words))

    def show_current(self, is_current: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Raise the card while it is the one being written in."""
        self.setProperty("current", is_current)
        self._buttons.setVisible(is_current or self.underMouse())
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def is_collapsed(self) -> bool:
        """Whether the body is folded away."""
        return self._body.isHidden()

    def collapse(self, is_collapsed: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Fold the body away, or show it."""
        self._body.setVisible(not is_collapsed)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._buttons.setVisible(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._buttons.setVisible(bool(self.property("current")))
