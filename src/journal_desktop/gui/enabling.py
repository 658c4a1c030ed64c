"""Which actions can be used at the moment."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction

from journal_desktop.app.sources.listed import is_unseen
from journal_desktop.gui import theme
from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.window import Window


class Usable(NamedTuple):
    """What there is that actions may need, and what undo and redo would do."""

    there: frozenset[str]
    undo: str
    redo: str


def usable(desk: Desk) -> Usable:
    """What can be used now."""
    session = desk.session
    labels = (session.undo_label, session.redo_label) if session else ("", "")
    return Usable(frozenset(_there(desk)), *labels)


def show_enabled(actions: dict[str, QAction], window: Window, now: Usable) -> None:
    """Enable what can be used *now*, and name what undo and redo would do."""
    for action in ACTIONS:
        if action.needs != "text":  # those follow the caret, see editing.show_editing
            actions[action.id].setEnabled(action.needs in now.there)
    for part in (window.library, window.sources, window.checks, window.history):
        part.setEnabled("library" in now.there)
    window.preview.setEnabled("article" in now.there)
    for name, words, label in (
        ("article.undo", "&Undo", now.undo),
        ("article.redo", "&Redo", now.redo),
    ):
        actions[name].setEnabled(bool(label))
        actions[name].setText(f"{words} {label[:1].lower()}{label[1:]}".strip())


def _there(desk: Desk) -> set[str]:
    """What there is that an action may need."""
    has = {""} if desk.workspace is None else {"", "library"}
    has |= _chosen(desk)
    has |= {"report"} if desk.last_import is not None else set[str]()
    if desk.session is None:
        return has
    has.add("article")
    article, place = desk.session.article, desk.place
    for kind, blocks in (("section", article.sections), ("question", article.questions)):
        order = [str(block.id) for block in blocks]
        if place in order:
            has |= {"block", "prose", kind}
            has |= {"before"} if place != order[0] else set[str]()
            has |= {"after"} if place != order[-1] else set[str]()
    return has | {"prose"} if place in {"lead", "takeaway"} else has


def _chosen(desk: Desk) -> set[str]:
    """What the sources are that are chosen in their panel."""
    panel = desk.window.sources
    chosen, use = panel.selected, panel.model.use
    kinds = {
        "source": bool(chosen),
        "sources": len(chosen) > 1,
        "version": desk.window.history.has_choice,
        "version with a name": desk.window.history.has_name,
        "unlistable": any(s.id in use.keys and not use.times.get(s.id) for s in chosen),
        "warning": any(map(is_unseen, chosen)),
    }
    return {kind for kind, is_there in kinds.items() if is_there and desk.workspace is not None}


def show_checked(actions: dict[str, QAction], desk: Desk) -> None:
    """Check the panels that are shown and the scheme that was chosen."""
    window = desk.window
    for name, part in (
        ("view.library", window.library),
        ("view.preview", window.preview),
    ):
        actions[name].setChecked(not part.isHidden())
    actions["view.sources"].setChecked(window.is_aside(window.sources))
    actions["history.show"].setChecked(window.is_aside(window.history))
    scheme = desk.settings.scheme if desk.settings.scheme in theme.SCHEMES else "system"
    actions[f"view.{scheme}"].setChecked(True)
