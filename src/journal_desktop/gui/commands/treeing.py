"""Commands on exports that are whole: of the library, and of what comes in as a folder or zip."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal_desktop.app.ports import Progress
from journal_desktop.app.trees.arrived import Arrived
from journal_desktop.app.trees.taking_exports import take_export
from journal_desktop.app.trees.tree_export import Exported, Wish, export_library
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.journal import Journal
from journal_desktop.core.slugs import slug
from journal_desktop.gui import opening
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.commands.filling import may_fill
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.words import counted

_NOT_EXPORTED = "The export was cancelled. Nothing was changed."
_NOT_TAKEN = "The import was cancelled. Nothing was added."


class TreeCommands:
    """Export the whole library, and take in what was exported."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export(self) -> None:
        """Export the whole library, as asked for."""
        desk, workspace = self._desk, self._desk.workspace
        if workspace is None:
            return
        folder = desk.settings.export_folder or str(Path.home())
        name = f"{slug(workspace.journal.title or 'library')}-library"
        wish = desk.ask.library_export(folder, name)
        if wish is None or not may_fill(
            self._desk.ask, wish.target, "the library is", zipped=wish.zipped
        ):
            return
        desk.remember(export_folder=str(wish.target.parent))
        workspace.save_now()
        what = Wish(wish.history, wish.trash, wish.notices)

        def work(progress: Progress) -> Exported:
            return export_library(
                workspace.library, wish.target, what, zipped=wish.zipped, progress=progress
            )

        def begin(_: None) -> None:
            run_job(desk, work, self._show_exported, _NOT_EXPORTED)

        desk.store.run(lambda: None, begin, desk.fail)

    def take_folder(self) -> None:
        """Take in a folder that was exported, of a library or a journal."""
        if self._desk.workspace is not None:
            folder = self._desk.ask.folder_to_import(self._desk.settings.export_folder)
            if folder is not None:
                self.take(folder)

    def take(self, path: Path) -> None:
        """Take in the folder or zip at *path*, once the library is backed up."""
        desk, workspace = self._desk, self._desk.workspace
        if workspace is None:
            return
        library = workspace.library

        def work(progress: Progress) -> tuple[Arrived, Journal]:
            return take_export(library, path, progress), library.journal()

        def show(found: tuple[Arrived, Journal]) -> None:
            if workspace is desk.workspace:
                self._show_arrived(workspace, path.name, *found)

        def begin(_: None) -> None:
            run_job(desk, work, show, _NOT_TAKEN)

        workspace.save_now()
        backups_of(desk).before_bulk(lambda: desk.store.run(lambda: None, begin, desk.fail))

    def _show_exported(self, done: Exported) -> None:
        messages = self._desk.window.messages
        words = (
            f"The whole library is in {done.target}: {counted(done.articles, 'article')} and "
            f"{counted(done.sources, 'source')}."
        )
        place = done.target if done.target.is_dir() else done.target.parent

        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

        lines = (*done.left_out, *(f"Kept beside: {each}" for each in done.edited))
        if lines:
            asked = self._desk.ask
            words += f" {counted(len(lines), 'thing')} to look at."
            messages.warn(words, "Show", lambda: asked.show_report(words, lines))
        else:
            messages.tell(words, "Open folder", open_folder)

    def _show_arrived(
        self, workspace: Workspace, name: str, arrived: Arrived, journal: Journal
    ) -> None:
        desk, window = self._desk, self._desk.window
        opening.meet_journal(desk, journal)
        new = [each for each in arrived.articles if each.fate == "new"]

        def open_newest() -> None:
            if new:
                workspace.open(ArticleId(new[-1].id))

        workspace.load(open_newest)
        words = f"{name}: {arrived.words}"
        lines = (*(f"{_FATES[a.fate]}: {a.title}" for a in arrived.articles), *arrived.remarks)

        def show() -> None:
            desk.ask.show_report(words, lines)

        desk.last_import = show
        desk.changed.emit()
        if arrived.remarks or arrived.count("version"):
            window.messages.warn(words, "Show", show)
        else:
            window.messages.tell(words, "Show", show)


_FATES = {
    "new": "New",
    "same": "Already here",
    "version": "Here with other words; the imported ones are in its history",
    "trash": "In the trash",
    "damaged": "Damaged here, and left as it is",
}
