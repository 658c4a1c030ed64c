"""Long work elsewhere: it shows how far it is, and can be ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from journal_desktop.app.ports import Cancelled, Progress
from journal_desktop.app.tasks import Tasks

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

_PAUSE = 0.05
"""Seconds between two steps that are told; a window can show no more."""


class Job(QObject):
    """Runs one piece of work and tells of it: `work` is called elsewhere, with the progress."""

    stepped = Signal(int, int, str)
    finished = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._told = 0.0

    def start(self, lane: Tasks) -> None:
        """Begin."""
        lane.run(lambda: self._work(self), self._finish, self._end)

    def cancel(self) -> None:
        """End as soon as can be, with nothing changed."""
        self._stop.set()

    def step(self, done: int, total: int, what: str) -> None:
        """Hear how far it is; raises Cancelled once somebody wants it ended."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _PAUSE:
            self._told = now
            self.stepped.emit(done, total, what)

    def _finish(self, result: object) -> None:
        if self._stop.is_set():
            self.cancelled.emit()
        else:
            self.finished.emit(result)
        self.deleteLater()

    def _end(self, error: BaseException) -> None:
        if isinstance(error, Cancelled) or self._stop.is_set():
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.deleteLater()


def run_job(
    desk: Desk,
    work: Callable[[Progress], Any],
    done: Callable[[Any], object],
    cancelled: str,
    lane: Tasks | None = None,
) -> Job:
    """Run *work* with its progress in the status bar, then call *done*, or say *cancelled*."""
    window = desk.window
    job = Job(work, desk)

    def finish(result: object) -> None:
        window.status.show_idle()
        done(result)

    def fail(error: BaseException) -> None:
        window.status.show_idle()
        desk.fail(error)

    def end() -> None:
        window.status.show_idle()
        window.messages.tell(cancelled)

    window.status.cancel_asked.connect(job.cancel)
    window.closing.connect(job.cancel)
    job.stepped.connect(window.status.show_progress)
    job.finished.connect(finish)
    job.failed.connect(fail)
    job.cancelled.connect(end)
    job.start(lane or desk.work)
    return job
