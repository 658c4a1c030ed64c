"""Work elsewhere, one thing after another, with its result delivered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Job:
    """Work under way and who hears of its end."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class Lane(QObject):
    """One thread; what is run in it runs in order and is delivered once, in order."""

    _finished = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._jobs: dict[int, _Job] = {}
        self._number = 0
        self._is_ended = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call *work* in the lane, then *done* with its result, or *failed*, here.

        A lane that was shut down does nothing more: the window it worked for is closed.
        """
        if self._is_ended:
            return
        self._number = number = self._number + 1
        future = self._pool.submit(work)
        self._jobs[number] = _Job(future, done, failed)
        future.add_done_callback(lambda _: self._finished.emit(number))

    @property
    def is_idle(self) -> bool:
        """Whether everything that was run has been delivered."""
        return not self._jobs

    def drain(self) -> None:
        """Wait for all work under way, and what follows from it, and deliver it now."""
        while self._jobs:
            number, job = next(iter(self._jobs.items()))
            job.future.exception()
            self._deliver(number)

    def shutdown(self) -> None:
        """Drain the lane and take nothing more."""
        self.drain()
        self._is_ended = True
        self._pool.shutdown(wait=True)

    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        error = job.future.exception()
        if error is not None:
            job.failed(error)
        else:
            job.done(job.future.result())
