"""Find and replace in a window of its own: what would change is seen before it does."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.search.replacing import MOST, Wish
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button
from journal_desktop.gui.replace.places import ROW, PlaceList, PlaceRows
from journal_desktop.gui.replace.view import PlaceRow, ReplaceView
from journal_desktop.gui.words import counted

TYPING = 200
"""Milliseconds after a key press in which another one is awaited."""
_HINT = (
    "Type what to find. Nothing changes before you press Replace, and Undo takes all of it back."
)


class ReplaceForm(QDialog):
    """Stays open beside the window; every place is listed with a tick."""

    def __init__(self, view: ReplaceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle("Find and replace")
        self.resize(720, 520)
        self.sought, self.put = QLineEdit(view.find), QLineEdit()
        self.sought.setAccessibleName("Find")
        self.put.setAccessibleName("Replace with")
        self.case = QCheckBox("Match &case")
        self.whole = QCheckBox("&Whole words")
        self.links = QCheckBox("Also in &addresses of links")
        self.here = QRadioButton("In &this article")
        self.everywhere = QRadioButton("In all a&rticles")
        self.here.setChecked(True)
        self.model = PlaceRows()
        self.list = PlaceList(self.model)
        self.words = wrapped("", "soft")
        self.look = button("&Find", self._wish)
        self.turn = button("Untick a&ll", self._turn_all, "quiet")
        self.go = button("Replace", self._replace, "primary")
        self.close_button = button("Close", self.close)
        self._wished: Wish | None = None
        self._said = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self._wish_here)
        view.destroyed.connect(self._typing.stop)
        self._arrange()
        self._connect()
        self.show_places((), "")

    @property
    def wish(self) -> Wish:
        """What is to be replaced with what."""
        return Wish(
            self.sought.text(),
            self.put.text(),
            match_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
            in_links=self.links.isChecked(),
        )

    def show_places(self, found: tuple[PlaceRow, ...], words: str) -> None:
        """Show what was found, all of it ticked, or *words* that say something else."""
        self.model.off.clear()
        self.model.show(())
        self.model.show(found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._said = words
        self._say()

    def come_forward(self) -> None:
        """Be seen again."""
        self.sought.setText(self.view.find or self.sought.text())
        self.here.setEnabled(self.view.has_article)
        if not self.view.has_article:
            self.everywhere.setChecked(True)
        self.show()
        self.raise_()
        self.activateWindow()
        self.sought.setFocus()
        self.sought.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.sought.text():
            self._typing.start()

    def _connect(self) -> None:
        for each in (self.case, self.whole, self.links, self.here, self.everywhere):
            each.toggled.connect(self._change)
        self.sought.textChanged.connect(self._change)
        self.put.textChanged.connect(self._change)
        for field in (self.sought, self.put):
            field.returnPressed.connect(self._wish)
        self.list.turned.connect(self._say)
        self.list.activated.connect(self._go_to)
        self.view.shown.connect(self.show_places)

    def _change(self) -> None:
        """What was found is found no more: this article is searched again at once."""
        self._wished = None
        if self.here.isChecked():
            self._typing.start()
        else:
            self._typing.stop()
            self.show_places((), "Press Enter to look through all articles.")

    def _wish_here(self) -> None:
        if self.here.isChecked():
            self._wish()

    def _wish(self) -> None:
        self._typing.stop()
        self._wished = self.wish
        if self.sought.text():
            self.view.wished.emit(self._wished, self.everywhere.isChecked())
        else:
            self.show_places((), "")

    def _replace(self) -> None:
        if self._wished is not None and self.model.chosen:
            self.view.replace_asked.emit(tuple(each.place for each in self.model.chosen))

    def _turn_all(self) -> None:
        self.model.turn_all(on=not self.model.chosen)
        self._say()

    def _go_to(self, index: QModelIndex) -> None:
        row: PlaceRow = index.data(ROW)
        self.view.place_asked.emit(row.place)

    def _say(self) -> None:
        every, chosen = self.model.every, self.model.chosen
        words = self._said or _HINT
        if every:
            articles = len({each.place.article for each in every})
            words = f"{counted(len(every), 'place')} in {counted(articles, 'article')}."
            if len(every) >= MOST:
                words = f"The first {MOST:,} places. Replace these, then look again for the rest."
        self.words.setText(words)
        self.go.setText(f"Replace {len(chosen):,}" if chosen else "Replace")
        self.go.setEnabled(bool(chosen))
        self.turn.setText("Untick a&ll" if chosen else "Tick a&ll")
        self.turn.setEnabled(bool(every))
        self.look.setEnabled(bool(self.sought.text()))

    def _arrange(self) -> None:
        fields = QFormLayout()
        fields.addRow("Find", self.sought)
        fields.addRow("Replace with", self.put)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(fields)
        for group in ((self.case, self.whole, self.links), (self.here, self.everywhere)):
            row = QHBoxLayout()
            for each in group:
                row.addWidget(each)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.turn)
        foot.addStretch(1)
        for each in (self.look, self.go, self.close_button):
            foot.addWidget(each)
        for each in (self.look, self.go, self.close_button, self.turn):
            each.setAutoDefault(False)
        layout.addLayout(foot)
