"""An export under way: it works elsewhere, shows how far it is, and can be ended."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_desktop.app.exporting import Choice, Exported, export
from journal_desktop.app.ports import Cancelled
from journal_desktop.gui.ask import ExportWish
from journal_desktop.gui.tasks import Lane
from journal_desktop.store.library import Library


class ExportJob(QObject):
    """Runs one export and tells the window about it."""

    stepped = Signal(int, int, str)
    finished = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, wish: ExportWish, slug: str, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._wish = wish
        self._choice = Choice(() if wish.whole_journal else (slug,), drafts=wish.drafts)
        self._stop = threading.Event()

    def start(self, lane: Lane) -> None:
        """Begin."""
        lane.run(self._work, self.finished.emit, self._end)

    def cancel(self) -> None:
        """End as soon as can be, with nothing changed."""
        self._stop.set()

    def step(self, done: int, total: int, what: str) -> None:
        """Hear how far it is; raises Cancelled once somebody wants it ended."""
        if self._stop.is_set():
            raise Cancelled
        self.stepped.emit(done, total, what)

    def _work(self) -> Exported:
        return export(
            self._library,
            self._wish.target,
            self._choice,
            zipped=self._wish.zipped,
            progress=self,
        )

    def _end(self, error: BaseException) -> None:
        tell: Callable[[], None] = (
            self.cancelled.emit if isinstance(error, Cancelled) else lambda: self.failed.emit(error)
        )
        tell()
