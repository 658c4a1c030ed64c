"""Whichever library is open is looked over while nobody types; harm is told with what to do."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_desktop.app.sweeping import Sweeping
from journal_desktop.gui import opening
from journal_desktop.gui.timers import Pause

if TYPE_CHECKING:
    from journal_desktop.app.workspace import Workspace
    from journal_desktop.gui.desk import Desk

REMEDY = "What is whole in its versions and backups can be put in its place."


class LookingOver(QObject):
    """Follows the desk from library to library."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._of: Workspace | None = None
        self.sweeping: Sweeping | None = None
        desk.opened.connect(self.follow)
        desk.window.closing.connect(self.stop)
        self.follow()

    def follow(self) -> None:
        """Look over the library that is open now, and no other."""
        workspace = self._desk.workspace
        if workspace is self._of and workspace is not None:
            return
        self.stop()
        self._of = workspace
        if workspace is not None:
            pause = partial(Pause, parent=self)
            here = (workspace.library, self._desk.store)
            self.sweeping = sweeping = Sweeping(*here, pause, time.monotonic, self._tell)
            workspace.listeners.changed.append(lambda _change: sweeping.typed())
            sweeping.start()

    def stop(self) -> None:
        """Look no further."""
        if self.sweeping is not None:
            self.sweeping.stop()
            self.sweeping = None

    def _tell(self, words: str) -> None:
        if self._desk.workspace is not self._of or self._of is None:
            return
        if self._of.library.read_only:
            self._desk.window.messages.warn(words)
        else:
            repair = partial(opening.repair, self._desk)
            self._desk.window.messages.warn(f"{words} {REMEDY}", "Repair the library", repair)
