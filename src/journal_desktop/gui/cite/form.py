"""The form of one cite: where in the source, and the words around it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from journal_desktop.app.sources import locators
from journal_desktop.core.citations import Cite
from journal_desktop.gui.labels import label

_HEADING = 52


class CiteForm(QWidget):
    """Fills its fields from a cite and gives back what they hold."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.counted = QComboBox()
        self.counted.setAccessibleName("What the locator counts")
        for written, words in locators.LABELS:
            self.counted.addItem(words, written)
        self.value = line("Locator", "such as 4–6")
        self.prefix = line("Words before", "such as “see”")
        self.suffix = line("Words after", "such as “and its supplement”")
        self.hides = QCheckBox("Leave out the author’s name")
        place = QHBoxLayout()
        place.setSpacing(6)
        place.addWidget(self.counted)
        place.addWidget(self.value, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.addRow(heading("Locator"), place)
        form.addRow(heading("Before"), self.prefix)
        form.addRow(heading("After"), self.suffix)
        form.addRow("", self.hides)
        for field in (self.value, self.prefix, self.suffix):
            field.textChanged.connect(self._tell)
        self.counted.currentIndexChanged.connect(self._tell)
        self.hides.toggled.connect(self._tell)

    def show_cite(self, cite: Cite | None) -> None:
        """Show what *cite* has, or that there is none."""
        self._is_filling = True
        shown = cite or Cite("")
        counted, value = locators.parted(shown.locator)
        self.counted.setCurrentIndex(max(0, self.counted.findData(counted)))
        self.value.setText(value)
        self.prefix.setText(shown.prefix)
        self.suffix.setText(shown.suffix)
        self.hides.setChecked(shown.suppress_author)
        self.setEnabled(cite is not None)
        self._is_filling = False

    def filled(self, cite: Cite) -> Cite:
        """*cite* with what the fields hold."""
        return replace(
            cite,
            locator=locators.joined(self.counted.currentData(), self.value.text()),
            prefix=self.prefix.text().strip(),
            suffix=self.suffix.text().strip(),
            suppress_author=self.hides.isChecked(),
        )

    def _tell(self) -> None:
        if self._is_filling:
            return
        if self.value.text().strip() and not self.counted.currentData():
            self._is_filling = True
            self.counted.setCurrentIndex(1)  # a bare number is a page
            self._is_filling = False
        self.changed.emit()


def heading(words: str) -> QLabel:
    """What stands before a field, as wide as before every other one."""
    made = label(words)
    made.setFixedWidth(_HEADING)
    return made


def line(name: str, hint: str) -> QLineEdit:
    """A line to type in, named for those who can't see it."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made
