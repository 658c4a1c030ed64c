"""Commands on what the window shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTabWidget

from journal_desktop.app.exporting import Choice, export
from journal_desktop.gui import theme
from journal_desktop.gui.desk import Desk


class ViewCommands:
    """Panels, colours, the page outside, help."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._outside = QTemporaryDir()

    def find(self) -> None:
        """Go to the search above the list of articles."""
        library: QTabWidget = self._desk.window.library
        library.show()
        library.setCurrentIndex(0)
        self._desk.window.library.search.setFocus()
        self._desk.window.library.search.selectAll()

    def library(self) -> None:
        """Show or hide the library."""
        self._desk.window.library.setVisible(self._desk.window.library.isHidden())

    def preview(self) -> None:
        """Show or hide the page."""
        self._desk.window.preview.setVisible(self._desk.window.preview.isHidden())

    def sources(self) -> None:
        """Show the sources, or hide them with the panels beside them."""
        window = self._desk.window
        if window.is_aside(window.sources):
            window.dock.hide()
        else:
            window.show_aside(window.sources)

    def light(self) -> None:
        """Be light."""
        self._scheme("light")

    def dark(self) -> None:
        """Be dark."""
        self._scheme("dark")

    def system(self) -> None:
        """Be as the system is."""
        self._scheme("system")

    def width(self, name: str) -> None:
        """Show the page as a screen of that size would."""
        self._desk.window.preview.show_width(name)
        self._desk.remember(preview_width=name)

    def browser(self) -> None:
        """Open the page in the browser, as a bundle of its own in a temporary folder."""
        desk = self._desk
        if desk.workspace is None or desk.session is None:
            return
        desk.workspace.save_now()
        library, article = desk.workspace.library, desk.session.article
        target = Path(self._outside.path()) / "preview"
        desk.store.run(
            lambda: export(library, target, Choice((article.id,))),
            lambda done: _open(done.target / "articles" / done.articles[0] / "index.html"),
            desk.fail,
        )

    def follow_link(self, url: QUrl) -> None:
        """Open a link of the page outside, after asking."""
        shown = url.toDisplayString()
        question = "Open this link in your browser?"
        if self._desk.ask.confirm(question, shown, "Open"):
            QDesktopServices.openUrl(url)

    def shortcuts(self) -> None:
        """Show every shortcut."""
        self._desk.ask.show_shortcuts()

    def about(self) -> None:
        """Say what this program is."""
        self._desk.ask.show_about()

    def _scheme(self, name: str) -> None:
        theme.choose(name)
        self._desk.remember(scheme=name)
        self._desk.recoloured.emit()


def _open(page: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
