"""The small widgets that every panel is made of, each dressed by its look in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui.icons import icon

Answer = TypeVar("Answer", bound=str)

_PADDING = 16
"""The padding of the items of a list in the sheet, on both sides."""
_INDENT = 8
"""The padding of fields in the sheet, which Qt leaves out in a box with rounded corners."""


def button(words: str, clicked: Callable[[], object] | None = None, look: str = "") -> QPushButton:
    """A push button; its look may be "primary" or "quiet"."""
    made = QPushButton(words)
    made.setObjectName(look)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def button_line(buttons: tuple[QPushButton, ...], last: QPushButton | None = None) -> QHBoxLayout:
    """Buttons side by side, and one apart from them; Enter is for the list that has the focus."""
    line = QHBoxLayout()
    for each in buttons:
        each.setAutoDefault(False)
        line.addWidget(each)
    line.addStretch(1)
    if last is not None:
        last.setAutoDefault(False)
        line.addWidget(last)
    return line


def answer_buttons(
    answers: tuple[tuple[Answer, str, str], ...], choosing: Callable[[Answer], Callable[[], object]]
) -> dict[Answer, QPushButton]:
    """A button for each answer, with its words and a tip of what comes of it."""
    made = {answer: button(words, choosing(answer)) for answer, words, _ in answers}
    for answer, _, tip in answers:
        made[answer].setToolTip(tip)
    return made


def small_button(name: str, glyph: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """An icon that is a button, named for those who can't see it."""
    made = QToolButton()
    made.setObjectName("small")
    made.setIcon(icon(glyph))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(name)
    made.setAccessibleName(name)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def hairline() -> QFrame:
    """A line between two parts."""
    made = QFrame()
    made.setObjectName("hairline")
    return made


def save_or_cancel(dialog: QDialog) -> tuple[QDialogButtonBox, QPushButton]:
    """The buttons at the foot of a form, and the one that saves."""
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel)
    save = box.button(standard.Save)
    save.setObjectName("primary")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box, save


def several_lines(name: str, height: int) -> QPlainTextEdit:
    """A boxed field of a form for several lines."""
    text = QPlainTextEdit()
    text.setAccessibleName(name)
    text.setFixedHeight(height)
    text.setTabChangesFocus(True)
    return text


def number(name: str, least: int, most: int, suffix: str) -> QSpinBox:
    """A field of a form for a number, its digits as far in as the letters of other fields."""
    box = QSpinBox()
    box.setAccessibleName(name)
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
    return box


def scrolling(form: QFormLayout) -> QScrollArea:
    """A form that scrolls where there is not room for all of it, and never gives way."""
    holder = QWidget()
    holder.setObjectName("side")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 8, 8)
    column.addLayout(form)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName("side")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area


class _Wrapping(QStyledItemDelegate):
    """Counts the padding of the sheet, which Qt leaves out, when it measures wrapped words."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrow = QStyleOptionViewItem(option)
        view = self.parent()
        if isinstance(view, QListWidget):
            narrow.rect.setWidth(view.viewport().width() - _PADDING)
        return super().sizeHint(narrow, index)


def wrapped_list(name: str) -> QListWidget:
    """A list whose items take as many lines as they need."""
    made = QListWidget()
    made.setItemDelegate(_Wrapping(made))
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
