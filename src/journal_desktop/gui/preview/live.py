"""Keep the document on screen equal to the latest page, one patch at a time."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEnginePage

from journal_desktop.gui.preview import patch
from journal_desktop.gui.preview.page import WORLD, LockedPage
from journal_desktop.gui.preview.scheme import url_of
from journal_desktop.render.page import Page

_CRASHES = 3
_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Issue:
    """A page to be shown, with its number in the order of showing."""

    sequence: int
    page: Page


class Live(QObject):
    """Loads a document once and then patches it; later pages overtake waiting ones.

    After a crash of the renderer it loads the latest page again, until it has crashed more
    than three times within half a minute; then it gives up until `load` is called.
    """

    updated = Signal(int)
    crashed = Signal()
    recovered = Signal()
    gave_up = Signal()

    def __init__(self, page: LockedPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._document = ""
        self._path = ""
        self._wanted: Issue | None = None
        self._served: Issue | None = None
        self._shown: Issue | None = None
        self._generation = 0
        self._is_loading = False
        self._is_patching = False
        self._is_down = False
        self._is_recovering = False
        self._reveal = ""
        self._share = 0.0
        self._top = 0.0
        self._crashes: deque[float] = deque(maxlen=_CRASHES + 1)
        page.loadFinished.connect(self._loaded)
        page.renderProcessTerminated.connect(self._terminated)
        page.scrollPositionChanged.connect(self._scrolled)

    @property
    def shown(self) -> Page | None:
        """The page that is in the document now, if any is."""
        return self._shown.page if self._shown else None

    def show_page(self, sequence: int, page: Page, document: str) -> None:
        """Bring *page* on screen: by patches while *document* stays the same."""
        if self._wanted is None or self._wanted.sequence != sequence:
            self._wanted = Issue(sequence, page)
        is_other = document != self._document
        self._document = document
        if is_other:
            self._top = 0.0
        if self._is_down:
            return
        if is_other:
            self.load()
        else:
            self._advance()

    def load(self) -> None:
        """Load the latest page anew, whatever became of the document."""
        if self._wanted is None:
            return
        self._generation += 1
        self._is_loading, self._is_patching, self._is_down = True, False, False
        self._served = self._shown = None
        self._path = self._wanted.page.path
        self._page.load(url_of(self._path))

    def retry(self) -> None:
        """Load again after it gave up, with a clean slate."""
        self._crashes.clear()
        self.load()

    def rest(self) -> None:
        """Do nothing more, whatever the page still answers: it is about to go."""
        self._generation += 1
        self._wanted = None

    def read(self, path: str) -> bytes | None:
        """The bytes of the document at *path*, when that is the one on screen."""
        if self._wanted is None or path != self._path:
            return None
        self._served = self._wanted
        return self._served.page.html.encode()

    def reveal(self, block: str, share: float = 0.0) -> None:
        """Scroll to a block, or that share of it, once it is there, if it can't be seen."""
        self._reveal = block
        self._share = share
        if self._shown is not None and not self._is_loading and not self._is_patching:
            self._scroll()

    def _scroll(self) -> None:
        if self._reveal:
            self._page.runJavaScript(patch.reveal(self._reveal, self._share), WORLD)
        self._reveal = ""
        self._share = 0.0

    def _scrolled(self, to: QPointF) -> None:
        if self._shown is not None:
            self._top = to.y() / self._page.zoomFactor()

    def _loaded(self, ok: bool) -> None:  # noqa: FBT001 - the signal's own argument
        if not self._is_loading or not ok or self._served is None:
            return  # a refused link, or a load that a later one replaced
        self._is_loading = False
        self._shown = self._served
        if self._top:
            self._page.runJavaScript(patch.scroll(self._top), WORLD)
        if self._is_recovering:
            self._is_recovering = False
            self.recovered.emit()
        self.updated.emit(self._shown.sequence)
        self._scroll()
        self._advance()

    def _advance(self) -> None:
        if self._wanted is None or self._shown is None or self._is_loading or self._is_patching:
            return
        if self._wanted is self._shown:
            return
        wanted = self._wanted
        if patch.is_beyond(self._shown.page, wanted.page):
            self.load()
            return
        script = patch.script(self._shown.page, wanted.page)
        if not script:
            self._shown = wanted
            self.updated.emit(wanted.sequence)
            return
        self._is_patching = True
        self._page.runJavaScript(script, WORLD, partial(self._patched, self._generation, wanted))

    def _patched(self, generation: int, wanted: Issue, result: object) -> None:
        if generation != self._generation:
            return
        self._is_patching = False
        if result is not True:
            self.load()
            return
        self._shown = wanted
        self.updated.emit(wanted.sequence)
        self._advance()
        if not self._is_patching and not self._is_loading:
            self._scroll()

    def _terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus) -> None:
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        self._generation += 1
        self._is_loading, self._is_patching, self._is_down = False, False, True
        self._is_recovering = True
        self._served = self._shown = None
        self._crashes.append(time.monotonic())
        self.crashed.emit()
        if len(self._crashes) > _CRASHES and self._crashes[-1] - self._crashes[0] < _WITHIN:
            self.gave_up.emit()
        else:
            QTimer.singleShot(0, self, self.load)
