"""The backups in a window of their own: what there is, what one holds, and bringing it back."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListView,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.backup.contents import Kept
from journal_desktop.gui.backups.view import BackupsView, Row
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button, button_line, hairline
from journal_desktop.gui.rows import VALUE, choose
from journal_desktop.gui.two_lines import TwoLines

_EMPTY = (
    "There are no backups yet. One is made a few seconds after the library is opened, every half "
    "hour while you write, and before big changes."
)
_NO_PLACE = (
    "A second place, such as a USB stick, keeps your work even when this computer is lost. "
    "None is set."
)
_AWAY = ", which is not there now. Connect its drive: it gets its backups when it is back."
_READ_ONLY = "This library can be read but not changed, so nothing can be brought back into it."


class BackupsForm(QDialog):
    """Stays open beside the window; choosing a backup shows what it holds and changes nothing."""

    def __init__(self, view: BackupsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle("Backups")
        self.resize(900, 580)
        self.backups = _list("Backups", view.backups)
        self.articles = _list("Articles in this backup", view.articles, several=True)
        self.sources = _list("Sources in this backup", view.sources, several=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.articles, "Articles")
        self.tabs.addTab(self.sources, "Sources")
        self.summary = wrapped("", "soft")
        self.detail = wrapped("")
        self.where = wrapped("", "faint")
        self.second = wrapped("", "faint")
        self.empty = wrapped(_EMPTY, "soft")
        self.restore = button("&Restore", self._restore, "primary")
        self.library = button("&Open as a library of its own…", view.library_asked.emit)
        self.replace = button("Replace the &whole library…", view.replace_asked.emit)
        self.now = button("&Back up now", view.now_asked.emit)
        self.choose = button("Choose a &second place…", view.place_asked.emit, "quiet")
        self.forget = button("Use no second place", view.no_place_asked.emit, "quiet")
        self.close_button = button("Close", self.close)
        self._arrange()
        self.backups.selectionModel().currentChanged.connect(self._choose_backup)
        for each in (self.articles, self.sources):
            each.selectionModel().currentChanged.connect(self._choose_kept)
            each.selectionModel().selectionChanged.connect(self._show)
        self.tabs.currentChanged.connect(self._show)
        view.shown.connect(self._show)
        self._show()
        self.backups.setFocus()

    @property
    def chosen(self) -> tuple[Kept, ...]:
        """The chosen articles and sources."""
        return tuple(
            index.data(VALUE)
            for each in (self.articles, self.sources)
            for index in sorted(each.selectionModel().selectedIndexes(), key=QModelIndex.row)
        )

    def come_forward(self) -> None:
        """Be seen again."""
        self.show()
        self.raise_()
        self.activateWindow()

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for part in (self.empty, self.backups):
            column.addWidget(part, 1)
        column.addWidget(self.where)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.detail)
        column.addLayout(button_line((self.restore, self.library, self.replace)))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        for half in (left, right):
            halves.addWidget(half)
        halves.setSizes([330, 540])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Backups", "title"))
        layout.addWidget(halves, 1)
        layout.addWidget(hairline())
        layout.addWidget(self.second)
        layout.addLayout(button_line((self.now, self.choose, self.forget), self.close_button))

    def _show(self) -> None:
        view = self.view
        there = bool(view.rows)
        self.empty.setVisible(not there)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.backups.setVisible(there)
        self.where.setText(f"Beside the library: {view.folder}")
        if there and not self.backups.currentIndex().isValid():
            choose(self.backups, view.backups.index(0))
        self.summary.setText(view.summary)
        self.detail.setText(view.detail or (_READ_ONLY if view.is_read_only else ""))
        look = view.look
        self.tabs.setVisible(look is not None)
        self.tabs.setTabText(0, f"Articles ({len(look.articles):,})" if look else "Articles")
        self.tabs.setTabText(1, f"Sources ({len(look.sources):,})" if look else "Sources")
        number = len(self.chosen)
        self.restore.setText("&Restore" if number < 2 else f"&Restore the {number:,} chosen")
        self.restore.setEnabled(bool(number) and not view.is_read_only)
        self.library.setEnabled(look is not None)
        self.replace.setEnabled(look is not None and not view.is_read_only)
        self.now.setEnabled(not view.is_read_only)
        away = "" if view.is_place_there else _AWAY
        self.second.setText(f"Second place: {view.place}{away}" if view.place else _NO_PLACE)
        self.forget.setVisible(view.place is not None)

    def _choose_backup(self, index: QModelIndex) -> None:
        row: Row | None = index.data(VALUE)
        if row is not None:
            self.view.backup_chosen.emit(row.backup)

    def _choose_kept(self, index: QModelIndex) -> None:
        kept: Kept | None = index.data(VALUE)
        if kept is not None:
            self.view.kept_chosen.emit(kept)

    def _restore(self) -> None:
        if chosen := self.chosen:
            self.view.restore_asked.emit(chosen)


def _list(name: str, model: QAbstractItemModel, *, several: bool = False) -> QListView:
    made = QListView()
    made.setAccessibleName(name)
    made.setModel(model)
    made.setUniformItemSizes(True)
    made.setItemDelegate(TwoLines(made))
    made.setMouseTracking(True)
    if several:
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    return made
