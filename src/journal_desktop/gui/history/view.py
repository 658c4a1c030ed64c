"""A version beside the text: what differs, inline or side by side, its page, and its origins."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui.history.document import ORIGIN, PLACE
from journal_desktop.gui.history.layout import SteadyLayout
from journal_desktop.gui.labels import Elided
from journal_desktop.gui.parts import hairline, small_button
from journal_desktop.gui.preview.view import Preview


class Mode(StrEnum):
    """What is shown of a version."""

    INLINE = "inline"
    SIDES = "sides"
    PAGE = "page"
    ORIGINS = "origins"


class Against(StrEnum):
    """With what a version is compared."""

    NOW = "now"
    BEFORE = "before"


_MODES = {
    Mode.INLINE: ("Changes", "What differs, in one text"),
    Mode.SIDES: ("Columns", "What differs side by side, the older state on the left"),
    Mode.PAGE: ("Page", "The whole version as its page"),
    Mode.ORIGINS: ("Origins", "Where each sentence of the present article comes from"),
}
_AGAINST = {
    Against.NOW: ("Since then", "Compare this version with the article as it stands"),
    Against.BEFORE: ("New in it", "Compare this version with the one before it"),
}


class HistoryView(QWidget):
    """Arranges what is shown of a version and what can be done with it.

    `wished` tells that something else is to be shown; `restore_asked` gives a place, or an
    empty text for all of the version.
    """

    wished = Signal()
    restore_asked = Signal(str)
    closed = Signal()

    def __init__(self, page: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.mode = Mode.INLINE
        self.against = Against.NOW
        self.page = page
        self.text = _Text()
        self.title = Elided()
        self.remark = Elided()
        self.remark.setObjectName("faint")
        self._places: dict[str, str] = {}
        self._modes = {mode: _toggle(*words) for mode, words in _MODES.items()}
        self._againsts = {against: _toggle(*words) for against, words in _AGAINST.items()}
        self.restore = QToolButton()
        self._pile = QStackedLayout()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(250)
        self._waiting.timeout.connect(lambda: self.say("Comparing…"))
        self._arrange()
        self._connect()
        self._show_wish()

    def show_version(self, title: str, places: dict[str, str], *, is_other: bool = False) -> None:
        """Show which version this is, and which of its parts can be restored, by their places.

        The whole of one that *is_other* than now can be restored even where each part is the same.
        """
        self.call(title)
        self._places = places
        self.restore.setEnabled(is_other or bool(places))

    def call(self, title: str) -> None:
        """Show what the version is called."""
        self.title.setText(title)
        self.title.setAccessibleName(title)

    def wait(self) -> None:
        """Something is being made; it is said once that takes a while."""
        self._waiting.start()

    def say(self, words: str) -> None:
        """Say something under the title."""
        self._waiting.stop()
        self.remark.setText(words)
        self.text.setAccessibleDescription(words)

    def place_at_caret(self) -> str:
        """The part of the version that the caret or selection is in, if it can be restored."""
        place = self.text.textCursor().blockFormat().property(PLACE)
        return place if isinstance(place, str) and place in self._places else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for toggles in (self._modes, self._againsts):
            group = QButtonGroup(self)
            for each in toggles.values():
                group.addButton(each)
        for mode, each in self._modes.items():
            each.clicked.connect(lambda _=False, m=mode: self._wish(m, self.against))
        for against, each in self._againsts.items():
            each.clicked.connect(lambda _=False, a=against: self._wish(self.mode, a))
        self.text.cursorPositionChanged.connect(lambda: self._tell(self.text.textCursor()))
        self.text.pointed.connect(self._tell)
        self.text.customContextMenuRequested.connect(self._offer)
        menu = QMenu(self.restore)
        menu.aboutToShow.connect(lambda: self._fill(menu, self.place_at_caret()))
        self.restore.setMenu(menu)

    def _wish(self, mode: Mode, against: Against) -> None:
        self.mode, self.against = mode, against
        self._show_wish()
        self.wished.emit()

    def _show_wish(self) -> None:
        self._modes[self.mode].setChecked(True)
        self._againsts[self.against].setChecked(True)
        is_compared = self.mode in {Mode.INLINE, Mode.SIDES}
        for each in self._againsts.values():
            each.setVisible(is_compared)
        self._pile.setCurrentWidget(self.page if self.mode is Mode.PAGE else self.text)

    def _tell(self, cursor: QTextCursor) -> None:
        """Say since when the sentence at the caret, or under the mouse, stands there."""
        if self.mode is Mode.ORIGINS:
            since = cursor.charFormat().property(ORIGIN)
            if isinstance(since, str):
                self.say(since)

    def _offer(self, point: QPoint) -> None:
        place = self.text.cursorForPosition(point).blockFormat().property(PLACE)
        menu = self.text.createStandardContextMenu(point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        self._fill(menu, str(place or ""), fresh=False)
        menu.popup(self.text.viewport().mapToGlobal(point))

    def _fill(self, menu: QMenu, place: str, *, fresh: bool = True) -> None:
        """Offer what can be taken back: the part at *place*, all, or any other part."""
        if fresh:
            menu.clear()
        if not self.restore.isEnabled():
            return
        if place in self._places:
            menu.addAction(
                f"Restore “{self._places[place]}”", lambda: self.restore_asked.emit(place)
            )
        menu.addAction("Restore this whole version", lambda: self.restore_asked.emit(""))
        if not self._places:
            return
        parts = menu.addMenu("Restore one part")
        for each, words in self._places.items():
            parts.addAction(words, lambda p=each: self.restore_asked.emit(p))

    def _arrange(self) -> None:
        self.restore.setText("Restore ▾")
        self.restore.setAccessibleName("Restore this version or a part of it")
        self.restore.setToolTip("Bring back this version, or the part where the caret is")
        self.restore.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.restore.setObjectName("primary")
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.restore)
        head.addWidget(small_button("Back to the page", "x", self.closed.emit))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(0)
        for each in self._modes.values():
            bar.addWidget(each)
        bar.addStretch(1)
        for each in self._againsts.values():
            bar.addWidget(each)
        under = QHBoxLayout()
        under.setContentsMargins(16, 2, 16, 8)
        under.addWidget(self.remark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(under)
        layout.addWidget(hairline())
        layout.addLayout(bar)
        layout.addWidget(hairline())
        layout.addLayout(self._pile, 1)  # before it has a part: it would be shown as a window
        self._pile.addWidget(self.text)
        self._pile.addWidget(self.page)


class _Text(QTextBrowser):
    """A text to read, to select in, and to go through with the keyboard."""

    pointed = Signal(QTextCursor)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What this version holds or changed")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._shown = self.document()
        self._steady = SteadyLayout(self._shown)
        self.viewport().setMouseTracking(True)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._steady.begin_anew()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointed.emit(self.cursorForPosition(event.position().toPoint()))

    def show_document(self, document: QTextDocument, *, at: int = 0) -> None:
        """Show what was written elsewhere, scrolled down to *at*."""
        self._shown = document  # the view does not keep it alive
        document.setTextWidth(self.viewport().width())  # or it would be laid out without an end
        self._steady = SteadyLayout(document)
        self.setDocument(document)
        self.verticalScrollBar().setValue(at)


def _toggle(words: str, told: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(told)
    made.setAccessibleName(told)
    made.setCheckable(True)
    return made
