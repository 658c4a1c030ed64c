"""The preview pane: the exported page, live."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from journal_desktop.gui.preview.engine import Engine
    from journal_desktop.render.page import Page

_ARTICLE = re.compile(r"articles/([^/]+)/(?:index\.html)?")


class Preview(QWidget):
    """Shows a page as readers will see it, and follows every change without reloading.

    Nothing of the browser engine is loaded before a first page is to be seen. Links are
    reported and never followed: `article_activated` gives the slug of an article of this
    journal, or an empty text for the journal's index. `block_activated` gives the id of
    a block that was double-clicked, `updated` the number of the page now on screen.
    """

    link_activated = Signal(QUrl)
    article_activated = Signal(str)
    block_activated = Signal(str)
    updated = Signal(int)
    crashed = Signal()
    recovered = Signal()

    def __init__(
        self, asset_bytes: Callable[[str], bytes | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asset_bytes = asset_bytes
        self._engine: Engine | None = None
        self._page: Page | None = None
        self._document = ""
        self._sequence = 0
        self._scheme = "auto"
        self._width: int | None = None
        self._zoom = 1.0
        self._empty = _quiet("")
        self._trouble = self._make_trouble()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._trouble)
        self._starting = QTimer(self, interval=0, singleShot=True)
        self._starting.timeout.connect(self._bring_up)

    def show_page(self, page: Page, document: str = "") -> int:
        """Show *page* and return its number, which `updated` gives when it is on screen.

        Pages of one *document* (an article id; else their path tells) follow each other
        without a reload. A page that is overtaken by a later one is never on screen.
        """
        self._page = page
        self._document = document or page.path
        self._sequence += 1
        self._refresh()
        return self._sequence

    def clear(self) -> None:
        """Show nothing, and say what would be shown."""
        self._page = None
        self._empty.setText(self.tr("Open an article to see its page here."))
        self._stack.setCurrentWidget(self._empty)

    def set_scheme(self, scheme: str) -> None:
        """Show the page in "light" or "dark", or as the system has it ("auto")."""
        self._scheme = scheme
        if self._engine is not None:
            self._engine.page.set_scheme(scheme)

    def set_width(self, width: int | None) -> None:
        """Show the page as a screen of that many CSS pixels would; None: as wide as here."""
        self._width = width
        if self._engine is not None:
            self._engine.canvas.set_width(width)

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller; 1.0 is its own size."""
        self._zoom = zoom
        if self._engine is not None:
            self._engine.canvas.set_zoom(zoom)

    def reveal(self, block: str, share: float = 0.0) -> None:
        """Scroll to a block of the page, or to that share of it, if it can't be seen."""
        if self._engine is not None:
            self._engine.live.reveal(block, share)

    def page_bytes(self) -> bytes:
        """The document that was given last, byte for byte as it is exported."""
        return self._page.html.encode() if self._page is not None else b""

    def reload(self) -> None:
        """Load the page anew, also after the preview has given up."""
        if self._engine is not None and self._page is not None:
            self._stack.setCurrentWidget(self._engine.canvas)
            self._engine.live.retry()

    def shut(self) -> None:
        """Let go of the browser engine; a later page starts it again."""
        self.clear()
        self._starting.stop()
        if self._engine is not None:
            self._engine.shut()
        self._engine = None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was given while nobody could see it."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self._page is None or not self.isVisible():
            return
        if self._engine is None:
            self._starting.start()  # the window is painted first
            return
        if self._stack.currentWidget() is self._empty:
            self._stack.setCurrentWidget(self._engine.canvas)
        self._engine.live.show_page(self._sequence, self._page, self._document)

    def _bring_up(self) -> None:
        # Here and not above: this loads Chromium, which takes longer than the whole window.
        from journal_desktop.gui.preview.engine import Engine  # noqa: PLC0415 - see above

        engine = Engine(self._asset_bytes, self)
        engine.page.link_activated.connect(self.link_activated)
        engine.page.article_activated.connect(self._go_to_article)
        engine.page.ids_activated.connect(self._go_to_block)
        engine.live.updated.connect(self.updated)
        engine.live.crashed.connect(self.crashed)
        engine.live.recovered.connect(self.recovered)
        engine.live.gave_up.connect(self._show_trouble)
        engine.view.setAccessibleName(self.tr("Preview of the page"))
        engine.page.setBackgroundColor(self.palette().base().color())  # until there is a page
        engine.page.set_scheme(self._scheme)
        engine.canvas.set_width(self._width)
        engine.canvas.set_zoom(self._zoom)
        self._stack.addWidget(engine.canvas)
        self._engine = engine
        self._refresh()

    def _go_to_article(self, path: str) -> None:
        found = _ARTICLE.fullmatch(path)
        if found is not None:
            self.article_activated.emit(found[1])
        elif path in {"", "index.html"}:
            self.article_activated.emit("")

    def _go_to_block(self, ids: list[str]) -> None:
        blocks = {block.id for block in self._page.blocks} if self._page else set[str]()
        block = next((each for each in ids if each in blocks), None)
        if block is not None:
            self.block_activated.emit(block)

    def _show_trouble(self) -> None:
        self._stack.setCurrentWidget(self._trouble)

    def _make_trouble(self) -> QWidget:
        words = self.tr("The preview has stopped working. Your text is safe.")
        again = QPushButton(self.tr("Reload preview"))
        again.clicked.connect(self.reload)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch()
        layout.addWidget(_quiet(words))
        layout.addWidget(again, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        return page


def _quiet(words: str) -> QLabel:
    label = QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    label.setEnabled(False)
    return label
