"""Work elsewhere, one thing after another, with its result delivered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


class Lane(QObject):
    """One thread; what is run in it runs in order."""

    _finished = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._under_way: set[Future[Any]] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call *work* in the lane, then *done* with its result, or *failed*, here."""
        future = self._pool.submit(work)
        self._under_way.add(future)
        future.add_done_callback(lambda f: self._finished.emit(f, done, failed))

    def wait(self, work: Callable[[], Result]) -> Result:
        """Call *work* after all that is queued and wait for it; raises what it raises."""
        return self._pool.submit(work).result()

    @property
    def is_idle(self) -> bool:
        """Whether everything that was run has been delivered."""
        return not self._under_way

    def shutdown(self) -> None:
        """Finish what is queued and take nothing more."""
        self._pool.shutdown(wait=True)

    def _deliver(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._under_way.discard(future)
        error = future.exception()
        if error is not None:
            failed(error)
        else:
            done(future.result())
