"""The particulars of the journal: its name, categories, dates, colour and citation style."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app import particulars
from journal_desktop.app.formatting import web_address
from journal_desktop.core.dates import STYLES, printed
from journal_desktop.core.journal import Journal
from journal_desktop.gui.cite.style_chooser import StyleChooser
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import number, save_or_cancel, several_lines
from journal_desktop.gui.typed_form import Confirming, TypedForm

if TYPE_CHECKING:
    # The engine for styles is loaded with the first style, not with the window.
    from journal_desktop.app.styles.shelf import StyleShelf

_SAMPLE_DAY = date(2026, 6, 24)
_LINES = {
    "title": ("Title", ""),
    "tagline": ("Tagline", "one line under the title"),
    "language": ("Language", "en-GB"),
    "base_url": ("Web address", "https://example.org/journal, where it will be published"),
    "accent": ("Colour", "#0a6463"),
}


class JournalForm(TypedForm):
    """Edits a copy of the journal's particulars; taken only with “Save”.

    `styles` is where its citation style is chosen.
    """

    def __init__(
        self,
        journal: Journal,
        shelf: StyleShelf,
        ask: Confirming,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, "The settings have not been saved.", parent)
        self.setWindowTitle("Journal settings")
        self.resize(1040, 600)
        self._journal = journal
        self.styles = StyleChooser(shelf, journal.profile.citation_style)
        self._lines: dict[str, QLineEdit] = {}
        self._problem = wrapped("", "warning")
        self._categories = several_lines("Categories, one per line", 90)
        self._disclaimer = several_lines("Disclaimer at the foot of every article", 90)
        self._dates = QComboBox()
        self._dates.setAccessibleName("How dates are written")
        for style in STYLES:
            self._dates.addItem(printed(_SAMPLE_DAY, style, journal.language), style)
        self._pace = number("Reading pace", 100, 400, " words a minute")
        self.buttons, self._save = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._form(), 5)
        columns.addWidget(self.styles, 4)
        layout.addLayout(columns, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self.buttons)
        self._fill(particulars.journal_fields(journal))
        self.begin(lambda: self.shown)

    def journal(self) -> Journal:
        """The journal as the form says."""
        typed = self.shown
        meant = {
            "base_url": web_address(typed["base_url"]),
            "accent": QColor(typed["accent"]).name(),
        }
        return particulars.journal_with_fields(self._journal, typed | meant)

    @property
    def shown(self) -> dict[str, str]:
        """The fields as they stand."""
        return {name: line.text() for name, line in self._lines.items()} | {
            "categories": self._categories.toPlainText(),
            "disclaimer": self._disclaimer.toPlainText(),
            "date_style": str(self._dates.currentData()),
            "words_per_minute": str(self._pace.value()),
            "citation_style": self.styles.style_id,
        }

    def line(self, name: str) -> QLineEdit:
        """The line of that field."""
        return self._lines[name]

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        for name, (words, hint) in _LINES.items():
            line = QLineEdit()
            line.setAccessibleName(words)
            line.setPlaceholderText(hint)
            self._lines[name] = line
            form.addRow(words, line)
        form.addRow("Categories", self._categories)
        form.addRow("Disclaimer", self._disclaimer)
        form.addRow("Dates", self._dates)
        form.addRow("Reading time", self._pace)
        for name in ("title", "language", "base_url", "accent"):
            self._lines[name].textChanged.connect(self._check)
        return form

    def _fill(self, shown: dict[str, str]) -> None:
        for name, line in self._lines.items():
            line.setText(shown[name])
        self._categories.setPlainText(shown["categories"])
        self._disclaimer.setPlainText(shown["disclaimer"])
        self._dates.setCurrentIndex(max(0, self._dates.findData(shown["date_style"])))
        self._pace.setValue(int(shown["words_per_minute"]))

    def _check(self) -> None:
        shown = {name: line.text().strip() for name, line in self._lines.items()}
        words = ""
        if not shown["title"]:
            words = "A journal needs a title."
        elif shown["base_url"] and not web_address(shown["base_url"]):
            words = "Write the web address as https://example.org/journal, or leave it empty."
        elif not particulars.is_language(shown["language"]):
            words = particulars.ODD_LANGUAGE
        elif not QColor(shown["accent"]).isValid():
            words = "Write the colour as #0a6463."
        self._problem.setText(words)
        self._save.setEnabled(not words)
