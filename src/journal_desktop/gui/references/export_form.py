"""Which references to export, in which format, and where to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui.labels import label
from journal_desktop.gui.sources.questions import FORMATS, Format, ReferencesWish, Stock
from journal_desktop.gui.words import counted

Which = Literal["chosen", "article", "library"]


class ReferencesForm(QDialog):
    """Three choices, each with an answer that is likely from the start."""

    def __init__(self, stock: Stock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export references")
        self.resize(420, 340)
        named: tuple[tuple[Which, str, int], ...] = (
            ("chosen", "What is chosen in the panel", stock.chosen),
            ("article", "What this article lists", stock.article),
            ("library", "The whole library", stock.library),
        )
        self.which: dict[Which, QRadioButton] = {}
        for each, words, number in named:
            made = QRadioButton(f"{words}: {counted(number, 'source')}")
            made.setEnabled(bool(number))
            self.which[each] = made
        self.formats: dict[Format, QRadioButton] = {
            each: QRadioButton(words) for each, (words, _) in FORMATS.items()
        }
        self.file = QRadioButton("A file")
        self.clipboard = QRadioButton("The clipboard")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setObjectName("primary")
        go.setEnabled(bool(stock.library))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._arrange()
        likely: Which = "chosen" if stock.chosen > 1 else "article" if stock.article else "library"
        for chosen in (self.which[likely], self.formats["bibtex"], self.file):
            chosen.setChecked(True)
        self.which[likely].setFocus()

    @property
    def wish(self) -> ReferencesWish:
        """What was chosen."""
        which: Which = next(each for each, choice in self.which.items() if choice.isChecked())
        form: Format = next(each for each, choice in self.formats.items() if choice.isChecked())
        return ReferencesWish(which, form, self.file.isChecked())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(6)
        for words, choices in (
            ("What", tuple(self.which.values())),
            ("As", tuple(self.formats.values())),
            ("To", (self.file, self.clipboard)),
        ):
            if layout.count():
                layout.addSpacing(8)
            layout.addWidget(label(words, "faint"))
            group = QButtonGroup(self)
            for each in choices:
                group.addButton(each)
                layout.addWidget(each)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
