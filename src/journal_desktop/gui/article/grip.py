"""The handle by which a card is dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_desktop.gui.icons import icon


class Grip(QWidget):
    """Tells where it is dragged to and dropped, in global coordinates."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(14, 18))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to move")
        self._pressed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        icon("dots-six-vertical", "faint").paint(painter, self.rect())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() == Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._pressed:
            self._pressed = False
            self.dropped.emit(event.globalPosition().toPoint())
