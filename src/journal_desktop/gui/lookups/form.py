"""The look-ups in a window of their own: what waits, what failed and why, answers to review."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.lookups.values import LookupRow, Standing
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.lookups.requests import LookupDelegate, LookupsView
from journal_desktop.gui.parts import button
from journal_desktop.gui.rows import VALUE, choose

_EMPTY = (
    "No look-ups yet. Choose a source in the Sources panel and “Complete from identifier”: its "
    "details are fetched from the public registers, and you decide what to take."
)
_ANSWERED = {Standing.READY, Standing.TAKEN}
_BUSY = {Standing.ASKING, Standing.QUEUED}


class LookupsForm(QDialog):
    """Stays open beside the window; its buttons speak of the chosen look-ups."""

    def __init__(self, view: LookupsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle("Look-ups")
        self.resize(680, 440)
        self.summary = wrapped("", "soft")
        self.list = QListView()
        self.list.setAccessibleName("Look-ups")
        self.list.setModel(view.model)
        self.list.setItemDelegate(LookupDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self._empty = wrapped(_EMPTY, "soft")
        self.review = button("&Review…", self._review, "primary")
        self.fill = button("&Fill in what is empty", self._fill)
        self.fill.setToolTip("Take what adds to a source and changes nothing that is there")
        self.again = button("&Try again", lambda: view.retry_asked.emit(self._ids()))
        self.forget = button("F&orget", lambda: view.forget_asked.emit(self._ids()))
        self.consent = button("What is &sent…", view.consent_asked.emit, "quiet")
        self.close_button = button("Close", self.close)
        self._arrange()
        self.list.activated.connect(self._review)
        self.list.selectionModel().selectionChanged.connect(self._show)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self.forget.click)
        QShortcut(QKeySequence.StandardKey.Refresh, self, self.again.click)
        view.shown.connect(self._show)
        self._show()
        (self.list if view.rows else self.close_button).setFocus()

    @property
    def chosen(self) -> tuple[LookupRow, ...]:
        """The chosen look-ups, in their order."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(index.data(VALUE) for index in rows)

    def come_forward(self) -> None:
        """Be seen again."""
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view.closed.emit()
        super().closeEvent(event)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Look-ups", "title"))
        layout.addWidget(self.summary)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        for each in (self.review, self.fill, self.again, self.forget):
            each.setAutoDefault(False)
            foot.addWidget(each)
        foot.addStretch(1)
        for each in (self.consent, self.close_button):
            each.setAutoDefault(False)
            foot.addWidget(each)
        layout.addLayout(foot)

    def _show(self) -> None:
        rows = self.view.rows
        self.summary.setText(self.view.summary)
        self.summary.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.setVisible(bool(rows))
        if rows and not self.list.selectionModel().hasSelection():
            choose(self.list, self.view.model.index(0))
        chosen = {row.standing for row in self.chosen}
        _enable(self.review, is_possible=bool(chosen & _ANSWERED))
        ready = any(row.standing is Standing.READY for row in rows)
        _enable(self.fill, is_possible=ready)
        _enable(self.again, is_possible=bool(chosen - _BUSY))
        _enable(self.forget, is_possible=bool(chosen))

    def _ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.chosen)

    def _review(self) -> None:
        ids = tuple(row.id for row in self.chosen if row.standing in _ANSWERED)
        if ids:
            self.view.review_asked.emit(ids)

    def _fill(self) -> None:
        """For the chosen answers, or for all when only one row is chosen."""
        ready = [row for row in self.chosen if row.standing is Standing.READY]
        if len(ready) < 2:
            ready = [row for row in self.view.rows if row.standing is Standing.READY]
        self.view.fill_asked.emit(tuple(row.id for row in ready))


def _enable(made: QPushButton, *, is_possible: bool) -> None:
    made.setEnabled(is_possible)
