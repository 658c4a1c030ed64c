"""A pause that ends once, for the save policy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Pause:
    """Calls back when it is over; starting it again moves its end."""

    def __init__(self, due: Callable[[], None], parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(due)

    def start(self, seconds: float) -> None:
        """End after *seconds*."""
        self._timer.start(int(seconds * 1000))

    def stop(self) -> None:
        """Never end."""
        self._timer.stop()
