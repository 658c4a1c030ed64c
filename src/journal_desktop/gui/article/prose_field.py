"""A field for Markdown prose: the text face, a highlighter, citations as tokens."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from journal_desktop.app import citing, formatting
from journal_desktop.core import text as texts
from journal_desktop.core.citations import Cluster
from journal_desktop.gui import theme, utf16
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.article.highlighter import Highlighter
from journal_desktop.gui.cite.tokens import Standing, Token, Tokens

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Citing(Protocol):
    """Who knows what the citations of a field mean."""

    def standing(self, key: str) -> Standing:
        """What a key stands for in the open article."""
        ...

    def told(self, mark: Cluster) -> str:
        """What a mark cites, as rich text for a tool tip."""
        ...

    def copied(self, text: str, into: QMimeData) -> None:
        """Put which sources *text* cites beside it on the clipboard."""
        ...

    def pasted(self, field: ProseField, source: QMimeData) -> bool:
        """Put in what was pasted or dropped; False where it is plain text like any other."""
        ...


class ProseField(Field):
    """What a reader will read as running text."""

    cite_typed = Signal()
    mark_opened = Signal(object)
    source_asked = Signal(str)
    text_pasted = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, theme.prose_font(), placeholder=placeholder, parent=parent)
        self._citing: Citing | None = None
        self.tokens = Tokens(self)
        self._highlighter = Highlighter(self.document(), self.tokens)
        self.textChanged.connect(self._highlighter.catch_up)
        self.menu_asked.connect(self._offer)
        self._pointed = 0

    @property
    def share(self) -> float:
        """How far down its text the caret is, from 0 to 1."""
        return self.textCursor().position() / max(1, self.document().characterCount() - 1)

    def ask(self, citing_: Citing) -> None:
        """Ask *citing_* what the citations of this field mean."""
        self._citing = citing_
        self.tokens.standing = citing_.standing
        self.show_standings()

    def show_standings(self) -> None:
        """Show the tokens anew, as keys mean something else now."""
        self.tokens.forget()
        self._highlighter.catch_up()

    def open_mark(self) -> bool:
        """Ask for the mark at the caret to be opened; whether there is one."""
        token = self.tokens.at(self.textCursor().position(), edges=True)
        if token is None or self.isReadOnly():
            return False
        self.mark_opened.emit(token.mark)
        return True

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._highlighter.recolour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._is_meant(event):
            super().keyPressEvent(event)
            self._note_typed(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._note_typed(event.commitString())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        token = self._under(event.position().toPoint())
        if token is None or self.isReadOnly():
            super().mouseDoubleClickEvent(event)
        else:
            self.mark_opened.emit(token.mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        token = self._under(event.position().toPoint()) if with_control else None
        if token is not None:
            self.source_asked.emit(token.mark.cites[0].key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointed = self.cursorForPosition(event.pos()).position()
        super().contextMenuEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tokens.all():
            painter = QPainter(self.viewport())
            self.tokens.paint(painter, event.region())
            painter.end()
        super().paintEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = super().createMimeDataFromSelection()
        if self._citing is not None:
            self._citing.copied(copied.text(), copied)
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._citing is None or not self._citing.pasted(self, source):
            super().insertFromMimeData(source)
            self.text_pasted.emit(texts.pasted(source.text()))

    def _tell(self, event: QHelpEvent) -> None:
        """Show what the token under the mouse cites, for as long as the mouse is on it."""
        token = self._under(event.pos())
        words = self._citing.told(token.mark) if token and self._citing else ""
        boxes = self.tokens.boxes(token) if token else iter(())
        here = next((box for box in boxes if box.contains(QPointF(event.pos()))), QRectF())
        around = self.window()  # its face is that of the interface
        corner = self.viewport().mapTo(around, here.topLeft().toPoint())
        area = QRect(corner, here.size().toSize())
        QToolTip.showText(event.globalPos(), words, around, area)

    def _is_meant(self, event: QKeyEvent) -> bool:
        """Do what a key means here and nowhere else; whether it means that."""
        if event.key() in _ENTERS:
            return self._entered(event.modifiers())
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return self._struck(event)
        return event.key() == Qt.Key.Key_F2 and self.open_mark()

    def _entered(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Open the mark that holds the caret, or begin a line; whether either was meant."""
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return self.open_mark()
        if modifiers not in _PLAIN:
            return False
        cursor = self.textCursor()
        if not cursor.hasSelection() and self.tokens.at(cursor.position()):
            return self.open_mark()
        self.show_selection(formatting.new_line(self.selection()))
        self.ensureCursorVisible()
        return True

    def _struck(self, event: QKeyEvent) -> bool:
        """Select the token next to the caret, or take out the one that is selected."""
        if event.modifiers() not in _PLAIN:
            return False
        cursor = self.textCursor()
        span = (cursor.selectionStart(), cursor.selectionEnd())
        for token in self.tokens.all():
            if cursor.hasSelection() and span == (token.start, token.end):
                self.show_selection(citing.without_mark(self.value, token.mark))
                return True
            is_back = event.key() == Qt.Key.Key_Backspace
            if not cursor.hasSelection() and span[0] == (token.end if is_back else token.start):
                self._select(token, is_back=is_back)
                return True
        return False

    def _select(self, token: Token, *, is_back: bool) -> None:
        cursor = self.textCursor()
        first, last = (token.end, token.start) if is_back else (token.start, token.end)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _note_typed(self, typed: str) -> None:
        if not self.isReadOnly() and typed.endswith("@"):
            text = self.value
            at = utf16.index(text, self.textCursor().position())
            if citing.wish(text, at) is not None:
                self.cite_typed.emit()

    def _under(self, point: QPoint) -> Token | None:
        """The token at a point of the viewport."""
        at = QPointF(point)
        boxes = self.tokens.boxes
        found = (each for each in self.tokens.all() if any(b.contains(at) for b in boxes(each)))
        return next(found, None)

    def _offer(self, menu: QMenu) -> None:
        """Add to the menu what can be done with the token under it."""
        token = self.tokens.at(self._pointed, edges=True)
        if token is None:
            return
        menu.addSeparator()
        editing = menu.addAction("Edit citation…", lambda: self.mark_opened.emit(token.mark))
        editing.setEnabled(not self.isReadOnly())
        for cite in token.mark.cites:
            menu.addAction(f"Go to {cite.key}", lambda key=cite.key: self.source_asked.emit(key))
