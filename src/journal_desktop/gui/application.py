"""The composition root: the application object, the window, and what connects them."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_desktop.app import settings as kept
from journal_desktop.gui import late, theme
from journal_desktop.gui.arrival import Arrival
from journal_desktop.gui.garbage import collect_again
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.termination import Termination
from journal_desktop.gui.window import Window

if TYPE_CHECKING:
    from journal_desktop.gui.controls import Controls
    from journal_desktop.gui.desk import Desk

AT_EASE = 400
"""Milliseconds after which what nobody waits for is loaded, in a lane beside the window."""
SETTLED = 3000
"""Milliseconds after which the window is at rest and garbage is looked for again."""


def prepare() -> QApplication:
    """The application object, dressed; the preview's engine is closed to the network."""
    prepare_environment()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    app.setApplicationName("journal-desktop")
    app.setStyle("Fusion")
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
    Termination(window).listen()
    if layout.contains("geometry") or window.screen().availableSize().width() > 1500:
        window.show()
    else:
        window.showMaximized()

    def go_on(arrived: Arrival) -> None:
        window.furnish()
        window.restore_right(layout)
        connect(window, arrived)

    arrival.show_in(window, go_on)
    QTimer.singleShot(SETTLED, window, collect_again)
    return app.exec()


def dress(window: Window) -> None:
    """Show the window and the page in the colours of the moment."""
    theme.apply(prepare())
    window.editor.recolour()
    window.preview.show_window_scheme()


def connect(window: Window, arrival: Arrival) -> None:
    """Connect the window, which is on screen by now, to its library."""
    # Here and not above: what they need takes longer to load than the window itself.
    from journal_desktop.gui import opening  # noqa: PLC0415 - see above
    from journal_desktop.gui.bugs import BugHandler  # noqa: PLC0415 - the same
    from journal_desktop.gui.controls import Controls  # noqa: PLC0415 - the same
    from journal_desktop.gui.desk import Desk  # noqa: PLC0415 - the same
    from journal_desktop.gui.instance import Listening  # noqa: PLC0415 - the same
    from journal_desktop.gui.refuge import Refuge  # noqa: PLC0415 - the same

    desk = Desk(window, late.dialogs(window), arrival.settings, store=arrival.store)
    controls = Controls(desk, desk)
    QTimer.singleShot(AT_EASE, desk, lambda: _complete(desk))
    state = Path(platformdirs.user_state_dir("journal-desktop", appauthor=False))
    BugHandler(desk, state).install()
    unsaved = Refuge(desk, state, partial(_show_history, controls))
    for last in (unsaved.hurry, desk.close, unsaved.close):
        window.closing.connect(last)
    listening = Listening(window.come_forward, desk)
    desk.opened.connect(listening.listen)
    desk.recoloured.connect(lambda: dress(window))
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: dress(window))
    if arrival.opening is not None:
        opening.use(desk, arrival.opening)
    elif arrival.error is not None:
        opening.refuse(desk, arrival.path, arrival.error)
    else:
        opening.open_or_create(desk, arrival.path)


def _show_history(controls: Controls) -> None:
    """Have the history in sight, where it may be already."""
    window = controls.desk.window
    if not window.is_aside(window.history):
        controls.run("history.show")


def _complete(desk: Desk) -> None:
    """Have the library backed up and looked over, and tell whose work the citations are."""
    if not desk.window.isVisible():
        return

    def begin(rest: late.Rest) -> None:
        desk.window.status.show_notice(rest.notice)
        rest.backups_of(desk)
        rest.looking_over(desk)

    desk.work.run(late.rest, begin, desk.fail)
