"""The form for one source: what it is, what it is worth, notes, its file and other versions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from journal_desktop.app.sources import contributors, rekeying
from journal_desktop.app.sources import fields as source_fields
from journal_desktop.core.source import Source
from journal_desktop.gui.ask import Ask
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import save_or_cancel
from journal_desktop.gui.sources.fields_box import Fields
from journal_desktop.gui.sources.file_page import FilePage
from journal_desktop.gui.sources.pages import EvidencePage, NotesPage, ReferencePage
from journal_desktop.gui.sources.people import PeopleTable
from journal_desktop.gui.sources.questions import SourceAbout
from journal_desktop.gui.typed_form import TypedForm


class SourceForm(TypedForm):
    """Edits a copy of a source; what it says is taken only with “Save”."""

    def __init__(
        self,
        source: Source,
        ask: Ask,
        *,
        is_new: bool,
        about: SourceAbout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, "The source has not been saved.", parent)
        self.setWindowTitle("Add a source" if is_new else "Edit source")
        self.resize(640, 600)
        self.setMinimumSize(480, 360)
        self._source = source
        told = about or SourceAbout()
        self._keys = told.keys
        self._fields = Fields()
        self.reference = ReferencePage(self._fields, source)
        self.evidence = EvidencePage(self._fields, source, told)
        self.notes = NotesPage(self._fields)
        self.files = FilePage(self._fields, source, told, ask, is_new=is_new)
        self.tabs = QTabWidget()
        self.missing = wrapped("", "faint")
        self.buttons, _ = save_or_cancel(self)
        self._arrange()
        self._fields.fill(source_fields.fields(source))
        self.reference.show_type()
        self._fields.left.connect(self._mark)
        self._fields.mended.connect(self._clear)
        self.reference.looked.connect(self._remark)
        self._remark()
        self.begin(self.source)
        self.line("title").setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.line("title").home(False))

    def source(self) -> Source:
        """The source as the form says."""
        today = date.today().isoformat()  # noqa: DTZ011 - the user's own calendar day
        made = source_fields.with_fields(self._source, self._fields.shown, today)
        for role, names in self.reference.people.items():
            made = contributors.with_names(made, role, names)
        return self.files.with_versions(self.evidence.with_seen(made))

    def line(self, name: str) -> QLineEdit:
        """The line of that field."""
        return self._fields.lines[name].line

    def fault(self, name: str) -> str:
        """What is said under the line of that field, which is marked then."""
        field = self._fields.lines[name]
        return field.sentence if field.is_faulty else ""

    def remark(self, name: str) -> str:
        """What is quietly said under the line of that field."""
        field = self._fields.lines[name]
        return "" if field.is_faulty else field.sentence

    def people(self) -> PeopleTable:
        """The table of the authors, or of those in the role that is chosen."""
        return self.reference.table

    def accept(self) -> None:
        """Take the source, or mark what is wrong and go there."""
        found = self._problems()
        if not found:
            super().accept()
            return
        for name, field in self._fields.lines.items():
            if name in found or field.is_faulty:
                field.show_fault(found.get(name, ""))
        name = next(each for each in self._fields.lines if each in found)
        page = next(p for p in (self.reference, self.files) if p.has(name))
        self.tabs.setCurrentWidget(page)
        first = self._fields.lines[name]
        first.line.setFocus()
        first.line.selectAll()
        QTimer.singleShot(0, self, lambda: page.ensureWidgetVisible(first))

    def _problems(self) -> dict[str, str]:
        """What is wrong with the fields, and a key that another source has."""
        found = source_fields.problems(self._fields.shown)
        key = self._fields.shown["key"].strip()
        if key and rekeying.is_taken(self._source, key, self._keys):
            taken = f"Another source has this key already. Choose another, such as {key}b."
            return {"key": taken, **found}
        return found

    def _arrange(self) -> None:
        self.tabs.setDocumentMode(True)
        for page, words in (
            (self.reference, "Reference"),
            (self.evidence, "Evidence and status"),
            (self.notes, "Notes"),
            (self.files, "Key, file, versions"),
        ):
            self.tabs.addTab(page, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)

    def _mark(self, name: str) -> None:
        """Say what is wrong with what was typed in a line that is left."""
        field = self._fields.lines[name]
        if field.line.text().strip():
            field.show_fault(self._problems().get(name, ""))
        self._remark()

    def _clear(self, name: str) -> None:
        """Say no longer what was wrong once it is mended."""
        field = self._fields.lines[name]
        if field.is_faulty:
            field.show_fault(self._problems().get(name, ""))

    def _remark(self) -> None:
        """Say quietly what readers will miss, once there is something to print."""
        shown = self._fields.shown
        date_ = self._fields.lines["issued"]
        if not date_.is_faulty:
            date_.show_remark(source_fields.remark(shown["issued"]))
        lacking = (
            source_fields.lacking(shown, self.reference.people)
            if any(shown[name].strip() for name in ("title", "DOI", "PMID", "URL"))
            else ()
        )
        self.missing.setText(f"Readers will miss: {', '.join(lacking)}." if lacking else "")
