"""The composition root: the application object, the window, and what connects them."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_desktop.app import settings as kept
from journal_desktop.gui import menus, theme
from journal_desktop.gui.bugs import BugHandler
from journal_desktop.gui.commands.article import ArticleCommands
from journal_desktop.gui.commands.blocks import BlockCommands
from journal_desktop.gui.commands.library import LibraryCommands
from journal_desktop.gui.commands.view import ViewCommands
from journal_desktop.gui.commands.writing import WritingCommands
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.dialogs import Dialogs
from journal_desktop.gui.enabling import show_checked, show_enabled
from journal_desktop.gui.instance import Listening, raise_other
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.preview.scheme import register_scheme


class Application:
    """Everything one running window consists of."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._commands: dict[str, object] = {
            "article": ArticleCommands(desk),
            "library": LibraryCommands(desk),
            "writing": WritingCommands(desk),
            "blocks": BlockCommands(desk),
            "view": ViewCommands(desk),
        }
        self.actions: dict[str, QAction] = menus.build(desk.window, self.run)
        desk.window.welcome.asked.connect(self.run)
        desk.window.editor.head.details_asked.connect(lambda: self.run("article.details"))
        desk.window.preview.show_width(desk.settings.preview_width)
        desk.changed.connect(self._show_enabled)
        desk.recoloured.connect(lambda: _recolour(prepare(), desk))
        desk.window.library.menu_asked.connect(self._fill_menu)

    def run(self, action: str) -> None:
        """Do what the action of that id says."""
        group, _, name = action.partition(".")
        getattr(self._commands[group], name)()
        show_checked(self.actions, self.desk)
        self._show_enabled()

    def _show_enabled(self) -> None:
        show_enabled(self.actions, self.desk)

    def _fill_menu(self, article: str, menu: object) -> None:
        self.desk.open_article(article)
        for name in ("article.details", "article.duplicate", "article.export", "article.delete"):
            menu.addAction(self.actions[name])  # type: ignore[attr-defined]  # a QMenu travels as an object


def prepare() -> QApplication:
    """The application object, dressed; the preview's engine is closed to the network."""
    prepare_environment()
    register_scheme()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    app.setApplicationName("journal-desktop")
    app.setApplicationDisplayName("Journal Desktop")
    app.setStyle("Fusion")
    theme.apply(app)
    return app


def run(path: Path | None = None) -> int:
    """Open the window with the library at *path*, else the last one, else a first one."""
    app = prepare()
    settings = kept.load()
    recent = [Path(each) for each in settings.recent if Path(each).is_file()]
    library = (path or (recent[0] if recent else kept.first_library())).absolute()
    if raise_other(library):
        return 0
    theme.choose(settings.scheme if settings.scheme in theme.SCHEMES else "system")
    desk = Desk(Dialogs, settings)
    application = Application(desk)
    BugHandler(
        desk, Path(platformdirs.user_state_dir("journal-desktop", appauthor=False))
    ).install()
    layout = QSettings("journal-desktop", "window")
    desk.window.restore_layout(layout)
    desk.window.closing.connect(lambda: desk.window.remember_layout(layout))
    desk.window.closing.connect(desk.close)
    listening = Listening(lambda: _come_forward(desk), desk)
    desk.opened.connect(lambda: listening.listen(library))
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: _recolour(app, desk))
    _recolour(app, desk)
    desk.window.show()
    show_checked(application.actions, desk)
    QTimer.singleShot(0, desk, lambda: _open(desk, library, is_chosen=path is not None))
    return app.exec()


def _open(desk: Desk, library: Path, *, is_chosen: bool) -> None:
    if library.exists() or (is_chosen and not library.parent.is_dir()):
        desk.open_library(library)
    else:
        desk.create_library(library, with_sample=True)


def _recolour(app: QApplication, desk: Desk) -> None:
    theme.apply(app)
    desk.window.editor.recolour()
    desk.window.preview.show_window_scheme()


def _come_forward(desk: Desk) -> None:
    desk.window.showNormal()
    desk.window.raise_()
    desk.window.activateWindow()
