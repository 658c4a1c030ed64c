"""A list model over a tuple of values, which both lists of the window show."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

VALUE = Qt.ItemDataRole.UserRole
"""The role under which a row gives its value."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = TypeVar("Row")


class Rows(QAbstractListModel, Generic[Row]):
    """Shows values in order; what a row says is for those who know the values."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def words(self, row: Row, role: int) -> str | None:
        """What *row* says in that role: displayed, spoken or as a tool tip."""
        raise NotImplementedError

    def identity(self, row: Row) -> str:
        """Who *row* is, whatever it says."""
        raise NotImplementedError

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show *rows*; where the same are listed in the same order, they stay what they are."""
        same = [self.identity(each) for each in rows] == [self.identity(e) for e in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == VALUE else self.words(row, role)
