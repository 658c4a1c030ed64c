"""The left side: the library with its search, and the outline of the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QTabWidget, QVBoxLayout, QWidget

from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.library.articles import SUMMARY, Summaries, SummaryDelegate
from journal_desktop.store.summary import Summary

if TYPE_CHECKING:
    from journal_desktop.gui.article.outline import Outline


class LibraryPanel(QTabWidget):
    """Lists the articles, finds them by title, and navigates the open one."""

    article_chosen = Signal(str)
    menu_asked = Signal(str, QMenu)
    outline: Outline
    _open = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.model = Summaries()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search titles")
        self.search.setAccessibleName("Search articles by title")
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setObjectName("articles")
        self.list.setAccessibleName("Articles")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(SummaryDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._empty = wrapped("", "soft")
        self._empty.setContentsMargins(14, 8, 14, 8)
        self._empty.hide()
        library = QWidget()
        library.setObjectName("side")
        layout = QVBoxLayout(library)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        box = QVBoxLayout()
        box.setContentsMargins(12, 0, 12, 0)
        box.addWidget(self.search)
        layout.addLayout(box)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        self.addTab(library, "Library")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._choose_first)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def show_outline(self, outline: Outline) -> None:
        """Take the outline in, behind the library."""
        self.outline = outline
        self.addTab(outline, "Outline")

    def show_articles(self, rows: tuple[Summary, ...]) -> None:
        """Show the articles of the library."""
        current = self.list.currentIndex()
        chosen = current.data(SUMMARY)
        bar = self.list.verticalScrollBar()
        looked_at = bar.value()
        is_away = bool(looked_at) and not self.list.visualRect(current).intersects(
            self.list.viewport().rect()
        )
        self.model.show(rows)
        if chosen:
            self.mark(chosen.id)
        if is_away:
            bar.setValue(looked_at)
        self._say_empty()

    def mark(self, article: str) -> None:
        """Select the row of the open article."""
        self._open = article
        number = self.model.place(article)
        if number is None:
            self.list.clearSelection()
        else:
            self.list.selectionModel().setCurrentIndex(
                self.model.index(number), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.article_chosen.emit(index.data(SUMMARY).id)

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self._choose(self.model.index(0))

    def _search(self, text: str) -> None:
        self.model.search(text)
        self.mark(self._open)
        self._say_empty()

    def _say_empty(self) -> None:
        words = ""
        if not self.model.all:
            words = "No articles yet. Press Ctrl+N to write the first, or drop a text file here."
        elif not self.model.rowCount():
            words = f"No title has “{self.search.text()}” in it."
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
