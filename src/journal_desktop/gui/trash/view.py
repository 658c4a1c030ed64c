"""The trash as a window shows it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextDocument

from journal_desktop.app.trash import words as trash_words
from journal_desktop.gui.rows import Rows
from journal_desktop.store.values import Trashed

if TYPE_CHECKING:
    from journal_desktop.render.page import Page

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
    """Holds what is shown, and tells what its user asks for.

    What is `sought`, by its kind and id, is chosen as soon as it is listed.
    """

    wanted = Signal()
    looked = Signal(object)
    restore_asked = Signal(object)
    picture_asked = Signal(object)
    delete_asked = Signal(object)
    stop_asked = Signal()
    shown = Signal()
    pictured = Signal()
    left = Signal()

    def __init__(
        self,
        picture: Callable[[str], bytes | None] = lambda _: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.picture = picture
        self.rows = TrashRows()
        self.items: tuple[Trashed, ...] = ()
        self.filter = EVERYTHING
        self.sought: tuple[str, str] | None = None
        self.document: QTextDocument | None = None
        self.page: Page | None = None
        self.block = ""
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
        self.document, self.page, self.detail = document, None, detail
        self.pictured.emit()

    def show_page(self, page: Page, block: str, detail: str) -> None:
        """The same for a page as readers would see it, with that *block* of it in sight."""
        self.document, self.page, self.block, self.detail = None, page, block, detail
        self.pictured.emit()

    def leave(self) -> None:
        """The window is about to close."""
        self.left.emit()

    def say(self, words: str, *, busy: bool = False) -> None:
        """Say what is being done, or what came of it."""
        self.said, self.is_busy = words, busy
        self.shown.emit()

    def allow_insert(self, *, can: bool) -> None:
        """Tell whether there is a caret in prose to put a picture at."""
        if can is not self.can_insert:
            self.can_insert = can
            self.shown.emit()
