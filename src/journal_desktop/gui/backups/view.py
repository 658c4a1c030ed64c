"""The backups as a window shows them, what one of them holds, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from journal_desktop.app.backup import words as backup_words
from journal_desktop.app.backup.contents import Kept, Look, Standing
from journal_desktop.gui.rows import Rows
from journal_desktop.store.backup.files import Backup

_STANDINGS = {
    Standing.MISSING: "Not in the library now",
    Standing.OTHER: "Differs from now",
    Standing.SAME: "As it is now",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A backup in one of its places."""

    backup: Backup
    is_second: bool


class BackupRows(Rows[Row]):
    """The backups, newest first."""

    def identity(self, row: Row) -> str:
        return str(row.backup.path)

    def words(self, row: Row, role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.backup.path)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        state = "some rows damaged" if row.backup.is_damaged else "checked"
        where = "second place" if row.is_second else "beside the library"
        told = (backup_words.size(row.backup.size), state, where)
        why = backup_words.why(row.backup.why)
        return f"{backup_words.when(row.backup.at)}\n{why} · {' · '.join(told)}"


class KeptRows(Rows[Kept]):
    """What a backup holds, what differs from now first."""

    def identity(self, row: Kept) -> str:
        return f"{row.kind} {row.id}"

    def words(self, row: Kept, role: int) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        title = row.title or f"Untitled {row.kind}"
        changed = f"changed {backup_words.when(row.changed)}"
        return f"{title}\n{_STANDINGS[row.standing]} · {changed}"


class BackupsView(QObject):
    """Holds what is shown, and tells what its user asks for."""

    backup_chosen = Signal(object)
    kept_chosen = Signal(object)
    restore_asked = Signal(object)
    library_asked = Signal()
    replace_asked = Signal()
    now_asked = Signal()
    place_asked = Signal()
    no_place_asked = Signal()
    shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups = BackupRows()
        self.articles = KeptRows()
        self.sources = KeptRows()
        self.rows: tuple[Row, ...] = ()
        self.look: Look | None = None
        self.place: Path | None = None
        self.is_place_there = True
        self.folder = Path()
        self.summary = ""
        self.detail = ""
        self.is_read_only = False

    def show_rows(
        self,
        rows: tuple[Row, ...],
        folder: Path,
        place: Path | None,
        *,
        is_place_there: bool = True,
    ) -> None:
        """Show the backups that there are, and whether their second place is there."""
        self.rows, self.folder, self.place = rows, folder, place
        self.is_place_there = is_place_there
        self.backups.show(rows)
        self.shown.emit()

    def show_look(self, look: Look | None, words: str = "") -> None:
        """Show what the chosen backup holds, or *words* while that is not known."""
        self.look = look
        self.summary = look.summary if look else words
        self.detail = ""
        self.articles.show(look.articles if look else ())
        self.sources.show(look.sources if look else ())
        self.shown.emit()

    def show_detail(self, words: str) -> None:
        """Say by what the chosen article differs from now."""
        self.detail = words
        self.shown.emit()
