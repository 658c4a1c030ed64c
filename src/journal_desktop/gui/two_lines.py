"""Rows of two lines: what something is called, and below it what else is known, more quietly."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.gui import theme
from journal_desktop.gui.rows import Index


class TwoLines(QStyledItemDelegate):
    """Draws the two lines that a row says, each cut off with an ellipsis where it must be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(100, 2 * option.fontMetrics.height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        words: str = index.data() or ""
        name, _, below = words.partition("\n")
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(now.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(now.hover))
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        font = QFont(option.font)
        inner = option.rect.adjusted(12, 7, -12, -7)
        for line, colour, size, where in (
            (name, now.ink, 13, Qt.AlignmentFlag.AlignTop),
            (below, now.soft, 12, Qt.AlignmentFlag.AlignBottom),
        ):
            font.setPixelSize(size)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            _draw(painter, inner, line, where)
        painter.restore()


def _draw(painter: QPainter, rect: QRect, words: str, where: Qt.AlignmentFlag) -> None:
    fit = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | where, fit)
