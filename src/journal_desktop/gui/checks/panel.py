"""The check: what is to be mended in the open article, each a step away from its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from journal_desktop.check.findings import Finding
from journal_desktop.core.article import Article
from journal_desktop.gui.checks.findings import ROW, FindingDelegate, FindingRow, Findings
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.words import place_words


class ChecksPanel(QWidget):
    """Lists the findings, the worst first; Enter or a click goes to the place."""

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.model = Findings()
        self.list = QListView()
        self.list.setAccessibleName("What to mend in this article")
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._empty = wrapped("", "soft")
        self._empty.setContentsMargins(14, 10, 14, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.show_nothing()

    @property
    def empty(self) -> str:
        """What it says instead of a list."""
        return "" if self._empty.isHidden() else self._empty.text()

    def show_findings(self, article: Article, findings: tuple[Finding, ...]) -> None:
        """Show what was found in *article*."""
        self.model.show(
            tuple(FindingRow(each, place_words(article, each.place)) for each in findings)
        )
        self._say("" if findings else "Nothing to mend.")

    def show_nothing(self) -> None:
        """No article is open."""
        self.model.show(())
        self._say("Open an article to check it.")

    def take_focus(self) -> None:
        """Be where the keys go, at the first finding if none was chosen."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _say(self, words: str) -> None:
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self.list.setAccessibleDescription(words)

    def _choose(self, index: QModelIndex) -> None:
        row: FindingRow = index.data(ROW)
        self.place_chosen.emit(row.finding.place)
