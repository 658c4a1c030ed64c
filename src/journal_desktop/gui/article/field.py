"""A text field that grows with what is in it and leaves undo to the session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit, QWidget

from journal_desktop.app.formatting import Selection
from journal_desktop.core import text as texts
from journal_desktop.gui import utf16
from journal_desktop.gui.article import textual
from journal_desktop.gui.session_keys import is_session_key


class Field(QTextEdit):
    """Plain text under one placeholder; tells what was typed and never keeps history."""

    edited = Signal(str)
    entered = Signal()
    menu_asked = Signal(QMenu)

    def __init__(
        self,
        name: str,
        font: QFont,
        *,
        placeholder: str = "",
        single_line: bool = False,
        spacing: float = 1.55,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.guidance = placeholder or name
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(font)
        self.document().setDefaultFont(font)
        families = ", ".join(f"'{family}'" for family in font.families())
        weight = font.weight().value
        self.setStyleSheet(
            f"font-family: {families}; font-size: {font.pointSizeF()}pt; font-weight: {weight};"
        )
        self.document().setDocumentMargin(0)
        self.document().setDefaultTextOption(_wrapping())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._single_line = single_line
        self._shown = ""
        self._read = (-1, "")
        self._space_lines(spacing)
        self.document().contentsChange.connect(self._forget)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._propose)

    def guide(self, placeholder: str) -> None:
        """Show *placeholder* while the field is empty."""
        self.guidance = placeholder
        self.viewport().update()
        self._fit()

    @property
    def value(self) -> str:
        """The text as typed."""
        revision = self.document().revision()
        if self._read[0] != revision:
            self._read = (revision, textual.plain_text(self.document()))
        return self._read[1]

    def show_value(self, text: str) -> None:
        """Show *text* without announcing it and without moving the caret elsewhere."""
        self._shown = text
        if self.value != text:
            textual.show_text(self.document(), text)

    def selection(self) -> Selection:
        """The text and what is selected in it, in characters."""
        text, cursor = self.value, self.textCursor()
        return Selection(
            text,
            utf16.index(text, cursor.selectionStart()),
            utf16.index(text, cursor.selectionEnd()),
        )

    def show_selection(self, at: Selection) -> None:
        """Show a text that an action made, select its span and announce it."""
        textual.show_text(self.document(), at.text)
        cursor = self.textCursor()
        cursor.setPosition(utf16.units(at.text[: at.start]))
        cursor.setPosition(utf16.units(at.text[: at.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_session_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        selected = self.textCursor().hasSelection()
        menu.addAction("Cut", self.cut).setEnabled(selected)
        menu.addAction("Copy", self.copy).setEnabled(selected)
        menu.addAction("Paste", self.paste).setEnabled(self.canPaste())
        menu.addAction("Select all", self.selectAll)
        self.menu_asked.emit(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(self.selection().selected)
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            kind = texts.line if self._single_line else texts.pasted
            self.textCursor().insertText(kind(source.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.guidance and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self.document().defaultFont())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            wrapped = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
            painter.drawText(self.viewport().rect(), wrapped, self.guidance)
            painter.end()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _forget(self) -> None:
        self._read = (-1, "")  # a document that is set anew counts its revisions from 0

    def _propose(self) -> None:
        text = self.value
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def _space_lines(self, ems: float) -> None:
        block = QTextBlockFormat()
        height = round(ems * QFontInfo(self.document().defaultFont()).pixelSize())
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.textCursor().setBlockFormat(block)

    def _fit(self, size: object = None) -> None:
        del size  # the signal brings it; the placeholder may need more
        height = self.document().size().height()
        if self.document().isEmpty() and self.guidance:
            area = QRectF(0, 0, max(40, self.viewport().width() - 16), 10_000).toRect()
            words = QFontMetrics(self.document().defaultFont()).boundingRect(
                area, Qt.TextFlag.TextWordWrap.value, self.guidance
            )
            height = max(height, words.height())
        self.setFixedHeight(int(height) + 6)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
