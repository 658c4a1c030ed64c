"""Which sources the panel lists, and in which order: two small menus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from journal_desktop.app.sources.listed import Order, Show
from journal_desktop.gui.icons import icon

SHOWN = {
    Show.ARTICLE: "This article",
    Show.LIBRARY: "All sources",
    Show.UNUSED: "Unused",
    Show.DETAILS: "Needs details",
    Show.WARNED: "Retracted, in doubt, corrected",
}
SORTED = {
    Order.USE: "In order of use",
    Order.AUTHOR: "By author",
    Order.YEAR: "By year, newest first",
    Order.ADDED: "Last added or changed first",
}
_MANY = 40


class SourcesView(QObject):
    """Holds filter, tag and order, and shows them on two buttons."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show_ = Show.LIBRARY
        self.order = Order.USE
        self.tag = ""
        self._tags: tuple[str, ...] = ()
        self._filter = _tool("Which sources to list")
        self._sort = _tool("Order of the list")
        self._filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._sort.setIcon(icon("sort-ascending"))
        self.tools = (self._filter, self._sort)
        for tool, fill in ((self._filter, self._fill_filter), (self._sort, self._fill_sort)):
            tool.menu().aboutToShow.connect(fill)
        self._say()

    def show_tags(self, tags: Iterable[str]) -> None:
        """Offer those tags to filter by; one that is gone no longer hides anything."""
        self._tags = tuple(tags)
        if self.tag and self.tag not in self._tags:
            self.choose(self.show_)

    def choose(self, show: Show, tag: str = "") -> None:
        """List those sources."""
        self.show_, self.tag = show, tag
        self._say()
        self.changed.emit()

    def sort(self, order: Order) -> None:
        """List in that order."""
        self.order = order
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = f"#{self.tag}" if self.tag else SHOWN[self.show_].partition(",")[0]
        self._filter.setText(f"{words} ▾")
        self._filter.setAccessibleDescription(words)
        self._filter.setProperty("on", bool(self.tag) or self.show_ is not Show.LIBRARY)
        self._sort.setToolTip(f"Order of the list: {SORTED[self.order].lower()}")
        self._sort.setAccessibleDescription(SORTED[self.order])

    def _fill_filter(self) -> None:
        menu = self._filter.menu()
        menu.clear()
        group = QActionGroup(menu)
        for each, words in SHOWN.items():
            chosen = menu.addAction(words, lambda s=each: self.choose(s))
            chosen.setCheckable(True)
            chosen.setChecked(each is self.show_ and not self.tag)
            group.addAction(chosen)
        if self._tags:
            menu.addSeparator()
        for tag in self._tags[:_MANY]:
            chosen = menu.addAction(f"#{tag}".replace("&", "&&"), lambda t=tag: self._take(t))
            chosen.setCheckable(True)
            chosen.setChecked(tag == self.tag)
            group.addAction(chosen)

    def _take(self, tag: str) -> None:
        self.choose(Show.LIBRARY, tag)

    def _fill_sort(self) -> None:
        menu = self._sort.menu()
        menu.clear()
        group = QActionGroup(menu)
        for each, words in SORTED.items():
            chosen = menu.addAction(words, lambda o=each: self.sort(o))
            chosen.setCheckable(True)
            chosen.setChecked(each is self.order)
            group.addAction(chosen)


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(QMenu(made))
    return made
