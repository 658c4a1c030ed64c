"""The fields of the form of a source, whichever page they stand on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from journal_desktop.gui.marked import Marked
from journal_desktop.gui.parts import several_lines


class Fields(QObject):
    """Lines, texts and choices by the name of the field."""

    left = Signal(str)
    mended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, Marked] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        self.choices: dict[str, QComboBox] = {}

    @property
    def shown(self) -> dict[str, str]:
        """The fields as they stand."""
        lines = {name: field.line.text() for name, field in self.lines.items()}
        texts = {name: text.toPlainText() for name, text in self.texts.items()}
        return lines | texts | {n: str(c.currentData()) for n, c in self.choices.items()}

    def line(self, name: str, words: str, hint: str = "") -> Marked:
        """A new field of one line."""
        field = self.lines[name] = Marked(words, hint)
        field.line.textChanged.connect(lambda: self.mended.emit(name))
        field.line.editingFinished.connect(lambda: self.left.emit(name))
        return field

    def text(self, name: str, words: str, height: int) -> QPlainTextEdit:
        """A new field of several lines."""
        text = self.texts[name] = several_lines(words, height)
        return text

    def choice(self, name: str, words: str, choices: Mapping[str, str]) -> QComboBox:
        """A new field with things to choose from, each value with its words."""
        choice = self.choices[name] = QComboBox()
        choice.setAccessibleName(words)
        choice.setMaxVisibleItems(16)
        for value, shown in choices.items():
            choice.addItem(shown, value)
        return choice

    def fill(self, shown: Mapping[str, str]) -> None:
        """Show those values; one that a choice does not know becomes one of its choices."""
        for name, field in self.lines.items():
            field.line.setText(shown.get(name, ""))
            field.line.setCursorPosition(0)
        for name, text in self.texts.items():
            text.setPlainText(shown.get(name, ""))
        for name, choice in self.choices.items():
            value = shown.get(name, "")
            if choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.setCurrentIndex(choice.findData(value))
