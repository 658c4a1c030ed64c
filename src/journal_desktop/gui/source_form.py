"""The form for one source: typed fields, people and organisations, and what it is worth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app import source_fields
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui.parts import label, save_or_cancel, several_lines, wrapped

_STATUS_WORDS = {
    SourceStatus.UNCHECKED: "Not checked",
    SourceStatus.OK: "Nothing known against it",
    SourceStatus.PREPRINT: "Preprint",
    SourceStatus.CORRECTED: "Corrected",
    SourceStatus.CONCERN: "Expression of concern",
    SourceStatus.RETRACTED: "Retracted",
    SourceStatus.REINSTATED: "Reinstated",
}
_CHOICES = {
    "type": source_fields.TYPES,
    "peer_reviewed": {"": "Not known", "yes": "Yes", "no": "No"},
    "status": {status.value: words for status, words in _STATUS_WORDS.items()},
}


class SourceForm(QDialog):
    """Edits a copy of a source; what it says is taken only with “Save”."""

    def __init__(self, source: Source, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a source" if is_new else "Edit source")
        self.resize(620, 640)
        self._source = source
        self._lines: dict[str, QLineEdit] = {}
        self._texts: dict[str, QPlainTextEdit] = {}
        self._choices: dict[str, QComboBox] = {}
        self._problem = wrapped("", "warning")
        self.buttons, self._save = save_or_cancel(self)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.addWidget(self._scrolled(self._form()), 1)
        layout.addLayout(foot)
        self._fill(source_fields.fields(source))
        self._lines["title"].setFocus()
        self._lines["key"].setReadOnly(not is_new)
        self._check()

    @property
    def shown(self) -> dict[str, str]:
        """The fields as they stand."""
        lines = {name: line.text() for name, line in self._lines.items()}
        texts = {name: text.toPlainText() for name, text in self._texts.items()}
        return lines | texts | {n: str(c.currentData()) for n, c in self._choices.items()}

    def source(self) -> Source:
        """The source as the form says."""
        return source_fields.with_fields(self._source, self.shown)

    def line(self, name: str) -> QLineEdit:
        """The line of that field."""
        return self._lines[name]

    def people(self) -> QPlainTextEdit:
        """The field of the authors."""
        return self._texts["authors"]

    def accept(self) -> None:
        if not source_fields.problems(self.shown):
            super().accept()

    def _form(self) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow("&Type", self._choice("type", "Type"))
        form.addRow("T&itle", self._line("title", "Title"))
        authors = self._text("authors", "Authors", 84)
        authors.setPlaceholderText("One per line: Family, Given\nAn organisation without a comma")
        form.addRow("&Authors", authors)
        form.addRow("&Date", self._line("issued", "Date", "2025, 2025-03 or 2025-03-14"))
        for name, words in source_fields.CSL_TEXT.items():
            if name != "title":
                form.addRow(words, self._line(name, words))
        form.addRow(label("What readers should know of it", "faint"))
        hints = {"kind": "Peer-reviewed review", "design": "Randomised trial", "n": "619 people"}
        for name, words in source_fields.OWN_TEXT.items():
            form.addRow(words, self._line(name, words, hints.get(name, "")))
        form.addRow("Peer reviewed", self._choice("peer_reviewed", "Peer reviewed"))
        form.addRow("Status", self._choice("status", "Status"))
        form.addRow(label("For yourself", "faint"))
        form.addRow("Citation key", self._line("key", "Citation key", "made when you save"))
        form.addRow("Tags", self._line("tags", "Tags", "separated by commas"))
        form.addRow("Notes", self._text("notes", "Notes", 64))
        return holder

    def _scrolled(self, form: QWidget) -> QScrollArea:
        area = QScrollArea()
        form.setObjectName("paper")
        area.setWidgetResizable(True)
        area.setWidget(form)
        return area

    def _line(self, name: str, words: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(words)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self._check)
        self._lines[name] = line
        return line

    def _text(self, name: str, words: str, height: int) -> QPlainTextEdit:
        text = several_lines(words, height)
        self._texts[name] = text
        return text

    def _choice(self, name: str, words: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(words)
        for value, shown in _CHOICES[name].items():
            choice.addItem(shown, value)
        self._choices[name] = choice
        return choice

    def _fill(self, shown: dict[str, str]) -> None:
        for name, line in self._lines.items():
            line.setText(shown.get(name, ""))
            line.setCursorPosition(0)
        for name, text in self._texts.items():
            text.setPlainText(shown.get(name, ""))
        for name, choice in self._choices.items():
            value = shown.get(name, "")
            if choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.setCurrentIndex(choice.findData(value))

    def _check(self) -> None:
        found = source_fields.problems(self.shown)
        self._problem.setText(next(iter(found.values()), ""))
        self._save.setEnabled(not found)
