"""The backups of whichever library is open: made in a lane of their own, told where it matters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal_desktop.app.backup.backing_up import BackingUp, Kind
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.timers import Pause

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

SETTLED = 8000
"""Milliseconds after which an opened library is looked after: its window comes first."""


class Backups(QObject):
    """Follows the desk from library to library."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.lane = Lane("backups", self)
        self.making: BackingUp | None = None
        desk.opened.connect(self._follow)
        desk.window.closing.connect(self.close)
        self._follow()

    def before_bulk(self, then: Callable[[], None]) -> None:
        """Back up the library before much of it is changed, then call *then*."""
        self._follow()
        if self.making is None:
            then()
        else:
            self.making.before_bulk(then)

    def choose_place(self, place: Path | None) -> None:
        """Copy every backup to that folder too, or to none."""
        self._desk.remember(backup_place=str(place or ""))
        if self.making is not None:
            self.making.place = place

    def close(self) -> None:
        """Make no more, and wait for the end of what is being made."""
        if self.making is not None:
            self.making.stop()
        self.lane.shutdown()

    def _follow(self) -> None:
        workspace = self._desk.workspace
        if self.making is not None:
            if workspace is not None and self.making.library is workspace.library:
                return
            self.making.stop()
            self.making = None
        if workspace is None:
            return
        place = self._desk.settings.backup_place
        self.making = making = BackingUp(
            workspace.library,
            self.lane,
            partial(Pause, parent=self),
            self._tell,
            place=Path(place) if place else None,
        )
        making.made.append(self.changed.emit)
        QTimer.singleShot(SETTLED, self, lambda: self._start(making))

    def _start(self, making: BackingUp) -> None:
        if making is self.making:
            making.start()

    def _tell(self, kind: Kind, error: JournalError) -> None:
        if kind == "place":
            self._desk.window.status.show_notice(str(error))
        else:
            self._desk.window.messages.warn(str(error))


def backups_of(desk: Desk) -> Backups:
    """The backups of that desk, made when first asked for."""
    found = desk.findChild(Backups)
    return found if isinstance(found, Backups) else Backups(desk)
