"""Which actions can be used at the moment."""

from __future__ import annotations

from PySide6.QtGui import QAction

from journal_desktop.gui import theme
from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.desk import Desk


def show_enabled(actions: dict[str, QAction], desk: Desk) -> None:
    """Enable what can be used now, and name what undo and redo would do."""
    has = {""}
    session = desk.session
    if desk.workspace is not None:
        has.add("library")
    if session is not None:
        has.add("article")
        is_block = desk.window.editor.card_at(desk.place) is not None
        has |= {"block"} if is_block else set[str]()
        if is_block or desk.place in {"lead", "takeaway"}:
            has.add("prose")
    for action in ACTIONS:
        actions[action.id].setEnabled(action.needs in has)
    undo, redo = (session.undo_label, session.redo_label) if session else ("", "")
    for name, words, label in (("article.undo", "&Undo", undo), ("article.redo", "&Redo", redo)):
        actions[name].setEnabled(bool(label))
        actions[name].setText(f"{words} {label.lower()}".strip())


def show_checked(actions: dict[str, QAction], desk: Desk) -> None:
    """Check the panels that are shown and the scheme that was chosen."""
    window = desk.window
    for name, part in (
        ("view.library", window.library),
        ("view.preview", window.preview),
        ("view.sources", window.dock),
    ):
        actions[name].setChecked(not part.isHidden())
    scheme = desk.settings.scheme if desk.settings.scheme in theme.SCHEMES else "system"
    actions[f"view.{scheme}"].setChecked(True)
