"""The trash as a window shows it, and what can be asked of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextDocument

from journal_desktop.app.trash import words as trash_words
from journal_desktop.gui.rows import Rows
from journal_desktop.store.values import Trashed

EVERYTHING = "Everything"
FILTERS = (EVERYTHING, *trash_words.KINDS)


class TrashRows(Rows[Trashed]):
    """What was deleted, last first."""

    def identity(self, row: Trashed) -> str:
        return f"{row.kind} {row.article or ''} {row.id}"

    def words(self, row: Trashed, role: int) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return f"{trash_words.title(row)}\n{trash_words.detail(row)}"


class TrashView(QObject):
    """Holds what is shown, and tells what its user asks for."""

    wanted = Signal()
    looked = Signal(object)
    restore_asked = Signal(object)
    picture_asked = Signal(object)
    delete_asked = Signal(object)
    stop_asked = Signal()
    shown = Signal()
    pictured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = TrashRows()
        self.items: tuple[Trashed, ...] = ()
        self.filter = EVERYTHING
        self.document: QTextDocument | None = None
        self.detail = ""
        self.said = ""
        self.objection = ""
        self.can_insert = False
        self.is_busy = False

    @property
    def listed(self) -> tuple[Trashed, ...]:
        """What the filter lets through."""
        return self.of(self.filter)

    def of(self, name: str) -> tuple[Trashed, ...]:
        """What the filter of that name lets through."""
        kinds = trash_words.KINDS.get(name)
        return tuple(each for each in self.items if kinds is None or each.kind in kinds)

    def show_items(self, items: tuple[Trashed, ...], objection: str) -> None:
        """Show what is in the trash, and why nothing of it can be changed, if that is so."""
        self.items, self.objection = items, objection
        self.rows.show(self.listed)
        self.shown.emit()

    def choose_filter(self, name: str) -> None:
        """Show one kind only, or everything."""
        self.filter = name
        self.rows.show(self.listed)
        self.shown.emit()

    def show_content(self, document: QTextDocument | None, detail: str = "") -> None:
        """Show what the chosen thing was, with words about it."""
        self.document, self.detail = document, detail
        self.pictured.emit()

    def say(self, words: str, *, busy: bool = False) -> None:
        """Say what is being done, or what came of it."""
        self.said, self.is_busy = words, busy
        self.shown.emit()

    def allow_insert(self, *, can: bool) -> None:
        """Tell whether there is a caret in prose to put a picture at."""
        if can is not self.can_insert:
            self.can_insert = can
            self.shown.emit()
