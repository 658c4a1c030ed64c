"""The questions about sources, as dialogs over the window."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from journal_desktop.app.references.receiving import Part, Received
from journal_desktop.app.sources.twins import Group
from journal_desktop.core.ids import SourceId
from journal_desktop.gui.picker import Picker
from journal_desktop.gui.references.export_form import ReferencesForm
from journal_desktop.gui.references.import_form import ImportForm
from journal_desktop.gui.references.taken_form import TakenForm
from journal_desktop.gui.sources.group_form import GroupForm
from journal_desktop.gui.sources.picker import SourcePicker
from journal_desktop.gui.sources.questions import (
    Find,
    GroupAnswer,
    ReferencesWish,
    Stock,
    TwinAnswer,
)

_REFERENCES = (
    "References (*.bib *.bibtex *.ris *.nbib *.enw *.ciw *.json *.xml *.txt);;All files (*)"
)
_NOTICES = "Retraction Watch (*.csv);;All files (*)"


class SourceDialogs:
    """Asks whether to go on, and about sources, with dialogs over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(self, question: str, explanation: str, yes: str, no: str = "Cancel") -> bool:
        """Whether to go on with what *yes* says, and not to stay with *no*."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Journal Desktop", question, parent=self._above)
        box.setInformativeText(explanation)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is go

    def references(self, words: str, files: tuple[Path, ...]) -> tuple[Part, ...] | None:
        """What to import: words that were pasted, and files."""
        form = ImportForm(self, words, files, self._above)

        def choose() -> None:
            names, _ = QFileDialog.getOpenFileNames(form, "Choose files", "", _REFERENCES)
            form.add_files(map(Path, names))

        form.files_asked.connect(choose)
        return form.parts if _accepted(form) else None

    def taken(self, received: tuple[Received, ...], words: str) -> TwinAnswer | None:
        """Show what became of an import; perhaps something is to be done about a twin."""
        form = TakenForm(received, words, self._above)

        def save(report: str) -> None:
            name, _ = QFileDialog.getSaveFileName(form, "Save the report", "references.txt")
            if name:
                with suppress(OSError):  # the report is still on the screen
                    Path(name).write_text(report, encoding="utf-8")

        form.save_asked.connect(save)
        return form.answer if _accepted(form) else None

    def group(self, groups: tuple[Group, ...], place: int) -> GroupAnswer | None:
        """Show sources that may be one; perhaps something is to be done about one of them."""
        form = GroupForm(groups, place, self._above)
        return form.answer if _accepted(form) else None

    def other_source(self, title: str, find: Find) -> SourceId | None:
        """Which source of the library."""
        picker = SourcePicker(title, find, self._above)
        return picker.chosen if _accepted(picker) else None

    def place(self, title: str, places: tuple[tuple[str, str], ...]) -> str | None:
        """Which of these places to go to."""
        choices = tuple((key, words, words) for key, words in places)
        picker = Picker("Go there", "Words of its title", choices, self._above)
        picker.setWindowTitle(title)
        return picker.chosen if _accepted(picker) else None

    def references_wish(self, stock: Stock) -> ReferencesWish | None:
        """What to export, and as what."""
        form = ReferencesForm(stock, self._above)
        return form.wish if _accepted(form) else None

    def references_file(self, suggestion: str) -> Path | None:
        """Where to write references."""
        name, _ = QFileDialog.getSaveFileName(self._above, "Export references", suggestion)
        return Path(name) if name else None

    def attachment(self, folder: str) -> Path | None:
        """Which file belongs to a source."""
        name, _ = QFileDialog.getOpenFileName(self._above, "Attach a file", folder)
        return Path(name) if name else None

    def retraction_list(self, folder: str) -> Path | None:
        """Which file is the list of retractions."""
        title = "Load a retraction list"
        name, _ = QFileDialog.getOpenFileName(self._above, title, folder, _NOTICES)
        return Path(name) if name else None

    @property
    def _above(self) -> QWidget:
        return QApplication.activeModalWidget() or self._parent


def _accepted(dialog: QDialog) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted
