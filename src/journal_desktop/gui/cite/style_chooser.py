"""The choice of a citation style: every style with its kind, and how the chosen one looks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.cite.styles import Kind, Offer, Style
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button

if TYPE_CHECKING:
    # The engine for styles is loaded with the first style, not with the window.
    from journal_desktop.app.styles.shelf import Look, StyleShelf

_KINDS = {
    Kind.NUMERIC: "numbers",
    Kind.AUTHOR_DATE: "author and year",
    Kind.AUTHOR: "authors",
    Kind.LABEL: "labels",
    Kind.NOTE: "footnotes",
}
_SAID = {
    Kind.NUMERIC: re.compile("number|numer", re.IGNORECASE),
    Kind.AUTHOR_DATE: re.compile(r"author.{1,5}(date|year)", re.IGNORECASE),
    Kind.AUTHOR: re.compile("author", re.IGNORECASE),
    Kind.LABEL: re.compile("label", re.IGNORECASE),
    Kind.NOTE: re.compile("note", re.IGNORECASE),
}
"""How a title says the kind of its style."""
_ID = Qt.ItemDataRole.UserRole


class StyleChooser(QWidget):
    """Lists the styles of a shelf; `add_asked` wants a file to be chosen, for `add`."""

    add_asked = Signal()

    def __init__(self, shelf: StyleShelf, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._offers: tuple[Offer, ...] = ()
        self._asked = ""
        self.list = QListWidget()
        self.list.setAccessibleName("Citation style")
        self.look = QTextBrowser()
        self.look.setAccessibleName("How the style looks")
        self.look.setOpenLinks(False)
        self.problem = wrapped("", "warning")
        self.note = wrapped("", "soft")
        self.add_button = button("Add a style…", self.add_asked.emit)
        self.add_button.setToolTip("Any style file (.csl) of the Citation Style Language")
        top = QHBoxLayout()
        top.addWidget(label("Citation style"), 1)
        top.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.problem)
        layout.addWidget(self.look, 4)
        layout.addWidget(self.note)
        self.problem.hide()
        self.list.currentItemChanged.connect(self._show_look)
        self._fill(chosen)

    @property
    def style_id(self) -> str:
        """The id of the style that is chosen."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item else ""

    def choose(self, name: str) -> None:
        """Choose the style of that id."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == name:
                self.list.setCurrentRow(row)

    def add(self, path: Path) -> None:
        """Take a style file into the library and choose it."""
        self._say("")
        self._shelf.add(path, self._show_added, self._refuse)

    def _fill(self, chosen: str) -> None:
        self._offers = self._shelf.offers()
        self.list.clear()
        for offer in self._offers:
            item = QListWidgetItem(_words(offer))
            item.setData(_ID, offer.id)
            item.setToolTip(offer.title)
            if not offer.is_there:
                item.setText(f"{offer.title} (not installed)")
                item.setToolTip("Run the set-up again with a connection to get this style.")
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        if chosen not in {offer.id for offer in self._offers}:
            item = QListWidgetItem(f"{chosen} (not in this library)")
            item.setData(_ID, chosen)
            self.list.addItem(item)
        self.choose(chosen)

    def _show_look(self) -> None:
        """Ask for the look of the chosen style; one at a time, whoever runs down the list."""
        name = self.style_id
        if name and not self._asked:
            self._asked = name
            self._shelf.look(name, self._show)

    def _show(self, look: Look) -> None:
        asked, self._asked = self._asked, ""
        if asked != self.style_id:
            self._show_look()
        else:
            self.look.setHtml(look.html)
            self.look.setVisible(not look.objection)
            self.note.setText(look.note)
            self._say(look.objection)

    def _show_added(self, style: Style) -> None:
        self._fill(style.id)

    def _refuse(self, error: JournalError) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


def _words(offer: Offer) -> str:
    """The title of a style, with its kind where the title does not say it."""
    if _SAID[offer.kind].search(offer.title):
        return offer.title
    return f"{offer.title} ({_KINDS[offer.kind]})"
