"""The main window: it arranges its parts and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui import bars
from journal_desktop.gui.library.panel import LibraryPanel

if TYPE_CHECKING:
    from journal_desktop.gui.article.editor import ArticleEditor
    from journal_desktop.gui.article.outline import Outline
    from journal_desktop.gui.checks.panel import ChecksPanel
    from journal_desktop.gui.history.panel import HistoryPanel
    from journal_desktop.gui.library.welcome import Offer, Welcome
    from journal_desktop.gui.message_bar import MessageBar
    from journal_desktop.gui.preview_panel import PreviewPanel
    from journal_desktop.gui.sources.panel import SourcesPanel
    from journal_desktop.gui.status import Status


class Parts(NamedTuple):
    """What a window holds besides its list of articles."""

    outline: Outline
    messages: MessageBar
    editor: ArticleEditor
    welcome: Welcome
    preview: PreviewPanel
    sources: SourcesPanel
    checks: ChecksPanel
    history: HistoryPanel
    status: Status
    fill_menus: Callable[[QMainWindow, bars.Bars, Callable[[str], None]], dict[str, QAction]]


class Window(QMainWindow):
    """Library on the left, the article in the middle, its page and sources on the right.

    It is a frame with the list of articles until it has taken all other parts.
    """

    messages: MessageBar
    editor: ArticleEditor
    welcome: Welcome
    preview: PreviewPanel
    sources: SourcesPanel
    checks: ChecksPanel
    history: HistoryPanel
    status: Status
    controls: dict[str, QAction]

    drawn = Signal()
    action_asked = Signal(str)
    files_dropped = Signal(list)
    closing = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asset_bytes: Callable[[str], bytes | None] = lambda _name: None
        self.setWindowTitle("Journal Desktop")
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self.setMinimumSize(900, 560)
        self.library = LibraryPanel()
        self.dock = QTabWidget()
        self.dock.setDocumentMode(True)
        self.dock.tabBar().setExpanding(False)
        self.dock.tabBar().setDrawBase(False)
        self.middle = QStackedWidget()
        opening = QWidget()
        opening.setObjectName("paper")
        self.middle.addWidget(opening)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._centre = QVBoxLayout()
        self.is_whole = False
        self._instead: QWidget | None = None
        self._had_page = True
        self._arrange()
        self.statusBar()  # its room is taken before it says anything
        self._bars = bars.build(self)
        self._was_drawn = False

    def take(self, parts: Parts) -> None:
        """Put all parts in that the window did not need to be on screen."""
        self.controls = parts.fill_menus(self, self._bars, self.action_asked.emit)
        self.library.show_outline(parts.outline)
        self.messages, self.status = parts.messages, parts.status
        self.editor, self.welcome, self.preview = parts.editor, parts.welcome, parts.preview
        self.sources, self.checks, self.history = parts.sources, parts.checks, parts.history
        self._centre.insertWidget(0, self.messages)
        self.middle.addWidget(self.welcome)
        self.middle.addWidget(self.editor)
        for panel, name in (
            (self.sources, "Sources"),
            (self.checks, "Checks"),
            (self.history, "History"),
        ):
            self.dock.addTab(panel, name)
        self._right.insertWidget(0, self.preview)
        self._right.setSizes([450, 220])
        self._right.setStretchFactor(0, 1)
        self._right.setCollapsible(0, False)
        self.setStatusBar(self.status)
        self.is_whole = True

    def show_editor(self) -> None:
        """Show the article that is open."""
        self.middle.setCurrentWidget(self.editor)

    def show_offer(self, offer: Offer, recent: tuple[str, ...] = ()) -> None:
        """Show what can be done while no article is open."""
        self.welcome.show_offer(offer, recent)
        self.middle.setCurrentWidget(self.welcome)

    def show_aside(self, part: QWidget, height: int = 0) -> None:
        """Show one of the panels under the page, in at least that height."""
        self._right.show()
        self.dock.show()
        self.dock.setCurrentWidget(part)
        *above, there = self._right.sizes()
        if there < height < sum(above) + there:
            rest = sum(above) + there - height
            self._right.setSizes([*(round(each * rest / sum(above)) for each in above), height])

    def is_aside(self, part: QWidget) -> bool:
        """Whether that panel is the one shown under the page."""
        return not self.dock.isHidden() and self.dock.currentWidget() is part

    def show_instead(self, part: QWidget | None) -> None:
        """Show *part* where the page is, or the page again where it was shown before."""
        shown = self._instead
        if shown is part:
            return
        if shown is None:
            self._had_page = not self.preview.isHidden()
        elif shown is not part:
            shown.hide()
        self._instead = part
        if part is not None:
            sizes = self._right.sizes()
            if self._right.indexOf(part) < 0:
                self._right.insertWidget(1, part)
                self._right.setStretchFactor(1, 1)
            self.preview.hide()
            part.show()
            room = sizes[0] or sum(sizes) - sizes[-1]
            self._right.setSizes([0, *(0 for _ in sizes[1:-1]), sizes[-1]])
            self._right.setSizes([0, room, sizes[-1]])
        else:
            self.preview.setVisible(self._had_page)

    def restore_layout(self, settings: QSettings) -> None:
        """Bring back size, place and columns of the last time."""
        _restore(self.restoreGeometry, settings.value("geometry"))
        _restore(self._columns.restoreState, settings.value("columns"))

    def restore_right(self, settings: QSettings) -> None:
        """Bring back how page and panels shared their column, once they are there."""
        _restore(self._right.restoreState, settings.value("right"))

    def remember_layout(self, settings: QSettings) -> None:
        """Keep size, place and columns for the next time."""
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("columns", self._columns.saveState())
        if self.is_whole:
            settings.setValue("right", self._right.saveState())

    def come_forward(self) -> None:
        """Be the window on top."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_drawn:
            self._was_drawn = True
            QTimer.singleShot(0, self, self.drawn.emit)  # the parts are painted after the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.is_whole and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.files_dropped.emit([Path(name) for name in names])
        event.acceptProposedAction()

    def _arrange(self) -> None:
        centre = QWidget()
        centre.setLayout(self._centre)
        self._centre.setContentsMargins(0, 0, 0, 0)
        self._centre.setSpacing(0)
        self._centre.addWidget(self.middle, 1)
        self._right.addWidget(self.dock)
        for widget in (self.library, centre, self._right):
            self._columns.addWidget(widget)
        self._columns.setSizes([232, 664, 470])
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 3)
        self._columns.setStretchFactor(2, 2)
        self._columns.setCollapsible(1, False)
        self.library.setMinimumWidth(180)
        centre.setMinimumWidth(380)
        self._right.setMinimumWidth(300)
        self.setCentralWidget(self._columns)


def _restore(restore: Callable[[QByteArray], object], kept: object) -> None:
    if isinstance(kept, QByteArray) and kept:
        restore(kept)
