"""What can be done to the text field with the caret, whichever it is."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

TextField = QTextEdit | QPlainTextEdit | QLineEdit


def field() -> TextField | None:
    """The text field with the caret, if one has it."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, (QTextEdit, QPlainTextEdit, QLineEdit)) else None


def show_editing(actions: dict[str, QAction], *, looks: bool = True) -> None:
    """Enable cut, copy, paste and select all where they can do something now.

    Whether the clipboard holds words is only asked when somebody *looks*: another program
    has to answer that, and may be slow.
    """
    here = field()
    selected = here is not None and _has_selection(here)
    writable = here is not None and not here.isReadOnly()
    can = {
        "clipboard.cut": selected and writable,
        "clipboard.copy": selected,
        "clipboard.paste": here is not None and writable and (not looks or _can_paste(here)),
        "clipboard.select_all": here is not None and not _is_empty(here),
    }
    for name, enabled in can.items():
        actions[name].setEnabled(enabled)


def _has_selection(here: TextField) -> bool:
    return here.hasSelectedText() if isinstance(here, QLineEdit) else _selects(here)


def _selects(here: QTextEdit | QPlainTextEdit) -> bool:
    return here.textCursor().hasSelection()


def _can_paste(here: TextField) -> bool:
    if isinstance(here, QLineEdit):
        return bool(QApplication.clipboard().text())
    return here.canPaste()


def _is_empty(here: TextField) -> bool:
    return not here.text() if isinstance(here, QLineEdit) else here.document().isEmpty()
