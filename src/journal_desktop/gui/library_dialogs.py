"""The questions about the library as a whole, and its backups, as dialogs over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from journal_desktop.app.salvage.words import Report
from journal_desktop.gui.ask import TreeWish
from journal_desktop.gui.backups.form import BackupsForm
from journal_desktop.gui.backups.salvage_form import SalvageForm
from journal_desktop.gui.backups.view import BackupsView
from journal_desktop.gui.library.tree_form import TreeForm
from journal_desktop.gui.replace.form import ReplaceForm
from journal_desktop.gui.replace.view import ReplaceView
from journal_desktop.gui.source_dialogs import SourceDialogs
from journal_desktop.gui.trash.form import TrashForm
from journal_desktop.gui.trash.view import TrashView


class LibraryDialogs(SourceDialogs):
    """Asks about the library with dialogs over one window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups: BackupsForm | None = None
        self._replacing: ReplaceForm | None = None
        self._trash: TrashForm | None = None

    def show_backups(self, view: BackupsView) -> None:
        """Show the backups beside the window, which goes on; only once."""
        if self._backups is None or self._backups.view is not view:
            self._backups = BackupsForm(view, self._parent)
        self._backups.come_forward()

    def show_replacing(self, view: ReplaceView) -> None:
        """Show what to find and replace beside the window, which goes on; only once."""
        if self._replacing is None or self._replacing.view is not view:
            self._replacing = ReplaceForm(view, self._parent)
        self._replacing.come_forward()

    def show_trash(self, view: TrashView) -> None:
        """Show the trash beside the window, which goes on; only once."""
        if self._trash is None or self._trash.view is not view:
            self._trash = TrashForm(view, self._parent)
        self._trash.come_forward()

    def picture_file(self, suggestion: str) -> Path | None:
        """Where to put a picture as a file of its own."""
        name, _ = QFileDialog.getSaveFileName(self._above, "Save the picture", suggestion)
        return Path(name) if name else None

    def show_salvage(self, report: Report) -> str:
        """Show what could be salvaged of a damaged library; the article to open then, if any."""
        form = SalvageForm(report, self._parent)
        form.exec()
        return form.article

    def library_export(self, folder: str, name: str) -> TreeWish | None:
        """Where a whole library goes, and what of it."""
        form = TreeForm(folder, name, self._parent)

        def choose() -> None:
            if chosen := QFileDialog.getExistingDirectory(form, "Where to put it", folder):
                form.target.show_folder(chosen)

        form.target.folder_asked.connect(choose)
        return form.wish() if form.exec() == TreeForm.DialogCode.Accepted else None

    def folder_to_import(self, folder: str) -> Path | None:
        """Which exported folder to take in."""
        title = "Import an exported library or journal"
        chosen = QFileDialog.getExistingDirectory(self._parent, title, folder)
        return Path(chosen) if chosen else None

    def backup_place(self, folder: str) -> Path | None:
        """Which folder gets a copy of every backup."""
        title = "A second place for backups"
        chosen = QFileDialog.getExistingDirectory(self._above, title, folder)
        return Path(chosen) if chosen else None

    def backup_as_library(self, suggestion: str) -> Path | None:
        """Where to put a backup as a library of its own."""
        return self._library_file("Open as a library of its own", suggestion)

    def library_copy(self, suggestion: str) -> Path | None:
        """Where to put a copy of a library that can't be written."""
        return self._library_file("Save a copy of the library", suggestion)

    def _library_file(self, title: str, suggestion: str) -> Path | None:
        kind = "Journal libraries (*.journal)"
        name, _ = QFileDialog.getSaveFileName(self._above, title, suggestion, kind)
        ending = "" if name.endswith(".journal") else ".journal"
        return Path(f"{name}{ending}") if name else None
