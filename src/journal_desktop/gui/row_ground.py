"""What a list draws below the words of a row: chosen, pointed at, with the focus."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from journal_desktop.gui import theme

_BAR, _INDENT = 3, 14


def draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Fill a row as its *state* wants it, and part it from the next by a line."""
    now = theme.colours()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(now.selection))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(now.hover))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(now.accent))
    painter.setPen(QColor(now.line))
    painter.drawLine(rect.left() + _INDENT, rect.bottom(), rect.right(), rect.bottom())
