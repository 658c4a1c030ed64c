"""Two records of one work side by side: for each field, whose words to keep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.core.merging import Side
from journal_desktop.gui import theme
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.lookups.comparison import Comparison, Difference
from journal_desktop.gui.parts import button

SIDES: tuple[Side, Side] = ("mine", "yours")
_CHOSEN = Qt.ItemDataRole.UserRole
_MARK = 26
_TALLEST = 96
_NOTHING = "nothing"
_Index = QModelIndex | QPersistentModelIndex


class DifferenceForm(QDialog):
    """Choices by field: left and right choose a side, up and down go from field to field."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(comparison.title)
        self.resize(960, 600)
        self.table = ChoiceTable(comparison)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = self.buttons.addButton(comparison.accept, QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.all_mine = button(f"All: {comparison.mine}", self._all("mine"))
        self.all_yours = button(f"All: {comparison.yours}", self._all("yours"))
        for each in (self.all_mine, self.all_yours):
            each.setAutoDefault(False)
        self._arrange(comparison)
        take.setDefault(True)  # once it is in the form, which otherwise takes its first button
        self.table.setFocus()

    @property
    def choices(self) -> dict[str, Side]:
        """The side chosen for each field, by its name."""
        return self.table.choices

    def _all(self, side: Side) -> Callable[[], None]:
        return lambda: self.table.choose_all(side)

    def _arrange(self, comparison: Comparison) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        heading = wrapped(comparison.heading, "title")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(heading)
        for each in comparison.remarks:
            remark = wrapped(each, "warning")
            remark.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(remark)
        layout.addWidget(self.table, 1)
        layout.addWidget(label("← → choose a side · ↑ ↓ go through the fields", "faint"))
        foot = QHBoxLayout()
        foot.addWidget(self.all_mine)
        foot.addWidget(self.all_yours)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)


class ChoiceTable(QTableWidget):
    """A field in each row; the current cell is always the chosen side of its row."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(len(comparison.rows), 3, parent)
        self._rows = comparison.rows
        self._names = (comparison.mine, comparison.yours)
        self.setObjectName("choices")
        self.setAccessibleName(comparison.heading)
        self.setHorizontalHeaderLabels(["", comparison.mine, comparison.yours])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setItemDelegate(_SideDelegate(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, 132)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        header.sectionResized.connect(lambda: self._fitting.start(0))
        for number, row in enumerate(self._rows):
            self._show(number, row)
        if self._rows:
            self.setCurrentCell(0, self._column(0))

    @property
    def choices(self) -> dict[str, Side]:
        """The side chosen for each field, by its name."""
        return {row.name: SIDES[self._column(n) - 1] for n, row in enumerate(self._rows)}

    def choose(self, number: int, side: Side) -> None:
        """Choose a side for the field in that row."""
        for column, each in enumerate(SIDES, 1):
            item = self.item(number, column)
            if item is not None:
                item.setData(_CHOSEN, each == side)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(number, each, side))
        self.setCurrentCell(number, SIDES.index(side) + 1)

    def choose_all(self, side: Side) -> None:
        """Choose that side everywhere."""
        current = max(self.currentRow(), 0)
        for number in range(len(self._rows)):
            self.choose(number, side)
        if self._rows:
            self.setCurrentCell(current, self._column(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentRow(), len(self._rows) - 1
        moves = {
            Qt.Key.Key_Up: row - 1,
            Qt.Key.Key_Down: row + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: row - 5,
            Qt.Key.Key_PageDown: row + 5,
        }
        key = Qt.Key(event.key())
        if row < 0:
            super().keyPressEvent(event)
        elif key in moves:
            target = min(max(moves[key], 0), last)
            self.setCurrentCell(target, self._column(target))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.choose(row, "mine" if key == Qt.Key.Key_Left else "yours")
        elif key == Qt.Key.Key_Space:
            self.choose(row, SIDES[2 - self._column(row)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()  # the buttons of the form take them
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row = index.row()
            self.choose(row, SIDES[(index.column() or self._column(row)) - 1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag chooses nothing."""

    def _show(self, number: int, row: Difference) -> None:
        name = QTableWidgetItem(row.label)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(number, 0, name)
        for column, words in enumerate((row.mine, row.yours), 1):
            item = QTableWidgetItem(words)
            item.setToolTip(words[:2000] if len(words) > 120 else "")
            self.setItem(number, column, item)
        self.choose(number, row.suggested)

    def _column(self, number: int) -> int:
        item = self.item(number, 2)
        return 2 if item is not None and item.data(_CHOSEN) else 1

    def _spoken(self, number: int, side: Side, chosen: Side) -> str:
        row = self._rows[number]
        words = (row.mine, row.yours)[SIDES.index(side)] or _NOTHING
        state = ", chosen" if side == chosen else ""
        return f"{row.label}, {self._names[SIDES.index(side)]}: {words}{state}"


class _SideDelegate(QStyledItemDelegate):
    """Draws a side with the mark of a choice before it, wrapped, the other side softer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableWidget) else 300
        left = 12 if index.column() == 0 else _MARK + 12
        inner = QRect(0, 0, max(width - left - 12, 40), 10_000)
        words = str(index.data() or _NOTHING)[:2000]
        height = option.fontMetrics.boundingRect(inner, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(width, min(height, _TALLEST) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        chosen = bool(index.data(_CHOSEN))
        if chosen:
            painter.fillRect(rect, QColor(colours.selection))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(colours.soft))
            _write(painter, rect.adjusted(8, 7, -8, -7), str(index.data()))
        else:
            is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
            _mark(painter, rect, colours, is_chosen=chosen, is_current=is_current)
            words = str(index.data() or "")
            painter.setPen(QColor(colours.ink if words and chosen else colours.faint))
            _write(painter, rect.adjusted(_MARK + 4, 7, -8, -7), words or _NOTHING)
        painter.restore()


def _mark(
    painter: QPainter, rect: QRect, colours: theme.Colours, *, is_chosen: bool, is_current: bool
) -> None:
    """The ring of a choice, filled where it is taken; a frame round the cell with the focus."""
    if is_current:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
    ring = QRect(rect.left() + 8, rect.top() + 8, 14, 14)
    painter.setPen(QPen(QColor(colours.accent if is_chosen else colours.faint), 1))
    painter.setBrush(QColor(colours.card))
    painter.drawEllipse(ring)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(ring.adjusted(3, 3, -3, -3))


def _write(painter: QPainter, rect: QRect, words: str) -> None:
    """Wrapped words, cut off where the row ends; the tool tip has them whole."""
    lines = max(rect.height() // painter.fontMetrics().lineSpacing(), 1)
    rect.setHeight(lines * painter.fontMetrics().lineSpacing())
    painter.setClipRect(rect)
    painter.drawText(rect, Qt.TextFlag.TextWordWrap, words[:2000])
    painter.setClipping(False)
