"""The form for one source: typed fields, people and organisations, and what it is worth."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app import source_fields
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.gui.ask import Ask
from journal_desktop.gui.marked import Marked
from journal_desktop.gui.parts import label, save_or_cancel, several_lines

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

    def __init__(
        self, source: Source, ask: Ask, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a source" if is_new else "Edit source")
        self.resize(620, 640)
        self._source = source
        self._ask = ask
        self._lines: dict[str, Marked] = {}
        self._texts: dict[str, QPlainTextEdit] = {}
        self._choices: dict[str, QComboBox] = {}
        self.buttons, _ = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        self._area = self._scrolled(self._form())
        layout.addWidget(self._area, 1)
        layout.addWidget(self.buttons)
        self._fill(source_fields.fields(source))
        self._begun = self.shown
        self.line("title").setFocus()
        self.line("key").setReadOnly(not is_new)

    @property
    def shown(self) -> dict[str, str]:
        """The fields as they stand."""
        lines = {name: field.line.text() for name, field in self._lines.items()}
        texts = {name: text.toPlainText() for name, text in self._texts.items()}
        return lines | texts | {n: str(c.currentData()) for n, c in self._choices.items()}

    def source(self) -> Source:
        """The source as the form says."""
        return source_fields.with_fields(self._source, self.shown)

    def line(self, name: str) -> QLineEdit:
        """The line of that field."""
        return self._lines[name].line

    def fault(self, name: str) -> str:
        """What is said under the line of that field, which is marked then."""
        return self._lines[name].sentence if self._lines[name].is_faulty else ""

    def people(self) -> QPlainTextEdit:
        """The field of the authors."""
        return self._texts["authors"]

    def accept(self) -> None:
        """Take the source, or mark what is wrong and go there."""
        found = source_fields.problems(self.shown)
        if not found:
            super().accept()
            return
        for name, field in self._lines.items():
            field.show_fault(found.get(name, ""))
        first = next(field for name, field in self._lines.items() if name in found)
        first.line.setFocus()
        first.line.selectAll()
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(first))

    def reject(self) -> None:
        """Close without taking anything; ask first where something was typed."""
        if self.shown == self._begun or self._is_left_behind or self._may_discard():
            super().reject()

    @property
    def _is_left_behind(self) -> bool:
        """Whether the window has gone, as at log-out, when nobody is there to answer."""
        window = self.parentWidget()
        return window is not None and not window.isVisible()

    def _may_discard(self) -> bool:
        question, explanation = "Discard what you typed?", "The source has not been saved."
        return self._ask.confirm(question, explanation, "Discard", "Keep editing")

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

    def _line(self, name: str, words: str, hint: str = "") -> Marked:
        field = self._lines[name] = Marked(words, hint)
        field.line.textChanged.connect(lambda: self._clear(name))
        field.line.editingFinished.connect(lambda: self._mark(name))
        return field

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
        for name, field in self._lines.items():
            field.line.setText(shown.get(name, ""))
            field.line.setCursorPosition(0)
        for name, text in self._texts.items():
            text.setPlainText(shown.get(name, ""))
        for name, choice in self._choices.items():
            value = shown.get(name, "")
            if choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.setCurrentIndex(choice.findData(value))

    def _mark(self, name: str) -> None:
        """Say what is wrong with what was typed in a line that is left."""
        if self.line(name).text().strip():
            self._lines[name].show_fault(source_fields.problems(self.shown).get(name, ""))

    def _clear(self, name: str) -> None:
        """Say no longer what was wrong once it is mended."""
        if self._lines[name].is_faulty:
            self._lines[name].show_fault(source_fields.problems(self.shown).get(name, ""))
