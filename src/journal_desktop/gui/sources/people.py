"""People and organisations of a source as a table that is worked by keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.sources.contributors import Name, read_many
from journal_desktop.gui.parts import small_button

_COLUMNS = ("family", "given", "particle", "suffix")
_HEADS = ("Family name or organisation", "Given names", "Particle", "Suffix")
_TIPS = ("", "", "Such as “van der” or “de”", "Such as “Jr.” or “III”")
_Index = QModelIndex | QPersistentModelIndex


class People(QAbstractTableModel):
    """Names in order; of an organisation only the first column is there."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names: list[Name] = []

    def show(self, names: Iterable[Name]) -> None:
        """Show those names."""
        self.beginResetModel()
        self.names = list(names)
        self.endResetModel()

    def add(self, names: Iterable[Name], at: int) -> None:
        """Put names in at that place."""
        new = list(names)
        self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
        self.names[at:at] = new
        self.endInsertRows()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take a name out."""
        self.beginRemoveRows(QModelIndex(), at, at)
        del self.names[at]
        self.endRemoveRows()
        self.edited.emit()

    def swap(self, at: int, other: int) -> None:
        """Let two neighbours change places."""
        self.names[at], self.names[other] = self.names[other], self.names[at]
        self._tell(min(at, other), max(at, other))

    def turn(self, at: int) -> None:
        """Make a person of an organisation, or the other way round."""
        self.names[at] = self.names[at].turned()
        self._tell(at, at)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - the same
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return _TIPS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - the same
        if not index.isValid():
            return None
        name, column = self.names[index.row()], index.column()
        words = getattr(name, _COLUMNS[column])
        if name.organisation:
            words = name.organisation if column == 0 else ""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = "Organisation" if name.organisation and column == 0 else _HEADS[column]
            return f"{head}: {words or 'empty'}"
        return None

    def setData(
        self,
        index: _Index,
        value: Any,  # noqa: ANN401 - the same
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        name, words = self.names[index.row()], " ".join(str(value).split())
        field = "organisation" if name.organisation else _COLUMNS[index.column()]
        self.names[index.row()] = replace(name, **{field: words})
        self._tell(index.row(), index.row())
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.names[index.row()].organisation and index.column():
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(_COLUMNS) - 1))
        self.edited.emit()


class PeopleTable(QWidget):
    """The table with its buttons; Insert, Delete, Alt+Up, Alt+Down and Ctrl+T do the same."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = People()
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate((0, 130, 70, 54)):
            if width:
                self.table.setColumnWidth(column, width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for words, glyph, act in (
            ("Add somebody (Insert)", "plus", self.add),
            ("Take out (Delete)", "minus", self.remove),
            ("Move up (Alt+Up)", "arrow-up", lambda: self.shift(-1)),
            ("Move down (Alt+Down)", "arrow-down", lambda: self.shift(1)),
            ("Person or organisation (Ctrl+T)", "buildings", self.turn),
        ):
            tools.addWidget(small_button(words, glyph, act))
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.table)
        layout.addLayout(tools)
        self.setFocusProxy(self.table)
        self.table.key_pressed.connect(self._obey)
        self.model.edited.connect(self.edited)

    @property
    def names(self) -> tuple[Name, ...]:
        """Who is named, without empty rows."""
        return tuple(each for each in self.model.names if not each.is_empty)

    def show_names(self, names: Iterable[Name]) -> None:
        """Show those names."""
        self.model.show(names)

    def add(self, names: Iterable[Name] = (Name(),)) -> None:
        """Add somebody after the current row, and write there."""
        new = tuple(names)
        at = self._row + 1
        if new:
            self.model.add(new, at)
            self.table.setCurrentIndex(self.model.index(at, 0))
            if new[0].is_empty:
                self.table.edit(self.model.index(at, 0))

    def remove(self) -> None:
        """Take out the current row."""
        if self._row >= 0:
            self.model.remove(self._row)

    def shift(self, step: int) -> None:
        """Let the current row change places with a neighbour."""
        row, column = self._row, self.table.currentIndex().column()
        if row >= 0 and 0 <= row + step < self.model.rowCount():
            self.model.swap(row, row + step)
            self.table.setCurrentIndex(self.model.index(row + step, column))

    def turn(self) -> None:
        """Make a person of an organisation, or the other way round."""
        if self._row >= 0:
            self.model.turn(self._row)

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row() if self.table.currentIndex().isValid() else -1

    def _obey(self, what: str) -> None:
        paste = QApplication.clipboard().text
        act = {
            "add": self.add,
            "remove": self.remove,
            "up": lambda: self.shift(-1),
            "down": lambda: self.shift(1),
            "turn": self.turn,
            "paste": lambda: self.add(read_many(paste())),
        }[what]
        act()


class _Table(QTableView):
    """Tells of keys that change rows; Tab leaves the table."""

    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people")
        self.horizontalHeader().setHighlightSections(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.setFixedHeight(136)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        keys = {
            (Qt.Key.Key_Insert, plain): "add",
            (Qt.Key.Key_Delete, plain): "remove",
            (Qt.Key.Key_Up, alt): "up",
            (Qt.Key.Key_Down, alt): "down",
            (Qt.Key.Key_T, control): "turn",
        }
        what = keys.get((Qt.Key(event.key()), True))
        if event.matches(QKeySequence.StandardKey.Paste):
            what = "paste"
        if what:
            self.key_pressed.emit(what)
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)
