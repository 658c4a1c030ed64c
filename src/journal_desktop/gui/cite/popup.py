"""The citation pop-up: sources under the caret, narrowed by what is typed in a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QTextEdit, QVBoxLayout, QWidget

from journal_desktop.gui.cite.choices import ROW_HEIGHT, Choice, ChoiceDelegate, Choices
from journal_desktop.gui.labels import label
from journal_desktop.gui.rows import VALUE

WIDTH = 520
_SHOWN = 6
_LEAST = 3
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: 1 - _SHOWN,
    Qt.Key.Key_PageDown: _SHOWN - 1,
}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

Host = QTextEdit | QLineEdit


class CitePopup(QFrame):
    """Lists choices beside a host, which keeps the focus; its keys move and choose here.

    `chosen` tells the choice, and whether the pop-up goes on for one more.
    """

    chosen = Signal(object, bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("popup")
        self.setAccessibleName("Sources to cite")
        self.model = Choices()
        self.list = QListView()
        self.list.setAccessibleName("Sources to cite")
        self.list.setObjectName("choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self._keys = label("", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        layout.addWidget(self.list)
        layout.addWidget(self._keys)
        self.list.clicked.connect(self._take_clicked)
        self._host: Host | None = None
        self._words: str | None = None
        self._wanted: Callable[[], str | None] = lambda: None
        self._find: Callable[[str], tuple[Choice, ...]] = lambda _words: ()
        self._anchor: Callable[[], QRect] = QRect
        self._can_go_on = True
        self._line, self._left = (0, 0), 0
        self.hide()

    def begin(
        self,
        host: Host,
        wanted: Callable[[], str | None],
        find: Callable[[str], tuple[Choice, ...]],
        anchor: Callable[[], QRect],
        *,
        can_go_on: bool = True,
    ) -> None:
        """Serve *host* until *wanted* gives None instead of the words to look for.

        *anchor* is the rectangle, in the coordinates of the screen, to stand beside.
        """
        self.end()
        self._host, self._wanted, self._find, self._anchor = host, wanted, find, anchor
        self._can_go_on = can_go_on
        more = "   Ctrl+Enter cites and asks for one more" if can_go_on else ""
        self._keys.setText(f"  Enter cites{more}   Esc closes")
        self._words = None
        host.installEventFilter(self)
        host.textChanged.connect(self.narrow)
        host.cursorPositionChanged.connect(self.narrow)
        self.narrow()

    def end(self) -> None:
        """Leave the host alone."""
        host, self._host = self._host, None
        if host is None:
            return
        host.removeEventFilter(self)
        host.textChanged.disconnect(self.narrow)
        host.cursorPositionChanged.disconnect(self.narrow)
        self.hide()
        self.closed.emit()

    @property
    def is_open(self) -> bool:
        """Whether it serves a host."""
        return self._host is not None

    @property
    def current(self) -> Choice | None:
        """The choice that Enter takes."""
        index = self.list.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def narrow(self) -> None:
        """Show what fits the words that are wanted now."""
        words = self._wanted() if self._host is not None else None
        if words is None:
            self.end()
            return
        if words == self._words:
            self.place()
            return
        self._words = words
        choices = self._find(words)
        self.model.show(choices)
        is_found = bool(choices) and (choices[0].source is not None or not words)
        self.list.setCurrentIndex(self.model.index(0) if is_found else QModelIndex())
        self.list.scrollToTop()
        self.place()
        if self.isHidden():
            self.show()
            self.raise_()
        self._announce()

    def place(self) -> None:
        """Stand under the anchor, with fewer rows where room is scarce, or else above it."""
        around, anchor = self._around, self._anchor()
        width = min(WIDTH, around.width() - 24)
        under = around.mapFromGlobal(anchor.bottomLeft()) + QPoint(-14, 4)
        above = around.mapFromGlobal(anchor.topLeft()).y() - 4
        foot = self._keys.sizeHint().height() + 14
        room = around.height() - 8 - under.y()
        rows = min(_SHOWN, self.model.rowCount())
        is_under = room >= min(rows, _LEAST) * ROW_HEIGHT + foot
        fit = ((room if is_under else above - 8) - foot) // ROW_HEIGHT
        rows = max(1, min(rows, fit))
        height = rows * ROW_HEIGHT + foot
        if self.list.height() != rows * ROW_HEIGHT + 2:
            self.list.setFixedHeight(rows * ROW_HEIGHT + 2)
        line = (anchor.top(), around.width())
        if self.isHidden() or line != self._line:  # else it stays where it is, lest it slide
            self._line, self._left = line, under.x()
        left = max(8, min(self._left, around.width() - width - 8))
        self.setGeometry(left, under.y() if is_under else above - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._host:
            return False
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.end()
        elif isinstance(event, QKeyEvent) and self._is_mine(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        return False

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Whether a key is for the pop-up; Enter is the field's where nothing is chosen."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape or event.key() in _STEPS:
            return modifiers == Qt.KeyboardModifier.NoModifier
        if event.key() not in _TAKES or self.current is None:
            return False
        is_more = modifiers == Qt.KeyboardModifier.ControlModifier
        is_more = is_more and event.key() != Qt.Key.Key_Tab
        return modifiers == Qt.KeyboardModifier.NoModifier or is_more

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._take(goes_on=more and self._can_go_on)

    def _step(self, rows: int) -> None:
        count = self.model.rowCount()
        at = self.list.currentIndex().row()
        if abs(rows) == 1:
            to = (at + rows) % count if at >= 0 else (0 if rows > 0 else count - 1)
        else:
            to = max(0, min(count - 1, at + rows))
        self.list.setCurrentIndex(self.model.index(to))
        self._announce()

    def _take_clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._take(goes_on=False)

    def _take(self, *, goes_on: bool) -> None:
        choice = self.current
        if choice is not None:
            self._words = None
            self.chosen.emit(choice, goes_on)

    def _announce(self) -> None:
        if self._host is not None and QAccessible.isActive():
            choice = self.current
            words = choice.spoken if choice else "No source has these words"
            event = QAccessibleAnnouncementEvent(self._host, words)
            QAccessible.updateAccessibility(event)
