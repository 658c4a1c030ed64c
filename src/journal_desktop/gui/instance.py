"""One window per library: a second start raises the first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket


def raise_other(path: Path) -> bool:
    """Ask a window that has the library at *path* open to come forward; False: there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(300):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(300)
    socket.disconnectFromServer()
    return True


class Listening(QObject):
    """Hears other starts with the same library."""

    def __init__(self, raised: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._raised = raised
        self._server.newConnection.connect(self._hear)

    def listen(self, path: Path) -> None:
        """Answer for the library at *path*, and for no other any longer."""
        self._server.close()
        QLocalServer.removeServer(_name(path))
        self._server.listen(_name(path))

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self._raised()


def _name(path: Path) -> str:
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()
    return f"journal-desktop-{digest[:24]}"
