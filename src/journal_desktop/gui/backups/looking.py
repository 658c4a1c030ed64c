"""Which backups there are, and what the chosen one holds, read behind the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_desktop.app.backup import contents as backup_contents
from journal_desktop.app.backup.contents import Kept, Look
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.backups.view import BackupsView, Row
from journal_desktop.store.backup.files import Backup

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk


class Looking(QObject):
    """Keeps a view of backups up to date; `chosen` is the backup that is looked into."""

    def __init__(self, desk: Desk, view: BackupsView) -> None:
        super().__init__(desk)
        self._desk = desk
        self.view = view
        self.chosen: Backup | None = None
        self._wanted: Kept | None = None
        view.backup_chosen.connect(self._look)
        view.kept_chosen.connect(self._detail)
        desk.opened.connect(self._begin)

    def look_again(self) -> None:
        """Compare the chosen backup with the library as it is by now."""
        if self.chosen is not None:
            self._look(self.chosen)

    def _begin(self) -> None:
        """Speak of the library that was just opened."""
        self.chosen = None
        self.view.show_look(None)
        self.list()

    def list(self) -> None:
        """Read which backups there are."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        backups = workspace.library.backups
        chosen = self._desk.settings.backup_place
        place = Path(chosen) if chosen else None

        def read() -> tuple[tuple[Row, ...], bool]:
            found = [Row(each, is_second=False) for each in backups.listed()]
            if place is not None:
                there = backups.listed(backups.folder_in(place))
                found += [Row(each, is_second=True) for each in there]
            newest = tuple(sorted(found, key=lambda row: row.backup.at, reverse=True))
            return newest, place is None or place.is_dir()

        def show(found: tuple[tuple[Row, ...], bool]) -> None:
            rows, is_there = found
            if workspace is self._desk.workspace:
                self.view.is_read_only = workspace.library.read_only
                self.view.show_rows(rows, backups.folder, place, is_place_there=is_there)

        self._desk.work.run(read, show, self._desk.fail)

    def _look(self, backup: Backup) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        self.chosen = backup
        library = workspace.library

        def show(look: Look) -> None:
            if self.chosen is backup:
                self.view.show_look(look)

        def fail(error: BaseException) -> None:
            if not isinstance(error, JournalError):
                raise error
            if self.chosen is backup:
                self.view.show_look(None, str(error))

        workspace.save_now()
        self.view.show_look(None, "Looking into it…")
        self._desk.work.run(lambda: backup_contents.look(library, backup.path), show, fail)

    def _detail(self, kept: Kept) -> None:
        workspace, backup = self._desk.workspace, self.chosen
        if workspace is None or backup is None:
            return
        library = workspace.library
        self._wanted = kept

        def show(words: str) -> None:
            if self._wanted is kept:
                self.view.show_detail(words)

        self._desk.work.run(
            lambda: backup_contents.differences(library, backup.path, kept), show, self._desk.fail
        )
