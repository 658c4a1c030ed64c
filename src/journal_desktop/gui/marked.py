"""A field of a form with room for a sentence under it: what is wrong there, or odd."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_desktop.gui.labels import wrapped


class Marked(QWidget):
    """Arranges a line over its sentence; a fault outlines the line, a remark only tells."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self._sentence = wrapped("", "remark")
        self._sentence.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._sentence)
        self.setFocusProxy(self.line)

    @property
    def sentence(self) -> str:
        """What stands under the line."""
        return self._sentence.text()

    @property
    def is_faulty(self) -> bool:
        """Whether the line is marked as wrong."""
        return bool(self.line.property("faulty"))

    def show_fault(self, words: str) -> None:
        """Mark the line as wrong and say why, or no longer."""
        self._show(words, is_fault=bool(words))

    def show_remark(self, words: str) -> None:
        """Say quietly what is odd, or no longer."""
        self._show(words, is_fault=False)

    def _show(self, words: str, *, is_fault: bool) -> None:
        self._sentence.setText(words)
        self._sentence.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        for widget in (self.line, self._sentence):
            widget.setProperty("faulty", is_fault)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        if words:
            QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Let the window grow by what the sentence needs, so that nothing gives way to it."""
        window = self.window()
        layout = window.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(window.width())
            window.resize(window.width(), max(window.height(), needed))
