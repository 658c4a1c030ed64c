"""The sheet the page lies on: as wide as a phone, a tablet or the room there is."""

from __future__ import annotations

from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget


class LockedView(QWebEngineView):
    """A web view that offers to copy, and takes nothing that is dropped on it."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what a reader can do with a page: copy from it."""
        menu = QMenu(self)
        if self.hasSelection():
            menu.addAction(self.pageAction(QWebEnginePage.WebAction.Copy))
        menu.addAction(self.pageAction(QWebEnginePage.WebAction.SelectAll))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take nothing."""
        event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take nothing."""
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take nothing."""
        event.ignore()


class Canvas(QWidget):
    """Lays a view out in a given width of CSS pixels, centred, and shrinks it where it must."""

    def __init__(self, view: QWebEngineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewBackdrop")
        self.setAutoFillBackground(True)
        self._view = view
        self._width: int | None = None
        self._zoom = 1.0
        view.setParent(self)
        view.loadFinished.connect(self.lay_out)  # a load may fall back to the old zoom

    def set_width(self, width: int | None) -> None:
        """Show the page as a screen of that many CSS pixels has it; None: as wide as here."""
        self._width = width
        self.lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller."""
        self._zoom = zoom
        self.lay_out()

    def lay_out(self) -> None:
        """Place the view; where there is too little room the page is made smaller instead."""
        wished = round(self._width * self._zoom) if self._width else self.width()
        width = max(1, min(wished, self.width()))
        self._view.setGeometry((self.width() - width) // 2, 0, width, self.height())
        zoom = width / self._width if self._width else self._zoom
        if abs(self._view.zoomFactor() - zoom) > 0.001:
            self._view.setZoomFactor(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet centred."""
        super().resizeEvent(event)
        self.lay_out()
