"""The menu bar and the toolbar as the window first shows them: their titles and their room."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from journal_desktop.gui.actions import MENUS

_LETTERS = {"Format": "o", "Sources": "u"}
"""What opens a menu with Alt whose first letter opens another."""


class Bars(NamedTuple):
    """The menus by their names, and the toolbar."""

    menus: dict[str, QMenu]
    tools: QToolBar


def build(window: QMainWindow) -> Bars:
    """Give *window* its menus and toolbar, with nothing in them yet."""
    menus = {name: _menu(window, name) for name in MENUS}
    tools = QToolBar("Tools", window)
    tools.setObjectName("tools")
    tools.setMovable(False)
    tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    room = QToolButton()  # as high as those to come, so that nothing below will move
    room.setText(" ")
    tools.addWidget(room)
    window.addToolBar(tools)
    return Bars(menus, tools)


def _menu(window: QMainWindow, name: str) -> QMenu:
    letter = _LETTERS.get(name, name[0])
    menu = window.menuBar().addMenu(name.replace(letter, f"&{letter}", 1))
    menu.setObjectName(name)
    return menu
