"""The list of findings: a model over rows, drawn as icon, severity, place, message and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_desktop.check.findings import Finding, Severity
from journal_desktop.gui import theme
from journal_desktop.gui.icons import icon
from journal_desktop.gui.row_ground import draw_ground
from journal_desktop.gui.rows import VALUE, Index, Rows

ROW = VALUE
SEVERITIES = {
    Severity.FATAL: ("Must be mended", "prohibit", "red"),
    Severity.ERROR: ("Missing or wrong", "warning-circle", "red"),
    Severity.WARNING: ("Look at this", "warning", "amber"),
    Severity.INFO: ("Advice", "info", "soft"),
}
"""How much a finding matters, in words, as an icon and as a colour."""

_WRAPPED = Qt.TextFlag.TextWordWrap.value
_LEFT, _RIGHT, _AIR = 38, 14, 8


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding and the words for its place."""

    finding: Finding
    where: str

    @property
    def severity(self) -> str:
        """How much it matters, in words."""
        return SEVERITIES[self.finding.severity][0]


class Findings(Rows[FindingRow]):
    """What a check found, the worst first."""

    def identity(self, row: FindingRow) -> str:
        return f"{row.finding.rule} {row.finding.place} {row.finding.message}"

    def words(self, row: FindingRow, role: int) -> str | None:
        found = row.finding
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.message
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.severity}, {row.where}: {found.message} {found.remedy}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return f"{found.message}\n{found.remedy}\n{found.rule}"
            case _:
                return None


class FindingDelegate(QStyledItemDelegate):
    """Draws one finding, as high as its words need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option.widget  # type: ignore[attr-defined]  # the stubs leave the field out
        width = view.viewport().width() if view is not None else 400
        row: FindingRow = index.data(ROW)
        height = sum(_height(words, font, width) for words, font in _lines(row, option))
        return QSize(width, height + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave the field out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        row: FindingRow = index.data(ROW)
        _, glyph, tint = SEVERITIES[row.finding.severity]
        painter.save()
        draw_ground(painter, rect, state)
        icon(glyph, tint).paint(painter, QRect(rect.left() + 14, rect.top() + _AIR, 16, 16))
        top = rect.top() + _AIR
        inks = (getattr(now, tint), now.ink, now.soft)
        for (words, font), ink in zip(_lines(row, option), inks, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            height = _height(words, font, rect.width())
            room = QRect(rect.left() + _LEFT, top, rect.width() - _LEFT - _RIGHT, height)
            painter.drawText(room, _WRAPPED, words)
            top += height
        painter.restore()


def _lines(row: FindingRow, option: QStyleOptionViewItem) -> tuple[tuple[str, QFont], ...]:
    """The words of a row, each with the font it is drawn in."""
    small, plain = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]  # the stubs leave the field out
    small.setPixelSize(12)
    plain.setPixelSize(13)
    return (
        (f"{row.severity} · {row.where}", small),
        (row.finding.message, plain),
        (row.finding.remedy, small),
    )


def _height(words: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, max(60, width - _LEFT - _RIGHT), 10_000)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, words).height() + 2 if words else 0
