"""The line under the list that warns of a chosen source, until somebody has seen it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journal_desktop.app.sources.listed import WARNED, is_unseen
from journal_desktop.core import dates
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button

_SAID = {
    SourceStatus.RETRACTED: "This source was retracted",
    SourceStatus.CONCERN: "Its journal has published an expression of concern about this source",
    SourceStatus.CORRECTED: "This source has a correction",
    SourceStatus.REINSTATED: "This source was retracted and reinstated",
    SourceStatus.PREPRINT: "This source is a preprint: nobody had reviewed it",
}


def status_words(source: Source) -> str:
    """What became of *source*, since when and who says so; nothing when nothing did."""
    said = _SAID.get(source.status)
    if said is None:
        return ""
    day = dates.read(source.status_date)
    when = f" on {dates.printed(day)}" if day else ""
    told_by = "as its title says" if source.status_origin == "title" else source.status_origin
    who = f" ({told_by})" if told_by else ""
    return f"{said}{when}{who}."


class SourceWarning(QFrame):
    """Warns once: a button says that it was seen, and it is quiet from then on."""

    seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._source = ""
        self._words = wrapped()
        self._seen = button("I have seen this", lambda: self.seen.emit(self._source), "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._seen)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; nothing while there is nothing to say."""
        return "" if self.isHidden() else self._words.text()

    @property
    def seen_button(self) -> QPushButton:
        """The button that says that it was seen."""
        return self._seen

    def show_source(self, source: Source | None) -> None:
        """Warn of that source, if it is one to warn of."""
        words = status_words(source) if source is not None and source.status in WARNED else ""
        self.setVisible(bool(words))
        if source is None or not words:
            return
        self._source = source.id
        unseen = is_unseen(source)
        grave = source.status is not SourceStatus.CORRECTED
        self.setProperty("kind", ("bad" if grave else "warn") if unseen else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._seen.setVisible(unseen)
