"""The trash in a window of its own: what was deleted, what it was, and bringing it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListView,
    QSplitter,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui import theme
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button, button_line, hairline
from journal_desktop.gui.preview.view import Preview
from journal_desktop.gui.rows import VALUE, choose
from journal_desktop.gui.trash.view import EVERYTHING, FILTERS, TrashView
from journal_desktop.gui.two_lines import TwoLines
from journal_desktop.store.values import Trashed

_EMPTY = (
    "Nothing is in the trash. What you delete, articles, sections, questions and sources, stays "
    "here until you delete it for good."
)
_NONE = "Nothing of this kind is in the trash."
_ZOOM = 0.8
_NEEDS = "Choose something to see what it was."


class TrashForm(QDialog):
    """Stays open beside the window; choosing something shows it and changes nothing."""

    def __init__(self, view: TrashView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle("Trash")
        self.resize(940, 590)
        self.filters = _filters()
        self.list = _list(view)
        self.text = _text()
        self.page = Preview(view.picture)
        self.page.set_zoom(_ZOOM)
        self.page.updated.connect(self._reveal)
        self.empty = wrapped(_EMPTY, "soft")
        self.detail = wrapped(_NEEDS, "soft")
        self.said = wrapped("", "soft")
        self.restore = button("&Restore", self._restore, "primary")
        self.picture = button("&Save picture…", self._picture)
        self.delete = button("&Delete for good…", self._delete)
        self.empty_all = button("&Empty the trash…", lambda: self._let_go(view.items))
        self.stop = button("S&top", view.stop_asked.emit)
        self.close_button = button("Close", self.close)
        self._document: QTextDocument | None = None
        self._looked: Trashed | None = None
        self._arrange()
        self.list.installEventFilter(self)
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.filters.currentChanged.connect(self._filter)
        view.shown.connect(self._show)
        view.pictured.connect(self._show_content)
        view.left.connect(self.page.shut)
        self._show()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[Trashed, ...]:
        """What is chosen, in the order of the list."""
        found = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(index.data(VALUE) for index in found)

    def come_forward(self) -> None:
        """Be seen again."""
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.view.wanted.emit()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # only the list is watched
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.delete.click()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.restore.click()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        view = self.view
        for at, name in enumerate(FILTERS):
            self.filters.setTabText(at, f"{name} ({len(view.of(name)):,})")
        there = bool(view.listed)
        self.empty.setText(_EMPTY if view.filter == EVERYTHING else _NONE)
        self.empty.setVisible(not there)
        self.list.setVisible(there)
        if view.sought is not None:
            self._seek(view.sought)
        if there and not self.list.selectionModel().hasSelection():
            choose(self.list, view.rows.index(0))
        self.said.setText(view.said or view.objection)
        self.said.setVisible(bool(self.said.text()))
        self.stop.setVisible(view.is_busy)
        self._choose()

    def _seek(self, sought: tuple[str, str]) -> None:
        """Choose what is looked for, if it is there yet."""
        same = [(each.kind, each.id) == sought for each in self.view.items]
        if True not in same:
            return
        self.view.sought = None
        self.filters.setCurrentIndex(FILTERS.index(EVERYTHING))
        self.list.setCurrentIndex(self.view.rows.index(same.index(True)))

    def _choose(self) -> None:
        """Offer what can be done with what is chosen, and have the last of it shown."""
        view, chosen = self.view, self.chosen
        may = not view.objection and not view.is_busy
        pictures = [each for each in chosen if each.kind == "picture"]
        others = len(chosen) - len(pictures)
        self.restore.setText("&Restore" if others < 2 else f"&Restore the {others:,} chosen")
        self.restore.setEnabled(may and others > 0)
        inserts = view.can_insert and not view.objection
        self.picture.setText("&Insert at the caret" if inserts else "&Save picture…")
        self.picture.setVisible(bool(pictures))
        self.picture.setEnabled(len(pictures) == 1 and not view.is_busy)
        self.delete.setEnabled(may and bool(chosen))
        self.empty_all.setEnabled(may and bool(view.items))
        current = self.list.currentIndex()
        now: Trashed | None = current.data(VALUE) if current.isValid() and chosen else None
        if now != self._looked:
            self._looked = now
            self.view.looked.emit(now)

    def _show_content(self) -> None:
        self._document = self.view.document or QTextDocument(self)
        self.text.setDocument(self._document)
        self.text.setVisible(self.view.document is not None)
        self.page.setVisible(self.view.page is not None)
        if self.view.page is not None:
            self.page.set_scheme("dark" if theme.is_dark() else "light")
            self.page.show_page(self.view.page, f"{id(self.view.page)}")
        self.detail.setText(self.view.detail or _NEEDS)
        self.text.setAccessibleDescription(self.view.detail)

    def _reveal(self, _number: int) -> None:
        self.page.reveal(self.view.block)

    def _filter(self, at: int) -> None:
        self.list.clearSelection()
        self.view.choose_filter(FILTERS[at])

    def _restore(self) -> None:
        self.view.restore_asked.emit(self.chosen)

    def _picture(self) -> None:
        self.view.picture_asked.emit(next(e for e in self.chosen if e.kind == "picture"))

    def _delete(self) -> None:
        self._let_go(self.chosen)

    def _let_go(self, items: tuple[Trashed, ...]) -> None:
        self.view.delete_asked.emit(items)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (self.empty, self.list):
            column.addWidget(part, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.detail)
        column.addWidget(self.text, 1)
        column.addWidget(self.page, 1)
        self.page.hide()
        column.addStretch(0)
        column.addLayout(button_line((self.restore, self.picture, self.delete)))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        for half in (left, right):
            halves.addWidget(half)
        halves.setSizes([390, 540])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Trash", "title"))
        layout.addWidget(self.filters)
        layout.addWidget(halves, 1)
        layout.addWidget(hairline())
        layout.addWidget(self.said)
        layout.addLayout(button_line((self.empty_all, self.stop), self.close_button))


def _filters() -> QTabBar:
    made = QTabBar()
    made.setAccessibleName("What to show of the trash")
    made.setExpanding(False)
    for name in FILTERS:
        made.addTab(name)
    return made


def _list(view: TrashView) -> QListView:
    made = QListView()
    made.setAccessibleName("What was deleted, last first")
    made.setModel(view.rows)
    made.setUniformItemSizes(True)
    made.setItemDelegate(TwoLines(made))
    made.setMouseTracking(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    return made


def _text() -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName("What it was when it was deleted")
    made.setOpenLinks(False)
    flag = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
    return made
