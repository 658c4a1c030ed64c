"""The keys for undo and redo, which belong to the session and to no field."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_session_key(event: QKeyEvent) -> bool:
    """Whether a field asks to keep undo or redo for itself, which belong to the session."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    is_claim = event.type() == QEvent.Type.ShortcutOverride
    return is_claim and any(event.matches(key) for key in keys)
