"""Words on a panel, each dressed by its look in the sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


def label(words: str = "", look: str = "") -> QLabel:
    """Words in one of the looks "soft", "faint", "missing", "title" or "warning"."""
    made = QLabel(words)
    made.setObjectName(look)
    return made


class Elided(QLabel):
    """Words that give way with an ellipsis where there is no room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        fit = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fit
        )
        painter.end()


def wrapped(words: str = "", look: str = "") -> QLabel:
    """Words that take as many lines as they need."""
    made = label(words, look)
    made.setWordWrap(True)
    return made
