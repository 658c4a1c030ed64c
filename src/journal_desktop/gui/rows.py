"""A list model over a tuple of values, which both lists of the window show."""

from __future__ import annotations

from itertools import compress, count, repeat
from operator import eq, is_
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

VALUE = Qt.ItemDataRole.UserRole
"""The role under which a row gives its value."""

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class Rows(QStringListModel, Generic[Row]):
    """Shows values in order; what a row says is for those who know the values.

    Qt counts the rows, with an empty text for each: a list asks for their number several
    times per row, which took longer in Python than all else a list of ten thousand does.
    """

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
        same = len(rows) == len(self._rows) and (
            all(map(is_, rows, self._rows))  # quick, as twenty thousand are asked at every key
            or all(map(eq, map(self.identity, rows), map(self.identity, self._rows)))
        )
        self._rows = rows
        if not same:
            self.setStringList([""] * len(rows))
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def place(self, identity: str) -> int | None:
        """Where the row of that identity is, if it is shown."""
        same = map(eq, map(self.identity, self._rows), repeat(identity))
        return next(compress(count(), same), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == VALUE else self.words(row, role)
