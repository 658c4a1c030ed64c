"""The start of the program: the application object, and the window with what it opens."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from journal_desktop.app import settings as kept
from journal_desktop.gui import late, theme
from journal_desktop.gui.arrival import Arrival
from journal_desktop.gui.garbage import collect_again
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.window import Window

SETTLED = 3000
"""Milliseconds after which the window is at rest and garbage is looked for again."""


def prepare() -> QApplication:
    """The application object, dressed; the preview's engine is closed to the network."""
    prepare_environment()
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    app.setApplicationName("journal-desktop")
    return app


def run(path: Path | None = None) -> int:
    """Open the window with the library at *path*, else the last one, else a first one."""
    app = prepare()
    settings = kept.load()
    arrival = Arrival(path, settings)
    theme.choose(settings.scheme if settings.scheme in theme.SCHEMES else "system")
    window = Window()
    theme.apply(app)  # before the parts are put together, each would be dressed several times
    layout = QSettings("journal-desktop", "window")
    window.restore_layout(layout)
    window.closing.connect(lambda: window.remember_layout(layout))

    def go_on(arrived: Arrival, furnishing: late.Furnishing) -> None:
        window.setUpdatesEnabled(False)  # nobody sees parts that have no place yet
        QTimer.singleShot(0, window, lambda: window.setUpdatesEnabled(True))
        furnishing.furnish(window)
        window.restore_right(layout)
        furnishing.connect(window, arrived)
        furnishing.termination(window).listen()

    arrival.show_in(window, go_on)
    if layout.contains("geometry") or window.screen().availableSize().width() > 1500:
        window.show()
    else:
        window.showMaximized()
    QTimer.singleShot(SETTLED, window, collect_again)
    return app.exec()
