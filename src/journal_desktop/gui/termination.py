"""Ends in good order when the system asks for it, as at log-out."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget


class Termination(QObject):
    """Closes a window on SIGTERM; Qt's loop would never look at Python's signals itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._heard, self._told = socket.socketpair()
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        self._window = window

    def listen(self) -> None:
        """Be told of the signal from now on; only the main thread may ask for that."""
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, lambda _number, _frame: None)

    def _end(self) -> None:
        self._notifier.setEnabled(False)
        self._window.close()
