"""What stands in the middle while no article is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_desktop.gui.parts import button, label, wrapped


class Welcome(QWidget):
    """Says what can be done first."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        words = wrapped(
            "Choose an article on the left, start a new one, or drop a text on this window. "
            "Everything you type is saved by itself.",
            "soft",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(380)
        title = label("Ready to write", "title")
        self.new = button("New article…", lambda: self.asked.emit("article.new"), "primary")
        paste = button(
            "New article from pasted text", lambda: self.asked.emit("library.paste"), "quiet"
        )
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for widget in (title, words, self.new, paste):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(8)
        layout.addStretch(3)
