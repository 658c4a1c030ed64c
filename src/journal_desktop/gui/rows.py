"""A list model over a tuple of values, which both lists of the window show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, repeat
from operator import eq, is_not
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView

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
        self._coming: tuple[Row, ...] = ()
        self.rowsInserted.connect(self._take)  # before anybody who looks at the new rows
        self.rowsMoved.connect(self._take)

    def words(self, row: Row, role: int) -> str | None:
        """What *row* says in that role: displayed, spoken or as a tool tip."""
        raise NotImplementedError

    def identity(self, row: Row) -> str:
        """Who *row* is, whatever it says."""
        raise NotImplementedError

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show *rows*; where few are new, or one has moved to the front, the others stay."""
        before, self._coming = self._rows, rows
        grown = len(rows) - len(before)
        if not before or grown < 0:
            self._begin_anew()
        elif self._same(rows, before):
            if grown:
                self.insertRows(len(before), grown)
            self._rows = rows
            self.tell_changed(before)
        elif grown and self._same(rows[grown:], before):
            self.insertRows(0, grown)
            self.tell_changed(rows[:grown] + before)
        elif not grown and (place := self._moved(rows, before)):
            self.moveRows(QModelIndex(), place, 1, QModelIndex(), 0)
            self.tell_changed((before[place], *before[:place], *before[place + 1 :]))
        else:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._rows = self._coming
        self.setStringList([""] * len(self._rows))

    def _take(self) -> None:
        self._rows = self._coming

    def tell_changed(self, before: tuple[Row, ...]) -> None:
        """Have drawn again what says something else than *before*: any row may."""
        del before
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def differing(self, before: tuple[Row, ...]) -> Iterator[int]:
        """The places of the rows that are others than *before*."""
        return compress(count(), map(is_not, self._rows, before))

    def place(self, identity: str) -> int | None:
        """Where the row of that identity is, if it is shown."""
        same = map(eq, map(self.identity, self._rows), repeat(identity))
        return next(compress(count(), same), None)

    def _same(self, some: tuple[Row, ...], others: tuple[Row, ...]) -> bool:
        """Whether the same stand in both as far as the shorter one goes; quick where they are."""
        unlike = compress(zip(some, others, strict=False), map(is_not, some, others))
        return all(self.identity(one) == self.identity(other) for one, other in unlike)

    def _moved(self, rows: tuple[Row, ...], before: tuple[Row, ...]) -> int | None:
        """Where the row stood that is now the first, when all others are in the same order."""
        wanted = self.identity(rows[0]) if rows else ""
        first = map(eq, map(self.identity, before), repeat(wanted))
        place = next(compress(count(), first), None)
        if place is None:
            return None
        rest = (*before[:place], *before[place + 1 :])
        return place if self._same(rows[1:], rest) else None

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


def choose(view: QAbstractItemView, index: QModelIndex) -> None:
    """Select that row alone; a modifier that is held would add it, or take it away."""
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
