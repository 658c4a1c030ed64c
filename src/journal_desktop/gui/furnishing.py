"""What follows once the list of articles is on screen: the other parts, and what connects them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from journal_desktop.gui import late, menus, opening, theme
from journal_desktop.gui.application import prepare
from journal_desktop.gui.arrival import Arrival
from journal_desktop.gui.article.editor import ArticleEditor
from journal_desktop.gui.article.outline import Outline
from journal_desktop.gui.bugs import BugHandler
from journal_desktop.gui.checks.panel import ChecksPanel
from journal_desktop.gui.controls import Controls
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.history.panel import HistoryPanel
from journal_desktop.gui.instance import Listening
from journal_desktop.gui.library.row_menu import RowMenu
from journal_desktop.gui.library.welcome import Welcome
from journal_desktop.gui.line_field import WindowKeys
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.gui.preview_panel import PreviewPanel
from journal_desktop.gui.refuge import Refuge
from journal_desktop.gui.sources.panel import SourcesPanel
from journal_desktop.gui.status import Status
from journal_desktop.gui.window import Parts, Window

AT_EASE = 400
"""Milliseconds after which what nobody waits for is loaded, in a lane beside the window."""


def furnish(window: Window) -> None:
    """Put all parts into *window* that it did not need to be on screen."""
    window.library.search.installEventFilter(WindowKeys(window.library))
    RowMenu(window.library)
    window.take(
        Parts(
            outline=Outline(),
            messages=MessageBar(),
            editor=ArticleEditor(),
            welcome=Welcome(),
            preview=PreviewPanel(partial(_asset_bytes, window)),
            sources=SourcesPanel(),
            checks=ChecksPanel(),
            history=HistoryPanel(),
            status=Status(),
            fill_menus=menus.fill,
        )
    )


def connect(window: Window, arrival: Arrival) -> None:
    """Connect the furnished window to the library that was opened for it."""
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


def _asset_bytes(window: Window, name: str) -> bytes | None:
    """The picture of that name, as the library finds it that is open by now."""
    return window.asset_bytes(name)


def dress(window: Window) -> None:
    """Show the window and the page in the colours of the moment."""
    theme.apply(prepare())
    window.editor.recolour()
    window.preview.show_window_scheme()


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
